"""A figure nobody knows for sure: its range on a scale, and a pin for each who gives a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Final

import pygame

from game.ui.assets import SMOOTH
from game.ui.theme import Colour, Size, Theme, mixed
from game.ui.widgets.base import Look, Widget, draw_dots, draw_focus
from game.ui.widgets.text import letters

TICKS: Final = (0, 1, 2, 5, 10, 20, 50, 100, 200, 400, 1000)
"""Values that may be printed under a scale."""

PIN_PX: Final = 16
"""Side of a pin's head at 100 %."""

Painter = Callable[[pygame.Surface, pygame.Rect, Theme], None]
"""Draws who stands behind a pin into a box."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What lies where on a bar."""

    most: int
    """Value at the right end, above 0."""

    ticks: tuple[tuple[int, str], ...]
    """Values with what is printed under them, rising."""

    even: bool = False
    """Whether equal steps are equally wide; else they shrink toward the right, so that five and
    ten stand as clearly apart as fifty and a hundred."""

    def share(self, value: int) -> float:
        """Return how far to the right a value lies, 0 to 1.

        >>> Scale(100, ()).share(25), Scale(100, (), even=True).share(25)
        (0.5, 0.25)
        """
        share = min(max(value, 0), self.most) / self.most
        return share if self.even else sqrt(share)


def scale_to(most: int) -> Scale:
    """Return a scale on which everything up to *most* has room.

    >>> [text for _, text in scale_to(40).ticks]
    ['0', '1', '2', '5', '10', '20', '50']
    """
    end = next((tick for tick in TICKS[3:] if tick >= most), most)
    return Scale(end, tuple((tick, str(tick)) for tick in TICKS if tick <= end))


class Pin(Widget):
    """One who gives a figure; the pointer on it says who, when and how much."""

    def __init__(
        self,
        value: int,
        painter: Painter,
        said: str,
        *,
        faded: bool = False,
        open_end: bool = False,
    ) -> None:
        """Stand at *value*.

        Args:
            value: On the scale.
            painter: Draws whose word it is.
            said: Who says what, in full.
            faded: Whether it no longer counts.
            open_end: Whether "at least" was said.
        """
        super().__init__()
        self.value = value
        self.painter = painter
        self.tooltip = said
        self.faded = faded
        self.open_end = open_end

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the side of its head."""
        return theme.px(PIN_PX)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw its head; what no longer counts is pale."""
        head = pygame.Surface(self.rect.size, pygame.SRCALPHA)
        self.painter(head, head.get_rect(), look.theme)
        if self.faded:
            head.set_alpha(95)
        target.blit(head, self.rect)
        if self.open_end:
            tip, side = self.rect.midright, self.rect.height // 4
            points = [(tip[0] + side, tip[1]), (tip[0], tip[1] - side), (tip[0], tip[1] + side)]
            pygame.draw.polygon(target, look.theme.palette.text, points)
        if look.hovered is self:
            pygame.draw.rect(target, look.theme.palette.focus, self.rect.inflate(4, 4), 2)


@dataclass(frozen=True, slots=True)
class Believed:
    """Between which values somebody takes a figure to lie."""

    low: int
    best: int
    high: int


class RangeBar(Widget):
    """The public's range, a pin for each claimant above it, what one knows oneself below it.

    The left and right arrows go from pin to pin; the pin under the keyboard says who it is.
    """

    focusable = True

    def __init__(
        self,
        scale: Scale,
        seen: Believed,
        pins: Sequence[Pin],
        *,
        firm: bool,
        known: Believed | None = None,
    ) -> None:
        """Show a range.

        Args:
            scale: What lies where.
            seen: What the public takes the figure for.
            pins: Who gives which figure.
            firm: Whether anything but the parties' own word stands behind the range.
            known: What one's own people told.
        """
        super().__init__()
        self.scale = scale
        self.seen = seen
        self.pins = tuple(sorted(pins, key=lambda pin: pin.value))
        self.firm = firm
        self.known = known
        self.chosen: int | None = None
        self.choose(None)

    @property
    def children(self) -> Sequence[Widget]:
        """The pins."""
        return self.pins

    def choose(self, place: int | None) -> None:
        """Tell of one pin, or of all of them."""
        self.chosen = place
        told = self.pins if place is None else (self.pins[place],)
        self.tooltip = "\n".join(pin.tooltip for pin in told)

    def key(self, event: pygame.event.Event) -> bool:
        """Go from pin to pin; past the last one the key is left to what lies beyond."""
        step = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}.get(event.key, 0)
        start = -1 if step > 0 else len(self.pins)
        place = (start if self.chosen is None else self.chosen) + step
        if not step or not 0 <= place < len(self.pins):
            self.choose(None)
            return False
        self.choose(place)
        return True

    def width_wanted(self, theme: Theme) -> int:
        """Return the width below which pins would hide each other."""
        return theme.px(220)

    def _left_of(self, value: int, rect: pygame.Rect, theme: Theme) -> int:
        margin = theme.px(PIN_PX) // 2 + theme.px(2)
        return rect.left + margin + round((rect.width - 2 * margin) * self.scale.share(value))

    def _rows(self, width: int, theme: Theme) -> list[int]:
        """Return in which row above the bar each pin stands; those side by side share one."""
        room, side = pygame.Rect(0, 0, width, 1), theme.px(PIN_PX + 3)
        ends: list[int] = []
        rows = []
        for pin in self.pins:
            left = self._left_of(pin.value, room, theme)
            row = next((row for row, end in enumerate(ends) if left >= end), len(ends))
            ends[row : row + 1] = [left + side]
            rows.append(row)
        return rows

    def _heights(self, width: int, theme: Theme) -> tuple[int, int, int, int]:
        """Return the heights of the pins, of the bar, of what is known, of the scale's print."""
        rows = max(self._rows(width, theme), default=-1) + 1
        known = theme.px(11) if self.known is not None else 0
        print_px = letters(Size.SMALL, theme).get_height()
        return rows * theme.px(PIN_PX + 3), theme.px(12), known, print_px

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of pins, bar and scale."""
        return sum(self._heights(width, theme)) + theme.px(3)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Set each pin above its value, side by side or above each other."""
        super().place(rect, theme)
        pins_px, side = self._heights(rect.width, theme)[0], theme.px(PIN_PX)
        for pin, row in zip(self.pins, self._rows(rect.width, theme), strict=True):
            box = pygame.Rect(0, 0, side, side)
            box.centerx = self._left_of(pin.value, rect, theme)
            box.bottom = rect.top + pins_px - theme.px(3) - row * theme.px(PIN_PX + 3)
            pin.place(box, theme)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw trough, range, pins and scale."""
        pins_px, bar_px, known_px, _ = self._heights(self.rect.width, look.theme)
        bar = pygame.Rect(self.rect.left, self.rect.top + pins_px, self.rect.width, bar_px)
        self._draw_range(target, bar, look)
        for pin in self.pins:
            stem = pin.rect.midbottom
            pygame.draw.line(target, look.theme.palette.quiet, stem, (stem[0], bar.bottom - 1))
        for pin in self.pins:
            pin.draw(target, look)
        if self.known is not None:
            self._draw_known(target, self.known, bar.bottom, look)
        self._draw_ticks(target, bar.bottom + known_px, look)
        if look.focused is self:
            draw_focus(target, self.rect, look)
            if self.chosen is not None:
                pygame.draw.rect(
                    target, look.theme.palette.focus, self.pins[self.chosen].rect.inflate(4, 4), 2
                )

    def _draw_range(self, target: pygame.Surface, bar: pygame.Rect, look: Look) -> None:
        """Draw the range: filled where something independent is known, else hatched."""
        theme, palette = look.theme, look.theme.palette
        pygame.draw.rect(target, palette.raised, bar, border_radius=theme.px(3))
        left, right = (
            self._left_of(value, bar, theme) for value in (self.seen.low, self.seen.high)
        )
        box = pygame.Rect(left, bar.top, max(theme.px(4), right - left), bar.height)
        colour = palette.accent if self.firm else palette.middling
        if self.firm:
            pygame.draw.rect(target, mixed(palette.raised, colour, 0.6), box)
        else:
            hatch(target, box, colour, theme.px(5))
        pygame.draw.rect(target, colour, box, max(1, theme.px(1)))
        best = self._left_of(self.seen.best, bar, theme)
        pygame.draw.line(target, palette.text, (best, bar.top), (best, bar.bottom - 1), theme.px(2))
        if self.answers:
            draw_dots(target, (box.left, bar.bottom), box.width, look)

    def _draw_known(self, target: pygame.Surface, known: Believed, top: int, look: Look) -> None:
        """Draw what one's own people told: a bracket below the bar, apart from all claims."""
        theme, colour = look.theme, look.theme.palette.good
        left, best, right = (
            self._left_of(value, self.rect, theme) for value in (known.low, known.best, known.high)
        )
        middle, wide = top + theme.px(6), max(1, theme.px(2))
        pygame.draw.line(target, colour, (left, middle), (max(right, left + wide), middle), wide)
        for end in (left, right):
            pygame.draw.line(
                target, colour, (end, middle - theme.px(3)), (end, middle + theme.px(3)), wide
            )
        pygame.draw.circle(target, colour, (best, middle), theme.px(4))

    def _draw_ticks(self, target: pygame.Surface, top: int, look: Look) -> None:
        """Print the scale's values, as many as have room."""
        theme = look.theme
        face = letters(Size.SMALL, theme)
        free = self.rect.left - 1
        for value, text in self.scale.ticks:
            picture = face.render(text, SMOOTH, theme.palette.quiet)
            where = picture.get_rect(midtop=(self._left_of(value, self.rect, theme), top))
            where.clamp_ip(self.rect)
            if where.left > free:
                target.blit(picture, where)
                free = where.right + theme.px(6)


def hatch(target: pygame.Surface, box: pygame.Rect, colour: Colour, step: int) -> None:
    """Fill a box with slanting lines: what nobody has shown."""
    clip = target.get_clip()
    target.set_clip(box.clip(clip))
    for left in range(box.left - box.height, box.right, step):
        pygame.draw.line(target, colour, (left, box.bottom), (left + box.height, box.top))
    target.set_clip(clip)


class HistoryStrip(Widget):
    """How a range moved from day to day, the first on the left; the pointer tells the figures."""

    def __init__(self, scale: Scale, moments: Sequence[Believed], said: str) -> None:
        """Show the ranges of several moments; *said* tells them in words."""
        super().__init__()
        self.scale = scale
        self.moments = tuple(moments)
        self.tooltip = said

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of the strip."""
        return theme.px(42)

    def width_wanted(self, theme: Theme) -> int:
        """Return the width at which moments stand apart."""
        return theme.px(min(110, 30 + 12 * len(self.moments)))

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw a bar for each moment, a line through what was likeliest."""
        theme, palette = look.theme, look.theme.palette
        pygame.draw.rect(target, palette.backdrop, self.rect, border_radius=theme.px(3))
        room = self.rect.inflate(-theme.px(8), -theme.px(8))
        step = room.width / max(1, len(self.moments))
        middles = []
        for place, seen in enumerate(self.moments):
            centre = round(room.left + step * (place + 0.5))
            low, best, high = (
                round(room.bottom - room.height * self.scale.share(value))
                for value in (seen.low, seen.best, seen.high)
            )
            wide = max(2, round(step * 0.5))
            box = pygame.Rect(centre - wide // 2, high, wide, max(2, low - high))
            pygame.draw.rect(target, mixed(palette.backdrop, palette.accent, 0.55), box)
            middles.append((centre, best))
        for start, end in pairwise(middles):
            pygame.draw.line(target, palette.text, start, end, max(1, theme.px(1)))
