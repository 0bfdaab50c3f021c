"""The column commander: get to the place, fight what can be beaten, dig in, get out in time.

The army's and Wagner's bots share this way of leading troops that are bound to vehicles.
"""

from collections.abc import Iterator

from game.bots.judgement import (
    believed_ratio,
    commanded,
    enemies,
    kept,
    km,
    near,
    objective,
    steadiness,
)
from game.bots.player import Choice, Desk
from game.bots.staff import Idea, Staff
from game.rules.chapters.combat import Attack
from game.rules.contacts import Level
from game.rules.orders import Pace, Route
from game.rules.units import Posture, Unit

GIVE_UP_PEOPLE = 720
"""Share of fit people, per-mille, under which a column turns back. Choice: calibrated on the
record, where armies break off long before they are destroyed."""

GIVE_UP_COHESION = 480
"""Cohesion in tenths under which it turns back."""

ENOUGH = 1250
"""Believed ratio, per-mille, from which it attacks what bars its way."""

TOO_STRONG = 600
"""Believed ratio below which it does not go on toward an enemy it sees."""


class ColumnStaff(Staff):
    """Leads columns toward an objective and back."""

    def ideas(self) -> Iterator[Idea]:
        """Yield the column's ideas."""
        yield self.get_out
        yield self.strike_out
        yield self.hold
        yield self.refill
        yield self.advance
        yield self.settle

    def columns(self, desk: Desk) -> Iterator[tuple[Unit, tuple[Unit, ...]]]:
        """Yield each group under this staff's orders with its first unit."""
        for unit in commanded(desk.view):
            yield unit, self.group(desk, unit)

    def beaten(self, desk: Desk, group: tuple[Unit, ...]) -> bool:
        """Return whether a group should save what is left."""
        dry = any(unit.water_fuel < 80 for unit in group)
        return kept(group) < GIVE_UP_PEOPLE or steadiness(group) < GIVE_UP_COHESION or dry

    def get_out(self, desk: Desk) -> Choice | None:
        """Withdraw a beaten group; at night with scouts out, by day as fast as it goes."""
        for unit, group in self.columns(desk):
            if self.beaten(desk, group) and not self.must_stay(desk, group):
                pace = Pace.DASH if desk.view.weather.storm == 0 else Pace.NORMAL
                choice = self.homeward(desk, unit, pace, "reason.beaten")
                if choice is not None:
                    return choice
        return None

    def must_stay(self, desk: Desk, group: tuple[Unit, ...]) -> bool:
        """Return whether orders from above forbid a withdrawal."""
        return False

    def strike_out(self, desk: Desk) -> Choice | None:
        """Attack an enemy in sight that can be beaten."""
        for unit, group in self.columns(desk):
            if self.beaten(desk, group):
                continue
            offer = desk.offer(Attack, unit.id)
            if offer is None:
                continue
            for contact in offer.choices("contact", {}):
                choice = self.judged_attack(desk, unit, group, contact)
                if choice is not None:
                    return choice
        return None

    def judged_attack(
        self, desk: Desk, unit: Unit, group: tuple[Unit, ...], contact: str
    ) -> Choice | None:
        """Return an attack if the odds are believed good enough."""
        at = desk.view.contacts[contact].at
        facing = [each for each in enemies(desk.view, Level.SIGHTED) if each.at == at]
        odds = believed_ratio(self.book, group, facing, at)
        if odds < ENOUGH:
            return None
        offer = desk.offer(Attack, unit.id)
        assert offer is not None
        partners = offer.choices("partners", {"contact": contact})[-1]
        return Choice(
            offer.fill(contact=contact, partners=partners),
            "reason.can_be_beaten",
            {"unit": unit.id, "at": at, "ratio": odds},
        )

    def hold(self, desk: Desk) -> Choice | None:
        """Dig in at the objective, or where an enemy too strong to pass is near."""
        goal = objective(self.book, desk.view)
        for unit, group in self.columns(desk):
            if unit.at is None:
                continue
            threat = near(enemies(desk.view, Level.SIGHTED), unit.at, km(self.book, 10))
            odds = believed_ratio(self.book, group, threat, unit.at)
            if unit.at == goal or odds < TOO_STRONG:
                reason = "reason.hold_place" if unit.at == goal else "reason.too_strong"
                choice = self.stand(desk, unit, Posture.DUG_IN, reason)
                if choice is not None:
                    return choice
        return None

    def advance(self, desk: Desk) -> Choice | None:
        """Go on toward the objective, more carefully the nearer an enemy is believed to be."""
        goal = objective(self.book, desk.view)
        if goal is None:
            return None
        for unit, group in self.columns(desk):
            if unit.at is None or self.beaten(desk, group) or unit.at == goal:
                continue
            threat = near(enemies(desk.view, Level.SIGHTED), unit.at, km(self.book, 10))
            if believed_ratio(self.book, group, threat, unit.at) < TOO_STRONG:
                continue
            pace = Pace.SECURED if self.pressed(desk, unit, 20) else Pace.NORMAL
            choice = self.toward(desk, unit, goal, pace, Route.FAST, "reason.to_objective")
            if choice is not None:
                return choice
        return None

    def settle(self, desk: Desk) -> Choice | None:
        """Make ready for the night whoever still stands in march order."""
        for unit, _ in self.columns(desk):
            if unit.posture is Posture.MARCH:
                choice = self.stand(desk, unit, Posture.READY, "reason.make_ready")
                if choice is not None:
                    return choice
        return None
