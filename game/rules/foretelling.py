"""What a statement will say before it is made, and what it may cost: by what its speaker knows.

The words are made by the very functions that make the statement; only what picks the figures is
another: not the dice but the two ends between which they would fall.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from game.rules.claims import claims_of
from game.rules.going import Share
from game.rules.phrasing import worded
from game.rules.public import Account, Audience, Claimed, Style
from game.rules.rulebook import Rulebook
from game.rules.state import News, Value
from game.rules.view import View
from game.rules.why import Why


@dataclass(frozen=True, slots=True)
class Ends:
    """Dice that always fall at one place between the ends."""

    permille: int
    """0 for the lower end, 1000 for the upper."""

    def between(self, low: int, high: int, purpose: str, *ids: str) -> int:
        """Return the number at that place.

        >>> Ends(500).between(10, 20, "said")
        15
        """
        return low + (high - low) * self.permille // 1000


@dataclass(frozen=True, slots=True)
class Known:
    """The news, and who fights whom, as a view has them."""

    view: View

    @property
    def news(self) -> Mapping[str, News]:
        """All that is public."""
        return self.view.news

    def hostile(self, one: str, other: str) -> bool:
        """Return whether two factions fight each other."""
        return self.view.relations.get("|".join(sorted((one, other))), "hostile") == "hostile"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A statement tried out by its speaker."""

    book: Rulebook
    state: Known
    dice: Ends

    def number(self, name: str) -> int:
        """Return a number of the model."""
        return self.book.numbers[name]


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a statement will say."""

    args: Mapping[str, Value]
    """Of the sentence `news.statement`, with figures from the middle."""

    figures: Mapping[str, Claimed]
    """By quantity, the ends between which each figure will lie."""


def foretold(book: Rulebook, view: View, account: Account, style: Style) -> Foretold:
    """Return what a side will say of something if it speaks in a manner."""
    low, middle, high = (
        claims_of(Rehearsal(book, Known(view), Ends(place)), view.side, account, style)
        for place in (0, 500, 1000)
    )
    scene = Rehearsal(book, Known(view), Ends(500))
    about = account.story or account.id
    return Foretold(
        {"about": about, **worded(scene, view.side, account, style, middle)},
        {key: Claimed(low[key].low, high[key].low) for key in middle},
    )


def stakes_why(book: Rulebook, view: View, audience: Audience) -> Why | None:
    """Return how far an audience believes a side, and what a word found false or true does."""
    if view.me is None:
        return None
    trust = view.me.credibility[audience].value
    notices = book.numbers[f"credibility.notices.{audience}"]
    lost = book.numbers["credibility.disproved"] * notices // 1000
    won = book.numbers["credibility.borne_out"] * notices // 1000
    return Why(
        "why.stakes",
        trust,
        "tenths",
        changes=(Share("cause.if_disproved", -lost, {}), Share("cause.if_borne_out", won, {})),
        args={"audience": audience},
    )
