"""Airlift: people and stores carried between a base and where they are needed, wounded brought out.

Whoever carries must land, low and awaited; an aircraft lost on the way takes down whom it carries.
"""

from collections.abc import Iterable

from game.hexgrid import Hex
from game.rules.airbase import bases_of, effect, seats
from game.rules.changes import Change
from game.rules.events import Tell
from game.rules.flying import Aboard, crash, friends, on_the_way, take_off
from game.rules.groups import spent
from game.rules.handing import filled
from game.rules.orders import Pace
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import Aircraft
from game.rules.stores import Stores, rationed
from game.rules.units import NO_VEHICLES, Bound, OffMap, Posture, Unit
from game.rules.view import View

STORES = "stores"
"""What stands for stores where a unit's id may stand."""


def lands(book: Rulebook, craft: Aircraft, at: Hex) -> bool:
    """Return whether an aircraft reaches a hex and can set down there."""
    kind = book.aircraft_types[craft.type]
    if kind.needs_runway and at not in book.base_hexes.values():
        return False
    return bool(kind.lift and effect(book, craft, at))


# What may be carried where, from what its owner knows.


def cargoes(book: Rulebook, view: View, craft: Aircraft) -> tuple[str, ...]:
    """Return what an aircraft could take aboard: own units with somewhere to go, and stores."""
    everybody = (*view.own(), *view.off_map.values())
    possible = (*(unit.id for unit in everybody if boards(book, view, craft, unit)), STORES)
    return tuple(cargo for cargo in possible if goals(book, view, craft, cargo))


def boards(book: Rulebook, view: View, craft: Aircraft, unit: Unit) -> bool:
    """Return whether a unit could board: no vehicles or prisoners, the hours, a place to start."""
    if unit.vehicles != NO_VEHICLES or unit.broken != NO_VEHICLES or unit.prisoners:
        return False
    if not unit.people or unit.minutes < book.numbers["air.lift_minutes"]:
        return False
    if unit.at is None:
        return in_box(book, unit, craft.base)
    return lands(book, craft, unit.at) and fits(book, view, craft, unit, unit.at)


def in_box(book: Rulebook, unit: Unit, base: str) -> bool:
    """Return whether a unit waits at a base off the map."""
    return unit.away == OffMap(base, book.bases[base], Bound.BOX)


def fits(book: Rulebook, view: View, craft: Aircraft, unit: Unit, at: Hex) -> bool:
    """Return whether an aircraft has room for a whole unit on a flight to a hex or from it."""
    return unit.present <= seats(book, view.weather, craft, at)


def goals(book: Rulebook, view: View, craft: Aircraft, cargo: str) -> tuple[Hex, ...]:
    """Return where an aircraft could bring what it carries."""
    if cargo == STORES:
        return tuple(at for at in hungry(book, view) if lands(book, craft, at))
    unit = view.units.get(cargo) or view.off_map[cargo]
    homes = tuple(book.base_hexes[base] for base in bases_of(book, view))
    there = homes
    if unit.at is None or unit.at in homes:
        there = (*homes, *(other.at for other in view.units.values() if other.at is not None))
    return tuple(
        at
        for at in dict.fromkeys(there)
        if at != unit.at and lands(book, craft, at) and fits(book, view, craft, unit, at)
    )


def hungry(book: Rulebook, view: View) -> tuple[Hex, ...]:
    """Return the hexes with own or allied units that have room for water and fuel."""
    return tuple(
        dict.fromkeys(unit.at for unit in view.units.values() if room(book, unit) and unit.at)
    )


def room(book: Rulebook, unit: Unit) -> int:
    """Return how much water and fuel a unit has room for, in hundredths of a day."""
    return max(0, book.types[unit.type].water_fuel - unit.water_fuel)


# What becomes of it.


def fly_stores(course: Resolution, craft: Aircraft, to: Hex) -> None:
    """Fly stores to those in a hex, if the aircraft gets there."""
    take_off(course, craft, "done.airlift_stores", {"to": to})
    lost = on_the_way(course, craft, (to,))
    if lost is not None:
        crash(course, craft, lost.at, lost.cause)
        return
    places = seats(course.book, course.state.clock.weather, craft, to)
    hand_out(course, craft, to, places * course.number("air.stores_a_seat"))


def hand_out(course: Resolution, craft: Aircraft, at: Hex, person_days: int) -> None:
    """Give stores for so many people and days to friends in a hex, the emptiest first."""
    book = course.book
    shares = rationed(book, friends(course, craft.faction, at), Stores(100 * person_days))
    given_out = -(-sum(share.water_fuel for share in shares.values()) // 100)
    course.happen(
        "stores_flown",
        {"craft": craft.id, "at": at, "n": given_out},
        tuple(
            filled(book, course.unit(key), share, "cause.stores_flown")
            for key, share in shares.items()
        ),
        (
            Tell(
                craft.faction,
                "learnt.stores_flown",
                {"aircraft": craft.type, "at": at, "n": given_out},
            ),
        ),
    )


def fly_unit(course: Resolution, craft: Aircraft, key: str, to: Hex) -> None:
    """Fly a unit from where it is to a hex or a base, if the aircraft gets there."""
    unit = course.unit(key)
    box = box_at(course.book, to)
    take_off(course, craft, "done.airlift", {"unit": key, "to": to})
    stops = (*(() if unit.at is None else (unit.at,)), *(() if box else (to,)))
    lost = on_the_way(course, craft, stops)
    if lost is not None:
        aboard = Aboard(key, unit.people, unit.wounded, lost.at)
        crash(course, craft, lost.at, lost.cause, (aboard,))
    elif box:
        into_box(course, unit, box)
    else:
        set_down(course, unit, to)


def box_at(book: Rulebook, at: Hex) -> str | None:
    """Return the base off the map whose way begins in a hex; who is flown there is in it."""
    return next(
        (base for base, hex_ in book.base_hexes.items() if hex_ == at and book.bases[base]), None
    )


def flown(course: Resolution, unit: Unit) -> dict[str, object]:
    """Return what flying leaves a unit: no place in a column, no ambush, less of the day."""
    return {
        "posture": Posture.READY,
        "minutes": spent(unit, course.number("air.lift_minutes")),
        "march_m": 0,
        "formation": None,
        "hidden": False,
        "wait": None,
        "covered": False,
        "cut_off": False,
    }


def set_down(course: Resolution, unit: Unit, to: Hex) -> None:
    """Set a unit down in a hex; it meets whoever waits or stands there."""
    course.happen(
        "lifted",
        {"unit": unit.id, "to": to},
        (unit_set(unit, at=to, away=None, **flown(course, unit)),),
        (Tell(unit.faction, "learnt.lifted", {"unit": unit.id, "to": to}),),
    )
    for chapter in course.book.chapters:
        if chapter.name in ("sighting", "combat") and course.unit(unit.id).active:
            chapter.entered(course, (unit.id,), to, Pace.SECURED)


def into_box(course: Resolution, unit: Unit, box: str) -> None:
    """Set a unit down at a base off the map."""
    away = OffMap(box, course.book.bases[box], Bound.BOX)
    course.happen(
        "lifted",
        {"unit": unit.id, "base": box},
        (unit_set(unit, at=None, away=away, **flown(course, unit)),),
        (Tell(unit.faction, "learnt.in_box", {"unit": unit.id, "base": box}),),
    )


def bring_out(course: Resolution, craft: Aircraft, at: Hex) -> None:
    """Fly wounded out of a hex, as many as fit, if the aircraft gets away."""
    aboard = tuple(wounded_aboard(course, craft, at))
    lost = on_the_way(course, craft, (at,))
    if lost is not None:
        crash(course, craft, at, lost.cause, aboard)
        return
    out = sum(each.wounded for each in aboard)
    course.happen(
        "evacuated",
        {"craft": craft.id, "at": at, "n": out},
        tuple(evacuated(course.unit(each.unit), each.wounded) for each in aboard),
        (Tell(craft.faction, "learnt.evacuated", {"aircraft": craft.type, "at": at, "n": out}),),
    )


def wounded_aboard(course: Resolution, craft: Aircraft, at: Hex) -> Iterable[Aboard]:
    """Yield the wounded who find a seat, unit by unit."""
    left = seats(course.book, course.state.clock.weather, craft, at)
    for unit in friends(course, craft.faction, at):
        taken = min(unit.wounded, left)
        left -= taken
        if taken:
            yield Aboard(unit.id, 0, taken, None)


def evacuated(unit: Unit, people: int) -> Change:
    """Return a unit with some of its wounded flown out."""
    ledger = unit.ledger._replace(evacuated=unit.ledger.evacuated + people)
    return unit_set(unit, wounded=unit.wounded - people, ledger=ledger)
