"""The army's bot: flies for the column, asks the capital, brings its own people out."""

from collections.abc import Iterator

from game.bots.column import ColumnStaff
from game.bots.judgement import enemies, kept, km, near, objective, steadiness
from game.bots.player import Choice, Desk
from game.bots.staff import Idea
from game.factions.army import GRANTED, AskPermission
from game.hexgrid import Hex
from game.rules.chapters.air import Mission, Sortie
from game.rules.chapters.posture import LeaveFormation
from game.rules.contacts import Level
from game.rules.groups import lead_of
from game.rules.units import Unit


class ArmyStaff(ColumnStaff):
    """Sorties first, then its columns."""

    def ideas(self) -> Iterator[Idea]:
        """Yield the army's ideas."""
        yield self.ask
        yield self.bring_out
        yield self.strike
        yield self.look
        yield self.part
        yield from super().ideas()

    def troops(self, desk: Desk) -> tuple[Unit, ...]:
        """Return the army's own units on the map."""
        return tuple(unit for unit in desk.view.own() if unit.active)

    def ask(self, desk: Desk) -> Choice | None:
        """Ask for leave to withdraw when its troops are shaken."""
        troops = self.troops(desk)
        if not troops or (kept(troops) >= 850 and steadiness(troops) >= 600):
            return None
        offer = desk.offer(AskPermission)
        return None if offer is None else Choice(offer.fill(), "reason.ask_leave", {})

    def must_stay(self, desk: Desk, group: tuple[Unit, ...]) -> bool:
        """Stay without leave, unless hardly anybody would be left to obey."""
        me = desk.view.me
        granted = me is not None and me.marks.get("permission") == GRANTED
        return not granted and kept(group) > 500

    def part(self, desk: Desk) -> Choice | None:
        """Take its own units out of a column that goes on after leave to withdraw was given."""
        me = desk.view.me
        if me is None or me.marks.get("permission") != GRANTED:
            return None
        for unit in self.troops(desk):
            if lead_of(unit, desk.view.formations) != self.side:
                offer = desk.offer(LeaveFormation, unit.id)
                if offer is not None:
                    return Choice(offer.fill(), "reason.leave_given", {"unit": unit.id})
        return None

    def flight(self, desk: Desk, mission: Mission, reason: str, wanted: list[Hex]) -> Choice | None:
        """Return a sortie of the first aircraft fit for a mission to the first hex it can reach."""
        offer = desk.offer(Sortie)
        if offer is None:
            return None
        for craft in offer.choices("aircraft", {}):
            if mission not in offer.choices("mission", {"aircraft": craft}):
                continue
            reached = set(offer.choices("to", {"aircraft": craft, "mission": mission}))
            goal = next((at for at in wanted if at in reached), None)
            if goal is not None:
                order = offer.fill(aircraft=craft, mission=mission, to=goal)
                return Choice(order, reason, {"at": goal})
        return None

    def bring_out(self, desk: Desk) -> Choice | None:
        """Fly wounded out where there are several."""
        hurt: dict[Hex, int] = {}
        for unit in desk.view.units.values():
            if unit.at is not None and unit.wounded:
                hurt[unit.at] = hurt.get(unit.at, 0) + unit.wounded
        wanted = sorted((at for at in hurt if hurt[at] >= 4), key=lambda at: (-hurt[at], at))
        return self.flight(desk, Mission.EVACUATION, "reason.wounded", wanted) if wanted else None

    def strike(self, desk: Desk) -> Choice | None:
        """Strike what threatens the column, if it was seen and is not merely rumoured."""
        friends = [unit.at for unit in desk.view.units.values() if unit.at is not None]
        seen = [
            contact
            for contact in enemies(desk.view)
            if contact.level >= 2 and contact.turn >= desk.view.turn - 1
        ]
        close = [
            contact
            for contact in seen
            if any(at.distance(contact.at) <= km(self.book, 25) for at in friends)
        ]
        wanted = [each.at for each in sorted(close, key=lambda each: (-each.people.best, each.at))]
        return self.flight(desk, Mission.STRIKE, "reason.threat", wanted) if wanted else None

    def look(self, desk: Desk) -> Choice | None:
        """Look ahead of the column when nothing sure is known of what lies there."""
        goal = objective(self.book, desk.view)
        ahead = [goal] if goal is not None else []
        for unit in self.troops(desk):
            if unit.at is None or near(
                enemies(desk.view, Level.SIGHTED), unit.at, km(self.book, 25)
            ):
                continue
            if goal is not None:
                line = unit.at.line(goal)
                ahead = [line[min(len(line) - 1, 3)], goal]
            return self.flight(desk, Mission.RECONNAISSANCE, "reason.look_ahead", ahead)
        return None
