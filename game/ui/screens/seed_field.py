"""A number that is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame

from game.ui.assets import SMOOTH
from game.ui.theme import Size, Theme
from game.ui.widgets import Look, Widget
from game.ui.widgets.base import draw_focus
from game.ui.widgets.button import PADDING
from game.ui.widgets.text import letters

MOST: Final = 999_999_999
"""Larger seeds are hard to read aloud."""

STEPS: Final = {pygame.K_UP: 1, pygame.K_DOWN: -1}


class SeedField(Widget):
    """A seed: digits type it, Backspace takes the last away, arrows count."""

    focusable = True

    def __init__(self, name: str, value: int, changed: Callable[[int], None]) -> None:
        """Show *value*; tell *changed* each new one."""
        super().__init__()
        self.name = name
        self.value = value
        self.changed = changed

    def set(self, value: int) -> None:
        """Take a value, as far as it is one."""
        self.value = min(max(value, 0), MOST)
        self.changed(max(1, self.value))

    def key(self, event: pygame.event.Event) -> bool:
        """Type."""
        typed = getattr(event, "unicode", "")
        if event.key == pygame.K_BACKSPACE:
            self.set(self.value // 10)
        elif event.key in STEPS:
            self.set(max(1, self.value + STEPS[event.key]))
        elif typed.isdecimal() and typed.isascii():
            self.set(int(f"{self.value}{typed}"))
        else:
            return False
        return True

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of a line."""
        return letters(Size.BODY, theme).get_height() + 2 * theme.px(PADDING[1])

    def width_wanted(self, theme: Theme) -> int:
        """Return the width of the name and nine digits."""
        return letters(Size.BODY, theme).size(self.name)[0] + theme.px(150)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the name and the digits, with a caret while the keyboard is here."""
        theme, palette = look.theme, look.theme.palette
        face = letters(Size.BODY, theme)
        name = face.render(self.name, SMOOTH, palette.text)
        target.blit(name, name.get_rect(midleft=self.rect.midleft))
        box = self.rect.copy()
        box.left += name.get_width() + theme.px(12)
        box.width = theme.px(130)
        pygame.draw.rect(target, palette.backdrop, box, border_radius=theme.px(5))
        pygame.draw.rect(target, palette.edge, box, 1, border_radius=theme.px(5))
        shown = f"{self.value}{'|' if look.focused is self else ''}" if self.value else "|"
        text = face.render(shown, SMOOTH, palette.accent)
        target.blit(text, text.get_rect(midleft=(box.left + theme.px(10), box.centery)))
        if look.focused is self:
            draw_focus(target, box, look)
