"""Rows with a counter in them: units and contacts to choose from."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.ui.assets import SMOOTH
from game.ui.counters import Face, draw_face
from game.ui.theme import Size, Theme
from game.ui.widgets import Look, Widget
from game.ui.widgets.base import draw_focus
from game.ui.widgets.text import letters, wrapped


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
