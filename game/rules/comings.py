"""Comings and goings: who came to a place, who left it, which road was closed or opened."""

from game.hexgrid import Hex
from game.rules.changes import Put
from game.rules.facts import fact_name
from game.rules.resolution import Resolution
from game.rules.state import Fact, Roadblock


def look_around(course: Resolution) -> None:
    """Write down who has come to each place or left it since it was last looked at.

    Places that share a hex, as twins on either side of a border, are come to and left as one.
    """
    told: set[Hex] = set()
    for place in tuple(course.state.places.values()):
        at = course.book.ground.places[place.id].at
        there = openly_there(course, at)
        before = course.state.presence.get(place.id)
        if before == there or (before is None and not there):
            continue
        course.happen("seen_there", {"place": place.id}, (Put("presence", place.id, there),))
        if before is None or at in told:
            continue
        told.add(at)
        for side in sorted({*there} - {*before}):
            write_down(course, "entered", side, at, place.id, 1, there)
        for side in sorted({*before} - {*there}):
            write_down(course, "left", side, at, place.id, 0, there)


def openly_there(course: Resolution, at: Hex) -> tuple[str, ...]:
    """Return the factions that stand openly in a hex, in alphabetical order."""
    return tuple(sorted({unit.faction for unit in course.units_at(at) if not unit.hidden}))


def begin_looking(course: Resolution) -> None:
    """Note who is where at the start, so that nobody has come or gone yet."""
    for place in course.book.ground.places.values():
        if place.id in course.state.places and place.id not in course.state.presence:
            there = openly_there(course, place.at)
            course.happen("seen_there", {"place": place.id}, (Put("presence", place.id, there),))


def write_down(
    course: Resolution,
    kind: str,
    side: str,
    at: Hex,
    place: str,
    holds: int,
    there: tuple[str, ...],
) -> None:
    """Write a coming or a going down; those who are there know of it."""
    fact = Fact(
        id=fact_name(course.state, kind, at),
        kind=kind,
        turn=course.state.clock.turn,
        at=at,
        figures={f"holds.{side}": holds},
        parties=tuple(dict.fromkeys((side, *there))),
        cause=place,
    )
    course.happen("fact", {"fact": fact.id}, (Put("facts", fact.id, fact),))


def look_at_roads(course: Resolution) -> None:
    """Write down each road closed since the last evening, and each opened; its closer knows.

    Mines and watch in several hexes of one stretch close one road. It counts as closed until none
    of them is left, and may then be closed anew.
    """
    closed = closed_roads(course)
    for block in course.state.roadblocks.values():
        if not any(one_road(course, block, *road) for road in closed):
            write_road(course, "road_closed", block.faction, block.at)
            closed.append((block.faction, block.at))
    for road in closed:
        if not any(one_road(course, block, *road) for block in course.state.roadblocks.values()):
            write_road(course, "road_opened", *road)


def closed_roads(course: Resolution) -> list[tuple[str, Hex]]:
    """Return by whom and where roads are closed, as far as it is written down."""
    last: dict[tuple[str, Hex], bool] = {}
    for fact in course.state.facts.values():
        if fact.kind in ("road_closed", "road_opened") and fact.at is not None:
            last[fact.parties[0], fact.at] = fact.kind == "road_closed"
    return [road for road, closed in last.items() if closed]


def one_road(course: Resolution, block: Roadblock, side: str, at: Hex) -> bool:
    """Return whether a closed hex belongs to a road that a side has closed at another."""
    away = block.at.distance(at) * course.book.ground.hex_m
    return block.faction == side and away <= course.number("said.road_m")


def write_road(course: Resolution, kind: str, side: str, at: Hex) -> None:
    """Write down that a side has closed a road, or opened it again."""
    fact = Fact(
        id=fact_name(course.state, kind, at),
        kind=kind,
        turn=course.state.clock.turn,
        at=at,
        figures={f"closed.{side}": int(kind == "road_closed")},
        parties=(side,),
    )
    course.happen("fact", {"fact": fact.id}, (Put("facts", fact.id, fact),))
