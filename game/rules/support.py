"""Support: the fire of guns out of the fight and of aircraft above it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from game.hexgrid import Hex
from game.rules.airbase import fire_of, standing_by
from game.rules.changes import Change, Set
from game.rules.events import Tell
from game.rules.flying import risk_fire
from game.rules.power import Support
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import Aircraft
from game.rules.units import Posture, Unit


@dataclass(frozen=True, slots=True)
class Helpers:
    """Who supports one side of an engagement without being in it."""

    guns: tuple[Unit, ...] = ()
    aircraft: tuple[Aircraft, ...] = ()


def has_guns(book: Rulebook, unit: Unit) -> bool:
    """Return whether a unit has mortars or guns, and rounds for them."""
    return unit.active and unit.ammunition > 0 and book.types[unit.type].indirect > 0


def reaches(book: Rulebook, unit: Unit, at: Hex) -> bool:
    """Return whether a unit's mortars or guns carry to a hex."""
    return (
        unit.at is not None
        and unit.at.distance(at) * book.ground.hex_m <= book.types[unit.type].indirect_m
    )


def guns_for(book: Rulebook, units: Iterable[Unit], at: Hex) -> tuple[Unit, ...]:
    """Return those of *units* whose guns can support a fight in a hex: in range and not moving."""
    return tuple(
        unit
        for unit in units
        if has_guns(book, unit) and unit.posture is not Posture.MARCH and reaches(book, unit, at)
    )


def craft_over(aircraft: Iterable[Aircraft], at: Hex) -> tuple[Aircraft, ...]:
    """Return those of *aircraft* that stand by over a hex."""
    return tuple(craft for craft in aircraft if craft.support == at and not craft.lost)


def gunfire(book: Rulebook, unit: Unit) -> int:
    """Return the fire of a unit's guns, in people of direct fire 10."""
    kind = book.types[unit.type]
    return unit.people * kind.indirect * book.numbers[f"quality.{kind.quality}"] // 10_000


def support_of(book: Rulebook, helpers: Helpers, at: Hex, sheltered: int) -> tuple[Support, ...]:
    """Return what guns and aircraft add in a fight.

    Args:
        book: The rulebook.
        helpers: Guns in range and aircraft overhead.
        at: Where the fight is.
        sheltered: Per-mille of the other side's people who are dug in or in a garrison.
    """
    shelter = 1000 - sheltered * (1000 - book.numbers["combat.support.dug_in"]) // 1000
    shells = sum(gunfire(book, unit) for unit in helpers.guns)
    overhead = sum(fire_of(book, craft, at) for craft in helpers.aircraft)
    bombs = overhead * book.numbers["combat.support.air"] // 1000
    both = (("cause.artillery", shells), ("cause.air", bombs))
    return tuple(Support(key, fire * shelter // 1000) for key, fire in both if fire)


def helpers_of(
    course: Resolution, units: tuple[str, ...], engaged: Collection[str], at: Hex
) -> Helpers:
    """Return the guns and aircraft that can help some units in a fight, theirs or their allies'."""
    side = course.unit(units[0]).faction
    others = (
        unit
        for unit in course.state.units.values()
        if unit.id not in engaged and course.state.allied(unit.faction, side)
    )
    return Helpers(guns_for(course.book, others, at), standing_by(course.state, side, at))


def used_up(course: Resolution, helpers: Helpers, at: Hex, bounds: int) -> None:
    """Take the rounds of the guns; aircraft that helped once fly home, under fire."""
    rounds = bounds * course.number("combat.ammunition")
    changes: list[Change] = [
        unit_set(unit, ammunition=max(0, unit.ammunition - rounds)) for unit in helpers.guns
    ]
    changes += [Set("aircraft", craft.id, {"support": None}) for craft in helpers.aircraft]
    if not changes:
        return
    owners = dict.fromkeys(unit.faction for unit in helpers.guns)
    course.happen(
        "supported",
        {"at": at},
        tuple(changes),
        (
            *(
                Tell(side, "learnt.guns_fired", {"units": own_guns(helpers, side), "at": at})
                for side in owners
            ),
            *(
                Tell(craft.faction, "learnt.air_helped", {"aircraft": craft.type, "at": at})
                for craft in helpers.aircraft
            ),
        ),
    )
    for craft in helpers.aircraft:
        risk_fire(course, craft, at)


def own_guns(helpers: Helpers, side: str) -> tuple[str, ...]:
    """Return the guns of one side among those that helped."""
    return tuple(unit.id for unit in helpers.guns if unit.faction == side)
