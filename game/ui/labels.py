"""Names on the map, placed so that they cover neither each other nor the counters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import pygame

from game.ui.assets import SMOOTH, font, script_of
from game.ui.camera import Camera
from game.ui.sheet import PlaceMark, Rank
from game.ui.theme import Colour, Theme

INK: Final[Colour] = (34, 24, 20)
HALO: Final[Colour] = (252, 244, 226)
LANDSCAPE_INK: Final[Colour] = (74, 40, 26)


class Lettering(NamedTuple):
    """How names of one rank are printed."""

    px: int
    """Em at 100 %."""

    bold: bool
    """Whether heavy."""

    dot_px: int
    """Radius of the dot; 0 for none."""

    from_hex_px: int
    """Shown from this width of a hex in pixels."""


LETTERING: Final[dict[Rank, Lettering]] = {
    Rank.CAPITAL: Lettering(18, bold=True, dot_px=5, from_hex_px=0),
    Rank.TOWN: Lettering(16, bold=True, dot_px=4, from_hex_px=0),
    Rank.VILLAGE: Lettering(14, bold=False, dot_px=3, from_hex_px=0),
    Rank.LONE: Lettering(12, bold=False, dot_px=2, from_hex_px=20),
    Rank.LANDSCAPE: Lettering(17, bold=True, dot_px=0, from_hex_px=0),
}

_SIDES: Final = (
    ("midleft", "midright"),
    ("bottomleft", "topright"),
    ("topleft", "bottomright"),
    ("midright", "midleft"),
    ("bottomright", "topleft"),
    ("topright", "bottomleft"),
    ("midbottom", "midtop"),
    ("midtop", "midbottom"),
)
"""Which corner of the text touches which corner of what it names, the best first."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its place on the whole map at one scale."""

    mark: PlaceMark
    """What it names."""

    box: pygame.Rect
    """Where the text goes, in pixels of the whole map."""


def placed(
    marks: Sequence[PlaceMark],
    camera: Camera,
    hex_px: float,
    counters: Sequence[pygame.Rect],
    theme: Theme,
) -> tuple[Label, ...]:
    """Return the labels that fit, the most important first.

    *counters* are what units cover, in pixels of the whole map. A name goes where it covers
    nothing; a town that has no such place covers a counter rather than be missing, a village
    does not.
    """
    board = pygame.Rect(0, 0, *(round(side * camera.scale) for side in camera.frame[2:]))
    dots = [(mark, _dot_box(mark, camera, theme)) for mark in marks]
    taken: list[pygame.Rect] = []
    found: list[Label] = []
    for mark in sorted(marks, key=lambda mark: mark.rank):
        if hex_px < LETTERING[mark.rank].from_hex_px:
            continue
        around = _Obstacles(taken, _others(mark, dots), counters)
        label = _placed(mark, camera, board, around, theme)
        if label is not None:
            found.append(label)
            taken.append(label.box)
    return tuple(found)


def _others(mark: PlaceMark, dots: Sequence[tuple[PlaceMark, pygame.Rect]]) -> list[pygame.Rect]:
    """Return the dots a name keeps clear of: beside one of them it would name that place."""
    return [
        box.inflate(8, 8) for other, box in dots if other is not mark and other.rank <= mark.rank
    ]


class _Obstacles(NamedTuple):
    names: Sequence[pygame.Rect]
    dots: Sequence[pygame.Rect]
    counters: Sequence[pygame.Rect]


def _placed(
    mark: PlaceMark, camera: Camera, board: pygame.Rect, around: _Obstacles, theme: Theme
) -> Label | None:
    text = lettered(mark.name, mark.rank, theme)
    named = _named(mark, camera, around.counters, theme)
    free = [
        box
        for box in _candidates(mark, named, text.get_size())
        if board.contains(box) and box.inflate(-6, -6).collidelist(around.names) < 0
    ]
    clear = [box for box in free if box.inflate(-4, -6).collidelist(around.counters) < 0]
    best = [box for box in clear if box.inflate(-6, -6).collidelist(around.dots) < 0]
    fitting = best or (clear or free if mark.rank <= Rank.TOWN else [])
    return Label(mark, fitting[0]) if fitting else None


def _named(
    mark: PlaceMark, camera: Camera, counters: Sequence[pygame.Rect], theme: Theme
) -> pygame.Rect:
    """Return what the name is put beside: the dot, with the counters that hide it."""
    box = _dot_box(mark, camera, theme)
    return box.unionall([counter for counter in counters if counter.colliderect(box)])


def _candidates(mark: PlaceMark, named: pygame.Rect, size: tuple[int, int]) -> list[pygame.Rect]:
    text = pygame.Rect((0, 0), size)
    if mark.rank is Rank.LANDSCAPE:
        text.center = named.center
        return [text.move(0, line * size[1] // 2) for line in (0, -2, 2, -4, 4, -6, 6)]
    boxes = []
    for corner, anchor in _SIDES:
        box = text.copy()
        setattr(box, corner, getattr(named, anchor))
        boxes.append(box)
    return boxes


def _dot(mark: PlaceMark, camera: Camera) -> tuple[int, int]:
    at = camera.screen_of(mark.at)
    return round(at.left) + camera.left, round(at.top) + camera.top


def _dot_box(mark: PlaceMark, camera: Camera, theme: Theme) -> pygame.Rect:
    side = 2 * theme.px(LETTERING[mark.rank].dot_px + 1) if LETTERING[mark.rank].dot_px else 0
    box = pygame.Rect(0, 0, side, side)
    box.center = _dot(mark, camera)
    return box


@lru_cache(maxsize=512)
def lettered(name: str, rank: Rank, theme: Theme) -> pygame.Surface:
    """Return a name as printed on the map, with its halo."""
    style = LETTERING[rank]
    letters = font(theme.px(style.px), bold=style.bold, script=script_of(name))
    if rank is Rank.LANDSCAPE:
        spaced = letters.render("\u2009\u2009".join(name.upper()), SMOOTH, LANDSCAPE_INK)
        spaced.set_alpha(150)
        return spaced
    return haloed(name, letters, INK, 2)


def haloed(text: str, letters: pygame.font.Font, ink: Colour, reach_px: int) -> pygame.Surface:
    """Return a text with a light rim, readable on any ground."""
    front = letters.render(text, SMOOTH, ink)
    rim = letters.render(text, SMOOTH, HALO)
    width, height = front.get_size()
    canvas = pygame.Surface((width + 2 * reach_px, height + 2 * reach_px), pygame.SRCALPHA)
    reach = range(-reach_px, reach_px + 1)
    for across in reach:
        for down in reach:
            if across * across + down * down <= reach_px * reach_px + 1:
                canvas.blit(rim, (reach_px + across, reach_px + down))
    canvas.blit(front, (reach_px, reach_px))
    return canvas


@lru_cache(maxsize=16)
def dot(rank: Rank, theme: Theme) -> pygame.Surface:
    """Return the dot of a place: hollow for a town."""
    radius = theme.px(LETTERING[rank].dot_px)
    side = 2 * radius + 5
    canvas = pygame.Surface((side * 4, side * 4), pygame.SRCALPHA)
    centre = side * 2, side * 2
    pygame.draw.circle(canvas, HALO, centre, (radius + 2) * 4)
    pygame.draw.circle(canvas, INK, centre, radius * 4)
    if rank <= Rank.TOWN:
        pygame.draw.circle(canvas, HALO, centre, radius * 2)
    return pygame.transform.smoothscale(canvas, (side, side))
