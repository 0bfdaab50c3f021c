"""Counters: who, what, how many, in what state, and how well that is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

import pygame

from game.ui.assets import SMOOTH, font, symbol
from game.ui.marks import OPEN, draw_mark, draw_posture, outline
from game.ui.theme import UNKNOWN, Colour, Identity, Palette, Theme, mixed

SMOOTHING: Final = 4
"""Counters are drawn this much larger and scaled down, for clean edges."""

DETAIL_PX: Final = 34
"""Below this size a counter shows symbol, mark and cohesion only: more could not be read."""

INK: Final[Colour] = (28, 24, 24)
PAPER: Final[Colour] = (250, 246, 238)


class Known(StrEnum):
    """How well somebody else's unit is known."""

    RUMOUR = "rumour"
    SIGHTED = "sighted"
    IDENTIFIED = "identified"


@dataclass(frozen=True, slots=True)
class Face:
    """What one counter shows."""

    symbol: str
    """Name of its picture in assets/symbols."""

    faction: str | None
    """Whose it is, or is believed to be; None for unknown."""

    people_text: str = ""
    """How many, as printed: 130, ~90, ?."""

    cohesion_percent: int | None = None
    """Length of the bar; None for no bar."""

    posture: str | None = None
    """How it stands: march, ready, dug_in, dispersed, garrison; None for unknown."""

    level: Known | None = None
    """How well it is known; None for one's own and allies'."""

    stale: bool = False
    """Whether the sighting is old."""

    faction_number: int = 0
    """The faction's place in the scenario, for those without colours of their own."""


@lru_cache(maxsize=512)
def draw_face(face: Face, size_px: int, theme: Theme) -> pygame.Surface:
    """Return the counter, *size_px* square with its shadow."""
    side = size_px * SMOOTHING
    canvas = pygame.Surface((side, side), pygame.SRCALPHA)
    body = pygame.Rect(0, 0, round(side * 0.90), round(side * 0.90))
    body.topleft = round(side * 0.03), round(side * 0.03)
    identity = _identity(face, theme)
    _draw_body(canvas, body, face, identity)
    _draw_symbol(canvas, body, face, identity, detailed=size_px >= DETAIL_PX)
    if face.cohesion_percent is not None:
        _draw_cohesion(canvas, body, face.cohesion_percent, theme.palette)
    if size_px >= DETAIL_PX:
        _draw_numbers(canvas, body, face)
    if face.stale:
        _draw_clock(canvas, body)
    return pygame.transform.smoothscale(canvas, (size_px, size_px))


def _identity(face: Face, theme: Theme) -> Identity:
    if face.level is Known.RUMOUR:
        return UNKNOWN
    return theme.identity(face.faction, face.faction_number)


def _fill(face: Face, identity: Identity) -> Colour:
    if face.level is Known.RUMOUR:
        return (172, 167, 160)
    if face.level is Known.SIGHTED:
        return mixed(identity.colour, (120, 116, 112), 0.42)
    return identity.colour


def _draw_body(canvas: pygame.Surface, body: pygame.Rect, face: Face, identity: Identity) -> None:
    shape = outline(identity.mark, body)
    fill = _fill(face, identity)
    drop = round(body.width * 0.055)
    pygame.draw.polygon(canvas, (0, 0, 0, 130), [(left + drop, top + drop) for left, top in shape])
    pygame.draw.polygon(canvas, mixed(fill, INK, 0.45), shape)
    inner = body.inflate(-body.width * 0.055, -body.width * 0.055)
    pygame.draw.polygon(canvas, mixed(fill, PAPER, 0.22), outline(identity.mark, inner))
    face_box = inner.move(round(body.width * 0.008), round(body.width * 0.012))
    pygame.draw.polygon(
        canvas,
        fill,
        outline(identity.mark, face_box.inflate(-body.width * 0.03, -body.width * 0.03)),
    )
    if face.level is not None and face.level is not Known.IDENTIFIED:
        _draw_dashes(canvas, [*shape, shape[0]], body.width, mixed(fill, INK, 0.55))


def _draw_dashes(
    canvas: pygame.Surface, shape: list[tuple[float, float]], width: int, gap: Colour
) -> None:
    """Break the rim of a counter into dashes: what is inside is not certain."""
    dash, along = width * 0.11, 0.0
    for start, end in pairwise(shape):
        start_at, way = pygame.Vector2(start), pygame.Vector2(end) - pygame.Vector2(start)
        length, done = way.length(), 0.0
        while done < length:
            step = min(dash - along % dash, length - done)
            colour = gap if int(along / dash) % 2 else PAPER
            pygame.draw.line(
                canvas,
                colour,
                start_at + way * (done / length),
                start_at + way * ((done + step) / length),
                max(2, round(width * 0.045)),
            )
            done, along = done + step + 1e-6, along + step + 1e-6


def _draw_symbol(
    canvas: pygame.Surface, body: pygame.Rect, face: Face, identity: Identity, *, detailed: bool
) -> None:
    if face.level is Known.RUMOUR:
        picture = symbol("unknown", round(body.width * (0.80 if detailed else 1.0)), (58, 54, 52))
        box = picture.get_rect(centerx=body.centerx)
        box.centery = body.centery - round(body.height * (0.13 if detailed else 0))
        canvas.blit(picture, box)
        return
    share = 0.60 if detailed else 0.66
    picture = symbol(face.symbol, round(body.width * share))
    top = body.top + round(body.height * (0.10 if detailed else 0.20))
    if identity.mark.value == "diamond":
        top += round(body.height * 0.03)
    right = body.right - round(body.width * 0.09)
    canvas.blit(picture, picture.get_rect(topright=(right, top)))
    side = round(body.width * (0.18 if detailed else 0.20))
    badge = pygame.Rect(0, 0, side, side)
    badge.midleft = body.left + round(body.width * 0.09), top + round(body.width * share * 0.35)
    draw_mark(canvas, identity.mark, badge, PAPER)


def _draw_cohesion(
    canvas: pygame.Surface, body: pygame.Rect, percent: int, palette: Palette
) -> None:
    """Draw a bar in quarters: its length and its gaps are read, its colour only helps."""
    held = min(max(percent, 0), 100)
    trough = pygame.Rect(0, 0, round(body.width * 0.74), round(body.height * 0.105))
    trough.midbottom = body.centerx, body.bottom - round(body.height * 0.065)
    pygame.draw.rect(canvas, INK, trough.inflate(6, 6), border_radius=trough.height // 3)
    colour = palette.good if held >= 60 else palette.accent if held >= 35 else palette.bad
    bar = trough.copy()
    bar.width = round(trough.width * held / 100)
    pygame.draw.rect(canvas, mixed(colour, PAPER, 0.15), bar, border_radius=trough.height // 4)
    for quarter in (1, 2, 3):
        left = trough.left + trough.width * quarter // 4
        pygame.draw.line(canvas, INK, (left, trough.top), (left, trough.bottom), 3)


def _draw_numbers(canvas: pygame.Surface, body: pygame.Rect, face: Face) -> None:
    colour = INK if face.level is Known.RUMOUR else PAPER
    line = body.top + round(body.height * (0.66 if face.cohesion_percent is not None else 0.74))
    if face.level is Known.RUMOUR:
        line = body.top + round(body.height * 0.80)
    px = round(body.height * (0.30 if len(face.people_text) <= 3 else 0.26))
    if face.people_text:
        text = font(px, bold=True).render(face.people_text, SMOOTH, colour)
        left = body.left + round(body.width * 0.10)
        box = text.get_rect(midleft=(left, line))
        if face.posture is None:
            box.centerx = body.centerx
        canvas.blit(text, box)
    if face.posture is not None:
        side = round(body.width * 0.21)
        glyph = pygame.Rect(0, 0, side, side)
        glyph.midright = body.right - round(body.width * 0.11), line
        draw_posture(canvas, face.posture, glyph, colour)


def _draw_clock(canvas: pygame.Surface, body: pygame.Rect) -> None:
    """Draw the hands of a clock over the corner: this was some time ago."""
    centre = body.right - round(body.width * 0.14), body.top + round(body.height * 0.14)
    radius = round(body.width * 0.14)
    pygame.draw.circle(canvas, INK, centre, radius)
    pygame.draw.circle(canvas, PAPER, centre, radius * 0.82)
    thick = max(2, radius // 5)
    for across, down in ((0.0, -0.62), (0.45, 0.2)):
        end = centre[0] + radius * across, centre[1] + radius * down
        pygame.draw.line(canvas, INK, centre, end, thick)


STACK_SHOWN: Final = 4
"""Counters of a stack that are drawn; a number tells of more."""


def stack_box(count: int, centre: tuple[float, float], size_px: int) -> pygame.Rect:
    """Return what a stack of counters covers, each lifted to the right above the one on top.

    >>> stack_box(1, (100, 100), 48)
    Rect(76, 76, 48, 48)
    """
    lift = _lift(size_px) * (min(count, STACK_SHOWN) - 1)
    box = pygame.Rect(0, 0, size_px + lift, size_px + lift)
    box.bottomleft = round(centre[0]) - size_px // 2, round(centre[1]) + (size_px + 1) // 2
    return box


def _lift(size_px: int) -> int:
    return max(2, size_px // 11)


def draw_stack(faces: tuple[Face, ...], size_px: int, theme: Theme) -> pygame.Surface:
    """Return counters that share a hex, the first on top; `stack_box` says where they go."""
    picture = pygame.Surface(stack_box(len(faces), (0, 0), size_px).size, pygame.SRCALPHA)
    lift = _lift(size_px)
    for place, face in reversed(list(enumerate(faces[:STACK_SHOWN]))):
        top = picture.get_height() - size_px - place * lift
        picture.blit(draw_face(face, size_px, theme), (place * lift, top))
    if len(faces) > STACK_SHOWN:
        _draw_count(picture, len(faces), size_px)
    return picture


def _draw_count(picture: pygame.Surface, count: int, size_px: int) -> None:
    text = font(max(10, size_px // 4), bold=True).render(str(count), SMOOTH, INK)
    badge = text.get_rect().inflate(8, 0)
    badge.topright = picture.get_width(), 0
    pygame.draw.rect(picture, PAPER, badge, border_radius=badge.height // 2)
    picture.blit(text, text.get_rect(center=badge.center))


@lru_cache(maxsize=64)
def draw_doubt(radius_px: int, colour: Colour = INK) -> pygame.Surface:
    """Return the circle somewhere in which a contact is: dashed, and faintly filled."""
    side = 2 * radius_px + 8
    canvas = pygame.Surface((side * 2, side * 2), pygame.SRCALPHA)
    middle = pygame.Vector2(side, side)
    pygame.draw.circle(canvas, (*colour, 34), middle, radius_px * 2)
    dashes = max(16, radius_px // 5)
    for number in range(dashes):
        arc = [
            middle + pygame.Vector2(radius_px * 2, 0).rotate(360 / dashes * (number + part / 8))
            for part in range(5)
        ]
        pygame.draw.lines(canvas, (*PAPER, 210), OPEN, arc, 7)
        pygame.draw.lines(canvas, (*colour, 255), OPEN, arc, 4)
    return pygame.transform.smoothscale(canvas, (side, side))
