"""Chapters 8 and 12: places and score, as their paragraphs say."""

from dataclasses import replace

import pytest

from game.rules.changes import Put
from game.rules.chapters.people import flee
from game.rules.chapters.roads import CloseRoad
from game.rules.chapters.scoring import reached
from game.rules.resolution import Resolution
from game.rules.rulebook import Aim
from game.rules.state import Captives, Fact, GameState
from tests.pictures import Match, at, match

PLACE = "camp@0,0 people=1000"
ARMY = "army f1@0,{} motorised_company 80 truck=6"
CSP = "csp c1@0,{} technical_squadron 60 technical=8"


def with_fact(drawn: Match, **figures: int) -> Match:
    """Let a fight with these figures have happened in the first hex this turn."""
    named = {name.replace("_", "."): people for name, people in figures.items()}
    fact = Fact("f1", "fight", 1, drawn.unit("f1").at, named, ("army", "csp"))
    course = drawn.course()
    course.happen("fact", {}, (Put("facts", "f1", fact),))
    return drawn.after(course.closed())


@pytest.mark.rule("8.1")
def test_a_place_goes_to_who_is_there_without_an_enemy() -> None:
    alone = match("....", ARMY.format(0) + "\n" + CSP.format(3), places=f"{PLACE} holder=csp")
    assert alone.evening().state.places["camp"].holder == "army"
    shared = match("....", ARMY.format(0) + "\n" + CSP.format(0), places=f"{PLACE} holder=csp")
    assert shared.evening().state.places["camp"].holder == "csp"
    empty = match("....", ARMY.format(3) + "\n" + CSP.format(2), places=f"{PLACE} holder=csp")
    assert empty.evening().state.places["camp"].holder == "csp"


@pytest.mark.rule("8.1")
def test_a_place_across_the_border_is_nobodys_who_stands_in_its_twin() -> None:
    twins = (PLACE, "twin@0,0 people=1000 country=DZ")
    places = match("....", CSP.format(0), places="\n".join(twins)).evening().state.places
    assert (places["camp"].holder, places["twin"].holder) == ("csp", None)


@pytest.mark.rule("8.2")
def test_people_leave_a_place_that_was_fought_over() -> None:
    drawn = match("....", ARMY.format(0) + "\n" + CSP.format(3), places=PLACE)
    numbers = drawn.book.numbers
    fierce = numbers["people.flee_fierce"]
    after = with_fact(drawn, killed_csp=fierce).evening().state.places["camp"]
    left = numbers["people.flee"] * drawn.book.turn_minutes // 1440
    assert (after.inhabitants, after.displaced) == (1000 - left, left)
    assert after.harm_fear == numbers["people.fear"]
    assert after.blame == dict.fromkeys(("army", "csp"), numbers["harm.least"])


@pytest.mark.rule("8.2")
def test_a_skirmish_drives_away_some_families_and_a_battle_next_to_a_place_a_part() -> None:
    drawn = match("....", ARMY.format(0) + "\n" + CSP.format(3), places=PLACE)
    numbers = drawn.book.numbers
    left = numbers["people.flee"] * drawn.book.turn_minutes // 1440
    skirmish = with_fact(drawn, killed_csp=2).evening().state.places["camp"]
    assert skirmish.displaced == left * 2 // numbers["people.flee_fierce"]
    near = match("....", ARMY.format(1) + "\n" + CSP.format(3), places=PLACE)
    battle = with_fact(near, killed_csp=numbers["people.flee_fierce"]).evening()
    beside = battle.state.places["camp"]
    assert beside.displaced == left * numbers["people.flee_beside"] // 1000
    assert (beside.harm_fear, beside.blame) == (0, {})


@pytest.mark.rule("8.2")
def test_days_of_battle_drive_most_people_away_and_never_all() -> None:
    found = match("....", ARMY.format(0) + "\n" + CSP.format(3), places=PLACE)
    days, shares = found.book.turn_minutes / 1440, []
    for turn in range(1, round(21 / days)):
        clock = replace(found.state.clock, turn=turn)
        battle = Fact(f"b{turn}", "fight", turn, at(0, 0), {"killed.csp": 90}, ("army", "csp"))
        facts = {**found.state.facts, battle.id: battle}
        course = Resolution(found.book, replace(found.state, clock=clock, facts=facts))
        flee(course)
        found = found.after(course.closed())
        shares.append(found.state.places["camp"].displaced)
    assert 400 < shares[round(3 / days) - 1] < 600, "half in three days of battle"
    assert max(shares) == found.book.numbers["people.flee_most"]


@pytest.mark.rule("8.3")
def test_who_stands_near_learns_who_holds_a_place_and_the_public_learns_it_at_times() -> None:
    learnt = 0
    for seed in range(60):
        found = match(
            "......",
            ARMY.format(0) + "\n" + CSP.format(1),
            places=f"{PLACE} holder=csp",
            seed=seed,
        ).evening()
        assert found.state.known["csp"]["camp"].holder == "army"
        learnt += found.state.known["public"]["camp"].holder == "army"
    assert 15 < learnt < 45


def scored(drawn: Match) -> dict[str, tuple[tuple[str, int, int], ...]]:
    course = drawn.course()
    for chapter in drawn.book.chapters:
        chapter.ending(course)
    return dict(drawn.after(course.closed()).state.scores)


@pytest.mark.rule("12.1")
def test_a_score_has_a_part_for_each_aim_up_to_its_worth() -> None:
    aims = (Aim("track", 30, "junta_standing", 600), Aim("keep_force", 70, "", 1000))
    drawn = match("....", ARMY.format(0), aims={"army": aims})
    assert [part[1:] for part in scored(drawn)["army"]] == [(300, 300), (700, 700)]


@pytest.mark.rule("12.2")
def test_a_place_counts_for_evenings_of_the_last_third() -> None:
    aims = {"army": (Aim("hold", 100, "camp"),)}
    drawn = match("....", ARMY.format(0), places=f"{PLACE} holder=army", aims=aims, turns=3)
    assert drawn.evening().state.places["camp"].held == {}, "not in the first turn"
    assert drawn.turns(2).evening().state.places["camp"].held["army"] >= 1


@pytest.mark.rule("12.6")
def test_a_closed_road_counts_for_evenings_of_the_last_third() -> None:
    aims = {"jihadists": (Aim("road", 100, "closed"),)}
    band = "jihadists j1@0,2 katiba 60 technical=6"
    drawn = match("....", band, roads=("0,0 0,1 0,2 0,3",), aims=aims, turns=3)
    closed = drawn.acting("jihadists").give("jihadists", CloseRoad(("j1",)))
    early = closed.evening().state.factions["jihadists"]
    late = closed.turns(2).evening().state.factions["jihadists"]
    assert (early.road_turns, late.road_turns >= 1) == (0, True)


@pytest.mark.rule("12.3")
def test_force_abroad_counts_half() -> None:
    aims = {"csp": (Aim("keep_force", 100, "", 1000),)}
    home = match("..", CSP.format(0), aims=aims)
    abroad = match("::", CSP.format(0), aims=aims)
    assert scored(home)["csp"][0][1] == 1000
    assert scored(abroad)["csp"][0][1] == 500


@pytest.mark.rule("12.4")
@pytest.mark.parametrize(("goal", "reached"), [(600, 1000), (800, 500), (1200, 0)])
def test_a_track_counts_nothing_at_half_its_goal(goal: int, reached: int) -> None:
    drawn = match("..", CSP.format(0), aims={"csp": (Aim("track", 100, "unity", goal),)})
    assert scored(drawn)["csp"][0][1] == reached


@pytest.mark.rule("12.7")
@pytest.mark.parametrize(("goal", "tenths"), [(500, 1000), (1000, 500)])
def test_the_force_kept_counts_in_proportion_to_the_share_wished(goal: int, tenths: int) -> None:
    drawn = match("::", CSP.format(0), aims={"csp": (Aim("keep_force", 100, "", goal),)})
    assert scored(drawn)["csp"][0][1] == tenths, "abroad: half of the force is there"


@pytest.mark.rule("12.8")
def test_a_place_is_out_of_the_hands_of_who_does_not_hold_it() -> None:
    aims = {"csp": (Aim("deny", 100, "camp|army"),)}
    units = ARMY.format(0) + "\n" + CSP.format(3)
    held = match("....", units, places=f"{PLACE} holder=army", aims=aims)
    free = match("....", units, places=f"{PLACE} holder=csp", aims=aims)
    kept = [reached(each.book, holding(each), "csp", aims["csp"][0]) for each in (held, free)]
    assert kept == [0, 1000]


def holding(drawn: Match) -> GameState:
    """Return the state with an evening of the last third counted for who holds the camp."""
    place = drawn.state.places["camp"]
    state = replace(drawn.state, clock=replace(drawn.state.clock, turn=drawn.book.turns))
    evenings = {str(place.holder): drawn.book.turns}
    return replace(state, places={**state.places, "camp": replace(place, held=evenings)})


@pytest.mark.rule("12.9")
def test_prisoners_count_held_or_let_go_in_proportion() -> None:
    aim = Aim("prisoners", 100, "", 10)
    drawn = match("..", CSP.format(0) + "\n" + ARMY.format(1), aims={"csp": (aim,)})
    guarding = replace(drawn.unit("c1"), prisoners={"army": 3})
    state = replace(drawn.state, units={**drawn.state.units, "c1": guarding})
    let_go = replace(state, captives={"csp|army": Captives("csp|army", handed=2)})
    assert [reached(drawn.book, each, "csp", aim) for each in (state, let_go)] == [300, 500]


@pytest.mark.rule("12.10")
def test_coming_home_counts_for_the_share_of_the_captured_who_are_back() -> None:
    aim = Aim("home", 100)
    drawn = match("..", ARMY.format(0), aims={"army": (aim,)})
    ledger = drawn.unit("f1").ledger._replace(captured=4, freed=1)
    units = {**drawn.state.units, "f1": replace(drawn.unit("f1"), ledger=ledger)}
    some = replace(drawn.state, units=units)
    assert [reached(drawn.book, each, "army", aim) for each in (drawn.state, some)] == [1000, 250]


@pytest.mark.rule("12.11")
@pytest.mark.parametrize(("goal", "tenths"), [(100, 1000), (4000, 0)])
def test_no_aim_counts_more_than_its_worth_or_less_than_nothing(goal: int, tenths: int) -> None:
    drawn = match("..", CSP.format(0), aims={"csp": (Aim("track", 100, "unity", goal),)})
    assert scored(drawn)["csp"][0][1] == tenths
