"""The feed: what was said and shown, the newest first, each beside the sign of who says it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.rules.newsroom import Filter, feed, together
from game.rules.public import Verdict
from game.rules.state import News
from game.ui.board.case import Case
from game.ui.news.symbols import painter
from game.ui.theme import Size, Theme
from game.ui.widgets import Item, Label, ListBox, Look, Run
from game.ui.widgets.ranges import Painter
from game.words.sentences import published_together


@dataclass(frozen=True, slots=True)
class Told(Item):
    """One piece of news as a row."""

    painter: Painter | None = None
    """Draws who says it."""

    verdict: str = ""
    """What became of it, in words."""


def rows(case: Case, wanted: Filter) -> tuple[tuple[News, ...], tuple[Told, ...]]:
    """Return the news that pass a filter, the newest first, and how each is read."""
    groups = tuple(reversed(together(feed(case.view, wanted))))
    return tuple(group[0] for group in groups), tuple(row(case, group) for group in groups)


def row(case: Case, group: Sequence[News]) -> Told:
    """Return what is read at once: date and tone, then the speaker with his words."""
    item = group[0]
    palette = case.theme.palette
    judged = {Verdict.BORNE_OUT: palette.good, Verdict.DISPROVED: palette.bad}
    verdict = case.words.say(f"verdict.{item.verdict}") if item.verdict else ""
    return Told(
        published_together(case.book, case.words, group),
        case.say("ui.news.head", said_moment=item.minute, tone=tone(case, item)),
        judged[item.verdict] if item.verdict else None,
        painter(case, item),
        verdict,
    )


def tone(case: Case, item: News) -> str:
    """Return in which manner a party speaks, or what kind of evidence it is."""
    if item.evidence:
        return case.words.say(f"evidence.{item.evidence}")
    return case.words.say("text.news.report" if item.style is None else f"tone.{item.style}")


class Whole(ListBox):
    """A list as high as all its rows: what holds it scrolls."""

    stretches = False

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of all rows."""
        inner = max(1, width - theme.px(self.indent_px + 12))
        return sum(
            self._label(item, theme).height_for(inner, theme) + theme.px(6) for item in self.items
        )


class Feed(ListBox):
    """Rows of news."""

    indent_px = 38

    def __init__(self, items: Sequence[Told], chosen: Callable[[int], None]) -> None:
        """Show *items*; tell *chosen* the number of the one that is chosen."""
        super().__init__(items, chosen)
        self.told = tuple(items)

    def _label(self, item: Item, theme: Theme) -> Label:
        """Return a row's text: its head in quiet letters on a line of its own."""
        verdict = item.verdict if isinstance(item, Told) else ""
        head = [Run(item.prefix, colour=theme.palette.quiet)]
        if verdict:
            head.append(Run(f" · {verdict}", bold=True, colour=item.colour))
        return Label([*head, Run("\n"), Run(item.text)], Size.SMALL)

    def _draw_row(
        self, target: pygame.Surface, number: int, label: Label, row: pygame.Rect, look: Look
    ) -> None:
        super()._draw_row(target, number, label, row, look)
        paint, theme = self.told[number].painter, look.theme
        if paint is not None:
            side = theme.px(22)
            paint(
                target,
                pygame.Rect(row.left + theme.px(9), row.top + theme.px(5), side, side),
                theme,
            )
        line = row.bottom - 1
        pygame.draw.line(target, theme.palette.raised, (row.left, line), (row.right, line))


class WholeFeed(Feed, Whole):
    """The same, as high as all its rows."""
