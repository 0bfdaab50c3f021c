"""Breakdowns: vehicles give out by km and ground, are towed, repaired, or left behind.

A part of the chapter on movement, worked through in the evening, so that no order shows the die.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.rules.changes import Change
from game.rules.events import Tell
from game.rules.orders import Offer, Order, Pace
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.units import Unit, Vehicles, less, plus

HEAVY = ("armoured", "technical", "truck")
"""Kinds of vehicle that can break down and be towed; a motorcycle is mended on the spot."""


@dataclass(frozen=True, slots=True)
class LeaveWrecks(Order):
    """Leave the vehicles under tow behind and go on unhindered."""

    kind: ClassVar[str] = "leave_wrecks"
    shows_die: ClassVar[bool] = False
    cost: ClassVar[int] = 0


def wear(book: Rulebook, unit: Unit, ground_m: int, pace: Pace) -> int:
    """Return what vehicles break down by after a step: metres of ground, more of them in haste."""
    dash = book.numbers["breakdown.dash"] if pace is Pace.DASH else 1000
    return unit.marched_m + ground_m * dash // 1000


def break_down(course: Resolution) -> None:
    """Throw for every unit with vehicles that marched this turn."""
    for unit in tuple(course.state.units.values()):
        if unit.active and unit.marched_m and unit.vehicles.total and not unit.on_foot:
            give_out(course, unit)


def give_out(course: Resolution, unit: Unit) -> None:
    """Take the vehicles of a unit that break down this evening out of use."""
    failed = Vehicles(**{kind: failures(course, unit, kind) for kind in HEAVY})
    if not failed.total:
        return
    left = less(unit.vehicles, failed)
    towed, abandoned = towable(left, plus(unit.broken, failed))
    course.happen(
        "broke_down",
        {"unit": unit.id, "vehicles": failed.total, "abandoned": abandoned},
        (
            unit_set(
                unit,
                vehicles=left,
                broken=towed,
                fleet=unit.fleet._replace(abandoned=unit.fleet.abandoned + abandoned),
            ),
        ),
        (
            Tell(
                unit.faction,
                "learnt.broke_down",
                {"unit": unit.id, "failed": failed.total, "abandoned": abandoned},
            ),
        ),
    )


def failures(course: Resolution, unit: Unit, kind: str) -> int:
    """Return how many of a unit's vehicles of a kind break down, the odd one by a die."""
    have: int = getattr(unit.vehicles, kind)
    expected = have * unit.marched_m * course.number(f"breakdown.{kind}") // 100_000
    if not expected:
        return 0
    whole, rest = divmod(expected, 1000)
    return min(have, whole + course.dice.chance(rest, "breakdown", unit.id, kind))


def towable(sound: Vehicles, broken: Vehicles) -> tuple[Vehicles, int]:
    """Return the broken vehicles that sound ones can tow, one each, and how many are left behind.

    >>> towable(Vehicles(truck=1), Vehicles(armoured=1, technical=1))
    (Vehicles(armoured=1, technical=0, truck=0, motorcycle=0), 1)
    """
    ropes, kept = sound.total, {}
    for kind in HEAVY:
        kept[kind] = min(ropes, getattr(broken, kind))
        ropes -= kept[kind]
    towed = Vehicles(**kept)
    return towed, broken.total - towed.total


def repair(course: Resolution) -> None:
    """Mend what the hours of rest allow, for those who have a truck or an ally's beside them."""
    changes: list[Change] = []
    tells: list[Tell] = []
    for unit in course.state.units.values():
        mended = mendable(course, unit) if unit.broken.total and unit.active else Vehicles()
        if mended.total:
            changes.append(
                unit_set(
                    unit, vehicles=plus(unit.vehicles, mended), broken=less(unit.broken, mended)
                )
            )
            tells.append(
                Tell(unit.faction, "learnt.repaired", {"unit": unit.id, "n": mended.total})
            )
    if changes:
        course.happen("repaired", {}, tuple(changes), tuple(tells))


def mendable(course: Resolution, unit: Unit) -> Vehicles:
    """Return the vehicles a unit can mend this evening, the heaviest first."""
    if not has_workshop(course, unit):
        return Vehicles()
    hands = unit.minutes // course.number("breakdown.repair_minutes")
    mended = {}
    for kind in HEAVY:
        mended[kind] = min(hands, getattr(unit.broken, kind))
        hands -= mended[kind]
    return Vehicles(**mended)


def has_workshop(course: Resolution, unit: Unit) -> bool:
    """Return whether a truck of the unit's side or an ally's is in its hex."""
    return any(
        other.vehicles.truck
        and other.active
        and other.at == unit.at
        and course.state.allied(other.faction, unit.faction)
        for other in course.state.units.values()
    )


def wreck_offers(group: Sequence[Unit]) -> Iterable[Offer]:
    """Yield the offer to leave behind what is under tow."""
    towing = tuple(unit.id for unit in group if unit.broken.total)
    if towing:
        yield Offer(LeaveWrecks, towing)


def leave_wrecks(course: Resolution, order: LeaveWrecks) -> None:
    """Write the vehicles under tow off as abandoned."""
    units = tuple(course.unit(key) for key in order.units)
    left = sum(unit.broken.total for unit in units)
    course.happen(
        "wrecks_left",
        {"units": order.units, "vehicles": left},
        tuple(
            unit_set(
                unit,
                broken=Vehicles(),
                fleet=unit.fleet._replace(abandoned=unit.fleet.abandoned + unit.broken.total),
            )
            for unit in units
        ),
        (Tell(units[0].faction, "done.leave_wrecks", {"units": order.units, "n": left}),),
    )
