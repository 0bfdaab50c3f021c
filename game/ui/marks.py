"""Shapes that tell factions and postures apart without colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum
from typing import Final

import pygame

from game.ui.theme import Colour, Mark

OPEN: Final = False
"""A line whose ends are not joined; named, since pygame takes the flag by position only."""

CLOSED: Final = True
"""A line whose ends are joined."""

PAPER: Final = (250, 246, 238)
INK: Final = (30, 22, 20)


class What(Enum):
    """What a sign on the map stands for."""

    ROADBLOCK = "roadblock"
    DEPOT = "depot"
    CACHE = "cache"


Points = Sequence[tuple[float, float]]


def outline(mark: Mark, body: pygame.Rect) -> Points:
    """Return the corners of a counter of a faction with this mark."""
    cut = body.width * {Mark.SQUARE: 0.05, Mark.TRIANGLE: 0.20, Mark.DISC: 0.30}.get(mark, 0.16)
    if mark in {Mark.SQUARE, Mark.DISC}:
        return _with_round_corners(body, cut)
    if mark is Mark.DIAMOND:
        return _pointed(body, cut)
    return _with_cut_corners(body, cut)


def _with_round_corners(body: pygame.Rect, radius: float) -> Points:
    corners = (
        (body.right - radius, body.top + radius, -90),
        (body.right - radius, body.bottom - radius, 0),
        (body.left + radius, body.bottom - radius, 90),
        (body.left + radius, body.top + radius, 180),
    )
    return [
        (left + radius * math.cos(angle), top + radius * math.sin(angle))
        for left, top, first in corners
        for angle in (math.radians(first + 9 * step) for step in range(11))
    ]


def _with_cut_corners(body: pygame.Rect, cut: float) -> Points:
    left, top, right, bottom = body.left, body.top, body.right, body.bottom
    return [
        (left + cut, top),
        (right - cut, top),
        (right, top + cut),
        (right, bottom - cut),
        (right - cut, bottom),
        (left + cut, bottom),
        (left, bottom - cut),
        (left, top + cut),
    ]


def _pointed(body: pygame.Rect, cut: float) -> Points:
    left, top, right, bottom = body.left, body.top, body.right, body.bottom
    return [
        (body.centerx, top),
        (right, top + cut),
        (right, bottom - cut / 2),
        (right - cut / 2, bottom),
        (left + cut / 2, bottom),
        (left, bottom - cut / 2),
        (left, top + cut),
    ]


def draw_mark(target: pygame.Surface, mark: Mark, box: pygame.Rect, colour: Colour) -> None:
    """Draw a faction's badge, filling *box*."""
    if mark is Mark.DISC:
        pygame.draw.circle(target, colour, box.center, box.width / 2)
    elif mark is Mark.BARS:
        third = box.width // 3
        for left in (box.left, box.right - third):
            pygame.draw.rect(target, colour, (left, box.top, third, box.height))
    elif mark is Mark.CROSS:
        arm = box.width / 3
        pygame.draw.rect(target, colour, (box.left + arm, box.top, arm, box.height))
        pygame.draw.rect(target, colour, (box.left, box.top + arm, box.width, arm))
    else:
        pygame.draw.polygon(target, colour, _badge(mark, box))


def _badge(mark: Mark, box: pygame.Rect) -> Points:
    if mark is Mark.TRIANGLE:
        return [box.midtop, box.bottomright, box.bottomleft]
    if mark is Mark.DIAMOND:
        return [box.midtop, box.midright, box.midbottom, box.midleft]
    inner = box.inflate(-box.width // 8, -box.height // 8)
    return [inner.topleft, inner.topright, inner.bottomright, inner.bottomleft]


def draw_posture(target: pygame.Surface, posture: str, box: pygame.Rect, colour: Colour) -> None:
    """Draw how a unit stands, filling *box*.

    Raises:
        KeyError: If there is no such posture.
    """
    if posture not in _POSTURES:
        raise KeyError(f"There is no posture {posture!r}; there are {', '.join(_POSTURES)}.")
    thick = max(2, round(box.width * 0.16))
    for shape, points in _POSTURES[posture]:
        placed = [
            (box.left + across * box.width, box.top + down * box.height) for across, down in points
        ]
        if shape == "dot":
            pygame.draw.circle(target, colour, placed[0], box.width * 0.13)
        elif shape == "fill":
            pygame.draw.polygon(target, colour, placed)
        else:
            pygame.draw.lines(target, colour, OPEN, placed, thick)


_POSTURES: dict[str, tuple[tuple[str, Points], ...]] = {
    "march": (
        ("line", ((0.08, 0.12), (0.46, 0.5), (0.08, 0.88))),
        ("line", ((0.50, 0.12), (0.88, 0.5), (0.50, 0.88))),
    ),
    "ready": (
        ("line", ((0.5, 0.05), (0.95, 0.5), (0.5, 0.95), (0.05, 0.5), (0.5, 0.05))),
        ("dot", ((0.5, 0.5),)),
    ),
    "dug_in": (
        ("line", ((0.02, 0.85), (0.2, 0.85), (0.2, 0.3), (0.8, 0.3), (0.8, 0.85), (0.98, 0.85))),
    ),
    "dispersed": (
        ("dot", ((0.2, 0.25),)),
        ("dot", ((0.75, 0.15),)),
        ("dot", ((0.45, 0.55),)),
        ("dot", ((0.85, 0.65),)),
        ("dot", ((0.2, 0.85),)),
    ),
    "garrison": (
        (
            "fill",
            (
                (0.05, 0.95),
                (0.05, 0.1),
                (0.25, 0.1),
                (0.25, 0.32),
                (0.4, 0.32),
                (0.4, 0.1),
                (0.6, 0.1),
                (0.6, 0.32),
                (0.75, 0.32),
                (0.75, 0.1),
                (0.95, 0.1),
                (0.95, 0.95),
            ),
        ),
    ),
}
"""In shares of the box; corners of lines and fills, centres of dots."""


def draw_sign(target: pygame.Surface, what: What, plate: pygame.Rect, red: Colour) -> None:
    """Draw a closed road as a traffic sign, stores as the symbol of supply, hidden ones struck."""
    if what is What.ROADBLOCK:
        half = plate.width // 2
        pygame.draw.circle(target, (*PAPER, 255), plate.center, half)
        pygame.draw.circle(target, (*red, 255), plate.center, round(half * 0.86))
        bar = plate.inflate(-plate.width * 0.36, -plate.height * 0.78)
        pygame.draw.rect(target, (*PAPER, 255), bar)
        return
    box = plate.inflate(-plate.width * 0.05, -plate.height * 0.3)
    wide = max(2, plate.width // 14)
    pygame.draw.rect(target, (*PAPER, 255), box)
    pygame.draw.rect(target, (*INK, 255), box, wide)
    foot = box.bottom - round(box.height * 0.3)
    pygame.draw.line(target, (*INK, 255), (box.left, foot), (box.right, foot), wide)
    if what is What.CACHE:
        pygame.draw.line(target, (*INK, 255), box.topleft, (box.right, foot), wide)
