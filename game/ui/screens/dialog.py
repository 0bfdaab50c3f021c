"""A question, or a page to be read, on top of everything."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui.screens.badge import Inset
from game.ui.theme import Size, Theme
from game.ui.widgets import Button, Flow, Label, Look, Modal, Scroll, Widget


class Dialog(Modal):
    """A panel in the middle with any widgets; what is too high scrolls above the buttons."""

    def __init__(
        self,
        title: str,
        parts: Sequence[Widget],
        buttons: Sequence[Button],
        *,
        width: int = 480,
        columns: int = 3,
        at_right: bool = False,
    ) -> None:
        """Show *parts*; the last button is the one that Escape presses.

        Args:
            title: Above the parts.
            parts: What is read or chosen.
            buttons: Below them.
            width: Pixels at 100 %.
            columns: Most buttons in a row.
            at_right: Stand beside what is shown in the middle of the map.
        """
        super().__init__(title, "", (), width=width)
        self.buttons = tuple(buttons)
        self.at_right = at_right
        self._title = Label(title, Size.LARGE, bold=True)
        self._body = Scroll(Inset(parts, gap=10))
        self._foot = Flow(buttons, most_columns=columns)
        self._box = pygame.Rect(0, 0, 0, 0)

    @property
    def children(self) -> Sequence[Widget]:
        """Title, body, buttons."""
        return (self._title, self._body, self._foot)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Take the whole window; the panel is as high as it needs to be and fits."""
        self.rect = rect.copy()
        pad, gap = theme.px(18), theme.px(12)
        width = min(theme.px(self.width), rect.width - theme.px(24))
        inner = width - 2 * pad
        head = self._title.height_for(inner, theme)
        foot = self._foot.height_for(inner, theme)
        most = rect.height - theme.px(24) - 2 * pad - 2 * gap - head - foot
        needed = self._body.height_for(inner + Inset.bar_px(theme), theme)
        body = max(theme.px(20), min(needed, most))
        self._box = pygame.Rect(0, 0, width, head + body + foot + 2 * pad + 2 * gap)
        self._box.center = rect.center
        if self.at_right:
            self._box.right = rect.right - theme.px(12)
        left, top = self._box.left + pad, self._box.top + pad
        for part, height in ((self._title, head), (self._body, body), (self._foot, foot)):
            wide = inner + (Inset.bar_px(theme) if part is self._body else 0)
            part.place(pygame.Rect(left, top, wide, height), theme)
            top += height + gap

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Dim what lies below, then draw the panel."""
        veil = pygame.Surface(self.rect.size, pygame.SRCALPHA)
        veil.fill((0, 0, 0, 70 if self.at_right else 150))
        target.blit(veil, self.rect)
        palette, radius = look.theme.palette, look.theme.px(8)
        pygame.draw.rect(target, palette.panel, self._box, border_radius=radius)
        pygame.draw.rect(target, palette.edge, self._box, 1, border_radius=radius)
        for child in self.children:
            child.draw(target, look)
