"""Whoever flies is still counted, whatever becomes of the aircraft."""

from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.chapters.air import Airlift, Mission, Sortie
from game.rules.flying import shot_chance
from game.rules.going import multiplied
from game.rules.scouting import search_shares
from game.rules.state import Weather
from game.rules.units import Ledger
from tests.pictures import Match, at, match

people = st.integers(1, 20)
crowds = st.integers(1, 400)
seeds = st.integers(0, 10_000)


def drawn(foes: int, seed: int) -> Match:
    """Return a match with a helicopter at a base, a guard there, and a post among enemies."""
    return match(
        "." * 12,
        f"""
        army guard@0,0 guard_post 20
        army post@0,8  guard_post 30
        csp  c1@0,8    technical_squadron {foes} technical=4
        """,
        air="army craft transport_helicopter strip",
        places="strip@0,0 holder=army",
        bases={"strip": ("0,0", 0)},
        seed=seed,
    )


@settings(max_examples=60)
@given(people, crowds, seeds)
def test_everybody_flown_is_alive_or_in_the_fact_of_the_crash(
    flown: int, foes: int, seed: int
) -> None:
    found = drawn(foes, seed).but("guard", people=flown, ledger=Ledger(start=flown))
    after = found.give("army", Airlift((), "craft", "guard", at(0, 8)))
    facts = after.state.facts.values()
    told = sum(
        fact.figures.get("killed.army", 0) + fact.figures.get("killed.csp", 0) for fact in facts
    )
    units = after.state.units.values()
    assert [unit.balance for unit in units] == [0, 0, 0]
    assert sum(unit.ledger.killed for unit in units) == told


@settings(max_examples=60)
@given(st.integers(1, 60), crowds, seeds)
def test_the_wounded_are_out_or_here_or_dead(wounded: int, foes: int, seed: int) -> None:
    ledger = Ledger(start=30 + wounded)
    found = drawn(foes, seed).but("post", wounded=wounded, ledger=ledger)
    after = found.give("army", Sortie((), "craft", Mission.EVACUATION, at(0, 8)))
    post = after.unit("post")
    assert post.wounded + post.ledger.evacuated + post.ledger.killed == wounded
    assert post.ledger.evacuated == 0 or not after.state.aircraft["craft"].lost


@settings(max_examples=40)
@given(crowds, crowds, st.booleans())
def test_more_fighters_below_never_make_a_flight_safer(one: int, other: int, low: bool) -> None:
    few, many = sorted((one, other))
    risks = []
    for foes in (few, many):
        course = drawn(foes, 1).course()
        risks.append(shot_chance(course, course.state.aircraft["craft"], at(0, 8), low=low))
    assert risks[0] <= risks[1]


@settings(max_examples=40)
@given(st.integers(0, 360), st.integers(0, 360))
def test_more_storm_never_helps_a_search(one: int, other: int) -> None:
    found = drawn(10, 1)
    craft = found.state.aircraft["craft"]
    left = [
        multiplied(1000, search_shares(found.book, Weather(storm=storm), craft, at(0, 4)))
        for storm in sorted((one, other))
    ]
    assert left[0] >= left[1]


@settings(max_examples=40)
@given(st.integers(1, 8), st.integers(1, 8))
def test_distance_never_helps_a_search_and_leaves_most_of_it(one: int, other: int) -> None:
    found = drawn(10, 1)
    craft, least = found.state.aircraft["craft"], found.book.numbers["air.on_station"]
    near, far = (
        multiplied(1000, search_shares(found.book, Weather(), craft, at(0, col)))
        for col in sorted((one, other))
    )
    assert near >= far >= least
