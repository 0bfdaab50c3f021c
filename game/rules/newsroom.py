"""The newsroom: what a side reads, as terminal and window show it alike.

A dated feed of all that was said and shown, and a page for each story with the range the public
has for each figure, a mark for each claimant, and beside it what the side itself was told. All of
it comes from a view; the fact is nowhere in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.hexgrid import Hex
from game.rules.contacts import Estimate
from game.rules.picture import Grade, Picture, by_story, picture, standing
from game.rules.public import Account, Claimed, Topic, topic
from game.rules.rulebook import Rulebook
from game.rules.state import News
from game.rules.view import View

COUNTLESS: Final = "aircraft."
"""Figures nobody needs a range of: a story is about one aircraft."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the feed is wanted; an empty one wants everything."""

    story: str | None = None
    at: Hex | None = None
    """Stories of this hex."""

    side: str | None = None
    """What this side said, showed, or is told of."""

    shown: bool = False
    """Only what was shown, no bare words."""


class Mark(NamedTuple):
    """One claimant's figure on the bar of a range."""

    item: News
    claimed: Claimed
    counts: bool
    """Whether it still weighs: not put right, not followed by another word of the same party."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a story: the public's range, who says what, what one knows oneself."""

    quantity: str
    """Such as `killed.army`."""

    picture: Picture
    marks: tuple[Mark, ...]
    known: Estimate | None
    """What the side's own people told it; None where they told nothing."""

    @property
    def what(self) -> str:
        """The kind of figure: `killed`, `captured`, `vehicles`, `shot` ..."""
        return self.quantity.partition(".")[0]

    @property
    def whose(self) -> str:
        """Whose loss, or whose presence, it is: a faction, or `people`."""
        return self.quantity.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Page:
    """All that is public about one story."""

    story: str
    topic: Topic
    items: tuple[News, ...]
    lines: tuple[Line, ...]


def feed(view: View, wanted: Filter) -> tuple[News, ...]:
    """Return the news that pass a filter, in the sequence of publication."""
    return tuple(item for item in view.news.values() if passes(item, wanted))


def together(items: Iterable[News]) -> tuple[tuple[News, ...], ...]:
    """Return news in groups: what one kind of evidence shows of a story at a time is one."""
    found: list[tuple[News, ...]] = []
    for item in items:
        if item.evidence and found and one_showing(found[-1][0], item):
            found[-1] = (*found[-1], item)
        else:
            found.append((item,))
    return tuple(found)


def one_showing(one: News, other: News) -> bool:
    """Return whether two items are shown by the same voice, at the same time, of one story."""
    return (one.evidence, one.speaker, one.story, one.minute) == (
        other.evidence,
        other.speaker,
        other.story,
        other.minute,
    )


def passes(item: News, wanted: Filter) -> bool:
    """Return whether an item is wanted."""
    if wanted.story is not None and item.story != wanted.story:
        return False
    if wanted.at is not None and (item.story is None or topic(item.story).at != wanted.at):
        return False
    if wanted.shown and item.evidence is None:
        return False
    return wanted.side is None or wanted.side in sides_of(item)


def sides_of(item: News) -> frozenset[str]:
    """Return who speaks in an item and of whom it tells."""
    about = item.args.get("faction")
    named = (about,) if isinstance(about, str) else ()
    return frozenset(
        (item.speaker, *named, *(quantity.partition(".")[2] for quantity in item.claims))
    )


def pages(book: Rulebook, view: View) -> tuple[Page, ...]:
    """Return a page for each story, in the sequence in which they became public."""
    stories = dict.fromkeys(item.story for item in view.news.values() if item.story)
    return tuple(page(book, view, story) for story in stories)


def page(book: Rulebook, view: View, story: str) -> Page:
    """Return what is public about a story, and what the side was told of it."""
    items = by_story(view.news, story)
    known = told_figures(view.reports.values(), story)
    lines = tuple(
        Line(
            quantity,
            picture(book, items, quantity),
            marks(items, quantity),
            known.get(quantity),
        )
        for quantity in quantities(items)
        if not quantity.startswith(COUNTLESS)
    )
    return Page(story, topic(story), tuple(items), lines)


def by_grade(lines: Iterable[Line]) -> Mapping[Grade, tuple[Line, ...]]:
    """Return lines by how well they are established, as they stand on the page."""
    found: dict[Grade, tuple[Line, ...]] = {}
    for line in lines:
        grade = line.picture.grade
        found[grade] = (*found.get(grade, ()), line)
    return found


def quantities(items: Iterable[News]) -> tuple[str, ...]:
    """Return the figures anybody gave, each once."""
    return tuple(dict.fromkeys(quantity for item in items for quantity in item.claims))


def marks(items: list[News], quantity: str) -> tuple[Mark, ...]:
    """Return a mark for each item that gives a figure."""
    counting = {item.id for item in standing(items, quantity)}
    return tuple(
        Mark(item, item.claims[quantity], item.id in counting)
        for item in items
        if quantity in item.claims
    )


def told_figures(accounts: Iterable[Account], story: str) -> Mapping[str, Estimate]:
    """Return what a side's own people told it of a story."""
    return {
        quantity: figure
        for account in accounts
        if account.story == story
        for quantity, figure in account.figures.items()
    }


def history(book: Rulebook, items: list[News], quantity: str) -> tuple[tuple[int, Picture], ...]:
    """Return (minute, picture) for each moment at which the public's range of a figure moved."""
    moments = dict.fromkeys(item.minute for item in items if quantity in item.claims)
    return tuple(
        (minute, picture(book, [each for each in items if each.minute <= minute], quantity))
        for minute in moments
    )
