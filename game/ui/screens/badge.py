"""A faction's mark with its name, and rows of widgets side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui.assets import SMOOTH
from game.ui.marks import draw_mark
from game.ui.theme import Colour, Identity, Size, Theme
from game.ui.widgets import Column, Look, Widget
from game.ui.widgets.text import letters

PAPER: Colour = (250, 246, 238)


class Badge(Widget):
    """A faction's mark on its colour, and its name."""

    def __init__(self, name: str, identity: Identity, size: Size = Size.BODY) -> None:
        """Show who it is."""
        super().__init__()
        self.name = name
        self.identity = identity
        self.size = size

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of a line with its mark."""
        return letters(self.size, theme, bold=True).get_height() + theme.px(6)

    def width_wanted(self, theme: Theme) -> int:
        """Return the width of the mark and the name."""
        name = letters(self.size, theme, bold=True).size(self.name)[0]
        return self.height_for(0, theme) + theme.px(8) + name

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw mark and name."""
        theme = look.theme
        side = self.height_for(0, theme)
        box = pygame.Rect(self.rect.left, 0, side, side)
        box.centery = self.rect.centery
        draw_plate(target, box, self.identity, theme)
        text = letters(self.size, theme, bold=True).render(self.name, SMOOTH, theme.palette.text)
        target.blit(text, text.get_rect(midleft=(box.right + theme.px(8), box.centery)))


def draw_plate(target: pygame.Surface, box: pygame.Rect, identity: Identity, theme: Theme) -> None:
    """Draw a faction's mark on a square of its colour."""
    pygame.draw.rect(target, identity.colour, box, border_radius=theme.px(4))
    inner = box.inflate(-round(box.width * 0.45), -round(box.height * 0.45))
    draw_mark(target, identity.mark, inner, PAPER)


class Inset(Column):
    """A column that keeps clear of the scroll bar on its right."""

    @staticmethod
    def bar_px(theme: Theme) -> int:
        """Return how much wider than its content the scrolling part must be."""
        return theme.px(10)

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height in what the bar leaves."""
        return super().height_for(max(1, width - self.bar_px(theme)), theme)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Leave room for the bar."""
        inner = rect.copy()
        inner.width = max(1, rect.width - self.bar_px(theme))
        super().place(inner, theme)


class Row(Widget):
    """Widgets side by side, sharing the width; below each other where that is too narrow."""

    def __init__(self, children: Sequence[Widget], *, gap: int = 12) -> None:
        """Hold widgets; the gap is in pixels at 100 %."""
        super().__init__()
        self._children = tuple(children)
        self.gap = gap

    @property
    def children(self) -> Sequence[Widget]:
        """The widgets from left to right."""
        return self._children

    def width_wanted(self, theme: Theme) -> int:
        """Return the width at which they stand side by side."""
        gaps = theme.px(self.gap) * (len(self._children) - 1)
        return sum(child.width_wanted(theme) for child in self._children) + gaps

    def _cells(self, width: int, theme: Theme) -> list[int]:
        """Return the width of each; what is left over goes to the last."""
        if self.width_wanted(theme) > width:
            return [width] * len(self._children)
        wanted = [child.width_wanted(theme) for child in self._children]
        wanted[-1] += width - self.width_wanted(theme)
        return wanted

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of the row, or of the column it becomes."""
        cells = self._cells(width, theme)
        heights = [
            child.height_for(cell, theme) for child, cell in zip(self._children, cells, strict=True)
        ]
        if self.width_wanted(theme) > width:
            return sum(heights) + theme.px(4) * (len(heights) - 1)
        return max(heights)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Give each its cell."""
        super().place(rect, theme)
        cells = self._cells(rect.width, theme)
        stacked = self.width_wanted(theme) > rect.width
        left, top = rect.left, rect.top
        for child, cell in zip(self._children, cells, strict=True):
            height = child.height_for(cell, theme)
            down = 0 if stacked else (rect.height - height) // 2
            child.place(pygame.Rect(left, top + down, cell, height), theme)
            if stacked:
                top += height + theme.px(4)
            else:
                left += cell + theme.px(self.gap)
