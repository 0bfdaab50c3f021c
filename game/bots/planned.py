"""The bot that follows a plan: for set pieces, where both sides do what the study is about."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from game.bots.judgement import believed_ratio, enemies
from game.bots.player import Choice, Desk
from game.bots.staff import Idea, Staff
from game.hexgrid import Hex
from game.rules.chapters.combat import RATIOS, Attack
from game.rules.contacts import Level
from game.rules.groups import lead_of
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
        super().__init__(book, side)
        self.steps = tuple(steps)

    def ideas(self) -> Iterator[Idea]:
        """Yield the steps of the plan in sequence."""
        for step in self.steps:
            yield partial(self.carry_out, step=step)

    def carry_out(self, desk: Desk, step: Step) -> Choice | None:
        """Return the order that does a step, or None where it is done or cannot be."""
        unit = desk.view.units.get(step.unit)
        if unit is None or not unit.active or lead_of(unit, desk.view.formations) != self.side:
            return None
        if step.does == "march":
            assert step.to is not None
            return self.toward(desk, unit, step.to, step.pace, step.route, "reason.plan")
        if step.does == "attack":
            return self.assault(desk, unit, step.odds)
        if step.does == "wait":
            return self.lurk(desk, unit, ratio_for(step.odds), "reason.plan")
        return self.stand(desk, unit, POSTURES[step.does], "reason.plan")

    def assault(self, desk: Desk, unit: Unit, least: int) -> Choice | None:
        """Return an attack on the weakest enemy in reach, if the odds are believed good enough."""
        offer = desk.offer(Attack, unit.id)
        if offer is None:
            return None
        group = self.group(desk, unit)
        judged = []
        for contact in offer.choices("contact", {}):
            partners = offer.choices("partners", {"contact": contact})[-1]
            at = desk.view.contacts[contact].at
            facing = [each for each in enemies(desk.view, Level.SIGHTED) if each.at == at]
            force = (*group, *(desk.view.units[key] for key in partners))
            judged.append((believed_ratio(self.book, force, facing, at), contact, partners))
        odds, contact, partners = max(judged)
        if odds < least:
            return None
        return Choice(offer.fill(contact=contact, partners=partners), "reason.plan", {})


def ratio_for(odds: int) -> int:
    """Return the ratio a waiting unit can be told that is nearest below the one wanted.

    >>> ratio_for(1200), ratio_for(100)
    (1000, 500)
    """
    return max((ratio for ratio in RATIOS if ratio <= odds), default=RATIOS[0])
