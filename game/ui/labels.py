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

    dot: tuple[int, int]
    """Where the dot goes, in pixels of the whole map."""


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
    dots = [_dot_box(mark, camera, theme) for mark in marks]
    taken: list[pygame.Rect] = []
    found: list[Label] = []
    for mark in sorted(marks, key=lambda mark: mark.rank):
        if hex_px < LETTERING[mark.rank].from_hex_px:
            continue
        # A name next to another place's dot would name the wrong place.
        near = [
            box.inflate(theme.px(8), theme.px(8))
            for box in dots
            if box.center != _dot(mark, camera)
        ]
        label = _placed(mark, camera, board, (taken + near, counters), theme)
        if label is not None:
            found.append(label)
            taken.append(label.box)
    return tuple(found)


def _placed(
    mark: PlaceMark,
    camera: Camera,
    board: pygame.Rect,
    obstacles: tuple[list[pygame.Rect], Sequence[pygame.Rect]],
    theme: Theme,
) -> Label | None:
    taken, counters = obstacles
    dot = _dot(mark, camera)
    text = lettered(mark.name, mark.rank, theme)
    free = [
        box
        for box in _candidates(mark, _named(mark, camera, counters, theme), text.get_size())
        if board.contains(box) and box.inflate(-6, -6).collidelist(taken) < 0
    ]
    for box in free:
        if box.inflate(-4, -6).collidelist(counters) < 0:
            return Label(mark, box, dot)
    return Label(mark, free[0], dot) if free and mark.rank <= Rank.TOWN else None


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


def draw_dots(
    target: pygame.Surface, marks: Sequence[PlaceMark], camera: Camera, theme: Theme
) -> None:
    """Draw the dots of places; they lie under the counters."""
    for mark in marks:
        radius = LETTERING[mark.rank].dot_px
        if radius:
            at = camera.screen_of(mark.at)
            centre = round(at.left), round(at.top)
            pygame.draw.circle(target, HALO, centre, theme.px(radius) + 2)
            pygame.draw.circle(target, INK, centre, theme.px(radius))
            if mark.rank <= Rank.TOWN:
                pygame.draw.circle(target, HALO, centre, max(1, theme.px(radius) // 2 - 1))


def draw_labels(
    target: pygame.Surface, labels: Sequence[Label], camera: Camera, theme: Theme
) -> None:
    """Draw the labels that are in view; they lie over the counters."""
    view = pygame.Rect((camera.left, camera.top), camera.viewport)
    for label in labels:
        if view.colliderect(label.box):
            picture = lettered(label.mark.name, label.mark.rank, theme)
            target.blit(picture, label.box.move(-camera.left, -camera.top))
