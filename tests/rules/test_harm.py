"""Harm to people: what it does to them, and what it takes from whoever is to blame for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.chapters.artillery import Bombard
from game.rules.contacts import Level
from game.rules.engagement import engage
from game.rules.forces import Manner
from game.rules.harm import answer_for, caught_between, hurt_people
from game.rules.places import at_hand, fear_felt, goodwill
from game.rules.state import Fact, PlaceState
from tests.pictures import Match, at, match

SIDES = ("army", "wagner", "csp", "jihadists")
BATTLE = """
    army       f1@0,0  motorised_company     80  truck=6
    wagner     w1@0,8  assault_detachment    40  technical=6
    csp        c1@0,1  technical_squadron    60  technical=8
    jihadists  j1@0,9  katiba                60  technical=6
"""
LEANINGS = "army=200 wagner=100 csp=500 jihadists=200"


def village(people: int = 1000, words: str = LEANINGS) -> Match:
    return match("." * 10, BATTLE, places=f"camp@0,1 people={people} fear=100 {words}")


def harmed(
    drawn: Match, hurt: int, *, by: tuple[str, ...] = ("army",), among: tuple[str, ...] = ("csp",)
) -> Match:
    course = drawn.course()
    hurt_people(course, "camp", hurt, by=by, among=among, how="fight")
    return drawn.after(course.closed())


def camp(drawn: Match) -> PlaceState:
    return drawn.state.places["camp"]


def willing(drawn: Match, side: str) -> int:
    return goodwill(drawn.state, camp(drawn), side)


@pytest.mark.rule("8.4")
def test_of_those_hurt_a_part_dies_and_the_others_stay() -> None:
    after = [camp(harmed(village().seed(seed), 30)) for seed in range(40)]
    share = village().book.numbers["harm.killed"]
    assert {each.killed + each.hurt for each in after} == {30}
    assert {each.killed for each in after} <= {30 * share // 1000, 30 * share // 1000 + 1}


def test_no_more_are_hurt_than_live_there() -> None:
    after = camp(harmed(village(people=20), 500))
    assert after.killed + after.hurt == 20
    assert after.inhabitants + after.displaced + after.killed == 20


def test_where_nobody_lives_nobody_is_hurt() -> None:
    found = harmed(village(people=0), 10)
    assert found.events == ()
    assert found.state.facts == {}


@pytest.mark.rule("8.4")
def test_who_fired_is_to_blame_in_full_and_who_drew_the_fire_in_part() -> None:
    drawn = village()
    numbers = drawn.book.numbers
    weight = numbers["harm.least"] + 2 * numbers["harm.per_percent"]
    assert camp(harmed(drawn, 20)).blame == {
        "army": weight,
        "csp": weight * numbers["harm.among"] // 1000,
    }
    assert camp(harmed(drawn, 500)).blame["army"] == 1000


@pytest.mark.rule("8.5")
def test_harm_brings_fear_and_drives_people_away() -> None:
    drawn = village()
    numbers = drawn.book.numbers
    after = camp(harmed(drawn, 20))
    weight = numbers["harm.least"] + 2 * numbers["harm.per_percent"]
    assert after.harm_fear == weight * numbers["harm.fear"] // 1000
    assert after.fear == 100, "what they feared before is kept apart"
    assert after.harm_fled == 20 * numbers["harm.flee"]
    assert after.displaced == after.harm_fled


@pytest.mark.rule("8.5")
def test_however_many_are_hurt_some_stay() -> None:
    after = camp(harmed(village(), 300))
    most = village().book.numbers["people.flee_most"]
    assert after.displaced == (1000 - after.killed) * most // 1000


@pytest.mark.rule("8.5")
def test_people_lean_less_to_who_is_to_blame() -> None:
    before, after = camp(village()), camp(harmed(village(), 20))
    assert after.leaning["army"] < before.leaning["army"]
    assert after.leaning["csp"] < before.leaning["csp"]
    for side in ("wagner", "jihadists"):
        assert after.leaning[side] == before.leaning[side]


@pytest.mark.rule("8.6")
def test_for_those_not_to_blame_nothing_changes() -> None:
    drawn, found = village(), harmed(village(), 60)
    state = found.state
    assert at_hand(state, camp(found), "jihadists") == camp(drawn).inhabitants
    assert fear_felt(state, camp(found), "jihadists") == camp(drawn).fear
    assert willing(found, "jihadists") == willing(drawn, "jihadists")


@pytest.mark.rule("8.6")
def test_those_to_blame_lose_by_fear_flight_and_death_in_the_measure_of_their_blame() -> None:
    drawn, found = village(), harmed(village(), 60)
    for side in ("army", "csp", "wagner"):
        assert at_hand(found.state, camp(found), side) < camp(drawn).inhabitants
        assert fear_felt(found.state, camp(found), side) > camp(drawn).fear
        assert willing(found, side) < willing(drawn, side)
    fired, drew = (fear_felt(found.state, camp(found), side) for side in ("army", "csp"))
    assert fired - 100 == camp(found).harm_fear * camp(found).blame["army"] // 1000
    assert drew - 100 == camp(found).harm_fear * camp(found).blame["csp"] // 1000


def answered(drawn: Match, hurt: int) -> Match:
    """Let the public believe that so many were hurt."""
    course = drawn.course()
    answer_for(course, hurt, next(iter(drawn.state.facts.values())))
    return drawn.after(course.closed())


def test_harm_nobody_has_heard_of_costs_no_track() -> None:
    found = harmed(village(), 400)
    assert all(
        track.value == 600 for side in SIDES for track in found.state.factions[side].tracks.values()
    )


@pytest.mark.rule("8.7")
def test_harm_costs_tracks_of_who_fired_and_his_allies_and_in_part_of_who_drew_the_fire() -> None:
    found = answered(harmed(village(), 400), 400)
    cost = 400 * found.book.numbers["tracks.per_hurt"] // 10
    part = cost * found.book.numbers["harm.among"] // 1000
    tracks = {side: dict(found.state.factions[side].tracks) for side in SIDES}
    assert tracks["army"]["junta_standing"].value == 600 - cost
    assert tracks["csp"]["unity"].value == 600 - part
    assert tracks["wagner"]["wagner_contract"].value == 600 - cost, "an ally of who fired"
    assert tracks["jihadists"]["network"].value == 600
    assert tracks["army"]["junta_standing"].causes == (("cause.people_hurt", -cost),)


def test_what_was_done_remains_as_a_fact_with_exact_figures() -> None:
    found = harmed(village(), 33)
    fact = next(iter(found.state.facts.values()))
    after = camp(found)
    assert (fact.kind, fact.cause, fact.parties) == ("harm", "fight", ("csp", "army"))
    assert fact.figures == {
        "killed.people": after.killed,
        "wounded.people": after.hurt,
        "fled.people": after.harm_fled,
        "fired.army": 1,
    }


def fought(away: int, people: int = 1000, seeds: int = 40) -> tuple[int, int]:
    """Return the people hurt, and the fighters hit, in fights so many hexes from a place."""
    hurt = hit = 0
    for seed in range(seeds):
        drawn = match(
            "." * 10,
            f"army f1@0,{away} motorised_company 150 truck=6\n"
            f"csp c1@0,{away} technical_squadron 150 technical=8",
            places=f"camp@0,0 people={people}",
            seed=seed,
        )
        course = drawn.course()
        engage(course, ("f1",), ("c1",), at(0, away), Manner.ASSAULT)
        found = drawn.after(course.closed())
        fight = next(fact for fact in found.state.facts.values() if fact.kind == "fight")
        hit += sum(
            count
            for name, count in fight.figures.items()
            if name.startswith(("killed.", "wounded."))
        )
        hurt += camp(found).killed + camp(found).hurt
    return hurt, hit


@pytest.mark.rule("8.8")
def test_a_fight_in_a_place_or_beside_it_hurts_people_by_how_fierce_it_is() -> None:
    numbers = village().book.numbers
    for away, name in ((0, "harm.in_fight"), (1, "harm.beside_fight")):
        hurt, hit = fought(away)
        assert abs(hurt - hit * numbers[name] // 1000) <= 12
    assert fought(2)[0] == 0
    assert fought(0, people=100)[0] < fought(0)[0] // 4


@pytest.mark.rule("8.8")
@pytest.mark.parametrize(("away", "blamed"), [(0, {"army", "csp"}), (1, {"army"})])
def test_who_attacked_and_who_stood_in_the_place_are_to_blame(away: int, blamed: set[str]) -> None:
    drawn = match(
        "." * 4,
        f"army f1@0,{away} motorised_company 150\ncsp c1@0,{away} technical_squadron 150",
        places="camp@0,0 people=1000",
    ).with_numbers(harm__in_fight=1000, harm__beside_fight=1000)
    course = drawn.course()
    engage(course, ("f1",), ("c1",), at(0, away), Manner.ASSAULT)
    assert set(camp(drawn.after(course.closed())).blame) == blamed


@pytest.mark.rule("8.8")
def test_of_twin_villages_the_one_across_the_border_suffers_as_if_a_hex_away() -> None:
    fight = Fact("x", "fight", 1, at(0, 0), {"killed.army": 40, "wounded.csp": 60}, ("army", "csp"))
    drawn = match("." * 10, BATTLE, places="camp@0,0 people=1000\ntwin@0,0 people=1000 country=NN")
    course = drawn.course()
    caught_between(course, fact=fight, by=("army",), among=("csp",))
    home, across = (course.state.places[name] for name in ("camp", "twin"))
    numbers = drawn.book.numbers
    assert home.killed + home.hurt == 100 * numbers["harm.in_fight"] // 1000
    assert across.killed + across.hurt <= 1 + 100 * numbers["harm.beside_fight"] // 1000
    assert "csp" not in across.blame, "nobody fights among them"


@pytest.mark.rule("8.8")
def test_shells_that_fall_on_a_place_hurt_its_people() -> None:
    drawn = match(
        "." * 4,
        "army m1@0,0 mortar_battery 60 truck=4\ncsp c1@0,1 technical_squadron 150 technical=8",
        places="camp@0,1 people=1000",
    ).with_numbers(harm__in_fight=1000)
    seen = drawn.seen("army", "c1", Level.IDENTIFIED)
    contact = next(iter(seen.view("army").contacts))
    after = camp(seen.give("army", Bombard(("m1",), contact)))
    assert after.killed + after.hurt > 0
    assert after.blame["army"] > after.blame["csp"] > 0


def test_those_near_hear_of_it_roughly_and_others_do_not() -> None:
    found = harmed(village(), 33)
    told = {tell.side: tell.args for tell in found.happened("harm_seen")[0].tells}
    assert told == {side: {"place": "camp", "n": 35} for side in ("army", "csp")}


sides = st.sets(st.sampled_from(SIDES), max_size=3).map(lambda found: tuple(sorted(found)))


@given(st.integers(1, 1500), sides, sides)
def test_no_harm_gives_anybody_to_blame_or_allied_to_them_anything(
    hurt: int, by: tuple[str, ...], among: tuple[str, ...]
) -> None:
    drawn = village()
    found = harmed(drawn, hurt, by=by, among=among)
    state = found.state
    for side in SIDES:
        before, after = drawn.state.factions[side], state.factions[side]
        assert all(after.tracks[name].value <= before.tracks[name].value for name in after.tracks)
        assert camp(found).leaning[side] <= camp(drawn).leaning[side]
        assert willing(found, side) <= willing(drawn, side)
        if not any(state.allied(side, blamed) for blamed in (*by, *among)):
            assert willing(found, side) == willing(drawn, side)
    assert camp(found).holder == camp(drawn).holder
    assert dict(state.units) == dict(drawn.state.units)
