"""Stores: what units, trucks and depots hold, and how it changes hands without growing.

What changes hands is counted in persons: a hundredth of a day of water and fuel for one of them,
a tenth of a fight of ammunition for one. A unit of fifty that fills up by a day takes fifty
person-days from whoever gives.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from game.rules.rulebook import Rulebook
from game.rules.state import Depot
from game.rules.units import Unit


class Stores(NamedTuple):
    """An amount of both stores."""

    water_fuel: int = 0
    """Hundredths of a person-day."""

    ammunition: int = 0
    """Tenths of a person-fight."""


NOTHING = Stores()
"""An empty cart."""


def both(one: Stores, other: Stores) -> Stores:
    """Return two amounts together.

    >>> both(Stores(100, 5), Stores(20, 0))
    Stores(water_fuel=120, ammunition=5)
    """
    return Stores(one.water_fuel + other.water_fuel, one.ammunition + other.ammunition)


def without(whole: Stores, part: Stores) -> Stores:
    """Return what is left of an amount, never less than nothing.

    >>> without(Stores(100, 5), Stores(20, 9))
    Stores(water_fuel=80, ammunition=0)
    """
    return Stores(
        max(0, whole.water_fuel - part.water_fuel), max(0, whole.ammunition - part.ammunition)
    )


def measure(book: Rulebook, unit: Unit) -> int:
    """Return for how many people a hundredth of a day of a unit's stores is one.

    Its own; for a supply train those its trucks carry for, so that a truck lost takes its
    load with it.
    """
    if book.types[unit.type].carries and unit.vehicles.truck:
        return unit.vehicles.truck * book.numbers["supply.people_a_truck"]
    return unit.present


def load(book: Rulebook, unit: Unit) -> Stores:
    """Return what the trucks of a supply train can hand out beside their own reserve."""
    if not (unit.active and book.types[unit.type].carries and unit.vehicles.truck):
        return NOTHING
    persons = measure(book, unit)
    return Stores(
        max(0, unit.water_fuel - book.numbers["supply.reserve"]) * persons,
        max(0, unit.ammunition - book.numbers["supply.reserve_ammunition"]) * persons,
    )


def taken(book: Rulebook, unit: Unit, offered: Stores, water_to: int | None = None) -> Stores:
    """Return how much of what is offered a unit has room for, in whole measures.

    Args:
        book: The rulebook.
        unit: Who takes.
        offered: What there is.
        water_to: Hundredths of a day up to which it may fill up; None for full stores.
    """
    kind, persons = book.types[unit.type], max(1, measure(book, unit))
    full = kind.water_fuel if water_to is None else min(water_to, kind.water_fuel)
    water = min(max(0, full - unit.water_fuel), offered.water_fuel // persons)
    rounds = min(max(0, kind.ammunition - unit.ammunition), offered.ammunition // persons)
    return Stores(water * persons, rounds * persons)


def with_more(book: Rulebook, unit: Unit, more: Stores, cause: str) -> dict[str, Any]:
    """Return the fields of a unit that has taken in what `taken` said, and why."""
    persons = max(1, measure(book, unit))
    return {
        **moved(unit, cause, more.water_fuel // persons),
        "ammunition": unit.ammunition + more.ammunition // persons,
    }


def with_less(book: Rulebook, unit: Unit, less: Stores, cause: str) -> dict[str, Any]:
    """Return the fields of a unit that has handed stores out; a measure begun is gone."""
    persons = max(1, measure(book, unit))
    return {
        **moved(unit, cause, -less.water_fuel // persons),
        "ammunition": max(0, unit.ammunition + -less.ammunition // persons),
    }


def moved(unit: Unit, cause: str, change: int) -> dict[str, Any]:
    """Return the fields of a unit whose water and fuel moved, with the cause written down."""
    left = max(0, unit.water_fuel + change)
    if left == unit.water_fuel:
        return {"water_fuel": left}
    causes = dict(unit.stores_causes)
    causes[cause] = causes.get(cause, 0) + left - unit.water_fuel
    return {"water_fuel": left, "stores_causes": tuple(causes.items())}


def content(depot: Depot) -> Stores:
    """Return what lies in a depot; a looted cache is empty, whatever its owners believe."""
    return NOTHING if depot.looted else Stores(depot.water_fuel, depot.ammunition)


def holding(stores: Stores) -> Mapping[str, int]:
    """Return the fields of a depot that holds so much."""
    return {"water_fuel": stores.water_fuel, "ammunition": stores.ammunition}


def rationed(book: Rulebook, takers: Iterable[Unit], stock: Stores) -> dict[str, Stores]:
    """Return what each of several units gets of a stock: the emptiest first, a day at a time."""
    shares: dict[str, Stores] = {}
    standing = {unit.id: unit for unit in takers}
    while standing:
        unit = min(standing.values(), key=lambda each: (each.water_fuel, each.ammunition, each.id))
        persons = max(1, measure(book, unit))
        ration = Stores(min(stock.water_fuel, 100 * persons), min(stock.ammunition, 10 * persons))
        part = taken(book, unit, ration)
        if part == NOTHING:
            del standing[unit.id]
            continue
        stock = without(stock, part)
        shares[unit.id] = both(shares.get(unit.id, NOTHING), part)
        standing[unit.id] = after(book, unit, part)
    return shares


def after(book: Rulebook, unit: Unit, more: Stores) -> Unit:
    """Return a unit as it stands once it has taken in so much."""
    return replace(unit, **with_more(book, unit, more, "cause.stores_trucks"))
