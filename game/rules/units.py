"""Units: who they are, what they have, what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from game.hexgrid import Hex


class Posture(StrEnum):
    """How a unit stands; it decides how well it fights and how easily it is seen."""

    MARCH = "march"
    READY = "ready"
    DUG_IN = "dug_in"
    DISPERSED = "dispersed"
    GARRISON = "garrison"


class Mobility(StrEnum):
    """What a unit moves with; the slowest part counts."""

    COLUMN = "column"
    TECHNICAL = "technical"
    MOTORCYCLE = "motorcycle"
    FOOT = "foot"


class Vehicles(NamedTuple):
    """Vehicles by kind.

    >>> Vehicles(armoured=2, truck=3).total
    5
    """

    armoured: int = 0
    technical: int = 0
    truck: int = 0
    motorcycle: int = 0

    @property
    def total(self) -> int:
        """All of them, motorcycles apart: nobody counts those in a column."""
        return self.armoured + self.technical + self.truck


NO_VEHICLES: Final = Vehicles()
"""What those have who walk."""


def plus(one: Vehicles, other: Vehicles) -> Vehicles:
    """Return the vehicles of two parts together."""
    return Vehicles(*(a + b for a, b in zip(one, other, strict=True)))


def less(whole: Vehicles, part: Vehicles) -> Vehicles:
    """Return the vehicles left when a part is gone."""
    return Vehicles(*(a - b for a, b in zip(whole, part, strict=True)))


class Ledger(NamedTuple):
    """What became of a unit's people, in persons; see `Unit.balance`."""

    start: int = 0
    recruits: int = 0
    freed: int = 0
    killed: int = 0
    evacuated: int = 0
    captured: int = 0
    missing: int = 0
    deserted: int = 0
    interned: int = 0
    departed: int = 0
    joined: int = 0
    """Came over from another unit of the side, by merging or splitting."""

    detached: int = 0
    """Went over to another unit of the side; they are no loss."""

    @property
    def came(self) -> int:
        """Everybody who ever belonged to the unit."""
        return self.start + self.recruits + self.freed + self.joined

    @property
    def went(self) -> int:
        """Everybody who is lost to it, for whatever reason; not those in another unit now."""
        return (
            self.killed
            + self.evacuated
            + self.captured
            + self.missing
            + self.deserted
            + self.interned
            + self.departed
        )


class Fleet(NamedTuple):
    """What became of a unit's vehicles, motorcycles apart, in vehicles."""

    start: int = 0
    destroyed: int = 0
    captured: int = 0
    abandoned: int = 0
    joined: int = 0
    """Came over from another unit of the side."""

    detached: int = 0
    """Went over to another unit of the side."""

    taken: int = 0
    """Captured from others and manned."""

    @property
    def lost(self) -> int:
        """Vehicles that nobody of the side drives any more."""
        return self.destroyed + self.captured + self.abandoned


class Bound(StrEnum):
    """Which way somebody off the map is going."""

    BOX = "box"
    MAP = "map"


class OffMap(NamedTuple):
    """Where a unit is that is off the map: in a box, or on the road between it and the edge."""

    box: str
    """Id of the place off the map."""

    edge_m: int
    """Metres of road between the unit and the edge of the map."""

    bound: Bound


@dataclass(frozen=True, slots=True)
class UnitType:
    """A row of the catalogue: what units of this kind have in common."""

    id: str
    name: Mapping[str, str]
    """By language code."""

    symbol: str
    """Which APP-6 symbol its counter carries."""

    mobility: Mobility
    quality: int
    """1 (raw) to 5 (elite)."""

    direct: int
    """Direct fire per 10 people; 10 is a rifle section with one machine gun."""

    anti_air: int
    """Fire against aircraft per 10 people, same scale."""

    signature: int
    """Distance at which it is seen, per-mille of a 24-vehicle column's."""

    sensors: int
    """Distance at which it sees, per-mille of ordinary scouts'."""

    water_fuel: int
    """Full stores of water and fuel, hundredths of a day."""

    ammunition: int
    """Full stores of ammunition, tenths of a fight."""

    source: str
    carries: bool = False
    """Whether its trucks feed others in the same hex."""

    drones: bool = False
    """Whether it flies small drones to look around."""
    indirect: int = 0
    """Indirect fire per 10 people, on the scale of direct fire."""

    indirect_m: int = 0
    """How far its mortars or guns reach, in metres; 0 for those without."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A company, column or band on the map, or what is left of it."""

    id: str
    faction: str
    type: str
    at: Hex | None
    """Where it is; None before arrival and after it left the match."""

    people: int
    """Fit for action."""

    vehicles: Vehicles
    ledger: Ledger
    fleet: Fleet
    cohesion: int
    """Tenths of a point, 0 to 1000: whether it still acts as one."""

    water_fuel: int
    """Hundredths of a day."""

    ammunition: int
    """Tenths of a fight."""

    posture: Posture = Posture.READY
    wounded: int = 0
    """With the unit, beside `people`."""

    fatigue: int = 0
    """Tenths of a point, 0 to 1000."""

    minutes: int = 0
    """Working time left this turn."""

    march_m: int = 0
    """Metres of march left this turn at normal pace on a track, carried over toward a hex."""

    formation: str | None = None
    hidden: bool = False
    """Not to be found by passing by; only search, betrayal or its own fire reveals it."""

    wait: int | None = None
    """Ambush: believed ratio in per-mille at which it springs; None = not waiting."""

    on_foot: bool = False
    """Whether it left its vehicles behind and walks, whatever its kind moves with."""

    covered: bool = False
    """Whether its last march kept to covered ways; counts while it stands in march order."""

    marched_m: int = 0
    """Metres of march done this turn; vehicles break down by them."""

    broken: Vehicles = NO_VEHICLES
    """Vehicles out of order and under tow, beside `vehicles`."""

    away: OffMap | None = None
    """Where it is off the map; None on the map, before its arrival and after its end."""

    cut_off: bool = False
    """Whether enemies barred every way out last evening, and nobody has come through since."""

    stores_causes: tuple[tuple[str, int], ...] = ()
    """Why water and fuel moved since last evening began: (words key, hundredths of a day)."""

    prisoners: Mapping[str, int] | None = None
    """Held by the unit, in persons by the faction they belong to."""

    drill: int = 0
    """Minutes of training beside better troops so far."""

    @property
    def present(self) -> int:
        """Everybody with the unit, fit or wounded."""
        return self.people + self.wounded

    @property
    def active(self) -> bool:
        """Whether it is on the map with somebody who can act."""
        return self.at is not None and self.people > 0

    @property
    def is_expected(self) -> bool:
        """Whether it has yet to come, from wherever the scenario keeps it."""
        return self.at is None and self.away is None and self.people > 0

    @property
    def balance(self) -> int:
        """Zero when nobody was lost from the books: came = present + went + detached."""
        return self.ledger.came - self.present - self.ledger.went - self.ledger.detached

    @property
    def fleet_balance(self) -> int:
        """Zero when no vehicle was lost from the books, those under tow among them."""
        came = self.fleet.start + self.fleet.joined + self.fleet.taken
        went = self.fleet.lost + self.fleet.detached
        return came - went - self.vehicles.total - self.broken.total
