"""Groups: the units one order moves, a single unit or the part of a formation in one hex."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from game.rules.rulebook import Rulebook
from game.rules.state import Formation
from game.rules.units import Mobility, Unit, Vehicles

SLOWEST_FIRST = (Mobility.FOOT, Mobility.COLUMN, Mobility.TECHNICAL, Mobility.MOTORCYCLE)
"""A group moves like the first of these that any of its units is."""


def lead_of(unit: Unit, formations: Mapping[str, Formation]) -> str:
    """Return the faction whose staff gives *unit* its orders."""
    return unit.faction if unit.formation is None else formations[unit.formation].lead


def group_of(unit: Unit, units: Mapping[str, Unit]) -> tuple[Unit, ...]:
    """Return *unit* and those that act with it: its formation's units in the same hex."""
    if unit.formation is None:
        return (unit,)
    return tuple(
        other
        for other in units.values()
        if other.formation == unit.formation and other.at == unit.at and other.active
    )


def seats(book: Rulebook, vehicles: Vehicles) -> int:
    """Return how many people find room on vehicles."""
    return sum(
        count * book.numbers[number] for count, number in zip(vehicles, SEATS, strict=True) if count
    )


SEATS = tuple(f"march.seats.{kind}" for kind in Vehicles._fields)
"""The numbers that say how many find room on a vehicle, by kind."""


def without_room(book: Rulebook, unit: Unit) -> int:
    """Return how many of a unit's people, prisoners among them, find no room on its vehicles.

    Nobody is without room while the unit has lost no vehicle and taken nobody in: the
    scenario gave it what it needs.
    """
    if not unit.on_foot and not (strained(unit) and rides(unit)):
        return 0
    aboard = unit.present + sum((unit.prisoners or {}).values())
    return max(0, aboard - seats(book, unit.vehicles))


def strained(unit: Unit) -> bool:
    """Return whether a unit has lost vehicles, or taken in people, since the start."""
    return bool(unit.fleet.lost or unit.broken.total or unit.ledger.joined)


def rides(unit: Unit) -> int:
    """Return how many vehicles a unit ever had to ride on."""
    return unit.fleet.start + unit.fleet.joined + unit.vehicles.motorcycle


def moves_by(book: Rulebook, unit: Unit) -> Mobility:
    """Return what a unit moves with now: its kind's way, or its feet once most vehicles are gone.

    A few more crowd onto what is left; when room is lacking for more than that, all walk.
    """
    if unit.on_foot:
        return Mobility.FOOT
    lacking = without_room(book, unit) if strained(unit) else 0
    if lacking and lacking * 1000 > unit.present * book.numbers["march.crowding"]:
        return Mobility.FOOT
    return book.types[unit.type].mobility


def mobility_of(book: Rulebook, group: Sequence[Unit]) -> Mobility:
    """Return how the group moves: as its slowest unit."""
    if len(group) == 1:
        return moves_by(book, group[0])
    return slowest([moves_by(book, unit) for unit in group])


def slowest(kinds: Collection[Mobility]) -> Mobility:
    """Return the slowest of some ways to move."""
    return next(kind for kind in SLOWEST_FIRST if kind in kinds)


def hours_left(group: Iterable[Unit], minutes: int) -> bool:
    """Return whether everybody in the group still has *minutes* this turn."""
    return all(unit.minutes >= minutes for unit in group)


def spent(unit: Unit, minutes: int) -> int:
    """Return the working time *unit* has left after *minutes*, never below zero."""
    return max(0, unit.minutes - minutes)
