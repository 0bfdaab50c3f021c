"""Hexes on a plane: where a hex is drawn, and which hex lies under a point."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from game.hexgrid.hexes import Hex

ROOT_3: Final = math.sqrt(3)
"""Width of a pointy-top hex for a circumradius of 1."""


class Pixel(NamedTuple):
    """A point on the plane, in the plane's own unit."""

    left: float
    """Distance from the left edge."""

    top: float
    """Distance from the top edge, growing downwards."""


class Layout(NamedTuple):
    """How hexes lie on a plane.

    >>> Layout(size=10.0, origin=Pixel(0.0, 0.0)).pixel_of(Hex(-1, 2))
    Pixel(left=0.0, top=30.0)
    """

    size: float
    """Centre to corner, in units of the plane."""

    origin: Pixel
    """Centre of Hex(0, 0)."""

    def pixel_of(self, at: Hex) -> Pixel:
        """Return the centre of *at*.

        >>> Layout(2.0, Pixel(5.0, 5.0)).pixel_of(Hex(0, 0))
        Pixel(left=5.0, top=5.0)
        """
        left = self.origin.left + self.size * ROOT_3 * (at.q + at.r / 2)
        return Pixel(left, self.origin.top + self.size * 1.5 * at.r)

    def hex_at(self, point: Pixel) -> Hex:
        """Return the hex that *point* lies in.

        >>> Layout(10.0, Pixel(0.0, 0.0)).hex_at(Pixel(18.0, 1.0))
        Hex(q=1, r=0)
        """
        south = (point.top - self.origin.top) / (1.5 * self.size)
        east = (point.left - self.origin.left) / (ROOT_3 * self.size) - south / 2
        return _nearest_hex(east, south)

    def corners(self, at: Hex) -> tuple[Pixel, ...]:
        """Return the six corners of *at* from the top right, counter-clockwise.

        Side k, towards DIRECTIONS[k], runs from corner k - 1 to corner k.

        >>> [round(corner.top) for corner in Layout(10.0, Pixel(0.0, 0.0)).corners(Hex(0, 0))]
        [-5, -10, -5, 5, 10, 5]
        """
        left, top = self.pixel_of(at)
        return tuple(
            Pixel(left + self.size * across, top + self.size * down) for across, down in _CORNERS
        )


_CORNERS: Final = (
    (ROOT_3 / 2, -0.5),
    (0.0, -1.0),
    (-ROOT_3 / 2, -0.5),
    (-ROOT_3 / 2, 0.5),
    (0.0, 1.0),
    (ROOT_3 / 2, 0.5),
)


def _nearest_hex(east: float, south: float) -> Hex:
    third = -east - south
    q, r, s = round(east), round(south), round(third)
    off_q, off_r, off_s = abs(q - east), abs(r - south), abs(s - third)
    if off_q > off_r and off_q > off_s:
        return Hex(-r - s, r)
    return Hex(q, -q - s) if off_r > off_s else Hex(q, r)
