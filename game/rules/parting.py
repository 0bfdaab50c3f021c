"""Parting: enemies who stand openly in one hex do not spend the night there side by side."""

from game.hexgrid import Hex
from game.rules.accounts import sides_of
from game.rules.engagement import engage
from game.rules.events import Tell
from game.rules.forces import SHELTERED, Manner
from game.rules.resolution import Resolution, unit_set
from game.rules.ring import exits
from game.rules.units import Posture, Unit

Party = tuple[str, ...]
"""Units of one side and its allies in a hex, by id."""


def part(course: Resolution) -> None:
    """Let one of two sides leave each hex in which both stand openly, or fight for its way."""
    for at in shared(course):
        parties = opposed(course, at)
        if parties is not None:
            goes, stays = sorted(parties, key=lambda party: stubbornness(course, party))
            stepped_aside(course, goes, stays)
            left = tuple(key for key in goes if course.unit(key).at == at)
            if left:
                engage(course, left, stays, at, Manner.MEETING, most=1)


def shared(course: Resolution) -> list[Hex]:
    """Return the hexes in which enemies stand openly, in a fixed sequence."""
    open_ = [unit for unit in course.state.units.values() if stands_openly(unit)]
    sides: dict[Hex, set[str]] = {}
    for unit in open_:
        if unit.at is not None:
            sides.setdefault(unit.at, set()).add(unit.faction)
    return sorted(
        at
        for at, there in sides.items()
        if any(course.state.fights(one, other, at) for one in there for other in there)
    )


def stands_openly(unit: Unit) -> bool:
    """Return whether somebody is there for all to see."""
    return unit.active and not unit.hidden


def opposed(course: Resolution, at: Hex) -> tuple[Party, Party] | None:
    """Return the first side in a hex with its allies, and those hostile to it."""
    there = sorted(
        (each for each in course.state.units.values() if each.at == at and stands_openly(each)),
        key=lambda each: each.id,
    )
    fights = course.state.fights
    for unit in there:
        foes = tuple(each.id for each in there if fights(unit.faction, each.faction, at))
        if foes:
            friends = (each.id for each in there if course.state.allied(unit.faction, each.faction))
            return tuple(friends), foes
    return None


def stubbornness(course: Resolution, party: Party) -> tuple[int, bool, int, int, Party]:
    """Return what decides who stays: not dispersed, at home, behind earth or walls, many."""
    units = [course.unit(key) for key in party]
    people = sum(unit.people for unit in units)
    gathered = sum(unit.people for unit in units if unit.posture is not Posture.DISPERSED)
    sheltered = sum(unit.people for unit in units if unit.posture in SHELTERED)
    return (
        gathered * 1000 // people,
        at_home(course, units[0]),
        sheltered * 1000 // people,
        people,
        party,
    )


def at_home(course: Resolution, unit: Unit) -> bool:
    """Return whether a unit stands at a place that its side or an ally holds."""
    return any(
        place.holder is not None and course.state.allied(place.holder, unit.faction)
        for key, place in course.state.places.items()
        if course.book.ground.places[key].at == unit.at
    )


def stepped_aside(course: Resolution, goes: Party, stays: Party) -> None:
    """Send each unit of the side that leaves into the next hex that is open to it."""
    foes = sides_of(course, stays)
    for key in goes:
        unit = course.unit(key)
        ways = exits(course, unit)
        if ways:
            told = Tell(
                unit.faction, "learnt.stepped_aside", {"unit": key, "foes": foes, "to": ways[0]}
            )
            moved = unit_set(unit, at=ways[0], wait=None, cut_off=False)
            course.happen(
                "stepped_aside", {"unit": key, "from": unit.at, "to": ways[0]}, (moved,), (told,)
            )
