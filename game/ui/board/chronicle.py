"""The log of the board: hundreds of lines, each wrapped once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.ui.theme import Theme
from game.ui.widgets import Entry, Item, Label, ListBox, Log, Widget


class WrappedOnce(ListBox):
    """A list that remembers how high its rows are.

    Wrapping all rows on every report made a refresh take 60 ms at 150 lines.
    """

    def __init__(self, items: Sequence[Item], chosen: Callable[[int], None]) -> None:
        """Show *items*; tell *chosen* the number of the one that is clicked or entered."""
        super().__init__(items, chosen)
        self._known: dict[Item, tuple[Label, int]] = {}
        self._known_for: tuple[int, Theme] | None = None

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Take a place; only rows that are new are wrapped."""
        Widget.place(self, rect, theme)
        self._theme = theme
        inner = max(1, rect.width - theme.px(22))
        if self._known_for != (inner, theme):
            self._known, self._known_for = {}, (inner, theme)
        self._labels, self._tops = [], [0]
        for item in self.items:
            if item not in self._known:
                label = self._label(item, theme)
                self._known[item] = label, label.height_for(inner, theme) + theme.px(6)
            label, height = self._known[item]
            self._labels.append(label)
            self._tops.append(self._tops[-1] + height)
        self.scrolled_px = self._held(self.scrolled_px)


class Chronicle(Log):
    """The log with such a list."""

    def __init__(
        self,
        filter_name: str,
        kinds: Sequence[tuple[str, str]],
        jumped: Callable[[Entry], None],
    ) -> None:
        """Show no lines yet; arguments as those of a log."""
        super().__init__(filter_name, kinds, jumped)
        self._list = WrappedOnce((), self._jump)

    def withdrawn(self, may_grow: Callable[[Entry], bool]) -> list[Any]:
        """Take the last line back if more may be added to it; return what it was made of."""
        if not self.entries or not may_grow(self.entries[-1]):
            return []
        return [self.entries.pop().target]
