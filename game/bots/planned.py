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
    """What one unit does."""

    unit: str
    does: str
    """`march`, `attack`, `hunt`, `wait`, or one of `POSTURES`."""

    to: Hex | None
    """Where it marches."""

    pace: Pace
    route: Route
    odds: int
    """Believed ratio of power, per-mille, from which it attacks or springs."""


class Planned(Staff):
    """Carries out the steps of each unit in sequence; it throws no dice and sees but its view.

    A march is over once the unit has arrived, and comes before any later one. The other steps
    last: while one of them has nothing to do, the next is tried. Who no longer stands does nothing.
    """

    def __init__(self, book: Rulebook, side: str, steps: Sequence[Step]) -> None:
        """Play *side* by *steps*."""
        self.steps = tuple(steps)
        self.arrived: set[Step] = set()
        super().__init__(book, side)

    def general_ideas(self) -> Sequence[Idea]:
        """Return the units of the plan, each once."""
        units = dict.fromkeys(step.unit for step in self.steps)
        return tuple(partial(self.next_of, name=unit) for unit in units)

    def next_of(self, now: Situation, name: str) -> Choice | None:
        """Return the next order of a unit's plan, or None where it has none to give now."""
        group = next((each for each in now.groups if name in each.ids), None)
        if group is None or not self.stands(group.unit):
            return None
        for step in self.steps:
            if step.unit != name or step in self.arrived:
                continue
            if step.to == group.at:
                self.arrived.add(step)
                continue
            choice = self.carry_out(now, group, step)
            if choice is not None or step.to is not None:
                return choice
        return None

    def stands(self, unit: Unit) -> bool:
        """Return whether a unit is fit to be given orders."""
        return unit.cohesion >= self.book.factions[unit.faction].breaking_point(self.book, unit)

    def carry_out(self, now: Situation, group: Group, step: Step) -> Choice | None:
        """Return the order that does a step, or None where there is nothing to do."""
        if step.to is not None:
            return self.toward(now, group, step.to, step.pace, step.route, "reason.plan")
        if step.does == "attack":
            return assault(now, group, step.odds)
        if step.does == "hunt":
            return assault(now, group, step.odds) or self.follow(now, group, step)
        if step.does == "wait":
            return self.lurk(now, group, ratio_for(step.odds), "reason.plan")
        return self.stand(now, group, POSTURES[step.does], "reason.plan")

    def follow(self, now: Situation, group: Group, step: Step) -> Choice | None:
        """Return a march toward the nearest enemy known."""
        known = [contact.at for contact in now.foes.all]
        if not known:
            return None
        nearest = min(known, key=lambda at: (group.at.distance(at), at))
        return self.toward(now, group, nearest, step.pace, step.route, "reason.plan")


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
