"""Handing over in the evening: from trucks and depots to units, and within a column."""

from collections.abc import Mapping

from game.rules.changes import Set
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import Depot
from game.rules.stores import (
    NOTHING,
    Stores,
    both,
    content,
    holding,
    load,
    measure,
    moved,
    rationed,
    taken,
    with_less,
    with_more,
    without,
)
from game.rules.units import Unit


def share_out(course: Resolution) -> None:
    """Let supply trucks top up allies beside them, the emptiest first, as long as it lasts."""
    for train in tuple(course.state.units.values()):
        if load(course.book, train) != NOTHING:
            shares = rationed(course.book, beside(course, train), load(course.book, train))
            if shares:
                top_up(course, train, shares)


def beside(course: Resolution, train: Unit) -> list[Unit]:
    """Return the units of the side and its allies that trucks can feed in their hex."""
    return [
        unit
        for unit in course.state.units.values()
        if unit.active
        and unit.at == train.at
        and course.state.allied(unit.faction, train.faction)
        and not course.book.types[unit.type].carries
    ]


def top_up(course: Resolution, train: Unit, shares: Mapping[str, Stores]) -> None:
    """Move each unit's share from the trucks to it."""
    whole = NOTHING
    for share in shares.values():
        whole = both(whole, share)
    course.happen(
        "topped_up",
        {"from": train.id, "to": tuple(shares)},
        (
            unit_set(train, **with_less(course.book, train, whole, "cause.stores_handed")),
            *(filled(course.book, course.unit(key), share) for key, share in shares.items()),
        ),
    )


def filled(book: Rulebook, unit: Unit, share: Stores, cause: str = "cause.stores_trucks") -> Set:
    """Return the change that gives a unit what it takes in."""
    return unit_set(unit, **with_more(book, unit, share, cause))


def draw(course: Resolution, depot: str, wanted: Stores) -> None:
    """Take stores out of a depot, as far as it has them."""
    held = course.state.depots[depot]
    left = without(content(held), wanted)
    course.happen("depot_drawn", {"depot": depot}, (Set("depots", depot, holding(left)),))


def share_in_columns(course: Resolution) -> None:
    """Let the units of a formation in one hex share when one of them runs low.

    Trucks that still have something to hand out do that instead, and keep the rest.
    """
    for name in course.state.formations:
        members = [
            unit
            for unit in course.state.units.values()
            if unit.formation == name and unit.active and not load(course.book, unit).water_fuel
        ]
        for at in sorted({unit.at for unit in members if unit.at is not None}):
            level_out(course, name, [unit for unit in members if unit.at == at])


def level_out(course: Resolution, formation: str, members: list[Unit]) -> None:
    """Give everybody the same days of water and fuel if somebody has too few; crumbs are lost."""
    persons = {unit.id: measure(course.book, unit) for unit in members}
    whole = sum(unit.water_fuel * persons[unit.id] for unit in members)
    least, mean = min(unit.water_fuel for unit in members), whole // sum(persons.values())
    if least >= course.number("supply.share_below") or mean <= least:
        return
    course.happen(
        "column_shared",
        {"formation": formation, "units": tuple(unit.id for unit in members)},
        tuple(
            unit_set(unit, **moved(unit, "cause.stores_shared", mean - unit.water_fuel))
            for unit in members
        ),
    )


def fill_from(course: Resolution, unit: Unit, depots: list[Depot]) -> None:
    """Fill a unit up from depots, one after the other."""
    for depot in depots:
        short = course.unit(unit.id)
        part = taken(course.book, short, content(depot))
        if part != NOTHING:
            course.happen(
                "filled_up",
                {"unit": unit.id, "from": "depot", "of": depot.id},
                (
                    filled(course.book, short, part, "cause.stores_filled"),
                    Set("depots", depot.id, holding(without(content(depot), part))),
                ),
            )
