r"""Hexes in axial coordinates, pointy top: q grows east, r grows south-east.

::

         /  \ /  \
        |0,-1|1,-1|          NW  NE
       / \  / \  / \
      |-1,0| 0,0| 1,0|     W        E
       \ /  \ /  \ /
        |-1,1| 0,1|          SW  SE
         \  / \  /
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from math import isqrt
from typing import Final, NamedTuple

KEPT: Final = 4096
"""Answers about what lies around a hex that are kept. Choice: every hex of most boards."""


class Hex(NamedTuple):
    """One hex of the board.

    >>> Hex(2, 1).plus(Hex(1, 0))
    Hex(q=3, r=1)
    """

    q: int
    """Hexes east of the origin along its row."""

    r: int
    """Rows south of the origin."""

    def plus(self, other: Hex) -> Hex:
        """Return this hex moved by *other*, taken as a displacement.

        >>> Hex(0, 0).plus(Hex(2, -1))
        Hex(q=2, r=-1)
        """
        return Hex(self.q + other.q, self.r + other.r)

    def minus(self, other: Hex) -> Hex:
        """Return the displacement that leads from *other* to this hex.

        >>> Hex(2, -1).minus(Hex(2, 0))
        Hex(q=0, r=-1)
        """
        return Hex(self.q - other.q, self.r - other.r)

    def neighbour(self, direction: int) -> Hex:
        """Return the adjacent hex in *direction*: 0 is east, then counter-clockwise.

        >>> Hex(0, 0).neighbour(1)
        Hex(q=1, r=-1)
        """
        return self.plus(DIRECTIONS[direction % 6])

    def neighbours(self) -> tuple[Hex, ...]:
        """Return the six adjacent hexes in the order of DIRECTIONS.

        >>> len(set(Hex(4, 4).neighbours()))
        6
        """
        return _beside(self)

    def distance(self, other: Hex) -> int:
        """Return how many steps lie between this hex and *other*.

        >>> Hex(0, 0).distance(Hex(2, 1))
        3
        """
        east, south = self.q - other.q, self.r - other.r
        return (abs(east) + abs(south) + abs(east + south)) // 2

    def straight(self, other: Hex, step: int) -> int:
        """Return how far *other* is as the crow flies, in the unit of *step*, the next hex's way.

        Steps overstate it, by up to a seventh where the way lies between two directions.

        >>> Hex(0, 0).straight(Hex(4, 0), 5000), Hex(0, 0).straight(Hex(2, 2), 5000)
        (20000, 17320)
        """
        east, south = self.q - other.q, self.r - other.r
        return isqrt((east * east + east * south + south * south) * step * step)

    def line(self, other: Hex) -> tuple[Hex, ...]:
        """Return the hexes on the straight line to *other*, both ends included.

        The line back holds the same hexes in reverse.

        >>> Hex(0, 0).line(Hex(2, 1))
        (Hex(q=0, r=0), Hex(q=1, r=0), Hex(q=1, r=1), Hex(q=2, r=1))
        """
        steps = self.distance(other)
        return (*(_between(self, other, taken, steps) for taken in range(steps)), other)

    def ring(self, radius: int) -> tuple[Hex, ...]:
        """Return the hexes at exactly *radius* steps, from the east corner counter-clockwise.

        >>> [len(Hex(0, 0).ring(radius)) for radius in (0, 1, 2)]
        [1, 6, 12]

        Raises:
            ValueError: If *radius* is negative.
        """
        _check_radius(radius)
        if radius == 0:
            return (self,)
        return tuple(
            Hex(
                self.q + radius * corner.q + walked * side.q,
                self.r + radius * corner.r + walked * side.r,
            )
            for corner, side in zip(DIRECTIONS, DIRECTIONS[2:] + DIRECTIONS[:2], strict=True)
            for walked in range(radius)
        )

    def spiral(self, radius: int) -> tuple[Hex, ...]:
        """Return the hexes up to *radius* steps away, nearest ring first.

        >>> Hex(0, 0).spiral(1)[:2]
        (Hex(q=0, r=0), Hex(q=1, r=0))

        Raises:
            ValueError: If *radius* is negative.
        """
        _check_radius(radius)
        return tuple(chain.from_iterable(self.ring(ring) for ring in range(radius + 1)))

    def within(self, radius: int) -> tuple[Hex, ...]:
        """Return the hexes up to *radius* steps away, row by row from the north.

        >>> len(Hex(7, 7).within(2))
        19

        Raises:
            ValueError: If *radius* is negative.
        """
        _check_radius(radius)
        return _within(self, radius)

    def rotated(self, sixths: int, around: Hex | None = None) -> Hex:
        """Return this hex turned counter-clockwise by *sixths* of a turn.

        It turns around the origin unless told what to turn *around*.

        >>> Hex(1, 0).rotated(1)
        Hex(q=1, r=-1)
        """
        centre = around or Hex(0, 0)
        q, r = self.minus(centre)
        for _ in range(sixths % 6):
            q, r = q + r, -q
        return centre.plus(Hex(q, r))


DIRECTIONS: Final[tuple[Hex, ...]] = (
    Hex(1, 0),
    Hex(1, -1),
    Hex(0, -1),
    Hex(-1, 0),
    Hex(-1, 1),
    Hex(0, 1),
)
"""The six steps: east, north-east, north-west, west, south-west, south-east."""


@lru_cache(maxsize=KEPT)
def _beside(at: Hex) -> tuple[Hex, ...]:
    return tuple(Hex(at.q + step.q, at.r + step.r) for step in DIRECTIONS)


@lru_cache(maxsize=KEPT)
def _within(at: Hex, radius: int) -> tuple[Hex, ...]:
    return tuple(
        Hex(at.q + east, at.r + south)
        for south in range(-radius, radius + 1)
        for east in range(max(-radius, -south - radius), min(radius, radius - south) + 1)
    )


def _check_radius(radius: int) -> None:
    if radius < 0:
        raise ValueError(f"radius {radius} is negative; it counts steps from 0 up")


def _between(start: Hex, end: Hex, taken: int, steps: int) -> Hex:
    """Return the hex under the point *taken* of *steps* along the way from *start* to *end*.

    Whole-number arithmetic, so that every machine draws the same line. The points are moved
    off the hex borders by 1, 2 and -3 parts in 8 * steps: less than the least distance of any
    other point from a border, and the same whichever end the line is drawn from.
    """
    left, scale = steps - taken, 8 * steps
    east = 8 * (start.q * left + end.q * taken) + 1
    south = 8 * (start.r * left + end.r * taken) + 2
    return _rounded(east, south, scale)


def _rounded(east: int, south: int, scale: int) -> Hex:
    third = -east - south
    q, r, s = (_nearest(part, scale) for part in (east, south, third))
    off_q, off_r = abs(q * scale - east), abs(r * scale - south)
    off_s = abs(s * scale - third)
    if off_q > off_r and off_q > off_s:
        return Hex(-r - s, r)
    return Hex(q, -q - s) if off_r > off_s else Hex(q, r)


def _nearest(part: int, scale: int) -> int:
    return (2 * part + scale) // (2 * scale)
