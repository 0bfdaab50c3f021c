"""The table of truth, claims and public picture: one entry for each figure of each fact.

Only what is over is laid open: the truth stands beside what was said, with the range the public
had after each word, and what each word did to its speaker's credit abroad.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from game.rules.newsroom import history, quantities
from game.rules.picture import Picture, by_story
from game.rules.public import Audience, Claimed, Verdict, named, topic
from game.rules.reports import figures_of, hurt_beside
from game.rules.rulebook import Rulebook
from game.rules.state import Fact, GameState, News

COUNTED: Final = ("killed", "captured", "vehicles", "aircraft", "hurt")
"""Figures of a fact that stand in the table though nobody ever spoke of them."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody said or showed of a figure."""

    item: News
    claimed: Claimed
    credit: int
    """Tenths of a point of credit abroad that all of the item brought or cost its speaker."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of one fact: the truth, who said what, what the public took it for."""

    about: str
    """Names what happened, as `game.rules.public.topic` reads it."""

    fact: str | None
    quantity: str
    truth: int | None
    """None where there is no truth of it, as of an accusation nothing lies behind."""

    claims: tuple[Claim, ...]
    ranges: tuple[tuple[int, Picture], ...]
    """(minute, what the public took it for) whenever that moved."""

    @property
    def last(self) -> Picture | None:
        """What the public takes it for in the end; None where it never heard of it."""
        return self.ranges[-1][1] if self.ranges else None


def truth_table(book: Rulebook, state: GameState) -> tuple[Entry, ...]:
    """Return an entry for each figure of each fact and each story, hidden facts among them."""
    return tuple(sorted((*told(book, state), *never_told(state)), key=when))


def when(entry: Entry) -> tuple[int, str, str]:
    """Return what entries are sorted by: the turn, then what they are about."""
    return topic(entry.about).turn, entry.about, entry.quantity


def told(book: Rulebook, state: GameState) -> Iterable[Entry]:
    """Yield the entries of what the public spoke of."""
    for story in state.stories.values():
        items = by_story(state.news, story.id)
        fact = None if story.fact is None else state.facts[story.fact]
        spoken = quantities(items)
        silent = () if fact is None else [key for key in counted(fact) if key not in spoken]
        for quantity in (*spoken, *silent):
            yield Entry(
                story.id,
                story.fact,
                quantity,
                truth_of(state, story.id, fact, quantity),
                tuple(
                    Claim(item, item.claims[quantity], credit_of(book, items, item))
                    for item in items
                    if quantity in item.claims
                ),
                history(book, items, quantity),
            )


def never_told(state: GameState) -> Iterable[Entry]:
    """Yield the entries of what nobody outside ever heard of; sums only say it twice."""
    public = {story.fact for story in state.stories.values()}
    numbers: dict[tuple[str, int, object], int] = {}
    for fact in state.facts.values():
        if fact.id in public or fact.parts:
            continue
        same = fact.kind, fact.turn, fact.at
        numbers[same] = numbers.get(same, 0) + 1
        about = named(fact.kind, fact.turn, fact.at, numbers[same])
        for quantity, figure in counted(fact).items():
            yield Entry(about, fact.id, quantity, figure, (), ())


def counted(fact: Fact) -> Mapping[str, int]:
    """Return the figures of a fact that cost somebody something."""
    return {
        quantity: figure
        for quantity, figure in figures_of(fact).items()
        if figure and quantity.partition(".")[0] in COUNTED
    }


def truth_of(state: GameState, story: str, fact: Fact | None, quantity: str) -> int | None:
    """Return the true figure: of the fact, or of who is where at the end."""
    what, _, whose = quantity.partition(".")
    at = topic(story).at
    if what == "holds" and at is not None:
        return int(is_there_at_end(state, whose, story))
    if fact is None:
        return None
    if what == "shot":
        return int(fact.cause == "fire")
    if what == "hurt" and fact.kind != "harm":
        return hurt_beside(state, fact)
    return figures_of(fact).get(quantity, 0)


def is_there_at_end(state: GameState, side: str, story: str) -> bool:
    """Return whether a side stands openly in the hex of a story when all is over."""
    at = topic(story).at
    return at is not None and any(
        unit.faction == side and unit.at == at and unit.active and not unit.hidden
        for unit in state.units.values()
    )


def credit_of(book: Rulebook, items: list[News], item: News) -> int:
    """Return the credit abroad an item brought or cost its speaker, in tenths."""
    if item.verdict is None:
        return 0
    notices = book.numbers[f"credibility.notices.{Audience.ABROAD}"]
    if item.verdict is Verdict.BORNE_OUT:
        return book.numbers["credibility.borne_out"] * notices // 1000
    corrected = any(each.corrects == item.id for each in items)
    share = book.numbers["credibility.corrected"] if corrected else 1000
    return -(book.numbers["credibility.disproved"] * share // 1000 * notices // 1000)


def picture_at(entry: Entry, item: News) -> Picture | None:
    """Return what the public took a figure for once an item was out."""
    return next((seen for minute, seen in reversed(entry.ranges) if minute <= item.minute), None)
