"""A full window: a head that stays, a middle that scrolls, buttons at the foot."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui.screens.badge import Inset
from game.ui.theme import Theme
from game.ui.widgets import Column, Look, Scroll, Widget, Wrap


class Sheet(Widget):
    """Head, scrolling middle, foot."""

    def __init__(
        self, head: Sequence[Widget], parts: Sequence[Widget], foot: Sequence[Widget]
    ) -> None:
        """Hold the parts."""
        super().__init__()
        self._head = Column(head, gap=4)
        self._body = Scroll(Inset(parts, gap=10))
        self._foot = Wrap(foot, gap=8)

    @property
    def children(self) -> Sequence[Widget]:
        """Head, middle, foot."""
        return (self._head, self._body, self._foot)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Give head and foot what they need, the middle the rest."""
        super().place(rect, theme)
        pad, gap = theme.px(16), theme.px(10)
        inner, left = rect.width - 2 * pad, rect.left + pad
        head, foot = self._head.height_for(inner, theme), self._foot.height_for(inner, theme)
        top, bottom = rect.top + pad // 2, rect.bottom - pad // 2 - foot
        self._head.place(pygame.Rect(left, top, inner, head), theme)
        self._foot.place(pygame.Rect(left, bottom, inner, foot), theme)
        top += head + gap
        wide = inner + Inset.bar_px(theme)
        self._body.place(pygame.Rect(left, top, wide, bottom - gap - top), theme)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the ground, then the parts."""
        target.fill(look.theme.palette.backdrop, self.rect)
        super().draw(target, look)
