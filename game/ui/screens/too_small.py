"""A window too small for anything but a sentence."""

from __future__ import annotations

from typing import Final

import pygame

from game.ui.theme import Theme
from game.ui.widgets import Label, Look
from game.words import Words

SMALLEST: Final = (800, 560)
"""Width and height in pixels below which a board cannot be read."""


def draw_too_small(window: pygame.Surface, words: Words, theme: Theme) -> None:
    """Say how large the window must be."""
    window.fill(theme.palette.backdrop)
    plain = Theme(theme.palette)
    label = Label(words.say("ui.too_small", wide=str(SMALLEST[0]), high=str(SMALLEST[1])))
    width = max(40, window.get_width() - 20)
    box = pygame.Rect(10, 0, width, label.height_for(width, plain))
    box.centery = window.get_height() // 2
    label.place(box, plain)
    label.draw(window, Look(plain))
