"""Rows of a table: cells of set shares of the width, below each other where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.ui.theme import Theme
from game.ui.widgets import Look, Widget

STACKED_PX: Final = 760
"""Pixels at 100 % below which cells stand below each other."""

GAP_PX: Final = 14
"""Pixels at 100 % between cells."""


class Cells(Widget):
    """One row of a table."""

    def __init__(self, cells: Sequence[Widget], shares: Sequence[int]) -> None:
        """Hold cells; *shares* are their widths in parts of the whole."""
        super().__init__()
        self._cells = tuple(cells)
        self.shares = tuple(shares)

    @property
    def children(self) -> Sequence[Widget]:
        """The cells from left to right."""
        return self._cells

    def _widths(self, width: int, theme: Theme) -> list[int]:
        if width < theme.px(STACKED_PX):
            return [width] * len(self._cells)
        free = width - theme.px(GAP_PX) * (len(self._cells) - 1)
        return [free * share // sum(self.shares) for share in self.shares]

    def _heights(self, width: int, theme: Theme) -> list[int]:
        widths = self._widths(width, theme)
        return [
            cell.height_for(wide, theme) for cell, wide in zip(self._cells, widths, strict=True)
        ]

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of the highest cell, or of all where they are stacked."""
        heights = self._heights(width, theme)
        if width < theme.px(STACKED_PX):
            return sum(heights) + theme.px(4) * (len(heights) - 1) + theme.px(8)
        return max(heights) + theme.px(8)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Give each cell its share."""
        super().place(rect, theme)
        stacked = rect.width < theme.px(STACKED_PX)
        left, top = rect.left, rect.top + theme.px(4)
        widths, heights = self._widths(rect.width, theme), self._heights(rect.width, theme)
        for cell, wide, high in zip(self._cells, widths, heights, strict=True):
            cell.place(pygame.Rect(left, top, wide, high), theme)
            if stacked:
                top += high + theme.px(4)
            else:
                left += wide + theme.px(GAP_PX)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the cells, and a line below them."""
        super().draw(target, look)
        left, right = self.rect.bottomleft, self.rect.bottomright
        pygame.draw.line(target, look.theme.palette.raised, left, right)


class Heading(Cells):
    """The names of the columns; where cells are stacked there is nothing to name."""

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of the names, or none."""
        return 0 if width < theme.px(STACKED_PX) else super().height_for(width, theme)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the names where there are columns."""
        if self.rect.height:
            super().draw(target, look)
