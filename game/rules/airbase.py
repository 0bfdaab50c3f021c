"""Air bases: where aircraft fly from, which of them can take off, how far their effect reaches."""

from collections.abc import Iterator

from game.hexgrid import Hex
from game.rules.going import Share, multiplied
from game.rules.orders import Refusal
from game.rules.rulebook import AircraftType, Rulebook
from game.rules.state import Aircraft, GameState, Weather
from game.rules.view import View

DAY: int = 1440
"""Minutes of a day."""


def air_metres_between(book: Rulebook, one: str, other: str) -> int:
    """Return the metres by air from one base to another, on the map or off it."""
    return book.air_metres(one, book.base_hexes[other]) + book.bases[other]


def effect(book: Rulebook, craft: Aircraft, at: Hex) -> int:
    """Return what is left of an aircraft's effect at a hex, per-mille; nothing at full reach."""
    metres = book.air_metres(craft.base, at)
    return max(0, 1000 - metres * 1000 // book.aircraft_types[craft.type].reach_m)


def distance_share(book: Rulebook, craft: Aircraft, at: Hex) -> Share:
    """Return the same as a reason."""
    metres = book.air_metres(craft.base, at)
    return Share("cause.distance", effect(book, craft, at), {"away_m": metres})


def fire_of(book: Rulebook, craft: Aircraft, at: Hex) -> int:
    """Return the fire of one strike at a hex, in people-equivalents of direct fire."""
    return book.aircraft_types[craft.type].strike * effect(book, craft, at) // 1000


def load_share(book: Rulebook, craft: Aircraft, at: Hex) -> Share:
    """Return what an aircraft carries to a hex of its whole load, as a reason.

    Up to a part of its reach nothing is taken from the load; beyond, fuel takes people's place.
    """
    near = book.numbers["air.whole_load"]
    left = min(1000, effect(book, craft, at) * 1000 // (1000 - near))
    return Share("cause.distance", left, {"away_m": book.air_metres(craft.base, at)})


def seats(book: Rulebook, weather: Weather, craft: Aircraft, at: Hex) -> int:
    """Return how many people an aircraft can carry to a hex or from it this turn."""
    return multiplied(
        book.aircraft_types[craft.type].lift,
        (load_share(book, craft, at), *heat_shares(book, weather)),
    )


def heat_shares(book: Rulebook, weather: Weather) -> Iterator[Share]:
    """Yield what the hours of heat leave of an aircraft's load."""
    if weather.heat:
        lost = weather.heat * (1000 - book.numbers["air.heat"]) // book.turn_minutes
        yield Share("cause.march_heat", 1000 - lost, {"minutes": weather.heat})


def hours_shares(book: Rulebook, weather: Weather, kind: AircraftType) -> Iterator[Share]:
    """Yield what storm, and night for who is blind in it, leave of the turn's hours."""
    whole = book.turn_minutes
    if weather.storm:
        left = 1000 - weather.storm * 1000 // whole
        yield Share("cause.march_storm", left, {"minutes": weather.storm})
    if weather.night and not kind.sees_in_dark:
        left = 1000 - weather.night * 1000 // whole
        yield Share("cause.march_night", left, {"minutes": weather.night})


def standing_by(state: GameState, side: str, at: Hex) -> tuple[Aircraft, ...]:
    """Return the aircraft of a side and its allies that stand by over a hex this turn."""
    return tuple(
        craft
        for craft in state.aircraft.values()
        if craft.support == at and not craft.lost and state.allied(craft.faction, side)
    )


def flies_from(book: Rulebook, view: View, base: str) -> bool:
    """Return whether a side may fly from a base, from what it knows of who holds it.

    A base off the map serves whoever has aircraft there at the start, or his home that way.
    """
    if base in book.ground.places:
        known = view.places.get(base)
        return known is not None and view.allied(known.holder)
    return serves(book, view.side, base)


def serves(book: Rulebook, side: str, base: str) -> bool:
    """Return whether a base off the map is one of a side's own."""
    based = any(craft.base == base and craft.faction == side for craft in book.aircraft)
    return based or book.base_hexes[base] in book.sides[side].home


def bases_of(book: Rulebook, view: View) -> tuple[str, ...]:
    """Return the bases a side may fly from."""
    return tuple(base for base in book.base_hexes if flies_from(book, view, base))


def refuges(book: Rulebook, view: View, craft: Aircraft) -> tuple[str, ...]:
    """Return the other bases an aircraft of a side can move to."""
    reach_m = book.aircraft_types[craft.type].reach_m
    return tuple(
        base
        for base in bases_of(book, view)
        if base != craft.base and air_metres_between(book, craft.base, base) <= reach_m
    )


def wear_left(book: Rulebook, craft: Aircraft) -> int:
    """Return the sorties an aircraft will still feel tomorrow; a day without one makes it whole."""
    daily = book.aircraft_types[craft.type].sorties_per_day
    stood = not craft.ready or craft.sorties >= daily
    return 0 if stood or book.turn_minutes > DAY else craft.wear


def ready_shares(book: Rulebook, craft: Aircraft) -> tuple[Share, ...]:
    """Return what wear takes from an aircraft's chance to be ready, as changes in per-mille."""
    kind, flown = book.aircraft_types[craft.type], wear_left(book, craft)
    worn = flown * kind.wear
    held = max(0, book.numbers["air.ready_least"] - (kind.readiness - worn))
    wear = Share("cause.wear", -worn, {"n": flown})
    return tuple(each for each in (wear, Share("cause.mechanics", held, {})) if each.permille)


def ready_chance(book: Rulebook, craft: Aircraft) -> int:
    """Return the chance of an aircraft to be ready on the next day, per-mille."""
    changes = sum(share.permille for share in ready_shares(book, craft))
    return book.aircraft_types[craft.type].readiness + changes


def sorties_milli(book: Rulebook, craft: Aircraft, storm: int) -> int:
    """Return the sorties of a turn longer than a day, in thousandths, for an aircraft by itself.

    So many days of flights, less the hours of storm and the days in the workshop.
    """
    kind = book.aircraft_types[craft.type]
    flown = kind.sorties_per_day * (book.turn_minutes - storm) * kind.readiness
    return flown // DAY


def grounded(book: Rulebook, view: View, kind: AircraftType) -> Refusal | None:
    """Return why an aircraft of this kind cannot fly in this turn's weather."""
    numbers, turn = book.numbers, book.turn_minutes
    if view.weather.storm * 1000 >= turn * numbers["air.storm"]:
        return Refusal("refused.storm", {})
    if view.weather.night * 1000 >= turn * numbers["air.night"] and not kind.sees_in_dark:
        return Refusal("refused.night", {})
    return None


def kept_down(book: Rulebook, view: View, craft: Aircraft) -> Refusal | None:
    """Return why an aircraft cannot take off now, from what its owner knows, or None."""
    if not flies_from(book, view, craft.base):
        return Refusal("refused.base_lost", {"aircraft": craft.type, "base": craft.base})
    weather = grounded(book, view, book.aircraft_types[craft.type])
    if weather is not None:
        return weather
    if not craft.ready:
        return Refusal("refused.not_ready", {"aircraft": craft.type})
    return None if craft.sorties > 0 else Refusal("refused.no_sortie", {})


def condition(craft: Aircraft) -> str:
    """Return how an aircraft stands: `lost`, `unready`, in `support` over a hex, or in `line`."""
    if craft.lost:
        return "lost"
    if not craft.ready:
        return "unready"
    return "line" if craft.support is None else "support"


def whole(view: View) -> Iterator[Aircraft]:
    """Yield the side's aircraft that are not lost."""
    yield from (craft for craft in view.aircraft.values() if not craft.lost)


def fit(book: Rulebook, view: View) -> tuple[Aircraft, ...]:
    """Return a side's aircraft that could take off now."""
    return tuple(craft for craft in whole(view) if kept_down(book, view, craft) is None)


def cannot_fly(book: Rulebook, view: View) -> Refusal | None:
    """Return why no aircraft of a side can take off: the first reason there is."""
    reasons = [kept_down(book, view, craft) for craft in whole(view)]
    if None in reasons:
        return None
    return next(iter(reasons), None) or Refusal("refused.no_sortie", {})
