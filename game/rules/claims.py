"""Claims: the figures a statement gives, made of what its speaker believes.

A side cannot admit what it does not know, and what it makes larger or smaller is its own count.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from game.rules.contacts import Estimate
from game.rules.picture import by_story
from game.rules.public import Account, Claimed, Style
from game.rules.reports import HURT
from game.rules.rulebook import Rulebook
from game.rules.state import News

PARTS: Final = ("own_dead", "foes_dead", "foes_vehicles", "foes_captured", "hurt")
"""What of a statement may have a figure of its speaker's choice, in the sequence of asking."""

FOES: Final[Mapping[str, str]] = {
    "killed": "foes_dead",
    "vehicles": "foes_vehicles",
    "captured": "foes_captured",
}
"""The part to which an enemy's loss belongs: one figure for all enemies together."""

Chosen = Mapping[str, int]
"""Figure by part, for those parts in which the speaker chose one."""

NOTHING: Final[Chosen] = {}


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


def claims_of(
    course: Scene, side: str, account: Account, style: Style, chosen: Chosen = NOTHING
) -> Mapping[str, Claimed]:
    """Return the figures a statement gives, by quantity: chosen ones, and by lot where none is."""
    claims = claims_by_lot(course, side, account, style)
    for part, total in chosen.items():
        keys = [quantity for quantity in claims if part_of(side, quantity) == part]
        shares = shared_out(total, [told(account, quantity) for quantity in keys])
        claims.update((key, Claimed(one, one)) for key, one in zip(keys, shares, strict=True))
    return claims


def part_of(side: str, quantity: str) -> str | None:
    """Return to which part of a side's statement a figure belongs; None where it is not chosen.

    >>> part_of("army", "killed.csp"), part_of("army", "killed.army")
    ('foes_dead', 'own_dead')
    """
    what, _, whose = quantity.partition(".")
    if quantity == HURT:
        return "hurt"
    if whose == side:
        return "own_dead" if what == "killed" else None
    return FOES.get(what)


def told(account: Account, quantity: str) -> int:
    """Return what a side was told of a figure; 0 where it was told nothing."""
    return account.figures[quantity].best if quantity in account.figures else 0


def shared_out(total: int, weights: Sequence[int]) -> list[int]:
    """Return a total in shares as the weights are; the first gets what is left over.

    >>> shared_out(10, [2, 1]), shared_out(3, [0, 0])
    ([7, 3], [3, 0])
    """
    whole = sum(weights)
    shares = [total * weight // whole if whole else 0 for weight in weights]
    if shares:
        shares[0] += total - sum(shares)
    return shares


def claims_by_lot(course: Scene, side: str, account: Account, style: Style) -> dict[str, Claimed]:
    """Return the figures a spokesman gives to whom nobody names any, by quantity."""
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
        elif what == "holds" and whose == side:
            held = int(style in (Style.CONTROL, Style.DENY))
            found[quantity] = Claimed(held, held)
        elif what == "closed" and whose == side:
            found[quantity] = Claimed(believed.best, believed.best)
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
    if style is Style.CORRECT:
        return Claimed(believed.best, believed.best)
    whom = "own" if own else "foes"
    least, most = (course.number(f"said.{style}.{whom}.{end}") for end in ("least", "most"))
    share = course.dice.between(least, most, "said", side, account.id, quantity)
    if not own and filmed(course.state, account, quantity):
        share = min(share, course.number("said.filmed"))
    given = (believed.best * share + (500 if own else 0)) // 1000
    return Claimed(given, given)


def filmed(state: Public, account: Account, quantity: str) -> bool:
    """Return whether a video is out on which a loss can be counted, whoever shows it."""
    return account.story is not None and any(
        item.evidence == "video" and quantity in item.claims
        for item in by_story(state.news, account.story)
    )


def gives_own(book: Rulebook, side: str, what: str, style: Style) -> bool:
    """Return whether a side names its own losses: dead, if its ways allow; all when it admits."""
    if what == "hurt" or style in (Style.ADMIT, Style.CORRECT):
        return True
    return what == "killed" and book.factions[side].names_own_dead()


def alleged(course: Scene, side: str, account: Account, style: Style) -> Claimed:
    """Return how many people of the place a side says were hurt: as told it, or as it likes."""
    known = account.figures.get(HURT)
    least, most = course.number("said.alleged.least"), course.number("said.alleged.most")
    hurt = known.best if known else course.dice.between(least, most, "alleged", side, account.id)
    if style is Style.INFLATE:
        hurt = (
            hurt
            * course.dice.between(
                course.number("said.inflate.foes.least"),
                course.number("said.inflate.foes.most"),
                "said",
                side,
                account.id,
            )
            // 1000
        )
    return Claimed(hurt, hurt)
