"""Bearings: how far a hex lies from a place, and which way, in whole numbers."""

from functools import lru_cache
from math import isqrt
from typing import Final, NamedTuple

from game.hexgrid import Hex
from game.rules.ground import Ground, PlaceInfo
from game.rules.rulebook import Rulebook

WINDS: Final = ("e", "ne", "n", "nw", "w", "sw", "s", "se")
"""Eight points of the compass, counter-clockwise from east."""

LANDMARKS: Final = {"town": 700, "village": 1000}
"""How far a kind of place seems, per-mille of the real distance: people think of towns first."""

LESSER_LANDMARK: Final = 1500
"""The same for wells, airfields, mines and the rest."""


HOMES: Final = frozenset(("town", "village", "camp", "valley"))
"""Kinds of place that people say they are from."""

HOME_M: Final = 30_000
"""Metres within which people speak of what lies near home. Choice: half a day on foot."""


class Bearing(NamedTuple):
    """Where something lies, seen from a place."""

    place: PlaceInfo
    distance_m: int
    wind: str | None
    """One of WINDS; None in the place's own hex."""


def offset(start: Hex, goal: Hex) -> tuple[int, int]:
    """Return how far *goal* lies east and south of *start*, in thousandths of a hex.

    >>> offset(Hex(0, 0), Hex(0, 2))
    (1000, 1732)
    """
    step = goal.minus(start)
    return 1000 * step.q + 500 * step.r, 866 * step.r


def metres(start: Hex, goal: Hex, hex_m: int) -> int:
    """Return the distance between two centres.

    >>> metres(Hex(0, 0), Hex(3, 0), 5000), metres(Hex(0, 0), Hex(-1, 2), 5000)
    (15000, 8660)
    """
    step = goal.minus(start)
    return isqrt(hex_m**2 * (step.q**2 + step.q * step.r + step.r**2))


def wind(start: Hex, goal: Hex) -> str:
    """Return the point of the compass nearest to the way from *start* to *goal*.

    >>> [wind(Hex(0, 0), goal) for goal in (Hex(4, 0), Hex(2, -4), Hex(-1, -1), Hex(0, 4))]
    ['e', 'n', 'nw', 'se']
    """
    east, south = offset(start, goal)
    # 414/1000 is the tangent of an eighth of a right angle's half: the border of a wind.
    upright = 0 if 1000 * abs(south) < 414 * abs(east) else (-1 if south > 0 else 1)
    level = 0 if 1000 * abs(east) < 414 * abs(south) else (1 if east > 0 else -1)
    return ("s", "", "n")[upright + 1] + ("w", "", "e")[level + 1]


def bearing(book: Rulebook, at: Hex) -> Bearing | None:
    """Return where *at* lies, from the place people would name; None on a map without places."""
    ground = book.ground

    def seems(place: PlaceInfo) -> tuple[int, str]:
        away = metres(place.at, at, ground.hex_m)
        return away * LANDMARKS.get(place.kind, LESSER_LANDMARK), place.id

    place = min(landmarks(ground), key=seems, default=None)
    if place is None:
        return None
    away = metres(place.at, at, ground.hex_m)
    return Bearing(place, away, wind(place.at, at) if away else None)


@lru_cache(maxsize=4096)
def home_near(ground: Ground, at: Hex) -> PlaceInfo | None:
    """Return the nearest place where people live; None where it is too far to speak of it."""
    return min(
        (
            place
            for place in landmarks(ground)
            if place.kind in HOMES and metres(place.at, at, ground.hex_m) <= HOME_M
        ),
        key=lambda place: (metres(place.at, at, ground.hex_m), place.id),
        default=None,
    )


@lru_cache(maxsize=4)
def landmarks(ground: Ground) -> tuple[PlaceInfo, ...]:
    """Return one place for each hex that has any: of twins the one in the hex's own country."""
    best: dict[Hex, PlaceInfo] = {}
    for place in sorted(ground.places.values(), key=lambda place: (-place.population, place.id)):
        held = best.setdefault(place.at, place)
        country = ground.country_at(place.at)
        if held.country != country and place.country == country:
            best[place.at] = place
    return tuple(best.values())
