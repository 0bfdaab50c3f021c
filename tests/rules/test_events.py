"""Chapter 13: what a scenario lets happen by date or condition, and the dilemmas it puts."""

from dataclasses import replace

import pytest

from game.rules import conditions as asks
from game.rules import effects as does
from game.rules.chapters.events import Decide
from game.rules.codec import decode_event, encode_event
from game.rules.contacts import Level
from game.rules.events import PUBLIC
from game.rules.foreseen import foreseen
from game.rules.place_why import place_whys
from game.rules.public import Audience
from game.rules.rulebook import Entry
from game.rules.script import Choice, Dilemma, Happening, Repeat
from game.rules.state import Stage
from game.words import LANGUAGES, Missing, Words, sentence
from tests.pictures import Match, at, match

SURE = (1000, False)
BATTLE = """
    army   f1@0,0 motorised_company  80 truck=6 in=column
    wagner w1@0,0 assault_detachment 40 armoured=3 technical=5 in=column
    csp    c1@0,4 technical_squadron 50 technical=8
    csp    c2@0,4 technical_squadron 50 technical=8
"""
UP = does.MovesTrack(*SURE, "army", "junta_standing", 30)
DOWN = does.MovesTrack(*SURE, "csp", "unity", -20)
EVERYBODY = ("army", "wagner", "csp", PUBLIC)


def event(name: str = "storm", **fields: object) -> Happening:
    """Return an event that happens in any turn and moves a track of the army."""
    plan = Happening(
        id=name,
        title={"en": name.title()},
        first=1,
        last=12,
        chance=1000,
        condition=asks.InTurns(1, 12),
        repeat=None,
        text=None,
        told=EVERYBODY,
        effects=(UP,),
        dilemma=None,
    )
    return replace(plan, **fields)  # type: ignore[arg-type]


def question(**fields: object) -> Happening:
    """Return a dilemma of the army: a track of its own, or one of the CSP's."""
    dilemma = Dilemma(
        to="army",
        turns=2,
        default="stay",
        text={"en": "Send it?"},
        choices=(
            Choice("send", {"en": "Send it."}, (UP,)),
            Choice("stay", {"en": "Keep it."}, (DOWN,)),
        ),
    )
    return event("relief", effects=(), dilemma=replace(dilemma, **fields))  # type: ignore[arg-type]


def drawn(*plans: Happening, **said: object) -> Match:
    places = "camp@0,1 holder=csp people=500 csp=600\ntown@0,5 people=900 country=DZ"
    found = match("......", BATTLE, places=places, formations={"column": "wagner"}, **said)  # type: ignore[arg-type]
    return replace(found, book=replace(found.book, script={each.id: each for each in plans}))


def standing(now: Match, side: str = "army", track: str = "junta_standing") -> int:
    return now.state.factions[side].tracks[track].value


# When things happen.


@pytest.mark.rule("13.1")
def test_an_event_happens_in_the_morning_on_which_its_condition_holds() -> None:
    waits = event(condition=asks.LostPeople(("army",), 5))
    calm = drawn(waits)
    assert standing(calm.morning()) == standing(calm)
    ledger = calm.unit("f1").ledger
    hit = calm.but("f1", ledger=ledger._replace(start=ledger.start + 9, killed=9))
    assert standing(hit.morning()) == standing(hit) + 30


@pytest.mark.rule("13.1")
def test_what_happens_above_counts_below_at_once() -> None:
    after = event("after", condition=asks.HasHappened("before", None))
    assert drawn(event("before"), after).morning().state.happened["after"].times == 1
    assert "after" not in drawn(after, event("before")).morning().state.happened


@pytest.mark.rule("13.1")
def test_an_event_may_lie_in_the_aftermath() -> None:
    late = event(first=13, last=14, condition=None)
    found = drawn(late, aftermath=(3, 14))
    clock = replace(found.state.clock, stage=Stage.AFTERMATH, turn=12)
    seen = set()
    for number in (1, 2):
        course = replace(
            found, state=replace(found.state, clock=replace(clock, news_turn=number))
        ).course()
        for chapter in found.book.chapters:
            chapter.news_begin(course, 1440)
        seen.add("storm" in course.state.happened)
    assert True in seen
    assert "storm" not in found.turns(3).state.happened


@pytest.mark.rule("13.2")
def test_what_has_a_time_alone_happens_in_each_of_its_turns_as_often() -> None:
    window = event(first=3, last=5, condition=None)
    turns = [drawn(window, seed=seed).turns(6).state.happened["storm"].last for seed in range(40)]
    assert {3, 4, 5} == set(turns)


@pytest.mark.rule("13.2")
def test_what_missed_its_chance_does_not_come_any_more() -> None:
    unlikely = event(chance=300)
    came = [drawn(unlikely, seed=seed).turns(4).state.happened["storm"].times for seed in range(60)]
    assert set(came) == {0, 1}
    assert 6 <= sum(came) <= 32


@pytest.mark.rule("13.2")
def test_what_happens_once_happens_once_and_what_repeats_rests() -> None:
    once = drawn(event()).turns(6)
    assert standing(once) <= 630
    again = drawn(event(repeat=Repeat(2, 3))).turns(9).state.happened["storm"]
    assert (again.times, again.last) == (3, 6)


# What they do.


@pytest.mark.rule("13.3")
def test_a_track_moved_by_an_event_names_it_as_the_cause() -> None:
    track = drawn(event()).morning().state.factions["army"].tracks["junta_standing"]
    assert ("event|storm", 30) in track.causes


@pytest.mark.rule("13.3")
def test_who_is_believed_may_change_with_an_event() -> None:
    effect = does.MovesCredibility(*SURE, "csp", Audience.ABROAD, -100)
    before = drawn(event(effects=(effect,)))
    assert before.morning().state.factions["csp"].credit("abroad") == (
        before.state.factions["csp"].credit("abroad") - 100
    )


def coming(entry: Entry) -> Match:
    """Return a match in which a unit of the CSP waits for an event."""
    now = drawn(event(effects=(does.Arrives(*SURE, "c2"),)), bases={"kidal": ("0,5", 40_000)})
    plan = replace(now.book.units["c2"], at=None, entry=entry)
    book = replace(now.book, units={**now.book.units, "c2": plan})
    return replace(now, book=book).but("c2", at=None)


@pytest.mark.rule("13.3")
def test_who_waits_for_an_event_comes_by_it_and_not_before() -> None:
    now = coming(Entry((at(0, 3),), 1, 12, 1000, by_event=True))
    silent = replace(now, book=replace(now.book, script={})).turns(3)
    assert silent.unit("c2").at is None
    came = now.morning()
    assert came.unit("c2").at == at(0, 3)
    assert "learnt.arrival" in came.heard("csp")
    assert "learnt.arrival" not in came.heard("army")


@pytest.mark.rule("13.3")
def test_who_waits_off_the_map_sets_out_by_an_event() -> None:
    away = coming(Entry((at(0, 5),), 1, 12, 1000, "kidal", by_event=True)).morning().unit("c2").away
    assert away is not None
    assert away.edge_m == 40_000


@pytest.mark.rule("13.3")
def test_where_there_is_nobody_to_send_the_side_hears_so() -> None:
    now = coming(Entry((at(0, 3),), 1, 12, 0, by_event=True))
    empty = now.unit("c2").ledger._replace(start=0)
    after = now.but("c2", people=0, ledger=empty).morning()
    assert "learnt.event_nobody_comes" in after.heard("csp")
    assert "learnt.event_nobody_comes" not in after.heard("army")


@pytest.mark.rule("13.3")
def test_who_is_no_ally_any_more_leaves_the_others_columns() -> None:
    truce = does.Relates(*SURE, "army", "wagner", "truce", secret=False)
    parted = drawn(event(effects=(truce,))).morning()
    assert parted.state.relation("army", "wagner") == "truce"
    assert parted.unit("f1").formation is None
    assert parted.unit("w1").formation == "column"
    assert "learnt.event_relation" in parted.heard("csp")


@pytest.mark.rule("13.3")
def test_others_never_learn_of_a_relation_kept_secret() -> None:
    peace = does.Relates(*SURE, "army", "csp", "truce", secret=True)
    calm, after = drawn(event(effects=())).morning(), drawn(event(effects=(peace,))).morning()
    assert after.state.relation("army", "csp") == "truce"
    assert after.view("csp").relations == after.view("army").relations != calm.view("csp").relations
    assert after.view("wagner").relations == calm.view("wagner").relations
    assert after.heard("csp").count("learnt.relation") == 1
    assert after.heard("wagner") == calm.heard("wagner")


@pytest.mark.rule("13.3")
def test_what_two_kept_secret_is_known_once_they_stand_otherwise_in_public() -> None:
    secret = event("secret", effects=(does.Relates(*SURE, "army", "csp", "truce", secret=True),))
    again = does.Relates(*SURE, "army", "csp", "co-belligerent", secret=False)
    known = drawn(secret, event("open", effects=(again,))).morning()
    assert not known.state.unspoken
    assert known.view("wagner").relations["army|csp"] == "co-belligerent"


@pytest.mark.rule("13.3")
def test_an_event_is_named_as_what_moved_the_people_of_a_place() -> None:
    shift = does.ChangesPlace(*SURE, "camp", (("csp", -80),), 90, None, takes=False)
    there = drawn(event(effects=(shift,))).but("c1", at=at(0, 1))
    known = there.morning().turns(1)
    whys = {why.key: why for why in place_whys(known.book, known.view("csp"), "camp")}
    causes = {key: {each.key: each.permille for each in why.changes} for key, why in whys.items()}
    assert causes["why.leaning"]["event|storm"] == -80
    assert causes["why.fear"]["event|storm"] == 90


@pytest.mark.rule("13.3")
def test_who_never_heard_of_an_event_reads_no_name_of_it() -> None:
    fear = does.ChangesPlace(*SURE, "camp", (("army", 20),), 30, None, takes=False)
    moved = event(told=("csp",), text={"en": "Dust."}, effects=(UP, fear))
    after = drawn(moved).morning()
    camp = after.state.places["camp"]
    assert camp.frights == {
        "army|cause.unheard_event": 30,
        "wagner|cause.unheard_event": 30,
        "csp|event|storm": 30,
    }
    assert camp.moods == {"army|cause.unheard_event": 20}
    track = after.state.factions["army"].tracks["junta_standing"]
    assert ("cause.unheard_event", 30) in track.causes


@pytest.mark.rule("13.3")
def test_a_border_that_an_event_closes_warns_those_inside() -> None:
    now = drawn(event(effects=(does.SetsBorder(*SURE, "DZ", "csp", "closed"),))).morning()
    assert now.state.borders["DZ|csp"].stance == "closed"
    assert now.heard("csp") == ["learnt.border_closed"]
    assert now.heard("army") == []
    tolerated = drawn(event(effects=(does.SetsBorder(*SURE, "DZ", "csp", "tolerated"),))).morning()
    assert tolerated.heard("csp") == ["learnt.event_border"]


@pytest.mark.rule("13.3")
def test_weather_of_an_event_comes_over_everybody_in_this_turn() -> None:
    now = drawn(event(effects=(does.Brews(*SURE, "storm", 120),))).weather(storm=60).morning()
    assert now.state.clock.weather.storm == 120
    assert "learnt.event_weather" in now.heard(PUBLIC)


@pytest.mark.rule("13.3")
def test_a_word_in_public_stands_in_the_news() -> None:
    said = {"en": "No comment."}
    now = drawn(event(effects=(does.Publishes(*SURE, said, "AFP"),))).morning()
    (item,) = now.state.news.values()
    assert (item.speaker, item.args["said_text"]) == ("AFP", said)


@pytest.mark.rule("13.3")
def test_stores_of_an_event_fill_no_more_than_there_is_room_for() -> None:
    now = drawn(event(effects=(does.Supplies(*SURE, "f1", 9000, -20),)))
    after = now.but("f1", water_fuel=50).morning().unit("f1")
    assert after.water_fuel == now.book.types["motorised_company"].water_fuel
    assert after.ammunition == now.unit("f1").ammunition - 20


@pytest.mark.rule("13.3")
def test_people_of_a_place_lean_otherwise_and_are_never_more_than_all() -> None:
    shifts = (("csp", 900), ("army", 100))
    effect = does.ChangesPlace(*SURE, "camp", shifts, 200, None, takes=True)
    place = drawn(event(effects=(effect,))).morning().state.places["camp"]
    assert place.leaning["csp"] + place.leaning["army"] <= 1000
    assert (place.fear, place.holder) == (200, None)


@pytest.mark.rule("13.3")
def test_prisoners_let_go_by_an_event_are_home_and_nobody_is_lost() -> None:
    held = drawn(event(effects=(does.Frees(*SURE, "csp", "army", 9),))).but(
        "c1", prisoners={"army": 4}
    )
    after = held.morning()
    assert after.state.factions["army"].home == 4
    assert not after.unit("c1").prisoners
    assert "learnt.prisoners_home" in after.heard("army")


@pytest.mark.rule("13.3")
def test_leave_to_withdraw_may_come_unasked() -> None:
    now = drawn(event(effects=(does.Permits(*SURE, "army", granted=True),))).morning()
    assert now.state.factions["army"].marks["permission"] == 2
    assert "learnt.leave_granted" in now.heard("army")


@pytest.mark.rule("13.3")
def test_an_effect_that_may_not_come_comes_now_and_then() -> None:
    maybe = event(effects=(replace(UP, chance=500),))
    values = {standing(drawn(maybe, seed=seed).morning()) for seed in range(12)}
    assert values == {600, 630}


# Dilemmas.


@pytest.mark.rule("13.4")
def test_a_dilemma_is_put_to_one_side_and_nobody_else_hears_of_it() -> None:
    put = drawn(question()).morning()
    assert put.heard("army") == ["learnt.dilemma"]
    for other in ("wagner", "csp", "public"):
        assert put.heard(other) == []
        assert put.view(other) == drawn().morning().view(other)
        assert not any(offer.order is Decide for offer in put.acting(other).menu(other))


@pytest.mark.rule("13.4")
def test_an_answer_is_free_and_given_in_ones_own_impulse() -> None:
    put = drawn(question()).morning().acting("army")
    points = put.state.factions["army"].command_points
    sent = put.give("army", Decide((), "relief|send"))
    assert standing(sent) == 630
    assert sent.state.factions["army"].command_points == points
    assert sent.state.happened["relief"].choice == "send"
    assert not sent.state.dilemmas
    assert put.acting("csp").refused("army", Decide((), "relief|send")) is not None
    assert sent.acting("army").refused("army", Decide((), "relief|stay")) is not None


@pytest.mark.rule("13.4")
def test_silence_is_the_declared_answer_in_the_evening_of_the_deadline() -> None:
    put = drawn(question(turns=2)).turns(1)
    assert put.state.dilemmas == {} or put.state.clock.turn == 2
    asked = drawn(question(turns=2)).morning()
    assert asked.evening().state.dilemmas
    later = replace(asked, state=replace(asked.state, clock=replace(asked.state.clock, turn=2)))
    after = later.evening()
    assert not after.state.dilemmas
    assert after.state.happened["relief"].choice == "stay"
    assert standing(after, "csp", "unity") < 600
    assert "learnt.decided_by_silence" in after.heard("army")


@pytest.mark.rule("13.4")
def test_no_dilemma_outlasts_the_match() -> None:
    put = drawn(question(turns=90)).morning()
    clock = replace(put.state.clock, turn=put.state.clock.last_turn)
    after = replace(put, state=replace(put.state, clock=clock)).evening()
    assert not after.state.dilemmas


@pytest.mark.rule("13.4")
def test_in_the_aftermath_a_news_turn_counts_as_a_turn() -> None:
    asked = drawn(question(turns=2), aftermath=(3, 14, 42)).morning()
    clock = replace(asked.state.clock, stage=Stage.AFTERMATH, news_turn=1, turn=1)
    course = replace(asked, state=replace(asked.state, clock=clock)).course()
    for chapter in asked.book.chapters:
        chapter.news_end(course)
    assert not course.state.dilemmas


def test_an_event_that_repeats_does_not_ask_while_its_question_is_open() -> None:
    plan = replace(question(turns=9), repeat=Repeat(1, 9))
    assert drawn(plan).morning().morning().state.happened["relief"].times == 1


def test_a_decision_survives_the_log() -> None:
    put = drawn(question()).morning()
    events = (*put.events, *put.give("army", Decide((), "relief|send")).events)
    assert [decode_event(encode_event(each)) for each in events] == list(events)


@pytest.mark.rule("13.5")
def test_beside_an_answer_stands_what_follows_from_it_and_how_likely() -> None:
    maybe = replace(UP, chance=400)
    choice = Choice("send", {"en": "Send it."}, (DOWN, maybe))
    sure, likely = foreseen(choice)
    assert (sure.key, sure.args["moved_change"]) == ("effect.track", -20)
    assert (likely.key, likely.args["chance_permille"]) == ("effect.chance", 400)


@pytest.mark.rule("13.5")
def test_what_nobody_foresees_is_not_told_but_that_there_is_something_is() -> None:
    choice = Choice("send", {"en": "Send it."}, (UP, replace(DOWN, unforeseen=True)))
    assert [each.key for each in foreseen(choice)] == ["effect.track", "effect.unforeseen"]
    assert [each.key for each in foreseen(Choice("stay", {}, ()))] == ["effect.none"]


EVERY = (
    UP,
    does.MovesCredibility(*SURE, "csp", Audience.ABROAD, 50),
    does.Arrives(*SURE, "c2"),
    does.Relates(*SURE, "army", "wagner", "truce", secret=False),
    does.SetsBorder(*SURE, "DZ", "csp", "interned"),
    does.Brews(*SURE, "heat", 90),
    does.Publishes(*SURE, {"en": "No."}, "AFP"),
    does.Supplies(*SURE, "f1", 90, 0),
    does.ChangesPlace(*SURE, "camp", (("csp", 50),), -50, None, takes=True),
    does.Frees(*SURE, "csp", "army", 3),
    does.Permits(*SURE, "army", granted=False),
)
"""One effect of each kind."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_consequence_can_be_said(language: str) -> None:
    assert {type(effect).__name__ for effect in EVERY} == {
        kind.__name__ for kind in does.Effect.__subclasses__()
    }
    words, book = Words(language, Missing.RAISED), drawn().book
    for key, args in foreseen(Choice("all", {}, tuple(replace(e, chance=500) for e in EVERY))):
        assert "{" not in sentence(book, words, key, args)


# Conditions.


def holding(now: Match, condition: asks.Condition) -> bool:
    return condition.holds(now.book, now.state)


def test_conditions_join_by_all_any_and_not() -> None:
    now = drawn()
    yes, no = asks.InTurns(1, 1), asks.InTurns(2, 9)
    assert holding(now, asks.AllOf((yes, asks.Not(no))))
    assert not holding(now, asks.AllOf((yes, no)))
    assert holding(now, asks.AnyOf((no, yes)))
    assert not holding(now, asks.AnyOf((no, no)))


def test_conditions_ask_of_places_relations_and_borders() -> None:
    now = drawn()
    assert holding(now, asks.Holds("camp", "csp"))
    assert not holding(now, asks.Holds("camp", None))
    assert holding(now, asks.Related("army", "wagner", "allied"))
    assert holding(now, asks.BorderIs("DZ", "csp", "open"))


def test_a_contact_counts_by_what_the_side_believes_not_by_what_is_there() -> None:
    known = asks.HasContact("army", ("csp",), Level.IDENTIFIED, at(0, 4), 5000)
    now = drawn()
    assert not holding(now, known)
    assert holding(now.seen("army", "c1", Level.IDENTIFIED), known)
    assert not holding(now.seen("army", "c1", Level.SIGHTED), known)
    far = replace(known, at=at(0, 0))
    assert not holding(now.seen("army", "c1", Level.IDENTIFIED), far)


def test_conditions_ask_of_people_and_what_they_have() -> None:
    now = drawn()
    assert holding(now, asks.UnitsNear(("c1", "c2"), at(0, 4), 0, 100))
    assert not holding(now, asks.UnitsNear(("c1",), at(0, 4), 0, 100))
    assert holding(now.but("f1", water_fuel=90), asks.Stores(("f1",), 100, 0))
    assert not holding(now, asks.Stores(("f1",), 100, 0))
    held = now.but("c1", prisoners={"army": 2})
    assert holding(held, asks.HoldsPrisoners("csp", ("army", "wagner"), 2))
    assert not holding(held, asks.HoldsPrisoners("csp", ("wagner",), 1))


def test_conditions_ask_of_tracks_and_belief_within_bounds() -> None:
    now = drawn()
    assert holding(now, asks.TrackStands("csp", "unity", 600, 601))
    assert not holding(now, asks.TrackStands("csp", "unity", 0, 600))
    assert holding(now, asks.Believed("csp", Audience.ABROAD, 0, 1000))
    assert not holding(now, asks.Believed("csp", Audience.ABROAD, 990, 2000))


def test_conditions_ask_of_what_is_counted() -> None:
    now = drawn(aftermath=(3,))
    assert not holding(now, asks.RoadsClosed("csp", 1))
    assert not holding(now, asks.AircraftLost("army", 1))
    assert not holding(now, asks.HasSpoken(None, 1))
    assert not holding(now, asks.Abroad("DZ", "csp", 1))
    assert holding(now.weather(heat=60), asks.WeatherIs("heat"))
    assert not holding(now.weather(heat=60), asks.WeatherIs("storm"))
