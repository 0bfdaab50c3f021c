"""Organisation: two units become one, one becomes two, and nobody is lost from the books.

A part of the chapter on posture. Merging and splitting move people and vehicles between
units of one faction: the books note who joined and who was detached, which is no loss.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, ClassVar, Final

from game.rules.captivity import gathered
from game.rules.changes import Change, Put
from game.rules.events import Tell
from game.rules.groups import hours_left, spent, without_room
from game.rules.orders import Offer, Order, Refusal, Slot
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.units import Fleet, Ledger, Posture, Unit, Vehicles, less, plus
from game.rules.view import View

LETTERS: Final = "bcdefghijklmnopqrstuvwxyz"
"""What a part's id adds to that of the scenario's unit."""


class Part(StrEnum):
    """Which part of a unit goes its own way."""

    HALF = "half"
    QUARTER = "quarter"
    WALKERS = "walkers"
    """Those who find no room on the vehicles."""


@dataclass(frozen=True, slots=True)
class Merge(Order):
    """Take another unit of the same kind in this hex into this one."""

    kind: ClassVar[str] = "merge"
    shows_die: ClassVar[bool] = False

    unit: str


@dataclass(frozen=True, slots=True)
class Split(Order):
    """Let a part of the unit go its own way as a unit of its own."""

    kind: ClassVar[str] = "split"
    shows_die: ClassVar[bool] = False

    part: Part


def organisation_offers(book: Rulebook, view: View, unit: Unit) -> Iterable[Offer]:
    """Yield the units this one can take in, and the parts it can send off."""
    others = partners(book, view, unit)
    if others:
        yield Offer(Merge, (unit.id,), (Slot("unit", lambda filled: others),), tired(book, unit))
    parts = parts_of(book, unit)
    if parts and free_id(book, view.units, unit.id) is not None:
        yield Offer(Split, (unit.id,), (Slot("part", lambda filled: parts),), tired(book, unit))


def tired(book: Rulebook, unit: Unit) -> Refusal | None:
    """Return why a unit cannot be reorganised now, or None."""
    minutes = book.numbers["organise.minutes"]
    return (
        None if hours_left((unit,), minutes) else Refusal("refused.no_hours", {"minutes": minutes})
    )


def partners(book: Rulebook, view: View, unit: Unit) -> tuple[str, ...]:
    """Return the units of the same faction, kind and column here that fit into this one."""
    return tuple(
        other.id
        for other in (() if unit.at is None else view.units_at(unit.at))
        if other.id != unit.id
        and other.active
        and (other.faction, other.type, other.formation)
        == (unit.faction, unit.type, unit.formation)
        and other.minutes >= book.numbers["organise.minutes"]
        and other.present + unit.present <= book.numbers["organise.most"]
    )


def parts_of(book: Rulebook, unit: Unit) -> tuple[Part, ...]:
    """Return the parts a unit can send off: what goes and what stays must be large enough."""
    least = book.numbers["organise.least"]
    if unit.people < 2 * least:
        return ()
    return tuple(
        part for part in Part if least <= people_of(book, unit, part) <= unit.people - least
    )


def people_of(book: Rulebook, unit: Unit, part: Part) -> int:
    """Return how many fit people a part has."""
    if part is Part.WALKERS:
        return 0 if unit.on_foot else min(unit.people, without_room(book, unit))
    return unit.people * book.numbers[f"organise.{part}"] // 1000


def free_id(book: Rulebook, units: Mapping[str, Unit], unit: str) -> str | None:
    """Return the id of the next part of a unit, or None when the alphabet is used up.

    A part of a part is named after the scenario's unit: `w1b` split again gives `w1c`.
    """
    whole = book.plan_of(unit).id
    return next((whole + letter for letter in LETTERS if whole + letter not in units), None)


def split(course: Resolution, order: Split) -> None:
    """Write the part into a unit of its own; it stands where the whole stands."""
    unit, book = course.unit(order.units[0]), course.book
    name = free_id(book, course.state.units, unit.id)
    if name is None:
        return
    part = part_of(book, unit, order.part, name)
    course.happen(
        "split",
        {"unit": unit.id, "part": name, "people": part.people},
        (remainder(unit, part), Put("units", name, part)),
        (
            Tell(
                unit.faction,
                "done.split",
                {"units": order.units, "part_unit": name, "n": part.people},
            ),
        ),
    )


def part_of(book: Rulebook, unit: Unit, part: Part, name: str) -> Unit:
    """Return the part that goes its own way as a unit: its people, and its share of the rest."""
    goes = people_of(book, unit, part)
    rides = 0 if part is Part.WALKERS else book.numbers[f"organise.{part}"]
    vehicles = Vehicles(*(count * rides // 1000 for count in unit.vehicles))
    wounded = unit.wounded * rides // 1000
    return replace(
        unit,
        id=name,
        people=goes,
        wounded=wounded,
        vehicles=vehicles,
        broken=Vehicles(),
        ledger=Ledger(joined=goes + wounded),
        fleet=Fleet(joined=vehicles.total),
        on_foot=unit.on_foot or part is Part.WALKERS,
        prisoners=None,
        minutes=spent(unit, book.numbers["organise.minutes"]),
        wait=None,
    )


def remainder(unit: Unit, part: Unit) -> Change:
    """Return what is left of a unit that a part has gone from."""
    return unit_set(
        unit,
        people=unit.people - part.people,
        wounded=unit.wounded - part.wounded,
        vehicles=less(unit.vehicles, part.vehicles),
        ledger=unit.ledger._replace(detached=unit.ledger.detached + part.present),
        fleet=unit.fleet._replace(detached=unit.fleet.detached + part.vehicles.total),
        minutes=part.minutes,
        wait=None,
    )


def merge(course: Resolution, order: Merge) -> None:
    """Take the other unit's people, vehicles, stores and prisoners over; it is no more."""
    unit, other = course.unit(order.units[0]), course.unit(order.unit)
    course.happen(
        "merged",
        {"unit": unit.id, "other": other.id},
        (
            unit_set(unit, **together(course.book, unit, other)),
            unit_set(
                other,
                at=None,
                people=0,
                wounded=0,
                vehicles=Vehicles(),
                broken=Vehicles(),
                ledger=other.ledger._replace(detached=other.ledger.detached + other.present),
                fleet=other.fleet._replace(detached=other.fleet.detached + driven(other)),
                prisoners=None,
                wait=None,
            ),
        ),
        (Tell(unit.faction, "done.merge", {"units": order.units, "other_unit": other.id}),),
    )


def driven(unit: Unit) -> int:
    """Return the vehicles a unit has, those under tow among them."""
    return unit.vehicles.total + unit.broken.total


def together(book: Rulebook, unit: Unit, other: Unit) -> dict[str, Any]:
    """Return what two units are as one: sums, means by people, and the worse readiness."""
    means = {
        name: mean(unit, other, name)
        for name in ("cohesion", "fatigue", "water_fuel", "ammunition")
    }
    return {
        **means,
        "people": unit.people + other.people,
        "wounded": unit.wounded + other.wounded,
        "vehicles": plus(unit.vehicles, other.vehicles),
        "broken": plus(unit.broken, other.broken),
        "ledger": unit.ledger._replace(joined=unit.ledger.joined + other.present),
        "fleet": unit.fleet._replace(joined=unit.fleet.joined + driven(other)),
        "posture": unit.posture if unit.posture is other.posture else Posture.READY,
        "minutes": min(
            spent(unit, book.numbers["organise.minutes"]),
            spent(other, book.numbers["organise.minutes"]),
        ),
        "march_m": min(unit.march_m, other.march_m),
        "drill": min(unit.drill, other.drill),
        "marched_m": max(unit.marched_m, other.marched_m),
        "on_foot": unit.on_foot and other.on_foot,
        "hidden": unit.hidden and other.hidden,
        "covered": unit.covered and other.covered,
        "prisoners": gathered(unit.prisoners, other.prisoners) or None,
        "wait": None,
    }


def mean(unit: Unit, other: Unit, name: str) -> int:
    """Return the mean of a quantity of two units, by their people."""
    one: int = getattr(unit, name)
    two: int = getattr(other, name)
    people = max(1, unit.present + other.present)
    return (one * unit.present + two * other.present) // people
