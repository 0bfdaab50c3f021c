"""Ambush: those who wait spring on whom they know of, in their hex or within their reach."""

from game.hexgrid import Hex
from game.rules.believed import ambush_ratio
from game.rules.changes import Change, Set
from game.rules.contacts import Level
from game.rules.engagement import engage
from game.rules.forces import Manner
from game.rules.groups import spent
from game.rules.marching import ways
from game.rules.orders import Pace, Route
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import GameState
from game.rules.units import Unit


def sprung(course: Resolution, ids: tuple[str, ...], at: Hex, pace: Pace) -> bool:
    """Let the first of those who wait for such a target spring; return whether one did.

    One ambush in a hex is all an impulse sees: whoever lies there too has been passed.
    """
    marchers = tuple(key for key in ids if course.unit(key).active)
    if not marchers:
        return True
    if at in course.state.clock.sprung:
        return False
    for waiting in sorted(waiters(course, marchers, at)):
        ambushers = ambush_group(course, waiting)
        units = tuple(course.unit(key) for key in marchers)
        ours = tuple(course.unit(key) for key in ambushers)
        believed = ambush_ratio(course.book, ours, units, pace, course.state.clock.weather)
        if believed >= (course.unit(waiting).wait or 0):
            spring(course, ambushers, marchers, at, pace)
            return True
    return False


def waiters(course: Resolution, marchers: tuple[str, ...], at: Hex) -> list[str]:
    """Return the waiting units near enough that know of the marchers."""
    state, book = course.state, course.book
    sides = {course.unit(key).faction for key in marchers}
    return [
        unit.id
        for unit in state.units.values()
        if unit.wait is not None
        and unit.active
        and any(state.fights(unit.faction, side, at) for side in sides)
        and knows_of(state, unit.faction, marchers)
        and can_fall_on(book, state, unit, at)
    ]


def can_fall_on(book: Rulebook, state: GameState, unit: Unit, at: Hex) -> bool:
    """Return whether a waiting unit stands in a hex or can get there from where it hides."""
    if unit.at is None or unit.at == at:
        return unit.at == at
    far = book.numbers["ambush.reach_m"] // book.ground.hex_m
    graph = ways(book, state.borders, (unit,), Route.FAST)
    if unit.at.distance(at) > far:
        return False
    if far == 1:
        return graph.step(unit.at, at) is not None
    found = graph.path(unit.at, at)
    return found is not None and len(found[0]) <= far


def knows_of(state: GameState, side: str, units: tuple[str, ...]) -> bool:
    """Return whether *side* has any of *units* at sighted or better, seen this turn."""
    return any(
        contact.unit in units
        and contact.sighting.level >= Level.SIGHTED
        and contact.sighting.turn == state.clock.turn
        for contact in state.contacts.get(side, {}).values()
    )


def ambush_group(course: Resolution, waiting: str) -> tuple[str, ...]:
    """Return who springs together: the waiting units of one side in one hex."""
    first = course.unit(waiting)
    return tuple(
        unit.id
        for unit in course.state.units.values()
        if unit.at == first.at
        and unit.faction == first.faction
        and unit.wait is not None
        and unit.active
    )


def spring(
    course: Resolution,
    ambushers: tuple[str, ...],
    marchers: tuple[str, ...],
    at: Hex,
    pace: Pace,
) -> None:
    """Let the ambush happen, in the marchers' hex."""
    course.happen(
        "sprang",
        {"units": ambushers, "at": at},
        (
            *(sprang(course, course.unit(key), at) for key in ambushers),
            Set("match", "clock", {"sprung": (*course.state.clock.sprung, at)}),
        ),
    )
    engage(course, ambushers, marchers, at, Manner.AMBUSH, pace)


def sprang(course: Resolution, unit: Unit, at: Hex) -> Change:
    """Return what springing does to an ambusher: where it is, and the hours of an attack."""
    return unit_set(unit, at=at, wait=None, minutes=spent(unit, course.number("combat.minutes")))
