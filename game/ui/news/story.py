"""The page of a story: each figure with the public's range, who says what, what one knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pygame

from game.rules.claims import part_of
from game.rules.contacts import Estimate
from game.rules.news_why import picture_why
from game.rules.newsroom import Line, Mark, Page, history
from game.rules.picture import ESTABLISHED, YES_OR_NO, Picture
from game.rules.public import Claimed
from game.ui.board.case import Case
from game.ui.news.symbols import painter
from game.ui.screens.badge import Row
from game.ui.theme import Size, Theme
from game.ui.widgets import (
    Believed,
    Column,
    HistoryStrip,
    Label,
    Look,
    Panel,
    Pin,
    RangeBar,
    Run,
    Scale,
    Widget,
    scale_to,
)
from game.words import capital, voice_of

CERTAIN: Final = 1000
"""Per-mille."""


def title(case: Case, about: str) -> str:
    """Return what a story or an account is about, to stand above it."""
    return capital(case.part("ui.news.about", about=about))


def quantity_name(case: Case, quantity: str) -> str:
    """Return what a figure counts, to stand in a sentence."""
    what, _, whose = quantity.partition(".")
    return case.part(f"quantity.{what}", faction=whose)


def figure_name(case: Case, quantity: str) -> str:
    """Return what a figure counts, to stand above it."""
    return capital(quantity_name(case, quantity))


def open_figures(case: Case, figures: Iterable[tuple[str, Claimed]]) -> Iterator[str]:
    """Yield a line on the figures that the spokesman still has to pick, if there are any."""
    ends: dict[str, Claimed] = {}
    for quantity, claimed in figures:
        part = part_of(case.view.side, quantity)
        if part is not None and claimed.high is not None:
            low, high = ends.get(part, Claimed(0, 0))
            ends[part] = Claimed(low + claimed.low, (high or 0) + claimed.high)
    picked = [
        case.part("ui.news.ends", name=case.words.say(f"slot.{part}"), low=low, high=high)
        for part, (low, high) in ends.items()
        if high != low
    ]
    if picked:
        yield case.words.say("ui.news.between", figures=case.words.listing(picked))


def range_line(case: Case, line: Line) -> str:
    """Return the public's range in words, with its grade."""
    seen = line.picture
    return case.part(
        "ui.news.likely" if line.what in YES_OR_NO else "ui.news.range",
        low=seen.low,
        high=seen.high,
        yes_permille=seen.yes_permille,
        grade=seen.grade,
    )


def lines(case: Case, page: Page) -> Iterator[Widget]:
    """Yield a panel for each figure of a story."""
    for line in page.lines:
        yield figure_panel(case, page, line)


def figure_panel(case: Case, page: Page, line: Line) -> Widget:
    """Return all about one figure."""
    quiet = case.theme.palette.quiet
    head = Label(
        [
            Run(figure_name(case, line.quantity), bold=True),
            Run(f"  {case.part('ui.news.public')} "),
            Run(range_line(case, line), bold=True, colour=case.theme.palette.accent),
        ]
    )
    bar = range_bar(case, line)
    if line.what not in YES_OR_NO:
        bar.answering(case.why(lambda: picture_why(page.story, line)))
    moved = history(case.book, list(page.items), line.quantity)
    drawn: Widget = Row((strip(case, line, moved), bar), gap=8) if len(moved) > 1 else bar
    said = [Label(claim(case, line, mark), Size.SMALL, colour=quiet) for mark in line.marks]
    own = () if line.known is None else (Own(known_line(case, line.known)),)
    return Panel((head, drawn, Column(said, gap=1), *own), gap=6)


def range_bar(case: Case, line: Line) -> RangeBar:
    """Return the bar of a figure."""
    seen, answers_yes = line.picture, line.what in YES_OR_NO
    pins = [pin(case, line, mark) for mark in line.marks]
    if answers_yes:
        return RangeBar(
            yes_scale(case),
            Believed(0, seen.yes_permille, seen.yes_permille),
            pins,
            firm=seen.grade in ESTABLISHED,
            known=None if line.known is None else spread(line.known, CERTAIN),
        )
    return RangeBar(
        scale_of(line),
        Believed(seen.low, seen.best, seen.high),
        pins,
        firm=seen.grade in ESTABLISHED,
        known=None if line.known is None else spread(line.known),
    )


def spread(figure: Estimate, times: int = 1) -> Believed:
    """Return an estimate in units of the scale."""
    return Believed(figure.low * times, figure.best * times, figure.high * times)


def yes_scale(case: Case) -> Scale:
    """Return the scale from no to yes."""
    say = case.words.say
    return Scale(CERTAIN, ((0, say("ui.news.no")), (CERTAIN, say("ui.news.yes"))), even=True)


def scale_of(line: Line) -> Scale:
    """Return the scale on which range, claims and one's own knowledge of a figure have room."""
    known = () if line.known is None else (line.known.high,)
    return scale_to(max(line.picture.high, *(mark.claimed.middle for mark in line.marks), *known))


def pin(case: Case, line: Line, mark: Mark) -> Pin:
    """Return the pin of one claimant."""
    value = mark.claimed.middle
    return Pin(
        min(1, value) * CERTAIN if line.what in YES_OR_NO else value,
        painter(case, mark.item),
        claim(case, line, mark),
        faded=not mark.counts,
        open_end=mark.claimed.high is None,
    )


def claim(case: Case, line: Line, mark: Mark) -> str:
    """Return one claimant's figure: when, who, how much."""
    form = "no_longer" if not mark.counts else "floor" if mark.claimed.high is None else "says"
    if line.what in YES_OR_NO and mark.counts:
        form = "yes" if mark.claimed.low else "no"
    return case.say(
        f"text.stories.{form}",
        said_moment=mark.item.minute,
        who=voice_of(case.book, case.words, mark.item),
        figure=mark.claimed.middle,
    )


def known_line(case: Case, known: Estimate) -> str:
    """Return what one's own people told."""
    return case.say("text.stories.known", known_estimate=known)


def strip(case: Case, line: Line, moved: Sequence[tuple[int, Picture]]) -> HistoryStrip:
    """Return how the public's range of a figure moved."""
    if line.what in YES_OR_NO:
        return strip_of(case, yes_scale(case), moved, yes=True)
    most = max(scale_of(line).most, *(seen.high for _, seen in moved))
    return strip_of(case, scale_to(most), moved, yes=False)


def strip_of(
    case: Case, scale: Scale, moved: Sequence[tuple[int, Picture]], *, yes: bool
) -> HistoryStrip:
    """Return how a range moved on a scale; *yes* for figures answered by yes or no."""
    said = [
        case.part(
            "ui.news.was_likely" if yes else "ui.news.was",
            said_moment=minute,
            low=seen.low,
            high=seen.high,
            yes_permille=seen.yes_permille,
        )
        for minute, seen in moved
    ]
    ranges = [
        Believed(0, seen.yes_permille, seen.yes_permille)
        if yes
        else Believed(seen.low, seen.best, seen.high)
        for _, seen in moved
    ]
    return HistoryStrip(scale, ranges, "\n".join(said))


class Own(Label):
    """What one's own people told: behind a line of its own colour, apart from all claims."""

    def __init__(self, text: str) -> None:
        """Say it."""
        super().__init__(text, Size.SMALL, bold=True)

    def lines_width(self, width: int, theme: Theme) -> int:
        """Return what the line at its left leaves."""
        return max(1, width - theme.px(10))

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of its lines."""
        return super().height_for(self.lines_width(width, theme), theme)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the line and the text beside it."""
        theme, whole = look.theme, self.rect.copy()
        bar = pygame.Rect(whole.left, whole.top, theme.px(4), whole.height)
        pygame.draw.rect(target, theme.palette.good, bar)
        self.rect = pygame.Rect(
            whole.left + theme.px(10), whole.top, self.lines_width(whole.width, theme), whole.height
        )
        super().draw(target, look)
        self.rect = whole
