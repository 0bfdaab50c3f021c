"""Blockade: a place to which every way is barred lives on its own stocks, then does not."""

from game.hexgrid import Hex
from game.rules.changes import Change, Set
from game.rules.events import Tell
from game.rules.orders import Route
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import PlaceState
from game.rules.units import Mobility


def watch_ways(course: Resolution) -> None:
    """Count for every held place how long nothing has got through, and let people leave."""
    for place in tuple(course.state.places.values()):
        if place.holder is not None:
            count_on(course, place, place.holder)
        elif place.blockade:
            course.happen("blockade_void", {"place": place.id}, (opened(place.id),))


def count_on(course: Resolution, place: PlaceState, holder: str) -> None:
    """Let a blockade of a place begin, go on or end this evening."""
    shut = is_shut(course, place, holder)
    if not shut and not place.blockade:
        return
    minutes = place.blockade + course.book.turn_minutes if shut else 0
    begins, ends = shut and not place.blockade, not shut
    key = "learnt.blockade" if begins else "learnt.blockade_over"
    sides = aware(course, place, holder)
    course.happen(
        "blockaded" if shut else "blockade_lifted",
        {"place": place.id, "minutes": minutes},
        (
            Set("places", place.id, {"blockade": minutes, **leaving(course, place, minutes)}),
            *known(course, place.id, sides, minutes),
        ),
        tuple(Tell(side, key, {"place": place.id}) for side in sides) if begins or ends else (),
    )


def opened(place: str) -> Set:
    """Return the change that ends the count for a place nobody holds."""
    return Set("places", place, {"blockade": 0})


def is_shut(course: Resolution, place: PlaceState, holder: str) -> bool:
    """Return whether enemies of its holder bar every way into a place."""
    at = course.book.ground.places[place.id].at
    barred = held_against(course, holder)
    if barred.isdisjoint(at.neighbours()):
        return False
    ways = ways_in(course.book, at)
    return bool(ways) and barred.issuperset(ways)


def ways_in(book: Rulebook, at: Hex) -> tuple[Hex, ...]:
    """Return the hexes by which goods come in: along roads; without one, where trucks can go."""
    near = [each for each in at.neighbours() if each in book.ground.grid]
    roads = tuple(each for each in near if book.ground.road_between(at, each) is not None)
    if roads:
        return roads
    graph = book.ways(Mobility.COLUMN, Route.FAST, frozenset())
    return tuple(each for each in near if graph.step(each, at) is not None)


def held_against(course: Resolution, holder: str) -> frozenset[Hex]:
    """Return the hexes in which a holder's enemies stand openly or have closed the road."""
    state = course.state
    standing = (
        unit.at
        for unit in state.units.values()
        if unit.active
        and unit.at is not None
        and not unit.hidden
        and state.hostile(unit.faction, holder)
    )
    closed = (
        block.at for block in state.roadblocks.values() if state.hostile(block.faction, holder)
    )
    return frozenset((*standing, *closed))


def leaving(course: Resolution, place: PlaceState, minutes: int) -> dict[str, int]:
    """Return what a blockade does to a place's people once its stocks are used up."""
    if minutes < course.number("supply.blockade_minutes"):
        return {}
    a_day = place.inhabitants * course.number("supply.blockade_leave")
    gone = a_day * course.book.turn_minutes // 1440 // 1000
    return {"inhabitants": place.inhabitants - gone, "displaced": place.displaced + gone}


def aware(course: Resolution, place: PlaceState, holder: str) -> tuple[str, ...]:
    """Return who knows that nothing gets through: holder, allies, those who bar the ways."""
    state, ways = course.state, ways_in(course.book, course.book.ground.places[place.id].at)
    barring = {
        unit.faction
        for unit in state.units.values()
        if unit.active and unit.at in ways and state.hostile(unit.faction, holder)
    }
    barring |= {
        block.faction
        for block in state.roadblocks.values()
        if block.at in ways and state.hostile(block.faction, holder)
    }
    return tuple(side for side in state.factions if state.allied(side, holder) or side in barring)


def known(
    course: Resolution, place: str, sides: tuple[str, ...], minutes: int
) -> tuple[Change, ...]:
    """Return the changes by which the sides that know write it down."""
    return tuple(
        Set(f"known/{side}", place, {"blockade": minutes})
        for side in sides
        if place in course.state.known.get(side, {})
    )
