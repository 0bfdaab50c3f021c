"""Conditions of a script: from what a file says to what the rules judge."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from game.rules import conditions as rules
from game.rules.contacts import Level
from game.rules.public import Audience
from game.scenario import script as form
from game.scenario.draft import per_mille, tenths
from game.scenario.findings import Path
from game.scenario.script_names import FOREVER, WEATHER, Names
from game.scenario.script_times import day_span, last_moment

Made = rules.Condition | None
"""A condition, or None where something in it means nothing."""


def condition(names: Names, path: Path, part: form.Condition) -> Made:
    """Return a condition as the rules judge it, noting every name in it that means nothing."""
    made = [READERS[key](names, (*path, alias(key)), value) for key, value in asked(part)]
    if not made and not names.draft.removed:
        names.draft.error(path, "This condition asks nothing.", "Remove it, or say what must hold.")
    if not made or any(each is None for each in made):
        return None
    parts = tuple(each for each in made if each is not None)
    return parts[0] if len(parts) == 1 else rules.AllOf(parts)


def asked(part: form.Condition) -> list[tuple[str, Any]]:
    """Return what a condition says, by the name of the field."""
    values = ((key, getattr(part, key)) for key in form.Condition.model_fields)
    return [(key, value) for key, value in values if value is not None]


def alias(key: str) -> str:
    """Return a field's name as it stands in a file.

    >>> alias("not_")
    'not'
    """
    return key.rstrip("_")


def several(names: Names, path: Path, parts: list[form.Condition]) -> tuple[rules.Condition, ...]:
    """Return the conditions of a list, or none where one means nothing."""
    made = [condition(names, (*path, number), part) for number, part in enumerate(parts)]
    return tuple(each for each in made if each is not None) if all(made) else ()


def all_of(names: Names, path: Path, parts: list[form.Condition]) -> Made:
    """Return that all of several are true."""
    made = several(names, path, parts)
    return rules.AllOf(made) if made else None


def any_of(names: Names, path: Path, parts: list[form.Condition]) -> Made:
    """Return that one of several is true."""
    made = several(names, path, parts)
    return rules.AnyOf(made) if made else None


def not_so(names: Names, path: Path, part: form.Condition) -> Made:
    """Return that something is not true."""
    made = condition(names, path, part)
    return None if made is None else rules.Not(made)


def lost_people(names: Names, path: Path, part: form.LostPeople) -> Made:
    """Return that factions have lost people; as many as they have must be more."""
    of = names.factions((*path, "of"), part.of)
    there = names.people_of(of)
    if of and part.more_than >= there:
        names.draft.error(
            (*path, "more_than"),
            f"{' and '.join(of)} have {there} people at most.",
            "Ask for fewer.",
        )
    return rules.LostPeople(of, part.more_than) if of else None


def holds(names: Names, path: Path, part: form.Holds) -> Made:
    """Return that somebody, or nobody, holds a place."""
    holder = names.holder((*path, "by"), part.by)
    place = names.place((*path, "place"), part.place)
    return None if place is None else rules.Holds(place, holder)


def contact(names: Names, path: Path, part: form.HasContact) -> Made:
    """Return that a side knows of somebody."""
    is_side = names.faction((*path, "side"), part.side)
    of = names.factions((*path, "of"), part.of)
    place = None if part.place is None else names.place((*path, "place"), part.place)
    if not is_side or not of or (part.place is not None and place is None):
        return None
    at = None if place is None else names.where.ground.places[place].at
    level = Level[part.level.upper()]
    return rules.HasContact(part.side, of, level, at, metres(part.within_km))


def metres(km: float) -> int:
    """Return kilometres in metres."""
    return round(km * 1000)


def track(names: Names, path: Path, part: form.TrackStands) -> Made:
    """Return that a track stands within bounds."""
    side = names.track(path, part.track, part.of)
    low = 0 if part.at_least is None else tenths(part.at_least)
    high = FOREVER if part.below is None else tenths(part.below)
    if not bounded(names, path, part, low, high) or side is None:
        return None
    return rules.TrackStands(side, part.track, low, high)


def bounded(
    names: Names, path: Path, part: form.TrackStands | form.Believed, low: int, high: int
) -> bool:
    """Return whether something is asked of a quantity, and can be; noting it if not."""
    if part.at_least is None and part.below is None:
        names.draft.error(path, "This asks nothing.", "Write `at_least:`, `below:` or both.")
        return False
    if low >= high:
        names.draft.error(
            (*path, "below"),
            f"Nothing is at least {part.at_least:g} and below {part.below:g}.",
            "Exchange the two.",
        )
        return False
    return True


def relation(names: Names, path: Path, part: form.Related) -> Made:
    """Return that two factions stand to each other in a way."""
    if not names.pair((*path, "between"), part.between):
        return None
    one, other = sorted(part.between)
    return rules.Related(one, other, part.is_)


def border(names: Names, path: Path, part: form.BorderIs) -> Made:
    """Return that a country does something with a faction."""
    is_country = names.country((*path, "country"), part.country)
    if not names.faction((*path, "faction"), part.faction) or not is_country:
        return None
    return rules.BorderIs(part.country, part.faction, part.is_)


def happened(names: Names, path: Path, event: str) -> Made:
    """Return that another event has happened."""
    known = [each.id for each in names.draft.scenario.events]
    return (
        rules.HasHappened(event, None) if names.draft.known(path, event, known, "event") else None
    )


def chosen(names: Names, path: Path, part: form.Chosen) -> Made:
    """Return that a dilemma was answered so."""
    asking = {
        each.id: [choice.id for choice in each.dilemma.choices]
        for each in names.draft.scenario.events
        if each.dilemma is not None
    }
    if not names.draft.known((*path, "event"), part.event, asking, "dilemma"):
        return None
    of = f"choice of `{part.event}`"
    if not names.draft.known((*path, "choice"), part.choice, asking[part.event], of):
        return None
    return rules.HasHappened(part.event, part.choice)


def turn(names: Names, path: Path, part: form.Turns) -> Made:
    """Return that it is one of some turns; there must be such turns."""
    clock = names.draft.scenario.clock
    last = clock.turns if part.at_most is None else part.at_most
    if part.at_least > clock.turns:
        names.draft.error(
            (*path, "at_least"),
            f"The match has {clock.turns} turns.",
            "Ask for an earlier one.",
        )
        return None
    if last < part.at_least:
        names.draft.error((*path, "at_most"), "It ends before it begins.", "Exchange the two.")
        return None
    return rules.InTurns(part.at_least, last)


def date(names: Names, path: Path, part: form.Dates) -> Made:
    """Return that it is one of some days and hours."""
    span = day_span(names.draft, path, part.from_, part.to, last_moment(names.draft))
    return None if span is None else rules.InTurns(*span)


def units_near(names: Names, path: Path, part: form.UnitsNear) -> Made:
    """Return that people of some units are near a place."""
    place = names.place((*path, "place"), part.place)
    if bool(part.units) == bool(part.of):
        names.draft.error(
            path, "Say either `units` or `of`, whose units.", "Write `of: [army]`, for example."
        )
        return None
    units = names.units((*path, "units"), part.units) or names.units_of(
        names.factions((*path, "of"), part.of)
    )
    if place is None or not units:
        return None
    at = names.where.ground.places[place].at
    return rules.UnitsNear(units, at, metres(part.within_km), part.people)


def abroad(names: Names, path: Path, part: form.Abroad) -> Made:
    """Return that units of a faction are on a country's ground."""
    is_country = names.country((*path, "country"), part.country)
    if not names.faction((*path, "faction"), part.faction) or not is_country:
        return None
    return rules.Abroad(part.country, part.faction, part.units)


def stores(names: Names, path: Path, part: form.Stores) -> Made:
    """Return that one of some units has little left."""
    units = names.units((*path, "units"), part.units)
    water, rounds = round(part.water_fuel_days_below * 100), round(part.ammunition_below * 10)
    if not water and not rounds:
        names.draft.error(
            path,
            "This asks nothing.",
            "Write `water_fuel_days_below:`, `ammunition_below:` or both.",
        )
        return None
    return rules.Stores(units, water, rounds) if units else None


def prisoners(names: Names, path: Path, part: form.Prisoners) -> Made:
    """Return that a faction holds so many people; so many must there be."""
    if not names.faction((*path, "held_by"), part.held_by):
        return None
    others = tuple(side for side in names.draft.scenario.factions if side != part.held_by)
    of = names.factions((*path, "of"), part.of) if part.of else others
    there = names.people_of(of)
    if of and part.at_least > there:
        names.draft.error(
            (*path, "at_least"),
            f"{' and '.join(of)} have {there} people at most.",
            "Ask for fewer.",
        )
    return rules.HoldsPrisoners(part.held_by, of, part.at_least) if of else None


def roads_closed(names: Names, path: Path, part: form.RoadsClosed) -> Made:
    """Return that a faction keeps roads closed."""
    known = names.faction((*path, "by"), part.by)
    return rules.RoadsClosed(part.by, part.at_least) if known else None


def aircraft_lost(names: Names, path: Path, part: form.AircraftLost) -> Made:
    """Return that a faction has lost aircraft; so many must it have."""
    if not names.faction((*path, "of"), part.of):
        return None
    there = sum(craft.faction == part.of for craft in names.draft.scenario.air)
    if part.at_least > there:
        names.draft.error(
            (*path, "at_least"), f"{part.of} has {there} aircraft.", "Ask for fewer, or remove it."
        )
    return rules.AircraftLost(part.of, part.at_least)


def believed(names: Names, path: Path, part: form.Believed) -> Made:
    """Return how far an audience believes a faction."""
    low = 0 if part.at_least is None else per_mille(part.at_least)
    high = FOREVER if part.below is None else per_mille(part.below)
    if not bounded(names, path, part, low, high):
        return None
    if not names.faction((*path, "faction"), part.faction):
        return None
    return rules.Believed(part.faction, Audience(part.by), low, high)


def spoken(_names: Names, _path: Path, part: form.Spoken) -> Made:
    """Return how much was published; anybody may be named."""
    return rules.HasSpoken(part.by, part.at_least)


def weather(_names: Names, _path: Path, kind: str) -> Made:
    """Return what weather there is."""
    return rules.WeatherIs(WEATHER[kind])


READERS: Final[Mapping[str, Callable[[Names, Path, Any], Made]]] = {
    "all_": all_of,
    "any_": any_of,
    "not_": not_so,
    "lost_people": lost_people,
    "holds": holds,
    "contact": contact,
    "track": track,
    "relation": relation,
    "border": border,
    "happened": happened,
    "chosen": chosen,
    "turn": turn,
    "date": date,
    "near": units_near,
    "abroad": abroad,
    "stores": stores,
    "prisoners": prisoners,
    "roads_closed": roads_closed,
    "aircraft_lost": aircraft_lost,
    "believed": believed,
    "spoken": spoken,
    "weather": weather,
}
"""How each key of a condition is read."""
