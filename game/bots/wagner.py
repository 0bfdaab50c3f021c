"""Wagner's bot: leads the column, drives spearheads where it believes itself the stronger."""

from collections.abc import Iterator

from game.bots.column import ENOUGH, ColumnStaff
from game.bots.judgement import believed_ratio, enemies
from game.bots.player import Choice, Desk
from game.bots.staff import Idea
from game.factions.wagner import Spearhead
from game.rules.contacts import Level


class WagnerStaff(ColumnStaff):
    """Bold while it believes in its strength."""

    def ideas(self) -> Iterator[Idea]:
        """Yield a column's ideas, with a spearhead before an ordinary attack."""
        yield self.get_out
        yield self.spearhead
        yield self.strike_out
        yield self.hold
        yield self.refill
        yield self.advance
        yield self.settle

    def spearhead(self, desk: Desk) -> Choice | None:
        """Drive at an enemy in the open that is the weaker."""
        for unit, group in self.columns(desk):
            offer = None if self.beaten(desk, group) else desk.offer(Spearhead, unit.id)
            if offer is None:
                continue
            for contact in offer.choices("contact", {}):
                at = desk.view.contacts[contact].at
                facing = [each for each in enemies(desk.view, Level.SIGHTED) if each.at == at]
                odds = believed_ratio(self.book, group, facing, at)
                if odds >= ENOUGH:
                    return Choice(
                        offer.fill(contact=contact),
                        "reason.spearhead",
                        {"unit": unit.id, "at": at, "ratio": odds},
                    )
        return None
