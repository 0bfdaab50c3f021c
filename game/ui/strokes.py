"""Lines as drawn: smoothed, dashed, thick with clean edges."""

from __future__ import annotations

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import numpy as np
import pygame

from game.ui.fields import Points
from game.ui.sheet import Course, Field, LineKind, Sheet


def course_mask(sheet: Sheet, at: Points) -> Field:
    """Return 1 where a water course runs through a grid of points, 0 elsewhere."""
    kinds = (LineKind.WADI, LineKind.RIVER)
    return line_mask([line.course for line in sheet.lines if line.kind in kinds], at)


def line_mask(courses: list[Course], at: Points) -> Field:
    """Return 1 where one of the lines runs through a grid of points, 0 elsewhere."""
    canvas = pygame.Surface((at.cols, at.rows), depth=8)
    canvas.set_palette([(level, level, level) for level in range(256)])
    for course in courses:
        points = (course - np.float32(at.first)) / np.float32(at.step_m)
        pygame.draw.lines(canvas, 1, False, points.tolist(), 1)
    return pygame.surfarray.pixels2d(canvas).T.astype(np.float32)
