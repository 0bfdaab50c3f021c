"""What a chapter of the rules is: its orders, its offers, how they resolve, its times of day."""

from collections.abc import Iterable

from game.hexgrid import Hex
from game.rules.orders import Offer, Order, Pace
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import Stage
from game.rules.units import Unit
from game.rules.view import View

NEVER: frozenset[Stage] = frozenset()
DURING_IMPULSES = frozenset((Stage.IMPULSES,))
WHILE_SPEAKING = frozenset((Stage.IMPULSES, Stage.AFTERMATH))
"""Stages in which a staff still has something to say: the match and the news after it."""


class Chapter:
    """One file of rules. Every answer has a neutral default: a chapter says what is its own."""

    name: str = ""
    number: int = 0
    """Its place in the rulebook; chapters act in this sequence."""

    orders: tuple[type[Order], ...] = ()

    staff_stages: frozenset[Stage] = frozenset(Stage)
    """When it may have something to offer the staff; at other times it is not asked."""

    unit_stages: frozenset[Stage] = frozenset(Stage)
    """When it may have something to offer a unit."""

    def serves(self, side: str) -> bool:
        """Return whether it may have something to offer a side; a doctrine has only for its own."""
        return True

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Yield what *unit* may be ordered to do, or the staff when there is no unit.

        Judged on the view alone: words and choices must not depend on what is hidden.
        """
        return ()

    def resolve(self, course: Resolution, order: Order) -> None:
        """Carry out one of the chapter's own orders on the truth."""
        raise NotImplementedError(f"chapter {self.name} has no order {order.kind}")

    def entered(self, course: Resolution, units: tuple[str, ...], at: Hex, pace: Pace) -> bool:
        """Do what happens when *units* march into a hex; return whether their march ends."""
        return False

    def combed(self, course: Resolution, units: tuple[str, ...], at: Hex) -> None:
        """Do what happens when *units* have searched a hex."""

    def impulse(self, course: Resolution, side: str) -> None:
        """Do what this chapter does before *side* gets the word."""

    def morning(self, course: Resolution) -> None:
        """Do what this chapter does when a turn begins."""

    def evening(self, course: Resolution) -> None:
        """Do what this chapter does when all have passed."""

    def news_begin(self, course: Resolution, minutes: int) -> None:
        """Do what this chapter does when a news turn begins, *minutes* after what was before."""

    def news_end(self, course: Resolution) -> None:
        """Do what this chapter does when all have spoken in a news turn."""

    def ending(self, course: Resolution) -> None:
        """Do what this chapter does when the match is over."""
