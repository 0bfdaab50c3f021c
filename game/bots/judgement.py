"""Judgement: what a commander makes of units and contacts before he gives an order."""

from collections.abc import Iterable, Sequence

from game.hexgrid import Hex
from game.rules.believed import believed_battle
from game.rules.contacts import Sighting
from game.rules.power import ratio
from game.rules.rulebook import Rulebook
from game.rules.state import CLEAR, Weather
from game.rules.units import Unit
from game.rules.view import View

NOBODY = 9999
"""The ratio, per-mille, of a fight against nobody."""

GOOD_ORDER = 800
"""Cohesion in tenths that a staff takes an enemy to have. Choice: that of a fresh unit."""


def believed_ratio(
    book: Rulebook,
    group: Iterable[Unit],
    contacts: Sequence[Sighting],
    at: Hex,
    weather: Weather = CLEAR,
) -> int:
    """Return the ratio of power of an attack as believed, per-mille; high if nobody is there."""
    if not contacts:
        return NOBODY
    return ratio(book.numbers, believed_battle(book, group, contacts, at, weather))


def strength(book: Rulebook, units: Iterable[Unit]) -> int:
    """Return what units are worth in a fight: people by firepower, quality and cohesion."""
    whole = 0
    for unit in units:
        whole += unit.people * worth(book, unit.type) * unit.cohesion // 1000
    return whole


def strength_believed(book: Rulebook, contacts: Iterable[Sighting]) -> int:
    """Return what contacts are believed to be worth on the same scale, in good order."""
    return sum(
        contact.people.best * worth(book, contact.type or book.unknown_type) * GOOD_ORDER // 1000
        for contact in contacts
    )


def worth(book: Rulebook, kind: str) -> int:
    """Return what one of a kind of unit is worth: direct fire by quality."""
    found = book.types[kind]
    return found.direct * book.numbers[f"quality.{found.quality}"]


def balance(book: Rulebook, units: Iterable[Unit], contacts: Sequence[Sighting]) -> int:
    """Return how strong units are beside contacts, per-mille; quicker than a battle imagined."""
    theirs = strength_believed(book, contacts)
    return strength(book, units) * 1000 // theirs if theirs else NOBODY


def people(contacts: Iterable[Sighting]) -> int:
    """Return how many people contacts are believed to be."""
    return sum(contact.people.best for contact in contacts)


def kept(units: Iterable[Unit]) -> int:
    """Return the share of their starting people units still have fit, per-mille."""
    start = fit = 0
    for unit in units:
        start += unit.ledger.start
        fit += unit.people
    return fit * 1000 // max(1, start)


def steadiness(units: Iterable[Unit]) -> int:
    """Return the mean cohesion of units in tenths, weighted by people."""
    whole = fit = 0
    for unit in units:
        whole += unit.people * unit.cohesion
        fit += unit.people
    return whole // max(1, fit)


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
