"""Where things are on the board: bar on top, map, panel on the right, a line below the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.ui.assets import SMOOTH
from game.ui.screens.badge import Inset
from game.ui.theme import Size, Theme
from game.ui.widgets import Flow, Log, Look, Scroll, Widget, Wrap
from game.ui.widgets.text import letters

SIDE_PX: Final = 364
"""Width of the panel at 100 %."""

SIDE_SHARE: Final = 0.45
"""Most of the window that the panel takes, however large the text."""

LOG_SHARE: Final = 0.16
"""Least of the panel's height that the log keeps."""

COMPACT_PX: Final = 520
"""In a panel lower than this, at 100 %, the log scrolls with the rest."""

LOG_SHARE_AIMING: Final = 0.12
"""The same while an order is being made up: odds want to be seen whole."""


class StatusLine(Widget):
    """One line below the map: the hex that is pointed at, or who is acting."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.text = ""
        self.strong = False

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of a line."""
        return letters(Size.SMALL, theme).get_height() + theme.px(8)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the line, cut where it is too long."""
        theme, palette = look.theme, look.theme.palette
        pygame.draw.rect(target, palette.panel, self.rect)
        face = letters(Size.SMALL, theme, bold=self.strong)
        text = cut_to(self.text, face, self.rect.width - theme.px(24))
        colour = palette.accent if self.strong else palette.text
        picture = face.render(text, SMOOTH, colour)
        left = self.rect.left + theme.px(12)
        target.blit(picture, picture.get_rect(midleft=(left, self.rect.centery)))


def cut_to(text: str, face: pygame.font.Font, width: int) -> str:
    """Return a text, cut with an ellipsis where it is wider than *width*."""
    if face.size(text)[0] <= width:
        return text
    while text and face.size(text + "…")[0] > width:
        text = text[:-1]
    return text.rstrip() + "…"


class Foot(Flow):
    """Buttons in two columns; close together where that would take too much of the panel."""

    def __init__(self, buttons: Sequence[Widget]) -> None:
        """Hold the buttons."""
        super().__init__(buttons, gap=6, most_columns=2)
        self._close = Wrap(buttons, gap=6)

    def _is_close(self, width: int, theme: Theme) -> bool:
        """Return whether two columns would leave a button a row to itself."""
        return len(self.rows_for(width, theme)) > (len(self.children) + 1) // 2

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of its rows."""
        if self._is_close(width, theme):
            return self._close.height_for(width, theme)
        return super().height_for(width, theme)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Set the buttons."""
        super().place(rect, theme)
        if self._is_close(rect.width, theme):
            self._close.place(rect, theme)


class Side(Widget):
    """The panel: what it is about on top, the log below, the lasting buttons at the foot."""

    def __init__(self, log: Log) -> None:
        """Hold the log; the rest comes with `show`."""
        super().__init__()
        self._parts: tuple[Widget, ...] = ()
        self._body = Scroll(Inset((), gap=9))
        self._compact = False
        self._log = log
        self._foot: Widget = Foot(())
        self.log_share = LOG_SHARE

    def show(
        self, parts: Sequence[Widget], foot: Sequence[Widget], *, keep: bool, log_share: float
    ) -> None:
        """Be about something else.

        Args:
            parts: What it is about.
            foot: The lasting buttons.
            keep: Whether it stays scrolled as it was.
            log_share: Least of the height that the log keeps.
        """
        self.log_share = log_share
        scrolled = self._body.scrolled_px
        self._parts = tuple(parts)
        self._gather(compact=self._compact)
        self._body.scrolled_px = scrolled if keep else 0
        self._foot = Foot(foot)

    @property
    def children(self) -> Sequence[Widget]:
        """Body, foot, log."""
        return (self._body, self._foot) if self._compact else (self._body, self._foot, self._log)

    def _gather(self, *, compact: bool) -> None:
        """Put the parts into what scrolls; in a low window the log too."""
        self._compact = compact
        parts = (*self._parts, self._log) if compact else self._parts
        self._body = Scroll(Inset(parts, gap=9))

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Give the foot its height, the body what it needs, the log the rest."""
        super().place(rect, theme)
        pad, gap = theme.px(12), theme.px(10)
        inner = rect.width - 2 * pad
        wide = inner + Inset.bar_px(theme)
        foot = self._foot.height_for(inner, theme)
        free = rect.height - 2 * pad - foot - 2 * gap
        if self._compact != (rect.height < theme.px(COMPACT_PX)):
            self._gather(compact=not self._compact)
        left, top = rect.left + pad, rect.top + pad
        if self._compact:
            self._body.place(pygame.Rect(left, top, wide, free + gap), theme)
            bottom = rect.bottom - pad - foot
            self._foot.place(pygame.Rect(left, bottom, inner, foot), theme)
            return
        least = max(theme.px(96), round(free * self.log_share))
        body = min(self._body.height_for(wide, theme), free - least)
        self._body.place(pygame.Rect(left, top, wide, body), theme)
        top += body + gap
        log = free - body
        self._log.place(pygame.Rect(left, top, inner, log), theme)
        self._foot.place(pygame.Rect(left, top + log + gap, inner, foot), theme)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the ground, then what is on it."""
        pygame.draw.rect(target, look.theme.palette.panel, self.rect)
        pygame.draw.line(target, look.theme.palette.edge, self.rect.topleft, self.rect.bottomleft)
        super().draw(target, look)


class Frame(Widget):
    """The whole board."""

    def __init__(self, bar: Widget, pane: Widget, status: StatusLine, side: Side) -> None:
        """Hold the parts."""
        super().__init__()
        self.bar = bar
        self.pane = pane
        self.status = status
        self.side = side

    @property
    def children(self) -> Sequence[Widget]:
        """Map first: it comes first in the order of Tab."""
        return (self.pane, self.bar, self.side, self.status)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Share the window."""
        super().place(rect, theme)
        bar = self.bar.height_for(rect.width, theme)
        wanted = max(theme.px(SIDE_PX), round(rect.width * 0.22))
        side = min(wanted, round(rect.width * SIDE_SHARE))
        line = self.status.height_for(rect.width, theme)
        self.bar.place(pygame.Rect(rect.left, rect.top, rect.width, bar), theme)
        high = rect.height - bar
        map_width = rect.width - side
        self.pane.place(pygame.Rect(rect.left, rect.top + bar, map_width, high - line), theme)
        self.status.place(pygame.Rect(rect.left, rect.bottom - line, map_width, line), theme)
        self.side.place(pygame.Rect(rect.right - side, rect.top + bar, side, high), theme)
