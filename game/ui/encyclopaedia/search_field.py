"""A line of text that is typed."""

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

MOST: Final = 60
"""Letters that are taken."""

LEAVING: Final = frozenset((pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_TAB, pygame.K_ESCAPE))
"""Keys that type nothing, though they bring a letter along."""


class SearchField(Widget):
    """Words to look for: letters type them, Backspace takes the last away."""

    focusable = True

    def __init__(self, name: str, value: str, changed: Callable[[str], None]) -> None:
        """Show *value*; tell *changed* each new text."""
        super().__init__()
        self.name = name
        self.value = value
        self.changed = changed

    def set(self, value: str) -> None:
        """Take a text."""
        self.value = value[:MOST]
        self.changed(self.value)

    def key(self, event: pygame.event.Event) -> bool:
        """Type."""
        typed = getattr(event, "unicode", "")
        if event.key == pygame.K_BACKSPACE:
            self.set(self.value[:-1])
        elif event.key not in LEAVING and typed and typed.isprintable():
            self.set(self.value + typed)
        else:
            return False
        return True

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of a line."""
        return letters(Size.BODY, theme).get_height() + 2 * theme.px(PADDING[1])

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the name and what is typed, with a caret while the keyboard is here."""
        theme, palette = look.theme, look.theme.palette
        face = letters(Size.BODY, theme)
        name = face.render(self.name, SMOOTH, palette.text)
        target.blit(name, name.get_rect(midleft=self.rect.midleft))
        box = self.rect.copy()
        box.left += name.get_width() + theme.px(12)
        box.width = self.rect.right - box.left
        pygame.draw.rect(target, palette.panel, box, border_radius=theme.px(5))
        pygame.draw.rect(target, palette.edge, box, 1, border_radius=theme.px(5))
        shown = f"{self.value}{'|' if look.focused is self else ''}"
        text = face.render(shown, SMOOTH, palette.accent)
        clip = target.get_clip()
        target.set_clip(box.clip(clip))
        target.blit(text, text.get_rect(midleft=(box.left + theme.px(10), box.centery)))
        target.set_clip(clip)
        if look.focused is self:
            draw_focus(target, box, look)
