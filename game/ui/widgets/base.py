"""What every widget can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

import pygame

from game.ui.theme import Theme

Because = Callable[[], Sequence[str]]
"""Returns the lines that explain a number, the answer first; asked only once it is wanted."""

SOON_MS: Final = 350
"""Choice: soon enough to be found, late enough not to follow every movement."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a widget must know to draw itself."""

    theme: Theme
    """Colours and size."""

    focused: Widget | None = None
    """What the keyboard is on."""

    hovered: Widget | None = None
    """What the pointer is on."""


class Widget:
    """A part of the window. Subclasses draw themselves and say what they do when used."""

    tooltip = ""
    """Said when the pointer rests on it, or the keyboard."""

    because: Because | None = None
    """Says why what it shows is so; None where nothing is to be explained."""

    patience_ms = SOON_MS
    """How long the pointer rests on it before it explains itself."""

    focusable = False
    """Whether the keyboard can be on it."""

    stretches = False
    """Whether it takes the height that is left over, or gives up what is missing."""

    def __init__(self) -> None:
        """Start without a place; `place` gives it one."""
        self.rect = pygame.Rect(0, 0, 0, 0)

    @property
    def children(self) -> Sequence[Widget]:
        """The widgets inside this one, in the order of reading."""
        return ()

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height it needs to show all of itself in a width, in pixels."""
        raise NotImplementedError

    def width_wanted(self, theme: Theme) -> int:
        """Return the width at which nothing needs to wrap, in pixels; 0 for any."""
        return 0

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Take a place in the window; the theme is what sizes follow."""
        self.rect = rect.copy()

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw it at its place."""
        for child in self.children:
            child.draw(target, look)

    def answering(self, because: Because) -> Self:
        """Return this widget, which from now on says why when it is asked."""
        self.because = because
        return self

    @property
    def answers(self) -> bool:
        """Whether it can say why."""
        return self.because is not None

    def explanation(self) -> Sequence[str]:
        """Return its tooltip, or the lines that say why, the answer first."""
        said = (self.tooltip,) if self.tooltip else ()
        return (*said, *(self.because() if self.because is not None else ()))

    def anchor(self) -> pygame.Rect:
        """Return what in the window its explanation stands beside."""
        return self.rect

    def press(self) -> None:
        """Do what it is for: a click, Enter or Space."""

    def key(self, event: pygame.event.Event) -> bool:
        """Use a key while the keyboard is on it; return whether it was used."""
        return False

    def wheel(self, notches: int) -> bool:
        """Use the wheel, up being positive; return whether it was used."""
        return False

    def click(self, at: tuple[int, int]) -> None:
        """Be clicked at a point of the window."""
        self.press()

    def walk(self) -> Iterator[Widget]:
        """Yield this widget and all inside it, in the order of reading."""
        yield self
        for child in self.children:
            yield from child.walk()

    def at(self, point: tuple[int, int]) -> Widget | None:
        """Return the innermost widget under a point of the window."""
        if not self.rect.collidepoint(point):
            return None
        for child in reversed(self.children):
            found = child.at(point)
            if found is not None:
                return found
        return self


def draw_focus(target: pygame.Surface, rect: pygame.Rect, look: Look) -> None:
    """Draw the ring around what the keyboard is on."""
    wide = max(2, look.theme.px(2))
    ring = rect.inflate(2 * wide, 2 * wide)
    pygame.draw.rect(target, look.theme.palette.focus, ring, wide, border_radius=look.theme.px(7))


def draw_dots(target: pygame.Surface, start: tuple[int, int], width: int, look: Look) -> None:
    """Draw the dotted line under what can be asked for its reasons."""
    wide = max(1, look.theme.px(1))
    for left in range(start[0], start[0] + width - wide, 4 * wide):
        pygame.draw.rect(target, look.theme.palette.quiet, (left, start[1], 2 * wide, wide))
