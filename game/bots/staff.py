"""Staffs: what every rule-based bot shares, and which one plays which faction."""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import NamedTuple

from game.bots.deciding import decides
from game.bots.maps import FAR, Maps
from game.bots.player import Bot, Choice, Desk
from game.bots.situation import Group, Situation, beside, hexes_changed
from game.bots.spokesman import speaks
from game.bots.visitors import answers
from game.hexgrid import Hex
from game.rules.chapters.combat import Wait
from game.rules.chapters.movement import March
from game.rules.chapters.off_map import LeaveMap
from game.rules.chapters.posture import ChangePosture
from game.rules.chapters.turn import Pass
from game.rules.groups import mobility_of
from game.rules.orders import Pace, Route
from game.rules.rulebook import Rulebook
from game.rules.sources import is_wadi, wells
from game.rules.state import Value
from game.rules.units import Posture, Unit

ATTACKERS = 2
"""Hexes between two units that can attack a third together."""

THIRST = 120
"""Water and fuel, in hundredths of a day, with which a group looks for more."""

DRY = 40
"""The same in the face of an enemy; ten hours are left."""

ENDURE_KM = 15
"""How near an enemy has to be for a group to endure thirst."""

WATER_KM = 40
"""How far it goes for it."""

Idea = Callable[[Situation], Choice | None]
"""Something a whole staff might do now, or None if it has no reason to."""


class GroupIdea(NamedTuple):
    """Something one group might do.

    It may ask of the situation only the group itself, the plan, contacts within its horizon, and
    own units within its company.
    """

    of: Callable[[Situation, Group], Choice | None]
    horizon_km: int
    """How far it looks for enemies."""

    company: int = 0
    """How many hexes off it looks for own units."""


class Staff:
    """A faction's staff: goes through its ideas in sequence and takes the first that fits.

    It remembers for which groups an idea had no answer, and thinks of them again only when
    something within their horizon has changed. What it decides does not depend on that memory:
    a staff that has forgotten everything decides the same.
    """

    def __init__(self, book: Rulebook, side: str) -> None:
        """Play *side*."""
        self.book = book
        self.side = side
        self.maps = Maps(book, side)
        self.free = self.free_ideas()
        self.general = self.general_ideas()
        self.by_group = self.group_ideas()
        self._settled = Settled(None, ())

    def free_ideas(self) -> Sequence[Idea]:
        """Return what costs no command point, the most urgent first."""
        return ()

    def general_ideas(self) -> Sequence[Idea]:
        """Return what the staff as a whole thinks of first."""
        return ()

    def group_ideas(self) -> Sequence[GroupIdea]:
        """Return what to think of for each group, the most urgent first."""
        return ()

    def plan(self, now: Situation) -> Hashable:
        """Return the plan all groups follow; when it changes, everybody is thought of anew."""
        return None

    @cached_property
    def careful(self) -> bool:
        """Whether the side's people are worth more to it than the place it is to hold."""
        worth = {aim.kind: aim.worth for aim in self.book.sides[self.side].aims}
        return worth.get("keep_force", 0) > worth.get("hold", 0)

    def choose(self, desk: Desk) -> Choice:
        """Return the next order, with its reason."""
        choice = speaks(desk) or answers(desk) or decides(desk)
        if choice is not None:
            return choice
        now = Situation(desk)
        for idea in self.free:
            choice = idea(now)
            if choice is not None:
                return choice
        if now.points > 0:
            choice = self.considered(now)
            if choice is not None:
                return choice
        return Choice(Pass(()), "reason.nothing_better", {})

    def considered(self, now: Situation) -> Choice | None:
        """Return the first order worth a command point."""
        for idea in self.general:
            choice = idea(now)
            if choice is not None:
                return choice
        now.plan = self.plan(now)
        self._settled = self._settled.after(now, self.by_group)
        for group_idea, settled in zip(self.by_group, self._settled.groups, strict=True):
            for name, group in now.by_id.items():
                if name in settled:
                    continue
                choice = group_idea.of(now, group)
                if choice is not None:
                    return choice
                settled.add(name)
        return None

    def toward(
        self,
        now: Situation,
        group: Group,
        goal: Hex,
        pace: Pace,
        route: Route,
        reason: str,
        most: int = FAR,
        **args: Value,
    ) -> Choice | None:
        """Return a march of at most so many hexes that brings a group nearer to *goal*, if any.

        Nobody drives into a hex where he has seen an enemy: that is an attack.
        """
        if group.at == goal:
            return None
        offer = now.offer(March, group.id)
        if offer is None:
            return None
        reached = [
            at
            for at in offer.choices("to", {"pace": pace, "route": route})
            if at.distance(group.at) <= most and not now.facing(at)
        ]
        best = self.maps.nearer(reached, group.at, goal, mobility_of(self.book, group.units))
        if best is None:
            return None
        order = offer.fill(pace=pace, route=route, to=best)
        return Choice(order, reason, {"unit": group.id, "to": goal, **args})

    def fetch_water(self, now: Situation, group: Group) -> Choice | None:
        """Go to the nearest water, or to a place of one's own, before the cans are empty."""
        thirst = DRY if now.pressed(group.at, ENDURE_KM) else THIRST
        if group.unit.water_fuel >= thirst or self.waters(now, group.at):
            return None
        for hexes in range(1, now.km(WATER_KM) + 1):
            around = (at for at in group.at.ring(hexes) if at in self.book.ground.grid)
            found = [at for at in around if self.waters(now, at) and not now.foes.near(at, 0)]
            if found:
                return self.toward(now, group, min(found), Pace.NORMAL, Route.FAST, "reason.water")
        return None

    def waters(self, now: Situation, at: Hex) -> bool:
        """Return whether there is water in a hex, or a place in one's own hands."""
        if is_wadi(self.book, at) or wells(self.book, at):
            return True
        known = (now.view.places.get(place.id) for place in self.book.ground.places_at(at))
        holders = [each.holder for each in known if each is not None and each.holder is not None]
        return any(not now.view.hostile(holder) for holder in holders)

    def stand(self, now: Situation, group: Group, posture: Posture, reason: str) -> Choice | None:
        """Return the order to take a posture, if the group has another and the hours."""
        if group.unit.posture is posture:
            return None
        offer = now.offer(ChangePosture, group.id)
        if offer is None or posture not in offer.choices("posture", {}):
            return None
        return Choice(offer.fill(posture=posture), reason, {"unit": group.id})

    def lurk(self, now: Situation, group: Group, least: int, reason: str) -> Choice | None:
        """Return the order to wait in ambush, if the group does not wait already."""
        if group.unit.wait is not None:
            return None
        offer = now.offer(Wait, group.id)
        if offer is None:
            return None
        return Choice(offer.fill(ratio=least), reason, {"unit": group.id, "ratio": least})

    def homeward(
        self, now: Situation, group: Group, pace: Pace, route: Route, reason: str
    ) -> Choice | None:
        """Return a march to the nearest way off the map, or the departure itself at its end."""
        if group.at in self.exits:
            leave = now.offer(LeaveMap, group.id)
            if leave is not None:
                base = leave.choices("base", {})[0]
                return Choice(leave.fill(base=base), reason, {"unit": group.id, "to": group.at})
        goal = self.home(group.at, group.units)
        return None if goal is None else self.toward(now, group, goal, pace, route, reason)

    @property
    def exits(self) -> tuple[Hex, ...]:
        """Where ways lead off the map to a base."""
        return tuple(at for base, at in self.book.base_hexes.items() if self.book.bases[base])

    def home(self, start: Hex, units: Sequence[Unit]) -> Hex | None:
        """Return where units fall back to: the nearest way off the map, or a haven on it."""
        homes = self.exits or self.book.sides[self.side].home
        mobility = mobility_of(self.book, units)
        return min(
            homes,
            key=lambda at: (self.maps.metres(start, at, mobility), at),
            default=None,
        )


class Settled(NamedTuple):
    """For which groups which ideas had no answer, as long as nothing near them changes."""

    situation: Situation | None
    groups: tuple[set[str], ...]
    """Groups, for each idea."""

    def after(self, now: Situation, ideas: Sequence[GroupIdea]) -> "Settled":
        """Return what is still settled in a new situation."""
        before = self.situation
        if before is None or now.plan != before.plan or frame(before) != frame(now):
            return Settled(now, tuple(set() for _ in ideas))
        units, contacts = hexes_changed(before, now)
        stirred = {
            (hexes, company): {
                group.id
                for group in now.groups
                if beside(group.at, units, company) or beside(group.at, contacts, hexes)
            }
            for hexes, company in {(now.km(idea.horizon_km), idea.company) for idea in ideas}
        }
        left = (
            settled - stirred[now.km(idea.horizon_km), idea.company]
            for idea, settled in zip(ideas, self.groups, strict=True)
        )
        return Settled(now, tuple(left))


def frame(now: Situation) -> tuple[object, ...]:
    """Return what concerns every group alike."""
    view = now.view
    marks = None if view.me is None else view.me.marks
    return (
        view.turn, view.stage, view.weather, marks, view.places, view.formations,
        view.roadblocks, view.relations, view.borders, view.pending,
    )  # fmt: skip


def staff_of(book: Rulebook, side: str) -> Bot:
    """Return the staff that plays a faction's doctrine."""
    from game.bots.army import ArmyStaff
    from game.bots.csp import CspStaff
    from game.bots.jihadists import JihadistStaff
    from game.bots.wagner import WagnerStaff

    staffs = {"army": ArmyStaff, "wagner": WagnerStaff, "csp": CspStaff, "jihadists": JihadistStaff}
    return staffs.get(side, Staff)(book, side)
