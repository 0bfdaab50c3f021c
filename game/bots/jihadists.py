"""The jihadists' bot: lie hidden by a road, let the strong pass, fall on the weak."""

from collections.abc import Sequence
from typing import NamedTuple

from game.bots import bargaining, proposing, recruits, shared, upkeep
from game.bots.assault import prospects
from game.bots.judgement import exposure, people
from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.bots.staff import ATTACKERS, WATER_KM, GroupIdea, Idea, Staff
from game.factions.jihadists import Infiltrate, Place, Strike
from game.hexgrid import Hex
from game.rules.chapters.roads import CloseRoad, LayMines
from game.rules.contacts import Sighting
from game.rules.groups import mobility_of
from game.rules.orders import Pace, Route
from game.rules.state import Stage
from game.rules.units import Posture

SURE = 1500
"""Believed ratio, per-mille, from which it strikes."""

AMBUSH = 1500
"""Ratio its hidden bands wait for."""

FEW = 90
"""People below which an enemy standing still is worth stalking."""

STALK_KM = 45
"""How far bands follow."""


class Watch(NamedTuple):
    """What all bands go by."""

    prey: Hex | None
    """Where the enemy is who is believed worth stalking: on the move, or few."""

    closed: bool
    """Whether the side keeps a road closed."""


class JihadistStaff(Staff):
    """Patience."""

    def free_ideas(self) -> Sequence[Idea]:
        """Return what costs nothing."""
        return (
            self.place,
            self.lay_mines,
            *shared.AT_NO_COST,
            bargaining.expose,
            bargaining.part_ways,
        )

    def general_ideas(self) -> Sequence[Idea]:
        """Return what the staff thinks of first."""
        return (
            *shared.FIRST,
            proposing.one_war_at_a_time,
            proposing.compare_notes,
            proposing.leave_place,
            proposing.sue_for_peace,
        )

    def group_ideas(self) -> Sequence[GroupIdea]:
        """Return the jihadists' ideas."""
        return (
            GroupIdea(self.strike, 10, ATTACKERS),
            GroupIdea(self.fetch_water, WATER_KM),
            GroupIdea(self.close, 10),
            GroupIdea(upkeep.bombard, 30),
            *shared.FOR_ITS_PEOPLE,
            GroupIdea(recruits.levy, recruits.CALM_KM),
            GroupIdea(self.to_road, 10),
            GroupIdea(self.wait, 10),
            GroupIdea(self.stalk, 0),
            GroupIdea(self.settle, 0),
            GroupIdea(upkeep.hide_stores, 0),
        )

    def plan(self, now: Situation) -> Watch:
        """Return whom to stalk, and whether a road is closed."""
        meetings = bargaining.meeting_points(now)
        known = (
            contact
            for contact in now.foes.all
            if contact.posture is Posture.MARCH
            or self.company(now, contact) < FEW
            or any(meeting.covers(contact.at) for meeting in meetings)
        )
        prey = min(known, key=lambda each: (each.people.best, each.id), default=None)
        closed = any(block.faction == self.side for block in now.view.roadblocks.values())
        return Watch(None if prey is None else prey.at, closed)

    def company(self, now: Situation, contact: Sighting) -> int:
        """Return how many people are believed to stand where a contact does, itself among them."""
        return people(now.foes.near(contact.at, 1))

    def place(self, now: Situation) -> Choice | None:
        """Set a band where a road passes close by and nobody sees far."""
        if now.view.stage is not Stage.PLACEMENT:
            return None
        for group in now.groups:
            offer = now.offer(Place, group.id)
            if offer is None:
                continue
            choices = offer.choices("to", {})
            best = min(choices, key=lambda at: self.hiding_value(group, at))
            if self.hiding_value(group, best)[0] < self.hiding_value(group, group.at)[0]:
                return Choice(
                    offer.fill(to=best), "reason.hide_by_road", {"unit": group.id, "to": best}
                )
        return None

    def lay_mines(self, now: Situation) -> Choice | None:
        """Close the road nearest to a band before the match begins."""
        if now.view.stage is not Stage.PLACEMENT:
            return None
        for group in now.groups:
            offer = now.offer(LayMines, group.id)
            if offer is not None:
                best = min(offer.choices("to", {}), key=lambda at: (at.distance(group.at), at))
                return Choice(offer.fill(to=best), "reason.close_road", {"unit": group.id})
        return None

    def hiding_value(self, group: Group, at: Hex) -> tuple[int, Hex]:
        """Return how good a hex is to lie hidden in, off a road as a rule; less is better.

        Measured from the scenario's own place for the band, so that setting it twice is no use.
        """
        start = self.book.plan_of(group.id).at or group.at
        away = at.distance(start) * 150
        return (exposure(self.book, at) + away + (0 if self.book.on_road(at) else 400), at)

    def strike(self, now: Situation, group: Group) -> Choice | None:
        """Fall on a weak or moving enemy within reach."""
        if not now.foes.near(group.at, 1):
            return None
        least = SURE * 1000 // self.book.number("jihadists.prey")
        for prospect in prospects(now, group, Strike, least):
            return prospect.chosen(group, "reason.weak_prey")
        return None

    def closes(self, now: Situation, group: Group) -> bool:
        """Return whether a group is one to close roads: few, and nobody near."""
        few = group.unit.people * 2 <= self.book.number("combat.frontage.close")
        return few and not now.pressed(group.at, 10)

    def close(self, now: Situation, group: Group) -> Choice | None:
        """Close the road by which help would come."""
        if not self.book.on_road(group.at) or not self.closes(now, group):
            return None
        offer = now.offer(CloseRoad, group.id)
        if offer is None:
            return None
        return Choice(offer.fill(), "reason.close_road", {"unit": group.id, "at": group.at})

    def to_road(self, now: Situation, group: Group) -> Choice | None:
        """Go to the next road while none is closed."""
        watch = now.plan
        assert isinstance(watch, Watch)
        if watch.closed or not self.closes(now, group) or self.book.on_road(group.at):
            return None
        roads = [
            at
            for at in group.at.within(now.km(30))
            if at in self.book.ground.grid and self.book.on_road(at)
        ]
        if not roads:
            return None
        goal = min(roads, key=lambda at: (at.distance(group.at), at))
        return self.toward(now, group, goal, Pace.NORMAL, Route.COVERED, "reason.close_road")

    def wait(self, now: Situation, group: Group) -> Choice | None:
        """Wait in ambush while an enemy may come by."""
        if not now.foes.near(group.at, 2):
            return None
        return self.lurk(now, group, AMBUSH, "reason.wait_for_them")

    def stalk(self, now: Situation, group: Group) -> Choice | None:
        """Close up to a weak enemy by covered ways."""
        watch = now.plan
        assert isinstance(watch, Watch)
        if watch.prey is None:
            return None
        there = watch.prey
        if not 1 < group.at.distance(there) <= now.km(STALK_KM):
            return None
        point = self.lair(there, group.at)
        if group.unit.posture is Posture.DISPERSED and now.view.weather.night:
            return self.slip(now, group, point)
        return self.toward(now, group, point, Pace.NORMAL, Route.COVERED, "reason.stalk")

    def slip(self, now: Situation, group: Group, point: Hex) -> Choice | None:
        """Go nearer by night, in small groups, hidden at the end."""
        offer = now.offer(Infiltrate, group.id)
        if offer is None:
            return None
        mobility = mobility_of(self.book, group.units)
        best = self.maps.nearer(offer.choices("to", {}), group.at, point, mobility)
        if best is None:
            return None
        return Choice(offer.fill(to=best), "reason.stalk", {"unit": group.id, "to": best})

    def lair(self, prey: Hex, start: Hex) -> Hex:
        """Return the hex next to the prey where one is seen least, on one's own side of it."""
        around = [at for at in prey.neighbours() if at in self.book.ground.grid]
        return min(
            around or [prey],
            key=lambda at: (exposure(self.book, at) + at.distance(start) * 200, at),
        )

    def settle(self, now: Situation, group: Group) -> Choice | None:
        """Go to ground at the end of a march."""
        if group.unit.posture is not Posture.MARCH or group.unit.hidden:
            return None
        return self.stand(now, group, Posture.DISPERSED, "reason.go_to_ground")
