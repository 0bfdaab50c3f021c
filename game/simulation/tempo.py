"""Measures of movement: how far units get, and how far in a day."""

from collections.abc import Iterator
from typing import NamedTuple

from game.session import Session


class Moved(NamedTuple):
    """A unit's movement by one order."""

    unit: str
    turn: int
    hexes: int
    """As the crow flies, from where it was to where it is."""


def moves(session: Session, sides: tuple[str, ...]) -> Iterator[Moved]:
    """Yield every movement of some factions' units on the map, in sequence."""
    after = [step.before for step in session.steps[1:]] + [session.state]
    for step, state in zip(session.steps, after, strict=True):
        for unit in step.before.units.values():
            now = state.units.get(unit.id)
            if unit.faction in sides and now is not None and unit is not now:
                hexes = unit.at.distance(now.at) if unit.at and now.at else 0
                if hexes:
                    yield Moved(unit.id, step.before.clock.turn, hexes)


def moved_km(session: Session, sides: tuple[str, ...]) -> int:
    """Return how far factions' units moved on average, in km from order to order."""
    units = session.state.units.values()
    count = sum(1 for unit in units if unit.faction in sides and unit.ledger.came)
    hexes = sum(move.hexes for move in moves(session, sides))
    return hexes * session.book.ground.hex_m // 1000 // max(1, count)


def km_a_day(session: Session, sides: tuple[str, ...]) -> int | None:
    """Return the km a day that units made from their first move to their last, on average.

    Halts, fights and nights between are in it, as they are in the record's rates; so is the
    straight line instead of the track. None where nobody moved.
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    hexes = 0
    for move in moves(session, sides):
        first.setdefault(move.unit, move.turn)
        last[move.unit] = move.turn
        hexes += move.hexes
    turns = sum(last[unit] - first[unit] + 1 for unit in first)
    if not turns:
        return None
    book = session.book
    return hexes * book.ground.hex_m * 1440 // (turns * book.turn_minutes * 1000)
