"""What a bot is: somebody who gets a desk with a view and offers, and gives back an order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from game.errors import WrongUseError
from game.rules.engine import menu, offers
from game.rules.orders import Offer, Order
from game.rules.rulebook import Rulebook
from game.rules.state import Value
from game.rules.view import View


class Choice(NamedTuple):
    """An order, and why: a words key with its arguments."""

    order: Order
    reason: str
    args: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before somebody who has to decide: the rulebook, a view, and what is on offer."""

    book: Rulebook
    view: View
    given: int = 0
    """Orders given in the match so far, by everybody."""

    luck: int = 0
    """A number of the match, for a bot that plays by lot; it tells nothing of the match's dice."""

    def offers(self, unit: str | None = None) -> tuple[Offer, ...]:
        """Return the orders *unit*, or the staff, can be given now."""
        return offers(self.book, self.view, unit)

    def menu(self, unit: str | None = None) -> tuple[Offer, ...]:
        """Return all that may be asked of *unit*, refused ones among them."""
        return menu(self.book, self.view, unit)

    def offer(self, order: type[Order], unit: str | None = None) -> Offer | None:
        """Return the offer of one kind of order, if it can be given now."""
        found = menu(self.book, self.view, unit, order)
        return next((offer for offer in found if offer.refusal is None), None)


class Bot(Protocol):
    """A player without a person."""

    def choose(self, desk: Desk) -> Choice:
        """Return the next order of the side whose impulse it is."""
        ...


def rule_based(book: Rulebook, side: str) -> Bot:
    """Return the bot that plays a faction's doctrine."""
    from game.bots.staff import staff_of

    return staff_of(book, side)


def random_legal(_book: Rulebook, side: str) -> Bot:
    """Return the bot that gives any legal order."""
    from game.bots.random_legal import RandomLegal

    return RandomLegal(side)


PLAYERS: Mapping[str, Callable[[Rulebook, str], Bot]] = {
    "standard": rule_based,
    "random": random_legal,
}
"""Every kind of bot by name."""


def bot_named(name: str, book: Rulebook, side: str) -> Bot:
    """Return a bot of the kind *name* for a side.

    Raises:
        WrongUseError: If there is no such kind.
    """
    if name not in PLAYERS:
        raise WrongUseError(f"There is no bot {name!r}; there are {', '.join(PLAYERS)}.")
    return PLAYERS[name](book, side)
