"""Chapter 4: the most that a bound can cost, and who fights whom without being asked."""

from typing import Any

import pytest

from game.rules.chapters.combat import Attack
from game.rules.contacts import Level
from tests.pictures import Match, match


def fought(seed: int, attackers: int) -> Match:
    drawn = match(
        "." * 6,
        f"army f1@0,0 assault_detachment {attackers} armoured=9\n"
        "csp c1@0,1 motorcycle_band 40 motorcycle=20",
        seed=seed,
    )
    known = drawn.seen("army", "c1", Level.SIGHTED)
    contact = next(iter(known.view("army").contacts))
    return known.give("army", Attack(("f1",), contact, ()))


@pytest.mark.rule("4.5")
@pytest.mark.parametrize("seed", range(1, 6))
def test_no_bound_costs_more_than_the_most(seed: int) -> None:
    found = fought(seed, 400)
    told: Any = next(tell for tell in found.told("csp") if tell.key == "learnt.fight")
    most = found.book.numbers["combat.loss_most"] * 40 // 1000 + 1
    assert told.args["lost"] <= most * told.args["bounds"]
