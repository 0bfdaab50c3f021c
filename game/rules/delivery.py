"""Delivery: trucks hand out what they carry, to a unit or into a depot."""

from game.rules.caches import notice_loss
from game.rules.changes import Put, Set
from game.rules.events import Tell
from game.rules.groups import spent
from game.rules.handing import filled
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.sources import lies_at
from game.rules.state import Depot
from game.rules.stores import NOTHING, Stores, both, content, holding, load, taken, with_less
from game.rules.units import Unit
from game.rules.view import View


def takers(book: Rulebook, view: View, train: Unit) -> tuple[str, ...]:
    """Return whom trucks can hand something to: units in need and depots in the same hex."""
    if train.at is None:
        return ()
    stock = load(book, train)
    units = (
        unit.id
        for unit in view.units_at(train.at)
        if unit.id != train.id
        and unit.active
        and not book.types[unit.type].carries
        and taken(book, unit, stock) != NOTHING
    )
    depots = (each.id for each in view.depots.values() if lies_at(each, train.at))
    return (*units, *depots)


def deliver(course: Resolution, key: str, taker: str) -> None:
    """Hand out what a unit has room for, or unload into a depot all but the trucks' reserve."""
    if taker in course.state.units:
        hand_to(course, course.unit(key), course.unit(taker))
    else:
        notice_loss(course, course.state.depots[taker])
        unload(course, course.unit(key), taker)


def hand_to(course: Resolution, train: Unit, unit: Unit) -> None:
    """Move stores from trucks to a unit."""
    part = taken(course.book, unit, load(course.book, train))
    left = handed(course, train, part)
    course.happen(
        "delivered",
        {"from": train.id, "to": unit.id},
        (left, filled(course.book, unit, part)),
        tuple(
            Tell(
                side,
                "done.deliver",
                {"unit": train.id, "to_unit": unit.id, "days": left.fields["water_fuel"]},
            )
            for side in dict.fromkeys((train.faction, unit.faction))
        ),
    )


def unload(course: Resolution, train: Unit, key: str) -> None:
    """Move all that trucks can spare into a depot; a cache found empty is filled anew."""
    depot, whole = course.state.depots.get(key), load(course.book, train)
    assert train.at is not None
    left = handed(course, train, whole)
    into = (
        Put("depots", key, Depot(key, train.faction, train.at, *whole, hidden=True))
        if depot is None
        else Set("depots", key, holding(both(content(depot), whole)))
    )
    days = left.fields["water_fuel"]
    course.happen(
        "unloaded",
        {"unit": train.id, "depot": key},
        (left, into),
        (Tell(train.faction, "done.deliver_depot", {"unit": train.id, "days": days}),),
    )


def handed(course: Resolution, train: Unit, part: Stores) -> Set:
    """Return the change for trucks that hand out stores, and the time it takes."""
    return unit_set(
        train,
        **with_less(course.book, train, part, "cause.stores_handed"),
        minutes=spent(train, course.number("supply.minutes")),
    )
