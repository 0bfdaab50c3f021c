"""A picture of a board without a window: ground, names, counters."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.ui.assets import font
from game.ui.camera import Camera
from game.ui.ground_painter import GroundPainter
from game.ui.labels import HALO, INK, haloed
from game.ui.pieces import Pieces, Stack
from game.ui.sheet import Sheet
from game.ui.theme import Theme

SCALE_BARS_KM: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)
"""Lengths a scale bar may have."""


def picture(
    sheet: Sheet, stacks: Sequence[Stack], size: tuple[int, int], theme: Theme
) -> pygame.Surface:
    """Return the whole board with its counters, fitted into *size* pixels."""
    painter = GroundPainter.of(sheet)
    camera = Camera.fitting(painter.frame, size, sheet.hex_m)
    canvas = pygame.Surface(size)
    canvas.fill(theme.palette.backdrop)
    whole = pygame.Rect(0, 0, *(round(side * camera.scale) for side in painter.frame[2:]))
    canvas.blit(painter.paint(whole, camera.scale), (-camera.left, -camera.top))
    pieces = Pieces(sheet, theme)
    pieces.show(stacks)
    pieces.draw(canvas, camera)
    draw_scale_bar(canvas, camera, theme)
    return canvas


def save_picture(
    path: Path, sheet: Sheet, stacks: Sequence[Stack], size: tuple[int, int], theme: Theme
) -> None:
    """Write the picture of a board as a PNG file; needs no window."""
    pygame.image.save(picture(sheet, stacks, size, theme), str(path))


def draw_scale_bar(target: pygame.Surface, camera: Camera, theme: Theme) -> None:
    """Draw a bar of round length in the lower left corner."""
    most_px = theme.px(180)
    fitting = [km for km in SCALE_BARS_KM if km * 1000 * camera.scale <= most_px]
    length_km = fitting[-1] if fitting else SCALE_BARS_KM[0]
    length_px = round(length_km * 1000 * camera.scale)
    left, line = theme.px(18), target.get_height() - theme.px(20)
    tall = theme.px(6)
    pygame.draw.rect(target, HALO, (left - 2, line - 2, length_px + 4, tall + 4))
    pygame.draw.rect(target, INK, (left, line, length_px, tall))
    for quarter in (1, 3):
        box = (left + length_px * quarter // 4, line + 2, length_px // 4, tall - 4)
        pygame.draw.rect(target, HALO, box)
    text = haloed(f"{length_km}\u00a0km", font(theme.px(14), bold=True), INK, 2)
    target.blit(text, (left - 2, line - text.get_height()))
