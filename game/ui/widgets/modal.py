"""A question that must be answered before anything else."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui.theme import Size, Theme
from game.ui.widgets.base import Look, Widget
from game.ui.widgets.button import Button
from game.ui.widgets.layout import Flow, Panel
from game.ui.widgets.text import Label, Run


class Modal(Widget):
    """A panel in the middle: a title, a text, buttons; Escape presses the last button."""

    def __init__(
        self, title: str, text: str | Sequence[Run], buttons: Sequence[Button], *, width: int = 460
    ) -> None:
        """Ask; *width* is in pixels at 100 %, and less where the window is narrower."""
        super().__init__()
        self.buttons = tuple(buttons)
        self.width = width
        parts: list[Widget] = [Label(title, Size.LARGE, bold=True), Label(text)]
        if buttons:
            parts.append(Flow(buttons, most_columns=3))
        self._panel = Panel(parts, gap=14)

    @property
    def children(self) -> Sequence[Widget]:
        """The panel."""
        return (self._panel,)

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of the panel."""
        return self._panel.height_for(min(width, theme.px(self.width)), theme)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Take the whole window and put the panel in its middle."""
        super().place(rect, theme)
        width = min(theme.px(self.width), rect.width - theme.px(24))
        panel = pygame.Rect(0, 0, width, self._panel.height_for(width, theme))
        panel.center = rect.center
        self._panel.place(panel, theme)

    def cancel(self) -> None:
        """Press the last button, if there is one that can be pressed."""
        if self.buttons:
            self.buttons[-1].press()

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Dim what lies below, then draw the panel."""
        veil = pygame.Surface(self.rect.size, pygame.SRCALPHA)
        veil.fill((0, 0, 0, 150))
        target.blit(veil, self.rect)
        super().draw(target, look)
