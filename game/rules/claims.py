"""Claims: the figures a statement gives, made of what its speaker believes.

A side cannot admit what it does not know, and what it makes larger or smaller is its own count.
"""

from collections.abc import Mapping
from typing import Protocol

from game.rules.contacts import Estimate
from game.rules.public import Account, Claimed, Style
from game.rules.reports import HURT
from game.rules.rulebook import Rulebook
from game.rules.state import News


class Chance(Protocol):
    """What picks a figure between two ends."""

    def between(self, low: int, high: int, purpose: str, *ids: str) -> int:
        """Return a whole number from *low* to *high*."""


class Public(Protocol):
    """What both the truth and a view tell: the news, and who fights whom."""

    @property
    def news(self) -> Mapping[str, News]:
        """All that is public."""

    def hostile(self, one: str, other: str) -> bool:
        """Return whether two factions fight each other."""


class Scene(Protocol):
    """Where a statement is made up: the truth with its dice, or what a side can tell of it."""

    @property
    def book(self) -> Rulebook:
        """What is fixed for the match."""

    @property
    def dice(self) -> Chance:
        """What picks the figures that are made up."""

    @property
    def state(self) -> Public:
        """The news, and who fights whom."""

    def number(self, name: str) -> int:
        """Return a number of the model."""


def claims_of(course: Scene, side: str, account: Account, style: Style) -> Mapping[str, Claimed]:
    """Return the figures a statement gives, by quantity."""
    found: dict[str, Claimed] = {}
    for quantity, believed in account.figures.items():
        what, _, whose = quantity.partition(".")
        if what in ("killed", "captured", "vehicles", "hurt") and style is not Style.ALLEGE:
            claimed = figure(course, side, account, style, quantity, believed)
            if claimed is not None:
                found[quantity] = claimed
        elif what == "aircraft":
            found[quantity] = Claimed(1, 1)
            shot = style is Style.INFLATE or (style is Style.ADMIT and whose == side)
            found[f"shot.{whose}"] = Claimed(int(shot), int(shot))
        elif what in ("holds", "closed") and whose == side:
            held = int(style in (Style.CONTROL, Style.DENY) or what == "closed")
            found[quantity] = Claimed(held, held)
    if style is Style.ALLEGE or (account.kind == "harm" and style is Style.INFLATE):
        found[HURT] = alleged(course, side, account, style)
    elif account.kind == "harm" and style is Style.DENY:
        found[HURT] = Claimed(0, 0)
    return found


def figure(
    course: Scene,
    side: str,
    account: Account,
    style: Style,
    quantity: str,
    believed: Estimate,
) -> Claimed | None:
    """Return the figure a side gives of one loss, or None where it gives none."""
    what, _, whose = quantity.partition(".")
    own = whose == side or quantity == HURT
    if not own and not course.state.hostile(side, whose):
        return None
    if own and not gives_own(course.book, side, what, style):
        return None
    if own and style is Style.DENY:
        return Claimed(0, 0)
    whom = "own" if own else "foes"
    tone = Style.ADMIT if style is Style.CORRECT else style
    least, most = (course.number(f"said.{tone}.{whom}.{end}") for end in ("least", "most"))
    share = course.dice.between(least, most, "said", side, account.id, quantity)
    if not own and has_film(course.state, account):
        share = min(share, course.number("said.filmed"))
    given = (believed.best * share + (500 if own else 0)) // 1000
    return Claimed(given, given)


def has_film(state: Public, account: Account) -> bool:
    """Return whether a side has shown a video of what it speaks of: it can be counted on it."""
    return any(state.news[number].evidence == "video" for number in account.said)


def gives_own(book: Rulebook, side: str, what: str, style: Style) -> bool:
    """Return whether a side names its own losses: dead, if its ways allow; all when it admits."""
    if what == "hurt" or style in (Style.ADMIT, Style.CORRECT):
        return True
    return what == "killed" and book.factions[side].names_own_dead()


def alleged(course: Scene, side: str, account: Account, style: Style) -> Claimed:
    """Return how many people of the place a side says were hurt: as told it, or as it likes."""
    known = account.figures.get(HURT)
    least, most = course.number("said.alleged.least"), course.number("said.alleged.most")
    told = known.best if known else course.dice.between(least, most, "alleged", side, account.id)
    if style is Style.INFLATE:
        told = (
            told
            * course.dice.between(
                course.number("said.inflate.foes.least"),
                course.number("said.inflate.foes.most"),
                "said",
                side,
                account.id,
            )
            // 1000
        )
    return Claimed(told, told)
