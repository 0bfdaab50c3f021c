"""Internment: who is abroad, and how a unit leaves the match into a neighbour's custody."""

from collections.abc import Iterable, Iterator, Sequence

from game.hexgrid import Hex
from game.rules.captivity import heard_of, homecoming
from game.rules.events import Tell
from game.rules.groups import mobility_of
from game.rules.orders import Route
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import Border
from game.rules.units import Unit, Vehicles


def guests(course: Resolution, country: str, side: str) -> tuple[Unit, ...]:
    """Return a faction's units on a country's ground, unless the war is about that country."""
    book = course.book
    if country in book.home_countries:
        return ()
    return tuple(
        unit
        for unit in course.state.units.values()
        if unit.faction == side
        and unit.active
        and unit.at is not None
        and book.ground.country_at(unit.at) == country
    )


def intern(course: Resolution, key: str, country: str) -> None:
    """Take a unit out of the match into a country's custody; its prisoners go free."""
    unit = course.unit(key)
    changes = (
        unit_set(
            unit,
            at=None,
            people=0,
            wounded=0,
            vehicles=Vehicles(),
            broken=Vehicles(),
            ledger=unit.ledger._replace(interned=unit.ledger.interned + unit.present),
            fleet=unit.fleet._replace(
                abandoned=unit.fleet.abandoned + unit.vehicles.total + unit.broken.total
            ),
            prisoners=None,
            wait=None,
        ),
        *homecoming(course.state, unit.prisoners or {}, None),
    )
    course.happen(
        "interned",
        {"unit": key, "country": country},
        changes,
        (
            Tell(unit.faction, "learnt.interned", {"unit": key, "country": country}),
            *heard_of(unit.prisoners or {}, unit.faction),
        ),
    )


def interning(borders: Iterable[Border], factions: Iterable[str]) -> Iterator[str]:
    """Yield the countries that take all of *factions* in and intern them."""
    ready = {border.id for border in borders if border.stance == "interned"}
    names = tuple(dict.fromkeys(factions))
    for country in sorted({key.partition("|")[0] for key in ready}):
        if all(f"{country}|{name}" in ready for name in names):
            yield country


def ways_into(book: Rulebook, group: Sequence[Unit], at: Hex, country: str) -> tuple[Hex, ...]:
    """Return the hexes of a country next to *at* that the ground lets a group enter."""
    graph = book.ways(mobility_of(book, group), Route.FAST, frozenset())
    return tuple(
        each
        for each in at.neighbours()
        if each in book.ground.grid
        and book.ground.country_at(each) == country
        and graph.step(at, each) is not None
    )


def refuge_for(course: Resolution, key: str) -> str | None:
    """Return a country a beaten unit can flee into from its hex, to be interned there.

    Enemies who stand openly in the only hexes of it next to the unit bar the way.
    """
    unit, state = course.unit(key), course.state
    if unit.at is None:
        return None
    held = {
        other.at
        for other in state.units.values()
        if other.active and not other.hidden and state.hostile(other.faction, unit.faction)
    }
    for land in interning(state.borders.values(), (unit.faction,)):
        if not held.issuperset(ways_into(course.book, (unit,), unit.at, land)):
            return land
    return None
