"""Staffs: what every rule-based bot shares, and which one plays which faction."""

from collections.abc import Callable, Iterator

from game.bots.judgement import commanded, enemies, km, near
from game.bots.maps import Maps
from game.bots.player import Bot, Choice, Desk
from game.hexgrid import Hex
from game.rules.chapters.combat import Wait
from game.rules.chapters.movement import March
from game.rules.chapters.off_map import LeaveMap
from game.rules.chapters.posture import ChangePosture
from game.rules.chapters.supply import Resupply
from game.rules.chapters.turn import Pass
from game.rules.groups import group_of, mobility_of
from game.rules.orders import Pace, Route
from game.rules.rulebook import Rulebook
from game.rules.state import Value
from game.rules.units import Posture, Unit

Idea = Callable[[Desk], Choice | None]
"""Something a staff might do now, or None if it has no reason to."""


class Staff:
    """A faction's staff: goes through its ideas in sequence and takes the first that fits."""

    def __init__(self, book: Rulebook, side: str) -> None:
        """Play *side*."""
        self.book = book
        self.side = side
        self.maps = Maps(book, side)

    def choose(self, desk: Desk) -> Choice:
        """Return the next order, with its reason."""
        for idea in self.ideas():
            choice = idea(desk)
            if choice is not None:
                return choice
        return Choice(Pass(()), "reason.nothing_better", {})

    def ideas(self) -> Iterator[Idea]:
        """Yield what to think of, the most urgent first."""
        yield self.refill

    def refill(self, desk: Desk) -> Choice | None:
        """Fill up where one can, when stores run low and no enemy is near."""
        for unit in commanded(desk.view):
            kind = self.book.types[unit.type]
            low = unit.water_fuel * 2 < kind.water_fuel or unit.ammunition * 2 < kind.ammunition
            if low and unit.at and not near(enemies(desk.view), unit.at, 1):
                offer = desk.offer(Resupply, unit.id)
                if offer is not None:
                    return Choice(offer.fill(), "reason.stores_low", {"unit": unit.id})
        return None

    def group(self, desk: Desk, unit: Unit) -> tuple[Unit, ...]:
        """Return the units that act with *unit*."""
        return group_of(unit, desk.view.units)

    def toward(
        self,
        desk: Desk,
        unit: Unit,
        goal: Hex,
        pace: Pace,
        route: Route,
        reason: str,
        **args: Value,
    ) -> Choice | None:
        """Return a march that brings *unit* nearer to *goal*, if there is one."""
        offer = desk.offer(March, unit.id)
        if offer is None or unit.at is None or unit.at == goal:
            return None
        mobility = mobility_of(self.book, self.group(desk, unit))
        reached = offer.choices("to", {"pace": pace, "route": route})
        best = self.maps.nearest(reached, goal, mobility)
        if best is None:
            return None
        gain = self.maps.metres(unit.at, goal, mobility) - self.maps.metres(best, goal, mobility)
        if gain <= 0:
            return None
        order = offer.fill(pace=pace, route=route, to=best)
        return Choice(order, reason, {"unit": unit.id, "to": goal, **args})

    def stand(self, desk: Desk, unit: Unit, posture: Posture, reason: str) -> Choice | None:
        """Return the order to take a posture, if the unit has another and the hours."""
        if unit.posture is posture:
            return None
        offer = desk.offer(ChangePosture, unit.id)
        if offer is None or posture not in offer.choices("posture", {}):
            return None
        return Choice(offer.fill(posture=posture), reason, {"unit": unit.id})

    def lurk(self, desk: Desk, unit: Unit, least: int, reason: str) -> Choice | None:
        """Return the order to wait in ambush, if the unit does not wait already."""
        if unit.wait is not None:
            return None
        offer = desk.offer(Wait, unit.id)
        if offer is None:
            return None
        return Choice(offer.fill(ratio=least), reason, {"unit": unit.id, "ratio": least})

    def homeward(self, desk: Desk, unit: Unit, pace: Pace, reason: str) -> Choice | None:
        """Return a march to the nearest way off the map, or the departure itself at its end."""
        leave = desk.offer(LeaveMap, unit.id)
        if leave is not None:
            base = leave.choices("base", {})[0]
            return Choice(leave.fill(base=base), reason, {"unit": unit.id, "to": unit.at})
        ways = [at for base, at in self.book.base_hexes.items() if self.book.bases[base]]
        homes = ways or list(self.book.sides[self.side].home)
        if unit.at is None or not homes:
            return None
        mobility = mobility_of(self.book, self.group(desk, unit))
        start = unit.at
        goal = min(homes, key=lambda at: (self.maps.metres(start, at, mobility), at))
        return self.toward(desk, unit, goal, pace, Route.FAST, reason)

    def pressed(self, desk: Desk, unit: Unit, kilometres: int) -> bool:
        """Return whether an enemy is believed within some kilometres of a unit."""
        if unit.at is None:
            return False
        return bool(near(enemies(desk.view), unit.at, km(self.book, kilometres)))


def staff_of(book: Rulebook, side: str) -> Bot:
    """Return the staff that plays a faction's doctrine."""
    from game.bots.army import ArmyStaff
    from game.bots.csp import CspStaff
    from game.bots.jihadists import JihadistStaff
    from game.bots.wagner import WagnerStaff

    staffs = {"army": ArmyStaff, "wagner": WagnerStaff, "csp": CspStaff, "jihadists": JihadistStaff}
    return staffs.get(side, Staff)(book, side)
