"""How the newsroom is laid out: feed on the left, story on the right, buttons at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.ui.screens.badge import Inset
from game.ui.theme import Theme
from game.ui.widgets import Column, Look, Scroll, Widget, Wrap

WIDE_PX: Final = 900
"""Pixels at 100 % from which feed and story stand side by side."""

FEED_SHARE: Final = 0.45
"""Of the width, for the feed."""


class NewsFrame(Widget):
    """Head, feed, story, foot; in a narrow window the story stands above the feed."""

    def __init__(
        self,
        head: Sequence[Widget],
        filters: Sequence[Widget],
        feed: Widget,
        story: Sequence[Widget],
        foot: Sequence[Widget],
        *,
        filters_first: bool = False,
    ) -> None:
        """Hold the parts; in a narrow window filters stand above the story if they are *first*."""
        super().__init__()
        self._head = Column(head, gap=4)
        self._filters = Column(filters, gap=4)
        self._feed = feed
        self._story = Scroll(Inset(story, gap=10))
        above, below = (filters, story) if filters_first else (story, filters)
        self._all = Scroll(Inset((*above, *below, feed), gap=10))
        self._foot = Wrap(foot, gap=8)
        self._narrow = False

    @property
    def story(self) -> Scroll:
        """What holds the story's page."""
        return self._all if self._narrow else self._story

    @property
    def children(self) -> Sequence[Widget]:
        """The parts in the order of reading."""
        if self._narrow:
            return (self._head, self._all, self._foot)
        return (self._head, self._filters, self._feed, self._story, self._foot)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Share the window."""
        super().place(rect, theme)
        pad, gap = theme.px(16), theme.px(12)
        self._narrow = rect.width < theme.px(WIDE_PX)
        inner = rect.width - 2 * pad
        head, foot = self._head.height_for(inner, theme), self._foot.height_for(inner, theme)
        left, top = rect.left + pad, rect.top + pad // 2
        self._head.place(pygame.Rect(left, top, inner, head), theme)
        bottom = rect.bottom - pad // 2 - foot
        self._foot.place(pygame.Rect(left, bottom, inner, foot), theme)
        top += head + gap
        high = bottom - gap - top
        if self._narrow:
            self._all.place(pygame.Rect(left, top, inner, high), theme)
            return
        wide = round((inner - gap) * FEED_SHARE)
        filters = self._filters.height_for(wide, theme)
        self._filters.place(pygame.Rect(left, top, wide, filters), theme)
        feed = pygame.Rect(left, top + filters + gap, wide, high - filters - gap)
        self._feed.place(feed, theme)
        right = pygame.Rect(left + wide + gap, top, inner - wide - gap, high)
        self._story.place(right, theme)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the ground, then the parts."""
        target.fill(look.theme.palette.backdrop, self.rect)
        bar = pygame.Rect(self.rect.topleft, (self.rect.width, self._head.rect.bottom))
        pygame.draw.rect(target, look.theme.palette.panel, bar.inflate(0, look.theme.px(8)))
        super().draw(target, look)
