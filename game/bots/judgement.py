"""Judgement: what a commander makes of a view before he gives an order."""

from collections.abc import Iterable, Sequence

from game.hexgrid import Hex
from game.rules.believed import believed_battle
from game.rules.contacts import Level, Sighting
from game.rules.groups import lead_of
from game.rules.power import ratio
from game.rules.rulebook import Rulebook
from game.rules.units import Unit
from game.rules.view import View


def commanded(view: View) -> tuple[Unit, ...]:
    """Return the units a side gives orders to, one for each group."""
    seen: set[tuple[str, Hex]] = set()
    found = []
    for unit in view.units.values():
        if not unit.active or unit.at is None or lead_of(unit, view.formations) != view.side:
            continue
        if unit.formation is not None:
            if (unit.formation, unit.at) in seen:
                continue
            seen.add((unit.formation, unit.at))
        found.append(unit)
    return tuple(found)


def enemies(view: View, least: Level = Level.RUMOUR) -> tuple[Sighting, ...]:
    """Return the contacts believed hostile, at a level or better."""
    return tuple(
        contact
        for contact in view.contacts.values()
        if contact.level >= least and view.hostile(contact.faction)
    )


def near(contacts: Iterable[Sighting], at: Hex, hexes: int) -> tuple[Sighting, ...]:
    """Return the contacts within a number of hexes."""
    return tuple(contact for contact in contacts if contact.at.distance(at) <= hexes)


def km(book: Rulebook, kilometres: int) -> int:
    """Return a distance in hexes, at least one."""
    return max(1, kilometres * 1000 // book.ground.hex_m)


def believed_ratio(
    book: Rulebook, group: Iterable[Unit], contacts: Sequence[Sighting], at: Hex
) -> int:
    """Return the ratio of power of an attack as believed, per-mille; high if nobody is there."""
    if not contacts:
        return 9999
    return ratio(book.numbers, believed_battle(book, group, contacts, at))


def people(contacts: Iterable[Sighting]) -> int:
    """Return how many people contacts are believed to be."""
    return sum(contact.people.best for contact in contacts)


def kept(units: Iterable[Unit]) -> int:
    """Return the share of their starting people units still have fit, per-mille."""
    listed = list(units)
    start = sum(unit.ledger.start for unit in listed)
    return sum(unit.people for unit in listed) * 1000 // max(1, start)


def steadiness(units: Iterable[Unit]) -> int:
    """Return the mean cohesion of units in tenths, weighted by people."""
    listed = list(units)
    fit = sum(unit.people for unit in listed)
    return sum(unit.people * unit.cohesion for unit in listed) // max(1, fit)


def exposure(book: Rulebook, at: Hex) -> int:
    """Return how far off one is seen in a hex, per-mille of open gravel."""
    return book.going.terrain[book.ground.terrain_at(at)].exposure


def objective(book: Rulebook, view: View) -> Hex | None:
    """Return the hex of the place a side, or else an ally, is to hold."""
    for side in (view.side, *book.sides):
        if view.hostile(side) or side not in book.sides:
            continue
        for aim in book.sides[side].aims:
            if aim.kind == "hold":
                return book.ground.places[aim.about].at
    return None
