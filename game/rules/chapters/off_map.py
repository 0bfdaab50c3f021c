"""Off the map: boxes, the roads to them, and those who arrive during the match.

A part of the chapter on movement. A unit in a box acts with nobody and is seen by nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from game.rules.changes import Set
from game.rules.events import Tell
from game.rules.groups import lead_of, moves_by
from game.rules.handing import fill_from, filled
from game.rules.orders import Offer, Order, Slot
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Entry, Rulebook
from game.rules.sources import draws_on
from game.rules.stores import Stores, measure, moved, taken
from game.rules.units import Bound, OffMap, Posture, Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class LeaveMap(Order):
    """Drive off the map toward a box; the unit is there once it has done the road."""

    kind: ClassVar[str] = "leave_map"
    shows_die: ClassVar[bool] = False

    base: str


@dataclass(frozen=True, slots=True)
class EnterMap(Order):
    """Call a unit from a box to the map; it comes in once it has done the road."""

    kind: ClassVar[str] = "enter_map"
    shows_die: ClassVar[bool] = False

    unit: str


def exits_at(book: Rulebook, unit: Unit) -> tuple[str, ...]:
    """Return the boxes to which a way leads from where a unit stands."""
    return tuple(base for base, at in book.base_hexes.items() if at == unit.at and book.bases[base])


def entry_offers(view: View) -> tuple[Offer, ...]:
    """Return the offer to call in those who wait in a box, if anybody does."""
    waiting = tuple(
        key
        for key, unit in view.off_map.items()
        if unit.faction == view.side and unit.away is not None and unit.away.bound is Bound.BOX
    )
    return (Offer(EnterMap, (), (Slot("unit", lambda filled: waiting),)),) if waiting else ()


def leave_map(course: Resolution, order: LeaveMap) -> None:
    """Take the units off the map, onto the road to the box."""
    sides = {lead_of(course.unit(order.units[0]), course.state.formations): None}
    sides |= {course.unit(key).faction: None for key in order.units}
    course.happen(
        "left_map",
        {"units": order.units, "base": order.base},
        tuple(
            unit_set(
                course.unit(key),
                at=None,
                away=OffMap(order.base, 0, Bound.BOX),
                posture=Posture.MARCH,
                hidden=False,
                wait=None,
            )
            for key in order.units
        ),
        tuple(
            Tell(side, "done.leave_map", {"units": order.units, "base": order.base})
            for side in sides
        ),
    )


def enter_map(course: Resolution, order: EnterMap) -> None:
    """Set a unit, and its column with it, on the road to the map."""
    first = course.unit(order.unit)
    assert first.away is not None
    box = first.away.box
    called = tuple(
        unit
        for unit in course.state.units.values()
        if unit.away == first.away
        and unit.faction == first.faction
        and (unit.id == first.id or unit.formation == first.formation is not None)
    )
    ids = tuple(unit.id for unit in called)
    course.happen(
        "set_out",
        {"units": ids, "base": box},
        tuple(
            unit_set(unit, away=unit.away._replace(bound=Bound.MAP)) for unit in called if unit.away
        ),
        (Tell(first.faction, "done.enter_map", {"units": ids, "base": box}),),
    )


def travel(course: Resolution) -> None:
    """Let everybody off the map go on by what march the turn still holds."""
    for unit in tuple(course.state.units.values()):
        if unit.away is not None and unit.people:
            if unit.away.bound is Bound.BOX:
                toward_box(course, unit, unit.away)
            else:
                toward_map(course, unit, unit.away)


def toward_box(course: Resolution, unit: Unit, away: OffMap) -> None:
    """Go on toward a box; who gets there is told so, and who is there fills up and rests."""
    book = course.book
    whole = book.bases[away.box]
    step = min(unit.march_m, whole - away.edge_m)
    there = away._replace(edge_m=away.edge_m + step)
    arrived = step > 0 and there.edge_m == whole
    course.happen(
        "reached_box" if arrived else "off_map",
        {"unit": unit.id, "base": away.box},
        (
            unit_set(
                unit,
                away=there,
                march_m=unit.march_m - step,
                **fuelled(book, unit, step),
            ),
        ),
        (Tell(unit.faction, "learnt.in_box", {"unit": unit.id, "base": away.box}),)
        if arrived
        else (),
    )
    if there.edge_m == whole:
        fill_in_box(course, course.unit(unit.id), away.box)


def fill_in_box(course: Resolution, unit: Unit, box: str) -> None:
    """Fill a unit up in a box: from the depots there, or without end where it has none."""
    book, state = course.book, course.state
    stocked = [depot for depot in state.depots.values() if depot.base == box]
    if not stocked:
        kind = book.types[unit.type]
        whole = Stores(kind.water_fuel, kind.ammunition)
        part = taken(book, unit, Stores(*(each * measure(book, unit) for each in whole)))
        course.happen(
            "filled_up", {"unit": unit.id}, (filled(book, unit, part, "cause.stores_filled"),)
        )
    fill_from(course, unit, [each for each in stocked if draws_on(state, unit.faction, each)])


def toward_map(course: Resolution, unit: Unit, away: OffMap) -> None:
    """Go on toward the edge; who reaches it stands on the map with what march is left."""
    step = min(unit.march_m, away.edge_m)
    there = away._replace(edge_m=away.edge_m - step)
    at = course.book.base_hexes[away.box] if there.edge_m == 0 else None
    course.happen(
        "entered_map" if at else "off_map",
        {"unit": unit.id, "base": away.box},
        (
            unit_set(
                unit,
                at=at,
                away=None if at else there,
                march_m=unit.march_m - step,
                **fuelled(course.book, unit, step),
                posture=Posture.MARCH,
                covered=False,
            ),
        ),
        (Tell(unit.faction, "learnt.arrival", {"unit": unit.id, "at": at}),) if at else (),
    )


def fuelled(book: Rulebook, unit: Unit, metres: int) -> Mapping[str, Any]:
    """Return the fields of a unit that has used the fuel of so much march."""
    day_m = book.going.day_m[moves_by(book, unit)]
    return moved(
        unit, "cause.stores_march", -(metres * book.numbers["march.fuel_per_day"] // day_m)
    )


def departed(unit: Unit) -> Set:
    """Return the change that takes a unit out of the match with all its people, unharmed."""
    gone = unit.ledger._replace(departed=unit.ledger.departed + unit.present)
    return unit_set(unit, at=None, away=None, people=0, wounded=0, ledger=gone, wait=None)


def arrivals(course: Resolution) -> None:
    """Bring in those whom the scenario lets arrive during the match by themselves."""
    for plan in course.book.units.values():
        if plan.entry is None or plan.entry.asked_from is not None or plan.entry.by_event:
            continue
        unit = course.unit(plan.id)
        if unit.is_expected:
            arrive(course, unit, plan.entry)


def arrive(course: Resolution, unit: Unit, entry: Entry) -> None:
    """Bring a unit in when its hour has come: somewhere in its window, at the latest at the end."""
    turn = course.state.clock.turn
    if not entry.first_turn <= turn <= entry.last_turn:
        return
    left = entry.last_turn - turn + 1
    if course.dice.throw(left, "arrival", unit.id) != 0:
        return
    at = entry.hexes[course.dice.throw(len(entry.hexes), "arrival_at", unit.id)]
    course.happen(
        "arrived",
        {"unit": unit.id, "at": at},
        (unit_set(unit, at=at),),
        (Tell(unit.faction, "learnt.arrival", {"unit": unit.id, "at": at}),),
    )


def boxes(view: View) -> Mapping[str, tuple[str, ...]]:
    """Return a side's units by the box they are in or on the road to or from."""
    found: dict[str, tuple[str, ...]] = {}
    for key, unit in view.off_map.items():
        if unit.away is not None:
            found[unit.away.box] = (*found.get(unit.away.box, ()), key)
    return found
