"""The Aftermath: weeks in which nobody moves, all may speak, and much comes to light."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from game.rules.changes import Set
from game.rules.chapter import NEVER, Chapter
from game.rules.chapters.turn import acting
from game.rules.events import Tell
from game.rules.orders import Offer, Order
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import Stage
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class SkipNews(Order):
    """Leave what is still to be said to one's spokesman, to the end of the Aftermath."""

    kind: ClassVar[str] = "skip_news"
    cost: ClassVar[int] = 0


class Aftermath(Chapter):
    """Leaving the rest to the spokesman."""

    name = "aftermath"
    number = 18
    orders = (SkipNews,)
    staff_stages = frozenset((Stage.AFTERMATH,))
    unit_stages = NEVER

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer the staff to leave the news alone once nobody moves any more."""
        yield Offer(SkipNews, ())

    def resolve(self, course: Resolution, order: Order) -> None:
        """Ask this side no more."""
        side, clock = acting(course), course.state.clock
        marks = course.state.factions[side].marks
        course.happen(
            "news_skipped",
            {"faction": side},
            (
                Set("factions", side, {"marks": {**marks, "skips_news": 1}}),
                Set("match", "clock", {"acting": None, "passed": (*clock.passed, side)}),
            ),
            (Tell(side, "done.skip_news", {}),),
        )


CHAPTER = Aftermath()
