"""Lines as drawn: smoothed, cut to the board, dashed, thick with clean edges."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import numpy as np
import numpy.typing as npt
import pygame

from game.ui.fields import Points
from game.ui.marks import OPEN
from game.ui.sheet import Course, Field, Frame, Line, LineKind, Sheet, numbers

Colour = tuple[int, int, int]


class Style(NamedTuple):
    """How one kind of line is drawn; pixels are those of a hex 32 pixels wide."""

    colour: Colour
    """Of the line itself."""

    width: float
    """Pixels across."""

    casing: Colour | None = None
    """Of the rim on both sides; None for no rim."""

    dash: tuple[float, float] | None = None
    """Pixels drawn and pixels left out; None for an unbroken line."""


STYLES: Final[dict[LineKind, Style]] = {
    LineKind.WADI: Style((78, 128, 134), 1.3, dash=(14, 2.5)),
    LineKind.RIVER: Style((66, 122, 158), 3.2, casing=(44, 84, 116)),
    LineKind.TRACK: Style((104, 68, 44), 1.1, dash=(4.5, 3.5)),
    LineKind.PISTE: Style((92, 54, 34), 1.7, dash=(9, 4)),
    LineKind.ROAD: Style((250, 232, 196), 1.9, casing=(92, 54, 36)),
    LineKind.HIGHWAY: Style((222, 104, 62), 2.5, casing=(84, 36, 24)),
    LineKind.BORDER: Style((92, 30, 82), 1.8, dash=(11, 3)),
}
"""In the order of drawing. Choice: ways differ by dash and width, not by colour alone."""

RIM: Final = 1.0
"""Pixels of casing on each side, at a hex 32 pixels wide."""

OVERSAMPLING: Final = 2
"""Lines are drawn this much larger and scaled down: pygame draws thick lines with hard edges."""


@dataclass(frozen=True, slots=True, eq=False)
class Strokes:
    """The lines of a board as drawn at one scale."""

    courses: tuple[Course, ...]
    """Points in pixels of the whole map at this scale."""

    kinds: tuple[LineKind, ...]
    """What each course stands for."""

    boxes: npt.NDArray[np.floating[Any]]
    """Left, top, right, bottom of each course."""

    def within(self, frame: pygame.Rect, margin: int) -> Iterator[tuple[LineKind, Course]]:
        """Yield the courses that touch a rectangle of the map, in the order of drawing."""
        touching = (
            (self.boxes[:, 0] < frame.right + margin)
            & (self.boxes[:, 2] > frame.left - margin)
            & (self.boxes[:, 1] < frame.bottom + margin)
            & (self.boxes[:, 3] > frame.top - margin)
        )
        for number in np.flatnonzero(touching):
            yield self.kinds[number], self.courses[number]


def trimmed(lines: Sequence[Line], frame: Frame) -> tuple[Line, ...]:
    """Return the lines inside a frame, rounded at their bends; what leaves it is cut off."""
    return tuple(
        Line(line.kind, rounded(piece))
        for line in lines
        for piece in _inside(line.course, frame)
        if len(piece) > 1
    )


def _inside(course: Course, frame: Frame) -> list[Course]:
    """Return the runs of a line whose segments may touch the frame."""
    lower = numbers([frame.west_m, frame.north_m])
    upper = lower + numbers([frame.width_m, frame.height_m])
    start, end = course[:-1], course[1:]
    touching = ((np.minimum(start, end) < upper) & (np.maximum(start, end) > lower)).all(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], touching, [False])).astype(np.int8)))
    return [course[first : last + 1] for first, last in zip(edges[::2], edges[1::2], strict=True)]


def rounded(course: Course) -> Course:
    """Return a line with its corners cut once (Chaikin); the ends stay.

    >>> rounded(numbers([[0, 0], [4, 0], [4, 4]])).tolist()
    [[0.0, 0.0], [3.0, 0.0], [4.0, 1.0], [4.0, 4.0]]
    """
    start, end = course[:-1], course[1:]
    early, late = start * 0.75 + end * 0.25, start * 0.25 + end * 0.75
    woven = np.stack([early, late], axis=1).reshape(-1, 2)
    return np.concatenate([course[:1], woven[1:-1], course[-1:]]).astype(np.float32)


def strokes_at(
    lines: Sequence[Line], origin: tuple[float, float], scale: float, growth: float
) -> Strokes:
    """Return the lines as drawn at a scale in pixels per metre; *growth* lengthens the dashes."""
    courses: list[Course] = []
    kinds: list[LineKind] = []
    for kind, style in STYLES.items():
        for line in lines:
            if line.kind is kind:
                course = (line.course - numbers(origin)) * np.float32(scale)
                pieces = dashes(course, style.dash, growth) if style.dash else [course]
                courses.extend(pieces)
                kinds.extend([kind] * len(pieces))
    boxes = [(*course.min(axis=0), *course.max(axis=0)) for course in courses]
    return Strokes(tuple(courses), tuple(kinds), numbers(boxes).reshape(-1, 4))


def dashes(course: Course, pattern: tuple[float, float], growth: float) -> list[Course]:
    """Return the drawn pieces of a dashed line.

    >>> [piece.tolist() for piece in dashes(numbers([[0, 0], [10, 0]]), (4, 2), 1)]
    [[[0.0, 0.0], [4.0, 0.0]], [[6.0, 0.0], [10.0, 0.0]]]
    """
    drawn, gap = pattern[0] * growth, pattern[1] * growth
    along = np.concatenate(([0.0], np.hypot(*np.diff(course, axis=0).T).cumsum()))
    starts = np.arange(0, along[-1], drawn + gap)
    ends = np.minimum(starts + drawn, along[-1])
    first = np.searchsorted(along, starts, side="right")
    last = np.searchsorted(along, ends, side="left")
    left_top = np.stack([_at(along, course, starts), _at(along, course, ends)], axis=1)
    return [
        np.concatenate([pair[:1], course[begin:until], pair[1:]]).astype(np.float32)
        for pair, begin, until in zip(left_top, first, last, strict=True)
    ]


def _at(along: npt.NDArray[np.float64], course: Course, where: npt.NDArray[np.float64]) -> Course:
    across = np.interp(where, along, course[:, 0])
    return np.stack([across, np.interp(where, along, course[:, 1])], axis=1).astype(np.float32)


def draw_strokes(
    target: pygame.Surface, strokes: Strokes, frame: pygame.Rect, growth: float
) -> None:
    """Draw on *target* the lines of that rectangle of the map; *growth* widens them."""
    found = list(strokes.within(frame, margin=12))
    border = [course for kind, course in found if kind is LineKind.BORDER]
    if border:
        _draw_band(target, border, frame, growth)
    if not found:
        return
    canvas = _canvas(frame)
    for casing in (True, False):
        for kind, course in found:
            style = STYLES[kind]
            if casing and style.casing is None:
                continue
            width = style.width + 2 * RIM if casing else style.width
            colour = style.casing if casing and style.casing else style.colour
            thick_line(canvas, colour, _placed(course, frame), width * growth * OVERSAMPLING)
    _lay(target, canvas)


def _draw_band(
    target: pygame.Surface, border: list[Course], frame: pygame.Rect, growth: float
) -> None:
    for width, strength in ((13.0, 34), (7.0, 52)):
        canvas = _canvas(frame)
        colour = (138 * strength // 255, 52 * strength // 255, 118 * strength // 255, strength)
        for course in border:
            thick_line(canvas, colour, _placed(course, frame), width * growth * OVERSAMPLING)
        _lay(target, canvas)


def _canvas(frame: pygame.Rect) -> pygame.Surface:
    size = frame.width * OVERSAMPLING, frame.height * OVERSAMPLING
    return pygame.Surface(size, pygame.SRCALPHA)


def _placed(course: Course, frame: pygame.Rect) -> list[tuple[float, float]]:
    placed: list[tuple[float, float]] = ((course - numbers(frame.topleft)) * OVERSAMPLING).tolist()
    return placed


def _lay(target: pygame.Surface, canvas: pygame.Surface) -> None:
    # The canvas holds colour times opacity: only so does scaling leave no dark rim.
    smaller = pygame.transform.smoothscale(canvas, target.get_size())
    target.blit(smaller, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)


def thick_line(
    target: pygame.Surface,
    colour: Colour | tuple[int, int, int, int],
    points: list[tuple[float, float]],
    width: float,
) -> None:
    """Draw a line with round joints and ends; its colour replaces what was there."""
    across = max(1, round(width))
    pygame.draw.lines(target, colour, OPEN, points, across)
    if across >= 3:
        for point in points:
            pygame.draw.circle(target, colour, point, across / 2)


def course_mask(sheet: Sheet, at: Points) -> Field:
    """Return 1 where a water course runs through a grid of points, 0 elsewhere."""
    kinds = (LineKind.WADI, LineKind.RIVER)
    return line_mask([line.course for line in sheet.lines if line.kind in kinds], at)


def line_mask(courses: Sequence[Course], at: Points, width: int = 1) -> Field:
    """Return 1 where one of the lines, *width* points across, runs through a grid, 0 elsewhere."""
    canvas = pygame.Surface((at.cols, at.rows), depth=8)
    canvas.set_palette([(level, level, level) for level in range(256)])
    for course in courses:
        points = (course - numbers(at.first)) / np.float32(at.step_m)
        pygame.draw.lines(canvas, (1, 1, 1), OPEN, points.tolist(), width)
    return pygame.surfarray.pixels2d(canvas).T.astype(np.float32)
