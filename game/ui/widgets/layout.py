"""Widgets that hold others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.ui.theme import Size, Theme
from game.ui.widgets.base import Look, Widget
from game.ui.widgets.text import Label

LEAST_STRETCHED: Final = 48
"""Pixels at 100 % that a scrolling part keeps when there is too little room."""


class Column(Widget):
    """Widgets below each other, each as high as it needs."""

    def __init__(self, children: Sequence[Widget], *, gap: int = 8, padding: int = 0) -> None:
        """Hold widgets; gap and padding are pixels at 100 %."""
        super().__init__()
        self._children = tuple(children)
        self.gap = gap
        self.padding = padding

    @property
    def children(self) -> Sequence[Widget]:
        """The widgets from top to bottom."""
        return self._children

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the sum of heights and gaps."""
        inner = width - 2 * self._pad(theme)
        heights = sum(child.height_for(inner, theme) for child in self._children)
        gaps = theme.px(self.gap) * max(0, len(self._children) - 1)
        return heights + gaps + 2 * self._pad(theme)

    def width_wanted(self, theme: Theme) -> int:
        """Return the width of the widest child."""
        widest = max((child.width_wanted(theme) for child in self._children), default=0)
        return widest + 2 * self._pad(theme)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Give each child its height; those that stretch share what is left over or missing."""
        super().place(rect, theme)
        pad = self._pad(theme)
        inner, top = rect.width - 2 * pad, rect.top + pad
        elastic = sum(child.stretches for child in self._children)
        spare = rect.height - self.height_for(rect.width, theme)
        for child in self._children:
            height = child.height_for(inner, theme)
            if child.stretches:
                height = max(theme.px(LEAST_STRETCHED), height + spare // elastic)
            child.place(pygame.Rect(rect.left + pad, top, inner, height), theme)
            top += height + theme.px(self.gap)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw what can be seen of it."""
        seen = target.get_clip().inflate(0, 2 * look.theme.px(8))
        for child in self._children:
            if child.rect.colliderect(seen):
                child.draw(target, look)

    def _pad(self, theme: Theme) -> int:
        return theme.px(self.padding) if self.padding else 0


class Flow(Widget):
    """Widgets in rows of equal cells, as many to a row as fit unwrapped: no text is clipped."""

    def __init__(self, children: Sequence[Widget], *, gap: int = 8, most_columns: int = 4) -> None:
        """Hold widgets; the gap is in pixels at 100 %."""
        super().__init__()
        self._children = tuple(children)
        self.gap = gap
        self.most_columns = most_columns

    @property
    def children(self) -> Sequence[Widget]:
        """The widgets in the order of reading."""
        return self._children

    def rows_for(self, width: int, theme: Theme) -> list[list[Widget]]:
        """Return the widgets row by row for a width."""
        rows: list[list[Widget]] = []
        for child in self._children:
            if rows and self._fit([*rows[-1], child], width, theme):
                rows[-1].append(child)
            else:
                rows.append([child])
        return rows

    def _fit(self, row: list[Widget], width: int, theme: Theme) -> bool:
        cell = self._cell(len(row), width, theme)
        widest = max(child.width_wanted(theme) for child in row)
        return len(row) <= self.most_columns and widest <= cell

    def _cell(self, count: int, width: int, theme: Theme) -> int:
        return (width - theme.px(self.gap) * (count - 1)) // count

    def _height(self, row: list[Widget], width: int, theme: Theme) -> int:
        cell = self._cell(len(row), width, theme)
        return max(child.height_for(cell, theme) for child in row)

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of its rows."""
        heights = [self._height(row, width, theme) for row in self.rows_for(width, theme)]
        return sum(heights) + theme.px(self.gap) * max(0, len(heights) - 1)

    def width_wanted(self, theme: Theme) -> int:
        """Return the width of the widest child."""
        return max((child.width_wanted(theme) for child in self._children), default=0)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Give each child a cell as high as its row."""
        super().place(rect, theme)
        gap, top = theme.px(self.gap), rect.top
        for row in self.rows_for(rect.width, theme):
            cell = self._cell(len(row), rect.width, theme)
            height = self._height(row, rect.width, theme)
            for col, child in enumerate(row):
                child.place(pygame.Rect(rect.left + col * (cell + gap), top, cell, height), theme)
            top += height + gap


class Wrap(Widget):
    """Widgets in rows, each as wide as it wants: the closest way to set many small ones."""

    def __init__(self, children: Sequence[Widget], *, gap: int = 5) -> None:
        """Hold widgets; the gap is in pixels at 100 %."""
        super().__init__()
        self._children = tuple(children)
        self.gap = gap

    @property
    def children(self) -> Sequence[Widget]:
        """The widgets in the order of reading."""
        return self._children

    def _boxes(self, width: int, theme: Theme) -> list[pygame.Rect]:
        """Return where each widget lies, counted from the corner."""
        gap, left, top, high = theme.px(self.gap), 0, 0, 0
        boxes = []
        for child in self._children:
            wide = min(child.width_wanted(theme), width)
            if left and left + wide > width:
                left, top, high = 0, top + high + gap, 0
            box = pygame.Rect(left, top, wide, child.height_for(wide, theme))
            boxes.append(box)
            left, high = box.right + gap, max(high, box.height)
        return boxes

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of its rows."""
        return max((box.bottom for box in self._boxes(width, theme)), default=0)

    def width_wanted(self, theme: Theme) -> int:
        """Return the width of the widest child."""
        return max((child.width_wanted(theme) for child in self._children), default=0)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Set the widgets one after the other."""
        super().place(rect, theme)
        for child, box in zip(self._children, self._boxes(rect.width, theme), strict=True):
            child.place(box.move(rect.topleft), theme)


class Panel(Column):
    """A column on a ground of its own, with a heading."""

    def __init__(self, children: Sequence[Widget], *, heading: str = "", gap: int = 8) -> None:
        """Hold widgets under a heading; an empty one leaves it out."""
        head = (Label(heading, Size.LARGE, bold=True),) if heading else ()
        super().__init__((*head, *children), gap=gap, padding=12)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the ground, then what is on it."""
        palette = look.theme.palette
        pygame.draw.rect(target, palette.panel, self.rect, border_radius=look.theme.px(6))
        pygame.draw.rect(target, palette.edge, self.rect, 1, border_radius=look.theme.px(6))
        super().draw(target, look)


class Scroll(Widget):
    """A window on a widget that may be higher: the wheel moves it, and the keyboard's focus."""

    stretches = True

    def __init__(self, child: Widget) -> None:
        """Show a widget as high as it needs to be."""
        super().__init__()
        self.child = child
        self.scrolled_px = 0
        self._theme = Theme()

    @property
    def children(self) -> Sequence[Widget]:
        """What is seen through it."""
        return (self.child,)

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height at which nothing needs to scroll."""
        return self.child.height_for(width, theme)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Take a place; what is in it gets all the height it needs, or the window's if more."""
        super().place(rect, theme)
        self._theme = theme
        height = max(rect.height, self.child.height_for(rect.width, theme))
        self.scrolled_px = min(max(self.scrolled_px, 0), height - rect.height)
        top = rect.top - self.scrolled_px
        self.child.place(pygame.Rect(rect.left, top, rect.width, height), theme)

    def wheel(self, notches: int) -> bool:
        """Move up or down, as far as there is something to see."""
        before = self.scrolled_px
        self.scrolled_px -= notches * self._theme.px(40)
        self.place(self.rect, self._theme)
        return self.scrolled_px != before

    def reveal(self, box: pygame.Rect) -> None:
        """Move so that a place inside can be seen."""
        margin = self._theme.px(8)
        if box.top < self.rect.top:
            self.scrolled_px -= self.rect.top - box.top + margin
        elif box.bottom > self.rect.bottom:
            self.scrolled_px += min(box.bottom - self.rect.bottom, box.top - self.rect.top) + margin
        self.place(self.rect, self._theme)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw what can be seen, and a bar where there is more."""
        clip = target.get_clip()
        target.set_clip(self.rect.clip(clip))
        self.child.draw(target, look)
        target.set_clip(clip)
        total = self.child.rect.height
        if total > self.rect.height:
            wide, height = look.theme.px(5), self.rect.height * self.rect.height // total
            top = self.rect.top + self.rect.height * self.scrolled_px // total
            bar = pygame.Rect(self.rect.right - wide, top, wide, height)
            pygame.draw.rect(target, look.theme.palette.edge, bar, border_radius=wide // 2)
