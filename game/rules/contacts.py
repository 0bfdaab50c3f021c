"""What a side knows of others: contacts, with level, doubt and source."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from game.hexgrid import Hex
from game.rules.units import Posture


class Level(IntEnum):
    """How well something is known."""

    NOTHING = 0
    RUMOUR = 1
    SIGHTED = 2
    IDENTIFIED = 3


class Estimate(NamedTuple):
    """A number somebody believes in: at least, about, at most."""

    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a side believes about somebody else's unit; all of it may be wrong."""

    id: str
    """The side's own number for it; says nothing of the unit."""

    level: Level
    at: Hex
    doubt_m: int
    """It may be this many metres away from `at`."""

    turn: int
    """When it was last seen or told of."""

    source: str
    """How it is known: `own`, `herders`, `drone`, `ally`, `aircraft`, `fight`."""

    people: Estimate
    vehicles: int | None = None
    faction: str | None = None
    """Whose it is believed to be; None below identified unless it gave itself away."""

    type: str | None = None
    posture: Posture | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A sighting with the truth behind it, which no view ever holds."""

    sighting: Sighting
    unit: str | None
    """The unit it really is; None for a false rumour."""
