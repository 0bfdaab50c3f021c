"""Rows with a counter in them: units and contacts to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import pygame

from game.ui.assets import SMOOTH
from game.ui.counters import Face, draw_face
from game.ui.theme import Size, Theme
from game.ui.widgets import Label, Look, Widget, Wrap
from game.ui.widgets.base import draw_focus
from game.ui.widgets.text import letters, wrapped

BESIDE: Final = 250
"""Pixels at 100 % from which a heading stands beside its buttons, else above them."""


class TokenRow(Widget):
    """A counter, a name and a line about it; pressing it chooses it."""

    focusable = True

    def __init__(
        self, face: Face, name: str, about: str, action: Callable[[], None], *, counter: int = 38
    ) -> None:
        """Show who it is; *counter* is the side of the counter in pixels at 100 %."""
        super().__init__()
        self.face = face
        self.name = name
        self.about = about
        self.action = action
        self.counter = counter

    def press(self) -> None:
        """Choose it."""
        self.action()

    def _lines(self, width: int, theme: Theme) -> tuple[list[str], list[str]]:
        room = max(1, width - theme.px(self.counter) - theme.px(16))
        name = wrapped(self.name, letters(Size.BODY, theme, bold=True), room)
        return name, wrapped(self.about, letters(Size.SMALL, theme), room) if self.about else []

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of the counter or of the text, whichever is more."""
        name, about = self._lines(width, theme)
        text = len(name) * letters(Size.BODY, theme).get_height()
        text += len(about) * letters(Size.SMALL, theme).get_height()
        return max(theme.px(self.counter), text) + theme.px(6)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw counter and text."""
        theme, palette = look.theme, look.theme.palette
        if look.hovered is self:
            pygame.draw.rect(target, palette.raised, self.rect, border_radius=theme.px(5))
        side = theme.px(self.counter)
        box = pygame.Rect(self.rect.left + theme.px(3), 0, side, side)
        box.centery = self.rect.centery
        target.blit(draw_face(self.face, side, theme), box)
        name, about = self._lines(self.rect.width, theme)
        heavy, light = letters(Size.BODY, theme, bold=True), letters(Size.SMALL, theme)
        high = len(name) * heavy.get_height() + len(about) * light.get_height()
        top = self.rect.centery - high // 2
        for lines, face, colour in ((name, heavy, palette.text), (about, light, palette.quiet)):
            for line in lines:
                target.blit(face.render(line, SMOOTH, colour), (box.right + theme.px(8), top))
                top += face.get_height()
        if look.focused is self:
            draw_focus(target, self.rect.inflate(-4, -4), look)


class HeadRow(TokenRow):
    """The same as a heading: nothing to choose."""

    focusable = False


class Titled(Widget):
    """Small widgets with a heading beside them, or above them where there is little room."""

    def __init__(self, title: str, titles: Sequence[str], parts: Sequence[Widget]) -> None:
        """Show *parts*; all *titles* of the list together make room for the longest."""
        super().__init__()
        self.titles = tuple(titles)
        self._title = Label(title, Size.SMALL)
        self._parts = Wrap(parts)

    @property
    def children(self) -> Sequence[Widget]:
        """Heading and widgets."""
        return (self._title, self._parts)

    def _split(self, width: int, theme: Theme) -> tuple[int, int]:
        """Return how far the widgets stand to the right of the heading, and below it."""
        if width < theme.px(BESIDE):
            return 0, self._title.height_for(width, theme)
        face = letters(Size.SMALL, theme)
        return max(face.size(title)[0] for title in self.titles) + theme.px(8), 0

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of the widgets, and of the heading where it stands above."""
        right, down = self._split(width, theme)
        return self._parts.height_for(width - right, theme) + down

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Place heading and widgets."""
        super().place(rect, theme)
        right, down = self._split(rect.width, theme)
        title = self._title.height_for(rect.width, theme)
        top = rect.top if down else rect.top + theme.px(5)
        self._title.place(pygame.Rect(rect.left, top, rect.width, title), theme)
        room = pygame.Rect(
            rect.left + right, rect.top + down, rect.width - right, rect.height - down
        )
        self._parts.place(room, theme)
