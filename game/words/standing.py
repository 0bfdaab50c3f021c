"""How things stand, as notes: what is special about a unit, a place, a hex, told alike everywhere.

Each note is a words key with its arguments; the window and the terminal print the same ones.
"""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from game.hexgrid import Hex
from game.rules.events import INSTRUCTOR
from game.rules.rulebook import Rulebook
from game.rules.state import Depot
from game.rules.units import Unit
from game.rules.view import View


class Note(NamedTuple):
    """One sentence."""

    key: str
    args: dict[str, Any]


TIRED: Final = 300
"""Tenths of fatigue from which it is worth a word."""


def unit_notes(view: View, unit: Unit) -> Iterator[Note]:
    """Yield what is special about a unit now."""
    if unit.formation is not None:
        yield Note("unit.formation", {"faction": view.formations[unit.formation].lead})
    if unit.hidden:
        yield Note("unit.hidden", {})
    if unit.wait is not None:
        yield Note("unit.wait", {"ratio": unit.wait})
    if unit.cut_off:
        yield Note("unit.cut_off", {})
    if unit.on_foot:
        yield Note("unit.on_foot", {})
    if unit.broken.total:
        yield Note("unit.broken", {"towed": unit.broken.total})
    if unit.fatigue >= TIRED:
        yield Note("unit.tired", {"tired_permille": unit.fatigue})
    for faction, people in (unit.prisoners or {}).items():
        yield Note("unit.prisoners", {"held": people, "faction": faction})


def place_notes(view: View, place: str) -> Iterator[Note]:
    """Yield who holds a place, how its people stand, and who is held there, as far as known."""
    known = view.places.get(place)
    if known is None:
        return
    yield Note("place.holder", {"place": place, "holder": known.holder, "turn": known.turn})
    if known.people and view.side != INSTRUCTOR:
        leaning = {"inhabitants": known.people, "leaning_permille": known.leaning}
        yield Note("place.people", leaning)
    if known.fear:
        yield Note("place.fear", {"fear_permille": known.fear})
    if known.displaced:
        yield Note("place.displaced", {"gone": known.displaced})
    if known.blockade:
        yield Note("place.blockade", {"minutes": known.blockade})
    for key, row in view.captives.items():
        holder, _, faction = key.partition("|")
        if holder == view.side and row.places.get(place):
            yield Note("place.captives", {"held": row.places[place], "faction": faction})


def hex_notes(book: Rulebook, view: View, at: Hex) -> Iterator[Note]:
    """Yield what is known of the places in a hex and of what is put there."""
    for place in book.ground.places_at(at):
        yield from place_notes(view, place.id)
    for block in view.roadblocks.values():
        if block.at == at:
            passes = "relief" if block.relief else "nobody"
            yield Note(f"road.closed.{passes}", {"faction": block.faction})
    for depot in view.depots.values():
        if depot.at == at and depot.base is None:
            yield Note("place.cache" if depot.hidden else "place.depot", contents(depot))


def contents(depot: Depot) -> dict[str, Any]:
    """Return whose a depot is and for how many people and days, or fights, it is believed to do."""
    return {
        "faction": depot.faction,
        "days_n": depot.water_fuel // 100,
        "fights_n": depot.ammunition // 10,
    }
