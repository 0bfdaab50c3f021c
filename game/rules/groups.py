"""Groups: the units one order moves, a single unit or the part of a formation in one hex."""

from collections.abc import Iterable, Mapping

from game.rules.rulebook import Rulebook
from game.rules.state import Formation
from game.rules.units import Mobility, Unit

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


def mobility_of(book: Rulebook, group: Iterable[Unit]) -> Mobility:
    """Return how the group moves: as its slowest unit."""
    kinds = {book.types[unit.type].mobility for unit in group}
    return next(kind for kind in SLOWEST_FIRST if kind in kinds)


def hours_left(group: Iterable[Unit], minutes: int) -> bool:
    """Return whether everybody in the group still has *minutes* this turn."""
    return all(unit.minutes >= minutes for unit in group)


def spent(unit: Unit, minutes: int) -> int:
    """Return the working time *unit* has left after *minutes*, never below zero."""
    return max(0, unit.minutes - minutes)
