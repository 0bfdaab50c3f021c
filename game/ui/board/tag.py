"""A few words beside the hex that is pointed at."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.hexgrid import Pixel
from game.ui.assets import SMOOTH
from game.ui.theme import Size, Theme
from game.ui.widgets.text import letters


def draw_tag(
    target: pygame.Surface, lines: Sequence[str], centre: Pixel, hex_px: float, theme: Theme
) -> None:
    """Draw lines on a small plate right of a hex, or left where there is no room."""
    palette, face = theme.palette, letters(Size.SMALL, theme, bold=True)
    pictures = [
        face.render(line, SMOOTH, palette.accent if not number else palette.text)
        for number, line in enumerate(lines)
    ]
    pad = theme.px(7)
    wide = max(picture.get_width() for picture in pictures) + 2 * pad
    box = pygame.Rect(0, 0, wide, len(pictures) * face.get_height() + pad)
    off = round(hex_px * 0.62) + theme.px(6)
    box.midleft = round(centre.left) + off, round(centre.top)
    if box.right > target.get_width():
        box.right = round(centre.left) - off
    box.clamp_ip(target.get_rect())
    plate = pygame.Surface(box.size, pygame.SRCALPHA)
    ground = (*palette.panel, 232)
    pygame.draw.rect(plate, ground, plate.get_rect(), border_radius=theme.px(5))
    target.blit(plate, box)
    top = box.top + pad // 2
    for picture in pictures:
        target.blit(picture, (box.left + pad, top))
        top += face.get_height()
