"""Lists that scroll."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from game.ui.theme import Colour, Size, Theme
from game.ui.widgets.base import Look, Widget, draw_focus
from game.ui.widgets.text import Label, Run

ROWS_WANTED: Final = 6
"""Lines of text a list asks for when nobody says how high it is."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a list."""

    text: str
    """What is read; it wraps."""

    prefix: str = ""
    """Read before it in a quiet colour, such as a time."""

    colour: Colour | None = None
    """Of a strip at its left; None for no strip."""


class ListBox(Widget):
    """Rows to choose from: arrows, Page Up and Down, Home and End move, Enter chooses."""

    focusable = True
    stretches = True
    indent_px = 10
    """Pixels at 100 % before the text of a row."""

    def __init__(self, items: Sequence[Item], chosen: Callable[[int], None]) -> None:
        """Show *items*; tell *chosen* the number of the one that is clicked or entered."""
        super().__init__()
        self.items = tuple(items)
        self.chosen = chosen
        self.current = 0
        self.scrolled_px = 0
        self._theme = Theme()
        self._labels: list[Label] = []
        self._tops: list[int] = [0]

    def replace(self, items: Sequence[Item], current: int = 0) -> None:
        """Show other items, with the keyboard on number *current*."""
        self.items = tuple(items)
        self.current = min(current, max(0, len(self.items) - 1))
        self.place(self.rect, self._theme)
        self._reveal()

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of a few lines; a list scrolls in whatever it gets."""
        return ROWS_WANTED * theme.px(22)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Take a place and wrap the rows to its width."""
        super().place(rect, theme)
        self._theme = theme
        self._labels = [self._label(item, theme) for item in self.items]
        inner = max(1, rect.width - theme.px(self.indent_px + 12))
        self._tops = [0]
        for label in self._labels:
            self._tops.append(self._tops[-1] + label.height_for(inner, theme) + theme.px(6))
        self.scrolled_px = self._held(self.scrolled_px)

    def _label(self, item: Item, theme: Theme) -> Label:
        runs = [Run(item.text)]
        if item.prefix:
            runs.insert(0, Run(f"{item.prefix} ", colour=theme.palette.quiet))
        return Label(runs, Size.SMALL)

    def press(self) -> None:
        """Choose the current row."""
        if self.items:
            self.chosen(self.current)

    def click(self, at: tuple[int, int]) -> None:
        """Choose the row at a point."""
        below = at[1] - self.rect.top + self.scrolled_px
        for number in range(len(self.items)):
            if self._tops[number] <= below < self._tops[number + 1]:
                self.current = number
                self.press()

    def wheel(self, notches: int) -> bool:
        """Scroll; a list that shows all its rows leaves the wheel to others."""
        before = self.scrolled_px
        self.scrolled_px = self._held(before - notches * self._theme.px(40))
        return self.scrolled_px != before

    def key(self, event: pygame.event.Event) -> bool:
        """Move through the rows; at an end the key is left to what lies beyond."""
        steps = {
            pygame.K_UP: -1,
            pygame.K_DOWN: 1,
            pygame.K_PAGEUP: -8,
            pygame.K_PAGEDOWN: 8,
            pygame.K_HOME: -len(self.items),
            pygame.K_END: len(self.items),
        }.get(event.key, 0)
        target = min(max(self.current + steps, 0), max(0, len(self.items) - 1))
        if target == self.current:
            return False
        self.current = target
        self._reveal()
        return True

    def _reveal(self) -> None:
        if self.current < len(self.items):
            top, bottom = self._tops[self.current], self._tops[self.current + 1]
            if top < self.scrolled_px:
                self.scrolled_px = top
            elif bottom > self.scrolled_px + self.rect.height:
                self.scrolled_px = bottom - self.rect.height
        self.scrolled_px = self._held(self.scrolled_px)

    def _held(self, scrolled_px: int) -> int:
        return min(max(scrolled_px, 0), max(0, self._tops[-1] - self.rect.height))

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the rows in view and a bar that tells where they are."""
        palette, theme = look.theme.palette, look.theme
        pygame.draw.rect(target, palette.backdrop, self.rect, border_radius=theme.px(4))
        clip = target.get_clip()
        target.set_clip(self.rect.clip(clip))
        for number, label in enumerate(self._labels):
            top = self.rect.top + self._tops[number] - self.scrolled_px
            height = self._tops[number + 1] - self._tops[number]
            if top < self.rect.bottom and top + height > self.rect.top:
                self._draw_row(
                    target,
                    number,
                    label,
                    pygame.Rect(self.rect.left, top, self.rect.width, height),
                    look,
                )
        target.set_clip(clip)
        self._draw_bar(target, look)
        if look.focused is self:
            draw_focus(target, self.rect, look)

    def _draw_row(
        self, target: pygame.Surface, number: int, label: Label, row: pygame.Rect, look: Look
    ) -> None:
        theme = look.theme
        if number == self.current and look.focused is self:
            pygame.draw.rect(target, theme.palette.raised, row)
        colour = self.items[number].colour
        if colour is not None:
            pygame.draw.rect(target, colour, (row.left, row.top + 2, theme.px(4), row.height - 4))
        indent = theme.px(self.indent_px)
        inner = pygame.Rect(
            row.left + indent, row.top + theme.px(3), row.width - indent - theme.px(12), row.height
        )
        label.place(inner, theme)
        label.draw(target, look)

    def _draw_bar(self, target: pygame.Surface, look: Look) -> None:
        total = self._tops[-1]
        if total <= self.rect.height:
            return
        wide = look.theme.px(5)
        height = max(look.theme.px(16), self.rect.height * self.rect.height // total)
        room = self.rect.height - height
        top = self.rect.top + room * self.scrolled_px // (total - self.rect.height)
        bar = pygame.Rect(self.rect.right - wide - 2, top, wide, height)
        pygame.draw.rect(target, look.theme.palette.edge, bar, border_radius=wide // 2)
