"""Scouting from the air: what a reconnaissance sortie finds of those below."""

from game.hexgrid import Hex
from game.rules.airbase import effect, hours_shares
from game.rules.contacts import Level
from game.rules.events import Tell
from game.rules.going import Share, multiplied
from game.rules.noticing import notice
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import Aircraft, Weather
from game.rules.units import Unit


def search(course: Resolution, craft: Aircraft, at: Hex) -> None:
    """Look for whoever is in the circle around a hex that the aircraft covers."""
    kind = course.book.aircraft_types[craft.type]
    hexes = max(1, kind.sensors_m // course.book.ground.hex_m)
    found = 0
    for unit in tuple(course.state.units.values()):
        if unit.at is None or not unit.active or unit.at.distance(at) > hexes:
            continue
        if not course.state.hostile(unit.faction, craft.faction):
            continue
        if course.dice.chance(chance(course, craft, unit, at), "search", craft.id, unit.id):
            notice(course, craft.faction, unit, Level.SIGHTED, "aircraft", 0)
            found += 1
    course.happen(
        "searched",
        {"craft": craft.id, "at": at},
        (),
        (Tell(craft.faction, "learnt.searched", {"aircraft": craft.type, "at": at, "n": found}),),
    )


def chance(course: Resolution, craft: Aircraft, unit: Unit, at: Hex) -> int:
    """Return how likely a search finds a unit in its circle, per-mille.

    What is left of the search there, then rock and wadi, and the posture and the ways of those
    looked for, take their parts.
    """
    book = course.book
    assert unit.at is not None
    odds = multiplied(1000, station_shares(book, course.state.clock.weather, craft, at))
    odds = multiplied(odds, among_people(book, unit.at))
    odds = odds * book.going.terrain[book.ground.terrain_at(unit.at)].exposure // 1000
    odds = odds * book.numbers[f"sight.posture.{unit.posture}"] // 1000
    odds = odds * book.factions[unit.faction].concealment(book, unit) // 1000
    if unit.hidden:
        return odds * book.numbers["air.finds_hidden"] // 1000
    return any_of(odds, max(1, unit.vehicles.total // book.numbers["air.cluster"]))


def any_of(odds: int, groups: int) -> int:
    """Return how likely at least one of several groups is found, each with the same odds.

    >>> any_of(500, 1), any_of(500, 2), any_of(0, 9)
    (500, 750, 0)
    """
    missed = 1000
    for _ in range(groups):
        missed = missed * (1000 - odds) // 1000
    return 1000 - missed


def search_shares(book: Rulebook, weather: Weather, craft: Aircraft, at: Hex) -> tuple[Share, ...]:
    """Return what leaves how much of a search for somebody in the middle of its circle."""
    return (*station_shares(book, weather, craft, at), *among_people(book, at))


def station_shares(book: Rulebook, weather: Weather, craft: Aircraft, at: Hex) -> tuple[Share, ...]:
    """Return what the time on station and the hours of storm and dark leave of a search."""
    kind = book.aircraft_types[craft.type]
    least, metres = book.numbers["air.on_station"], book.air_metres(craft.base, at)
    left = effect(book, craft, at)
    stays = least + (1000 - least) * left // 1000 if left else 0
    station = Share("cause.on_station", stays, {"away_m": metres})
    return (station, *hours_shares(book, weather, kind))


def among_people(book: Rulebook, at: Hex) -> tuple[Share, ...]:
    """Return what is left of a search in a hex where people live and have cars of their own."""
    inhabited = any(
        book.places[place.id].inhabitants
        for place in book.ground.places_at(at)
        if place.id in book.places
    )
    share = Share("cause.anybodys_cars", book.numbers["air.anybodys_cars"], {})
    return (share,) if inhabited else ()
