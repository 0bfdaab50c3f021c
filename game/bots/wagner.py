"""Wagner's bot: leads the column, drives spearheads where it believes itself the stronger."""

from collections.abc import Sequence

from game.bots.assault import prospects
from game.bots.column import ENOUGH, NEAR_KM, ColumnStaff
from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.bots.staff import GroupIdea
from game.factions.wagner import Spearhead


class WagnerStaff(ColumnStaff):
    """Bold while it believes in its strength."""

    def group_ideas(self) -> Sequence[GroupIdea]:
        """Return a column's ideas, with a spearhead before an ordinary attack."""
        ideas = super().group_ideas()
        first = next(n for n, idea in enumerate(ideas) if idea.of == self.strike_out)
        return (*ideas[:first], GroupIdea(self.spearhead, NEAR_KM), *ideas[first:])

    def spearhead(self, now: Situation, group: Group) -> Choice | None:
        """Drive at an enemy in the open that is the weaker."""
        reach = self.book.numbers["spearhead.reach_m"] // self.book.ground.hex_m + 1
        if self.beaten(group) or not now.foes.near(group.at, reach) or not self.sallies(now, group):
            return None
        for prospect in prospects(now, group, Spearhead, ENOUGH):
            return prospect.chosen(group, "reason.spearhead")
        return None
