"""Smooth fields on the plane: interpolation and noise, the same on every machine and every run."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from game.ui.sheet import Field, Frame, Raster, Spot


class Points(NamedTuple):
    """The points of a regular grid on the plane."""

    first: Spot
    """The point of row 0, column 0."""

    step_m: float
    """Metres from a point to the next, both ways."""

    rows: int
    """Points from north to south."""

    cols: int
    """Points from west to east."""

    @property
    def east_m(self) -> Field:
        """Metres east of each column."""
        return (self.first.east_m + self.step_m * np.arange(self.cols)).astype(np.float32)

    @property
    def south_m(self) -> Field:
        """Metres south of each row."""
        return (self.first.south_m + self.step_m * np.arange(self.rows)).astype(np.float32)


def points_over(frame: Frame, step_m: float) -> Points:
    """Return the grid of points that covers a frame.

    >>> points_over(Frame(0, 0, 10, 20), 5)
    Points(first=Spot(east_m=0, south_m=0), step_m=5, rows=5, cols=3)
    """
    rows = int(np.ceil(frame.height_m / step_m)) + 1
    cols = int(np.ceil(frame.width_m / step_m)) + 1
    return Points(Spot(frame.west_m, frame.north_m), step_m, rows, cols)


def smooth(raster: Raster, at: Points) -> Field:
    """Return the raster as a surface without kinks (cubic B-spline) at other points.

    A B-spline rather than one through the values: its curvature is continuous, and a relief under
    slanting light shows every jump of curvature as a crease.

    >>> flat = Raster(np.full((4, 4), 7, np.float32), Spot(0, 0), 1000, 1000)
    >>> smooth(flat, Points(Spot(0, 0), 500, 2, 2)).round(3).tolist()
    [[7.0, 7.0], [7.0, 7.0]]
    """
    down = (at.south_m - raster.first.south_m) / raster.step_south_m
    across = (at.east_m - raster.first.east_m) / raster.step_east_m
    return _splined(_splined(raster.values, down, axis=0), across, axis=1)


def _splined(values: Field, position: Field, axis: int) -> Field:
    """Return values at positions along one axis; beyond the edges the last value goes on.

    Four gathers, not a product of matrices: threads of the linear algebra library fighting for
    two cores made a tile take 130 ms instead of 16.
    """
    base = np.floor(position)
    parts = []
    for offset, weight in zip((-1, 0, 1, 2), _spline(position - base), strict=True):
        place = np.clip(base + offset, 0, values.shape[axis] - 1).astype(np.intp)
        part = np.take(values, place, axis=axis)
        part *= weight[:, None] if axis == 0 else weight
        parts.append(part)
    found: Field = parts[0] + parts[1] + parts[2] + parts[3]
    return found


def _spline(part: Field) -> tuple[Field, Field, Field, Field]:
    rest = 1 - part
    return (
        rest**3 / 6,
        (3 * part**3 - 6 * part**2 + 4) / 6,
        (3 * rest**3 - 6 * rest**2 + 4) / 6,
        part**3 / 6,
    )


def lattice(first_row: int, first_col: int, shape: tuple[int, int], salt: int) -> Field:
    """Return one number in 0..1 for each cell of an endless lattice, always the same.

    >>> bool((lattice(5, 7, (3, 3), 1)[1:, 1:] == lattice(6, 8, (2, 2), 1)).all())
    True
    """
    rows = (np.arange(first_row, first_row + shape[0], dtype=np.int64) & _WORD).astype(np.uint32)
    cols = (np.arange(first_col, first_col + shape[1], dtype=np.int64) & _WORD).astype(np.uint32)
    mixed = rows[:, None] * _ROW_PRIME ^ cols[None, :] * _COL_PRIME ^ np.uint32(salt * 40_503)
    for shift, factor in ((15, 0x2C1B3C6D), (12, 0x297A2D39), (15, 0x1B56C4E9)):
        mixed = (mixed ^ (mixed >> np.uint32(shift))) * np.uint32(factor)
    return (mixed >> np.uint32(8)).astype(np.float32) / np.float32(1 << 24)


_WORD: Final = 0xFFFFFFFF
_ROW_PRIME: Final = np.uint32(0x9E3779B1)
_COL_PRIME: Final = np.uint32(0x85EBCA77)


def noise(east: Field, south: Field, salt: int) -> Field:
    """Return smooth noise in 0..1 at any points, given in lattice cells (gradient noise).

    Each salt turns the lattice by another angle: octaves on one lattice show its rows.

    >>> east, south = np.meshgrid(np.array([0.5, 9.5]), np.array([0.5]))
    >>> found = noise(east, south, 3)
    >>> found.shape, bool(((found >= 0) & (found <= 1)).all())
    ((1, 2), True)
    """
    cosine, sine = np.float32(np.cos(salt * 0.91)), np.float32(np.sin(salt * 0.91))
    across_cells, down_cells = east * cosine - south * sine, east * sine + south * cosine
    col, row = np.floor(across_cells), np.floor(down_cells)
    across, down = across_cells - col, down_cells - row
    first_col, first_row = int(col.min()), int(row.min())
    shape = int(row.max()) - first_row + 2, int(col.max()) - first_col + 2
    turn = (lattice(first_row, first_col, shape, salt) * np.float32(2 * np.pi)).ravel()
    slopes = np.cos(turn), np.sin(turn)
    at = (row - first_row).astype(np.int32) * shape[1] + (col - first_col).astype(np.int32)
    fade = _fade(across)
    upper = _between(slopes, at, across, down, fade)
    lower = _between(slopes, at + shape[1], across, down - 1, fade)
    return np.clip((upper + _fade(down) * (lower - upper)) * np.float32(0.72) + 0.5, 0, 1)


def _between(
    slopes: tuple[Field, Field],
    at: npt.NDArray[np.int32],
    across: Field,
    down: Field,
    fade: Field,
) -> Field:
    east, south = slopes
    left = east[at] * across + south[at] * down
    right = east[at + 1] * (across - 1) + south[at + 1] * down
    found: Field = left + fade * (right - left)
    return found


def _fade(part: Field) -> Field:
    found: Field = part * part * part * (part * (part * 6 - 15) + 10)
    return found


def regular_noise(at: Points, cell_m: float, salt: int) -> Field:
    """Return smooth noise in 0..1 on a grid of points, with lattice cells of *cell_m*.

    >>> regular_noise(Points(Spot(0, 0), 100, 3, 4), 500, 1).shape
    (3, 4)
    """
    row = int(np.floor(at.first.south_m / cell_m)) - 2
    col = int(np.floor(at.first.east_m / cell_m)) - 2
    shape = (
        int(at.rows * at.step_m / cell_m) + 6,
        int(at.cols * at.step_m / cell_m) + 6,
    )
    table = lattice(row, col, shape, salt)
    return smooth(Raster(table, Spot(col * cell_m, row * cell_m), cell_m, cell_m), at)


def blurred(field: Field, radius: int) -> Field:
    """Return the mean over a square around each point, twice (so that the square does not show).

    >>> blurred(np.array([[0.0, 0, 9, 0, 0]]), 1).round(1).tolist()
    [[1.0, 2.0, 3.0, 2.0, 1.0]]
    """
    for _ in range(2):
        for axis in (0, 1):
            field = _box(field, radius, axis)
    return field


SMALL_RADIUS: Final = 4
"""Up to here adding shifted copies is quicker than running sums (3 ms against 7)."""


def _small_box(field: Field, radius: int, axis: int) -> Field:
    width = [(0, 0), (0, 0)]
    width[axis] = (radius, radius)
    padded = np.pad(field, width, mode="edge")
    count = field.shape[axis]
    total = np.zeros_like(field)
    for shift in range(2 * radius + 1):
        part = slice(shift, shift + count)
        total += padded[part] if axis == 0 else padded[:, part]
    return total / np.asarray(2 * radius + 1, dtype=field.dtype)


def _box(field: Field, radius: int, axis: int) -> Field:
    width = [(0, 0), (0, 0)]
    width[axis] = (radius + 1, radius)
    if radius <= SMALL_RADIUS:
        return _small_box(field, radius, axis)
    total = np.cumsum(np.pad(field, width, mode="edge"), axis=axis, dtype=np.float64)
    size = 2 * radius + 1
    upper = np.take(total, range(size, total.shape[axis]), axis=axis)
    lower = np.take(total, range(total.shape[axis] - size), axis=axis)
    found: npt.NDArray[np.floating[Any]] = ((upper - lower) / size).astype(np.float32)
    return found
