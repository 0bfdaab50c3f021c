"""With equal evidence and observations, views are equal: a fact shows through evidence alone."""

from dataclasses import replace

import pytest

from game.rules.credibility import public_reacts
from game.rules.evidence import evidence_appears
from game.rules.state import Fact
from tests.affairs import after, battle, drawn
from tests.pictures import Match

SEEDS = range(30)
CAUSES = ("fire", "failure")
WATCHERS = ("jihadists", "public")
"""Who was not there."""


def fight(dead: int) -> Fact:
    return battle(figures={"killed.army": dead, "killed.csp": 3, "vehicles.army": dead // 4})


def crash(cause: str) -> Fact:
    return battle(kind="aircraft_lost", figures={"aircraft.army": 1}, cause=cause)


def later(fact: Fact, seed: int, days: int) -> Match:
    """Return the match after so many days in which something of a fact may have come to light."""
    now = after(drawn(seed=seed, places="town@0,2 people=2000 holder=csp"), fact)
    clock = replace(now.state.clock, turn=4 * days)
    course = replace(now, state=replace(now.state, clock=clock)).course()
    evidence_appears(course, days * 1440)
    public_reacts(course)
    return now.after(course.closed())


@pytest.mark.parametrize("watcher", WATCHERS)
def test_who_was_not_there_knows_no_more_of_many_dead_than_of_few_without_evidence(
    watcher: str,
) -> None:
    compared = 0
    for seed in SEEDS:
        few, many = (later(fight(dead), seed, 1) for dead in (2, 60))
        if few.state.news == many.state.news:
            compared += 1
            assert few.view(watcher) == many.view(watcher)
            assert few.menu(watcher) == () or [o.kind for o in few.menu(watcher)] == [
                o.kind for o in many.menu(watcher)
            ]
    assert compared > 5


@pytest.mark.parametrize("side", ["army", "csp", *WATCHERS])
def test_nobody_knows_why_an_aircraft_fell_where_the_evidence_is_the_same(side: str) -> None:
    compared = 0
    for seed in SEEDS:
        fire, failure = (later(crash(cause), seed, 20) for cause in CAUSES)
        if fire.state.news == failure.state.news:
            compared += 1
            assert fire.view(side) == failure.view(side)
    assert compared > 5


def test_evidence_of_a_crash_may_be_the_same_for_either_cause() -> None:
    """A wreck misleads, so that what is shown never settles it by itself."""
    shown = {
        cause: {
            item.claims["shot.army"].low
            for seed in SEEDS
            for item in later(crash(cause), seed, 60).state.news.values()
            if "shot.army" in item.claims
        }
        for cause in CAUSES
    }
    assert shown["fire"] == shown["failure"] == {0, 1}
