"""The bot that follows a plan: for set pieces, where both sides do what the study is about."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from game.bots.assault import prospects
from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.bots.staff import Idea, Staff
from game.hexgrid import Hex
from game.rules.chapters.combat import RATIOS, Attack
from game.rules.orders import Pace, Route
from game.rules.rulebook import Rulebook
from game.rules.units import Posture, Unit

POSTURES = {
    "dig_in": Posture.DUG_IN,
    "disperse": Posture.DISPERSED,
    "make_ready": Posture.READY,
}
"""The steps that are the order to take a posture."""


class Step(NamedTuple):
    """What one unit does, for as long as it can."""

    unit: str
    does: str
    """`march`, `attack`, `wait`, or one of `POSTURES`."""

    to: Hex | None
    """Where it marches."""

    pace: Pace
    route: Route
    odds: int
    """Believed ratio of power, per-mille, from which it attacks or springs."""


class Planned(Staff):
    """Carries out the first step of its plan that a unit can carry out now.

    It looks at nothing but its view, as every bot does, and throws no dice.
    """

    def __init__(self, book: Rulebook, side: str, steps: Sequence[Step]) -> None:
        """Play *side* by *steps*."""
        self.steps = tuple(steps)
        super().__init__(book, side)

    def general_ideas(self) -> Sequence[Idea]:
        """Return the steps of the plan in sequence."""
        return tuple(partial(self.carry_out, step=step) for step in self.steps)

    def carry_out(self, now: Situation, step: Step) -> Choice | None:
        """Return the order that does a step, or None where it is done or cannot be."""
        group = next((each for each in now.groups if step.unit in each.ids), None)
        if group is None:
            return None
        if step.does == "march":
            assert step.to is not None
            return self.toward(now, group, step.to, step.pace, step.route, "reason.plan")
        if step.does == "attack":
            return assault(now, group, step.odds)
        if step.does == "wait":
            return self.lurk(now, group, ratio_for(step.odds), "reason.plan")
        return self.stand(now, group, POSTURES[step.does], "reason.plan")


def assault(now: Situation, group: Group, least: int) -> Choice | None:
    """Return an attack on the weakest enemy in reach, if the odds are believed good enough."""
    found = prospects(now, group, Attack, least, everybody)
    best = max(found, key=lambda each: (each.odds, each.at), default=None)
    return None if best is None else Choice(best.order, "reason.plan", {})


def everybody(_unit: Unit) -> bool:
    """Return that whoever stands there comes along."""
    return True


def ratio_for(odds: int) -> int:
    """Return the ratio a waiting unit can be told that is nearest below the one wanted.

    >>> ratio_for(1200), ratio_for(100)
    (1000, 500)
    """
    return max((ratio for ratio in RATIOS if ratio <= odds), default=RATIOS[0])
