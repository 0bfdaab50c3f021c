"""Visible: from how far off a unit is noticed, and each thing that makes it nearer or farther."""

from collections.abc import Iterator, Sequence

from game.rules.going import Share, multiplied
from game.rules.orders import Pace
from game.rules.rulebook import Rulebook
from game.rules.state import Weather
from game.rules.units import Posture, Unit


def seen_from_m(
    book: Rulebook, weather: Weather, group: Sequence[Unit], unit: Unit, pace: Pace
) -> int:
    """Return from how many metres off ordinary scouts notice *unit* where it stands.

    A 24-vehicle column on the march by day on open gravel is the measure; every share below
    takes or adds its part. Those who march together, the *group*, are seen together.
    """
    if unit.hidden or unit.at is None:
        return 0
    return multiplied(book.numbers["sight.column_m"], seen_shares(book, weather, group, unit, pace))


def seen_shares(
    book: Rulebook, weather: Weather, group: Sequence[Unit], unit: Unit, pace: Pace
) -> tuple[Share, ...]:
    """Return why a unit on the map is seen from farther or nearer than the measure."""
    assert unit.at is not None
    terrain = book.ground.terrain_at(unit.at)
    vehicles = sum(each.vehicles.total for each in group)
    size = min(1000, 300 + vehicles * 700 // book.numbers["sight.column_vehicles"])
    concealment = book.factions[unit.faction].concealment(book, unit)
    return (
        Share("cause.seen_kind", book.types[unit.type].signature, {"type": unit.type}),
        Share("cause.seen_size", size, {"vehicles": vehicles}),
        Share(
            "cause.seen_posture",
            book.numbers[f"sight.posture.{unit.posture}"],
            {"posture": unit.posture},
        ),
        Share(f"terrain.{terrain.name.lower()}", book.going.terrain[terrain].exposure, {}),
        Share("cause.seen_ways", concealment, {"faction": unit.faction}),
        *march_shares(book, unit, pace),
        *weather_shares(book, weather),
    )


def drone_share(book: Rulebook, weather: Weather) -> int:
    """Return how far small drones see, per-mille of their owners' eyes; by clear day farthest."""
    clear = max(0, book.turn_minutes - weather.night - weather.storm)
    return 1000 + (book.numbers["sight.drone"] - 1000) * clear // book.turn_minutes


def march_shares(book: Rulebook, unit: Unit, pace: Pace) -> Iterator[Share]:
    """Yield what the dust of a march does to it."""
    if unit.posture is Posture.MARCH:
        yield Share("cause.seen_dust", book.numbers[f"sight.pace.{pace}"], {"pace": pace})
        if unit.covered:
            yield Share("route.covered", book.numbers["sight.covered"], {})


def weather_shares(book: Rulebook, weather: Weather) -> Iterator[Share]:
    """Yield what the hours of night and storm leave of sight."""
    for kind, minutes in (("night", weather.night), ("storm", weather.storm)):
        if minutes:
            lost = minutes * (1000 - book.numbers[f"sight.{kind}"]) // book.turn_minutes
            yield Share(f"cause.seen_{kind}", 1000 - lost, {"minutes": minutes})
