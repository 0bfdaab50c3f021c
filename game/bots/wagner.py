"""Wagner's bot: leads the column, drives spearheads where it believes itself the stronger."""

from collections.abc import Sequence

from game.bots.assault import prospects
from game.bots.column import ENOUGH, NEAR_KM, ColumnStaff
from game.bots.player import Choice
from game.bots.politics import dismissed, shaken, unpaid
from game.bots.situation import Group, Situation
from game.bots.staff import ATTACKERS, GroupIdea
from game.factions.wagner import Raid, Spearhead, Train
from game.rules.orders import Pace, Route

SURE_RAID = 1800
"""Believed ratio, per-mille, from which a raid is sure to be back the same day."""

SHAKY = 700
"""Cohesion in tenths below which an ally's unit is trained."""


class WagnerStaff(ColumnStaff):
    """Bold while it believes in its strength."""

    def group_ideas(self) -> Sequence[GroupIdea]:
        """Return a column's ideas, with a spearhead before an ordinary attack."""
        ideas = super().group_ideas()
        first = next(n for n, idea in enumerate(ideas) if idea.of == self.strike_out)
        return (
            GroupIdea(self.go_home, NEAR_KM),
            *ideas[:first],
            GroupIdea(self.raid, NEAR_KM, ATTACKERS),
            GroupIdea(self.spearhead, NEAR_KM, ATTACKERS),
            *ideas[first:],
            GroupIdea(self.train, NEAR_KM),
        )

    def go_home(self, now: Situation, group: Group) -> Choice | None:
        """Bring everybody home once the contract has ended."""
        if not dismissed(now.view):
            return None
        return self.homeward(now, group, Pace.NORMAL, Route.FAST, "reason.recalled")

    def reluctant(self, now: Situation) -> bool:
        """Return whether it risks nobody: who is not paid, or soon will not be, holds back."""
        return unpaid(now.view) or shaken(self.book, now.view)

    def spearhead(self, now: Situation, group: Group) -> Choice | None:
        """Drive at an enemy in the open that is the weaker."""
        reach = self.book.numbers["spearhead.reach_m"] // self.book.ground.hex_m + 1
        if self.reluctant(now) or self.beaten(group) or not now.foes.near(group.at, reach):
            return None
        if not self.sallies(now, group):
            return None
        for prospect in prospects(now, group, Spearhead, ENOUGH, reach=reach):
            return prospect.chosen(group, "reason.spearhead")
        return None

    def raid(self, now: Situation, group: Group) -> Choice | None:
        """Strike an isolated enemy from a position a careful staff wants to come back to."""
        if not self.spares(now) or self.reluctant(now):
            return None
        reach = self.book.numbers["raid.reach_m"] // self.book.ground.hex_m + 1
        if self.beaten(group) or not now.foes.near(group.at, reach) or not self.sallies(now, group):
            return None
        for prospect in prospects(now, group, Raid, SURE_RAID, reach=reach):
            return prospect.chosen(group, "reason.raid")
        return None

    def train(self, now: Situation, group: Group) -> Choice | None:
        """Train allies who march along and are shaky, while nobody disturbs."""
        if now.pressed(group.at, NEAR_KM):
            return None
        for unit in group.units:
            offer = now.offer(Train, unit.id) if unit.faction == self.side else None
            pupils = () if offer is None else offer.choices("unit", {})
            shaky = [key for key in pupils if now.view.units[key].cohesion < SHAKY]
            if offer is not None and shaky:
                return Choice(offer.fill(unit=shaky[0]), "reason.train", {"unit": unit.id})
        return None
