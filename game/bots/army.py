"""The army's bot: flies for the column, asks the capital, brings its own people out."""

from collections.abc import Sequence

from game.bots import air
from game.bots.column import NEAR_KM, ColumnStaff
from game.bots.judgement import balance, kept, steadiness
from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.bots.staff import Idea
from game.factions.army import GRANTED, AskHelp, AskPermission
from game.rules.chapters.posture import LeaveFormation
from game.rules.groups import lead_of

DAY_MINUTES = 1440

SHAKEN_PEOPLE, SHAKEN_COHESION = 850, 600
"""Share of fit people in per-mille, and cohesion in tenths, under which it asks for leave."""

FORLORN = 600
"""Balance of strength, per-mille, under which it asks for leave before a shot is fired."""

FORCED = 650
"""Share of fit people, per-mille, under which troops withdraw without leave."""


class ArmyStaff(ColumnStaff):
    """Sorties first, then its columns."""

    def general_ideas(self) -> Sequence[Idea]:
        """Return the army's ideas."""
        return (
            self.ask,
            self.call_help,
            air.move_away,
            air.bring_out,
            air.strike,
            air.look,
            air.stand_by,
            air.supply,
            self.part,
            *super().general_ideas(),
        )

    def ask(self, now: Situation) -> Choice | None:
        """Ask for leave to withdraw as soon as it may be needed: the capital takes its time."""
        if not now.own or self.granted(now) or not self.in_trouble(now):
            return None
        offer = now.offer(AskPermission)
        return None if offer is None else Choice(offer.fill(), "reason.ask_leave", {})

    def in_trouble(self, now: Situation) -> bool:
        """Return whether troops are shaken, nearly stranded, or face an enemy far too strong."""
        return self.shaken(now) or self.running_out(now) or self.forlorn(now)

    def shaken(self, now: Situation) -> bool:
        """Return whether its troops have suffered so much that they may not stand much longer."""
        return kept(now.own) < SHAKEN_PEOPLE or steadiness(now.own) < SHAKEN_COHESION

    def call_help(self, now: Situation) -> Choice | None:
        """Ask for a relief column once an enemy is known to be near its troops."""
        near = (
            unit for unit in now.own if unit.at is not None and now.foes.near(unit.at, now.km(10))
        )
        offer = now.offer(AskHelp) if any(near) else None
        return None if offer is None else Choice(offer.fill(), "reason.ask_help", {})

    def forlorn(self, now: Situation) -> bool:
        """Return whether what is known around its troops outweighs all of their side by far."""
        first = now.own[0]
        assert first.at is not None
        foes = now.foes.near(first.at, now.km(40))
        friends = [unit for unit in now.view.units.values() if unit.active]
        return bool(foes) and balance(self.book, friends, foes) < FORLORN

    def running_out(self, now: Situation) -> bool:
        """Return whether stores will be those for the way home once an answer is there."""
        answer = self.book.numbers["permission.latest_minutes"] * 100 // DAY_MINUTES
        first = now.own[0]
        assert first.at is not None
        together = [unit for unit in now.own if unit.at == first.at]
        return self.days_to_spare(first.at, together) < answer

    def granted(self, now: Situation) -> bool:
        """Return whether the capital has given leave to withdraw."""
        me = now.view.me
        return me is not None and me.marks.get("permission") == GRANTED

    def must_stay(self, now: Situation, group: Group) -> bool:
        """Stay without leave, unless hardly anybody would be left to obey."""
        return not self.granted(now) and kept(group.units) > FORCED

    def part(self, now: Situation) -> Choice | None:
        """Take its own units out of a column that goes on although they had better withdraw."""
        if not self.granted(now) or not now.own or not self.in_trouble(now):
            return None
        for unit in now.own:
            away = unit.at is not None and not now.pressed(unit.at, NEAR_KM)
            if away and lead_of(unit, now.view.formations) != self.side:
                offer = now.offer(LeaveFormation, unit.id)
                if offer is not None:
                    return Choice(offer.fill(), "reason.leave_given", {"unit": unit.id})
        return None
