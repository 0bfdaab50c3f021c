"""A picture of a board without a window: ground, names, counters."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.hexgrid import Hex
from game.ui.assets import font
from game.ui.camera import Camera
from game.ui.counters import Face, draw_doubt, draw_stack
from game.ui.ground_painter import GroundPainter
from game.ui.labels import HALO, INK, draw_dots, draw_labels, haloed, placed
from game.ui.sheet import Sheet
from game.ui.theme import Theme

SCALE_BARS_KM: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)
"""Lengths a scale bar may have."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Counters that share a hex."""

    at: Hex
    """Where."""

    faces: tuple[Face, ...]
    """What they show, the top one first."""

    doubt_m: int = 0
    """They may be this many metres away from there."""


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
    draw_pieces(canvas, camera, sheet, stacks, theme)
    draw_scale_bar(canvas, camera, theme)
    return canvas


def save_picture(
    path: Path, sheet: Sheet, stacks: Sequence[Stack], size: tuple[int, int], theme: Theme
) -> None:
    """Write the picture of a board as a PNG file; needs no window."""
    pygame.image.save(picture(sheet, stacks, size, theme), str(path))


def counter_px(hex_px: float, theme: Theme) -> int:
    """Return the side of a counter at a width of a hex.

    >>> counter_px(60, Theme()), counter_px(10, Theme())
    (54, 30)
    """
    return round(min(max(hex_px * 0.90, theme.px(30)), 96))


def draw_pieces(
    target: pygame.Surface, camera: Camera, sheet: Sheet, stacks: Sequence[Stack], theme: Theme
) -> None:
    """Draw what stands on the ground: circles of doubt, places, counters, names."""
    hex_px = camera.scale * sheet.hex_m
    side = counter_px(hex_px, theme)
    centres = [camera.screen_of_hex(stack.at, sheet.hex_m) for stack in stacks]
    for stack, centre in zip(stacks, centres, strict=True):
        draw_doubt(target, centre, stack.doubt_m * camera.scale)
    draw_dots(target, sheet.places, camera, theme)
    covered = [
        draw_stack(target, stack.faces, centre, side, theme)
        for stack, centre in zip(stacks, centres, strict=True)
    ]
    on_map = [box.move(camera.left, camera.top) for box in covered]
    labels = placed(sheet.places, camera, hex_px, on_map, theme)
    draw_labels(target, labels, camera, theme)


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
