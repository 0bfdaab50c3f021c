"""What happened, newest last; filtered by kind, and each line leads to its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.ui.theme import Colour, Theme
from game.ui.widgets.base import Widget
from game.ui.widgets.button import Choice
from game.ui.widgets.lists import Item, ListBox


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    when: str
    """As printed: 14:50."""

    text: str
    """What is read."""

    kind: str
    """What the filter goes by."""

    target: object = None
    """Handed back when the line is chosen: a hex, a fact."""

    colour: Colour | None = None
    """Of the strip at its left; None for none."""


class Log(Widget):
    """Lines with a filter above them."""

    stretches = True

    def __init__(
        self,
        filter_name: str,
        kinds: Sequence[tuple[str, str]],
        jumped: Callable[[Entry], None],
    ) -> None:
        """Show no lines yet.

        Args:
            filter_name: What the filter is called.
            kinds: Kind and its name for each option; the kind "" shows all.
            jumped: Told the line that is chosen.
        """
        super().__init__()
        self.entries: list[Entry] = []
        self.kinds = tuple(kinds)
        self.jumped = jumped
        self._theme = Theme()
        self._filter = Choice(filter_name, [name for _, name in kinds], 0, self._show)
        self._list = ListBox((), self._jump)
        self._shown: list[Entry] = []

    @property
    def children(self) -> Sequence[Widget]:
        """The filter and the list."""
        return (self._filter, self._list)

    @property
    def shown(self) -> Sequence[Entry]:
        """The lines that pass the filter."""
        return tuple(self._shown)

    def append(self, *entries: Entry) -> None:
        """Add lines at the end, and show the last one."""
        self.entries.extend(entries)
        self._show(self._filter.chosen)

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of the filter and a few lines."""
        lines = self._list.height_for(width, theme)
        return self._filter.height_for(width, theme) + theme.px(4) + lines

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Put the filter on top and give the list the rest."""
        super().place(rect, theme)
        self._theme = theme
        head = self._filter.height_for(rect.width, theme)
        self._filter.place(pygame.Rect(rect.topleft, (rect.width, head)), theme)
        top = head + theme.px(4)
        self._list.place(
            pygame.Rect(rect.left, rect.top + top, rect.width, max(1, rect.height - top)), theme
        )

    def _show(self, number: int) -> None:
        kind = self.kinds[number][0]
        self._shown = [entry for entry in self.entries if kind in {"", entry.kind}]
        items = [Item(entry.text, entry.when, entry.colour) for entry in self._shown]
        self._list.replace(items, current=len(items) - 1)

    def _jump(self, number: int) -> None:
        self.jumped(self._shown[number])
