"""Why a side takes another at its word as far as it does."""

from game.rules.bargains import trust_of
from game.rules.going import Share
from game.rules.rulebook import Rulebook
from game.rules.view import View
from game.rules.why import Why


def trust_why(book: Rulebook, view: View, who: str, whom: str) -> Why:
    """Return how far one of two sides takes the other at its word, and what has moved that."""
    trust = trust_of(book.numbers, view, who, whom)
    return Why(
        "why.trust",
        trust.value,
        "permille",
        book.numbers["bargain.trust_start"],
        changes=tuple(Share(cause, permille, {}) for cause, permille in trust.causes.items()),
        args={"faction": who, "other_faction": whom},
    )
