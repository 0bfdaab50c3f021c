"""Odds: what an attacker may expect, from fighting what he believes many times over."""

from typing import NamedTuple

from game.rules.dice import Dice
from game.rules.fight import fight, lost
from game.rules.power import Battle, Factor, Numbers, bare_ratio, factors, ratio

TRIALS = 120
"""Fights behind one set of odds. Choice: shares to a few per cent, in the blink of an eye."""


class Odds(NamedTuple):
    """What an attacker may expect, from what it believes."""

    ratio: int
    """Per-mille."""

    bare_ratio: int
    """The same before any factor: people and their weapons."""

    win: int
    """Per-mille of trials; draw and loss likewise."""

    draw: int
    loss: int
    own_losses: tuple[int, int, int]
    """People lost in the 10th, 50th and 90th of a hundred trials."""

    their_losses: tuple[int, int, int]
    attackers: tuple[Factor, ...]
    defenders: tuple[Factor, ...]


def odds(numbers: Numbers, battle: Battle, trials: int = TRIALS) -> Odds:
    """Return what comes of *battle* when it is fought many times on dice of its own."""
    outcomes = [fight(numbers, battle, Dice(0, number, {})) for number in range(trials)]
    results = [outcome.result for outcome in outcomes]
    return Odds(
        ratio(numbers, battle),
        bare_ratio(battle),
        results.count("win") * 1000 // trials,
        results.count("draw") * 1000 // trials,
        results.count("loss") * 1000 // trials,
        tenths([lost(outcome.battle.attackers) for outcome in outcomes]),
        tenths([lost(outcome.battle.defenders) for outcome in outcomes]),
        factors(numbers, battle.attackers, battle.frontage),
        factors(numbers, battle.defenders, battle.frontage),
    )


def tenths(found: list[int]) -> tuple[int, int, int]:
    """Return the 10th, 50th and 90th percentile of a list.

    >>> tenths(list(range(100)))
    (10, 50, 90)
    """
    ordered = sorted(found)
    return (
        ordered[len(ordered) // 10],
        ordered[len(ordered) // 2],
        ordered[len(ordered) * 9 // 10],
    )
