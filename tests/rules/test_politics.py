"""Chapter 25: pay, patrons, and what becomes of a faction that nothing carries any more."""

from dataclasses import replace

import pytest

from game.rules.changes import Put
from game.rules.chapters.combat import Attack
from game.rules.chapters.politics import CHAPTER, pay, stand_by
from game.rules.chapters.recruitment import Levy
from game.rules.chapters.roads import CloseRoad
from game.rules.chapters.scoring import reached
from game.rules.chapters.turn import Pass
from game.rules.collapse import break_what_gives
from game.rules.contacts import Level
from game.rules.inquiring import answer, ask
from game.rules.public import Access
from game.rules.publishing import open_story
from game.rules.rulebook import Aim
from game.rules.state import Fact, Stage, Track
from game.rules.tracks import move
from game.rules.world import count_displaced, look_away, look_closer, scrutiny
from tests.pictures import Match, at, match

BATTLE = """
    army       f1@0,0  motorised_company     80  truck=6 in=column
    wagner     w1@0,0  assault_detachment    40  technical=6 in=column
    csp        c1@0,2  technical_squadron    60  technical=8
    csp        c2@0,5  technical_squadron    50  technical=6 cohesion=500
    jihadists  j1@0,7  katiba                60  technical=6
"""


def drawn() -> Match:
    return match(
        "." * 8,
        BATTLE,
        formations={"column": "wagner"},
        places="camp@0,7 people=500 jihadists=400",
        roads=("0,6 0,7",),
        aims={"army": (Aim("track", 30, "junta_standing", level=800),)},
    )


def standing(found: Match, side: str, track: str, value: int) -> Match:
    """Let a track stand somewhere."""
    faction = replace(found.state.factions[side], tracks={track: Track(value)})
    factions = {**found.state.factions, side: faction}
    return replace(found, state=replace(found.state, factions=factions))


def broken(side: str, track: str) -> Match:
    """Return the match after the evening on which a faction has broken."""
    course = standing(drawn(), side, track, 100).course()
    break_what_gives(course)
    return drawn().after(course.closed())


def test_nobody_breaks_a_tenth_above_the_line() -> None:
    course = standing(drawn(), "csp", "unity", 101).course()
    break_what_gives(course)
    assert course.state.broken == {}


@pytest.mark.rule("25.1")
def test_a_public_cause_is_shown_a_turn_late_and_a_private_one_never() -> None:
    course = drawn().course()
    move(course, "csp", "unity", "cause.known_losses", -20)
    move(course, "csp", "unity", "cause.given_up", -50)
    found = drawn().after(course.closed())
    assert found.view("army").shown["csp"]["unity"] == 600
    assert found.turns(1).view("army").shown["csp"]["unity"] == 580


@pytest.mark.rule("25.2")
@pytest.mark.parametrize(
    ("side", "track", "how"),
    [
        ("army", "junta_standing", "fallen"),
        ("wagner", "wagner_contract", "recalled"),
        ("csp", "unity", "split"),
        ("jihadists", "network", "scattered"),
    ],
)
def test_a_faction_breaks_once_is_told_and_everybody_reads_of_it(
    side: str, track: str, how: str
) -> None:
    found = broken(side, track)
    assert found.state.broken[side].how == how
    assert f"learnt.{how}" in found.heard(side)
    for reader in ("army", "wagner", "csp", "jihadists", "public"):
        assert f"news.{how}" in found.heard(reader)
        assert found.view(reader).broken == found.state.broken
    course = standing(found, side, track, 0).course()
    break_what_gives(course)
    assert course.closed() == ()


@pytest.mark.rule("25.2")
def test_the_track_that_broke_counts_no_more_in_the_score() -> None:
    found = standing(broken("army", "junta_standing"), "army", "junta_standing", 1000)
    aim = found.book.sides["army"].aims[0]
    assert reached(found.book, found.state, "army", aim) == 0


@pytest.mark.rule("25.3")
def test_after_a_fall_nobody_commands_for_a_day_and_new_rulers_begin() -> None:
    found = broken("army", "junta_standing")
    numbers = found.book.numbers
    now = found.state.factions["army"].tracks["junta_standing"].value
    assert now == numbers["collapse.new_rulers"]
    leaderless = numbers["collapse.leaderless_minutes"] // found.book.turn_minutes
    points = []
    for _ in range(leaderless + 1):
        found = found.turns(1)
        points.append(found.state.factions["army"].command_points)
    assert points == [0] * leaderless + [9]


@pytest.mark.rule("25.4")
def test_recalled_people_attack_no_more_and_allies_march_on_alone() -> None:
    found = broken("wagner", "wagner_contract")
    assert found.unit("w1").formation is None
    assert found.unit("f1").formation is None
    assert found.state.relation("army", "wagner") == "co-belligerent"
    sees = found.seen("wagner", "c1", Level.SIGHTED).acting("wagner")
    offer = sees.offer("wagner", Attack, "w1")
    assert offer.refusal is not None
    assert offer.refusal.key == "refused.recalled"
    kinds = {each.kind for each in sees.menu("wagner", "w1") if each.refusal is None}
    assert "march" in kinds


@pytest.mark.rule("25.5")
def test_the_band_least_sure_of_itself_goes_home_and_one_always_stays() -> None:
    found = broken("csp", "unity")
    assert (found.unit("c2").at, found.unit("c2").present) == (None, 0)
    assert found.unit("c2").ledger.deserted == 50
    assert found.unit("c2").balance == found.unit("c2").fleet_balance == 0
    later = standing(found, "csp", "unity", 0).evening()
    assert later.unit("c1").present == 60


@pytest.mark.rule("25.5")
def test_the_movement_named_last_goes_first_and_the_first_one_never() -> None:
    begun = drawn()
    plans = {
        **begun.book.units,
        "c1": replace(begun.book.units["c1"], group="arabs"),
        "c2": replace(begun.book.units["c2"], group="core"),
    }
    side = replace(begun.book.sides["csp"], groups={"core": {"en": "x"}, "arabs": {"en": "y"}})
    book = replace(begun.book, units=plans, sides={**begun.book.sides, "csp": side})
    course = standing(replace(begun, book=book), "csp", "unity", 50).course()
    break_what_gives(course)
    assert course.unit("c1").present == 0
    later = replace(begun, book=book).after(course.closed())
    assert standing(later, "csp", "unity", 0).evening().unit("c2").present == 50


@pytest.mark.rule("25.6")
def test_with_their_network_scattered_nobody_joins_and_no_road_is_closed() -> None:
    found = broken("jihadists", "network").acting("jihadists")
    refused = {
        offer.order: offer.refusal and offer.refusal.key
        for offer in found.menu("jihadists", "j1")
        if offer.order in (Levy, CloseRoad)
    }
    assert refused == {Levy: "refused.scattered", CloseRoad: "refused.scattered"}


@pytest.mark.rule("25.7")
def test_a_client_in_trouble_does_not_pay_and_arrears_strain_the_contract() -> None:
    paid = drawn().course()
    pay(paid, "wagner")
    assert paid.closed() == ()
    course = standing(drawn(), "army", "junta_standing", 299).course()
    pay(course, "wagner")
    wagner = course.state.factions["wagner"]
    assert wagner.marks["arrears"] == course.book.turn_minutes
    strain = course.number("contract.arrears") * course.book.turn_minutes // 1440
    assert wagner.tracks["wagner_contract"].value == 600 - strain


@pytest.mark.rule("25.7")
def test_a_client_who_has_fallen_pays_no_more_whoever_follows() -> None:
    fallen = standing(broken("army", "junta_standing"), "army", "junta_standing", 900).course()
    pay(fallen, "wagner")
    assert fallen.state.factions["wagner"].marks["arrears"] > 0


@pytest.mark.rule("25.7")
def test_the_patron_holds_a_contract_up_to_a_line_and_no_further() -> None:
    for value, then in ((200, 205), (298, 300), (300, 300), (500, 500)):
        course = standing(drawn(), "wagner", "wagner_contract", value).course()
        stand_by(course, "wagner")
        assert course.state.factions["wagner"].tracks["wagner_contract"].value == then


@pytest.mark.parametrize("side", ["army", "wagner", "csp", "jihadists"])
def test_a_match_with_a_broken_faction_goes_on_to_its_end(side: str) -> None:
    track = drawn().book.factions[side].carried_by()
    assert track is not None
    found = broken(side, track[0]).turns(14)
    assert found.state.clock.stage is Stage.OVER
    assert side in found.state.scores


def test_a_faction_without_leaders_may_still_pass() -> None:
    found = broken("army", "junta_standing").turns(1).acting("army")
    assert found.state.factions["army"].command_points == 0
    assert found.refused("army", Pass(())) is None


# The world, and the Aftermath.

AFTER = (3, 14, 42, 84)


def aftermath(news_turn: int, **tracks: int) -> Match:
    """Return the battle in a news turn, tracks standing where they are said to."""
    found = match(
        "." * 8,
        BATTLE,
        places="camp@0,7 people=500 holder=army",
        aftermath=AFTER,
        borders={("DZ", "csp"): "tolerated"},
    )
    clock = replace(found.state.clock, stage=Stage.AFTERMATH, news_turn=news_turn)
    found = replace(found, state=replace(found.state, clock=clock))
    for side, faction in found.state.factions.items():
        told = {name: tracks.get(name, track.value) for name, track in faction.tracks.items()}
        values = {name: Track(value) for name, value in told.items()}
        factions = {**found.state.factions, side: replace(faction, tracks=values)}
        found = replace(found, state=replace(found.state, factions=factions))
    return found


def news_turn(found: Match) -> Match:
    """Let politics do what it does when the news turn begins."""
    number = found.state.clock.news_turn
    before = AFTER[number - 2] if number > 1 else 0
    course = found.course()
    CHAPTER.news_begin(course, (AFTER[number - 1] - before) * 1440)
    return found.after(course.closed())


def value(found: Match, side: str, track: str) -> int:
    return found.state.factions[side].tracks[track].value


@pytest.mark.rule("25.8")
def test_displaced_people_the_public_hears_of_draw_the_eyes_of_the_world() -> None:
    found = drawn()
    known = {**found.state.known["public"]}
    per = found.book.numbers["scrutiny.per_displaced"]
    known["camp"] = replace(known["camp"], displaced=3 * per)
    course = replace(
        found, state=replace(found.state, known={**found.state.known, "public": known})
    ).course()
    count_displaced(course)
    assert course.state.shared["displaced_known"].value == 3 * per
    assert scrutiny(course.state) == 3
    assert [each.cause for each in course.state.moves["shared"].values()] == [
        "cause.people_fled"
    ] * 2


@pytest.mark.rule("25.8")
def test_the_world_looks_elsewhere_day_by_day_down_to_where_it_began() -> None:
    course = drawn().course()
    assert course.book.scrutiny == 0
    look_closer(course, "cause.people_hurt", 15)
    look_away(course, 1440)
    assert scrutiny(course.state) == 15 - course.number("scrutiny.fades")
    look_away(course, 1440)
    assert scrutiny(course.state) == 0


@pytest.mark.rule("25.9")
@pytest.mark.parametrize(("turn", "side", "track"), [
    (1, "army", "junta_standing"), (3, "csp", "unity"), (3, "jihadists", "network"),
    (3, "wagner", "wagner_contract"),
])  # fmt: skip
def test_those_who_carry_a_faction_stand_by_it_or_turn_away_on_their_day(
    turn: int, side: str, track: str
) -> None:
    weight = drawn().book.numbers["aftermath.weight"]
    firm = news_turn(aftermath(turn, **{track: 500}))
    assert value(firm, side, track) == 500 + weight
    waiting = news_turn(aftermath(turn, **{track: 499}))
    assert value(waiting, side, track) == 499
    weak = news_turn(aftermath(turn, **{track: 299}))
    assert value(weak, side, track) == (0 if side == "wagner" else 299 - weight)
    other = news_turn(aftermath(4, **{track: 500}))
    assert value(other, side, track) == 500


@pytest.mark.rule("25.9")
def test_a_weak_contract_ends_and_everybody_reads_of_it() -> None:
    found = news_turn(aftermath(3, wagner_contract=200))
    assert found.state.broken["wagner"].how == "recalled"
    assert {"news.sponsors.weak", "news.recalled"} <= set(found.heard("csp"))


@pytest.mark.rule("25.10")
def test_a_neighbour_protests_against_guests_and_is_content_without() -> None:
    weight = drawn().book.numbers["aftermath.weight"]
    assert value(news_turn(aftermath(2)), "csp", "patience") == 600 + weight
    found = match("..:", BAND, aftermath=AFTER, borders={("DZ", "csp"): "tolerated"})
    clock = replace(found.state.clock, stage=Stage.AFTERMATH, news_turn=2)
    guests = news_turn(replace(found, state=replace(found.state, clock=clock)))
    assert value(guests, "csp", "patience") == 600 - weight


BAND = "csp c1@0,2 technical_squadron 60 technical=8"


@pytest.mark.rule("25.11")
def test_who_keeps_out_those_who_ask_draws_the_eyes_of_the_world() -> None:
    found = aftermath(2)
    course = found.course()
    fact = Fact("h", "harm", 1, at(0, 7), {"killed.people": 9, "fired.army": 1}, ("army",))
    course.happen("fact", {}, (Put("facts", "h", fact),))
    story = open_story(course, fact, "h")
    ask(course, "journalists", course.state.stories[story])
    number = next(iter(course.state.inquiries))
    answer(course, number, "army", Access.KEEP_OUT)
    assert scrutiny(course.state) == course.number("scrutiny.kept_out")


def test_who_stood_worse_before_a_reaction_never_stands_better_after() -> None:
    """Else harm that costs standing could pay in the Aftermath."""
    for turn, side, track in ((1, "army", "junta_standing"), (3, "wagner", "wagner_contract")):
        after = [
            value(news_turn(aftermath(turn, **{track: before})), side, track)
            for before in range(140, 1001, 30)
        ]
        assert after == sorted(after)
