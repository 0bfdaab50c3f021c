"""Flying: taking off, what an aircraft risks over a hex, and what becomes of those aboard.

The engine knows whether fire or failure brought an aircraft down. Its owner learns that it is
gone; those below saw it go, and claim what they like.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from game.hexgrid import Hex
from game.rules.changes import Put, Set
from game.rules.dice import rounded_by_lot
from game.rules.events import Tell
from game.rules.facts import fact_name
from game.rules.resolution import Resolution, unit_set
from game.rules.state import Aircraft, Fact, Value
from game.rules.tracks import feel
from game.rules.units import Unit


class Aboard(NamedTuple):
    """People of one unit in an aircraft."""

    unit: str
    fit: int
    wounded: int
    down_at: Hex | None
    """Where the unit stands if the aircraft comes down; None if the rest of it is elsewhere."""


class Loss(NamedTuple):
    """Where an aircraft comes down, and why."""

    at: Hex
    cause: str
    """`fire` or `failure`."""


def take_off(course: Resolution, craft: Aircraft, key: str, args: Mapping[str, Value]) -> None:
    """Let an aircraft leave its base; a flight of the day is used, and wears it."""
    course.happen(
        "took_off",
        {"craft": craft.id, **args},
        (Set("aircraft", craft.id, {"sorties": craft.sorties - 1, "wear": craft.wear + 1}),),
        (Tell(craft.faction, key, {"aircraft": craft.type, **args}),),
    )


def gunners(course: Resolution, side: str, at: Hex) -> list[Unit]:
    """Return the openly present enemies of a side who can fire at what flies over a hex."""
    near = course.number("air.fire_m") // course.book.ground.hex_m
    return [
        unit
        for unit in course.state.units.values()
        if unit.active
        and unit.at is not None
        and unit.at.distance(at) <= near
        and not unit.hidden
        and course.state.fights(unit.faction, side, at)
    ]


def shot_chance(course: Resolution, craft: Aircraft, at: Hex, *, low: bool) -> int:
    """Return how likely an aircraft is lost to fire over a hex, per-mille; more if it lands."""
    below = gunners(course, craft.faction, at)
    fire = sum(unit.people * course.book.types[unit.type].anti_air // 10 for unit in below)
    odds = fire * course.book.aircraft_types[craft.type].fragility // 10
    if low:
        odds = odds * landing_risk(course, craft, at, below) // 1000
    return min(course.number("air.shot_most"), odds)


def landing_risk(course: Resolution, craft: Aircraft, at: Hex, below: list[Unit]) -> int:
    """Return how much more an aircraft that lands risks than one that flies over, per-mille.

    Friends in the hex keep the enemy off the ground it lands on, as far as they are numerous.
    """
    foes = sum(unit.people for unit in below)
    hold = sum(unit.people for unit in friends(course, craft.faction, at))
    return max(1000, course.number("air.landing") * foes // max(1, foes + hold))


def friends(course: Resolution, side: str, at: Hex) -> Iterator[Unit]:
    """Yield the units of a side and its allies in a hex."""
    for unit in course.state.units.values():
        if unit.at == at and unit.present and course.state.allied(unit.faction, side):
            yield unit


def shot_down(course: Resolution, craft: Aircraft, at: Hex, *, low: bool) -> bool:
    """Return whether those below bring an aircraft down over a hex."""
    odds = shot_chance(course, craft, at, low=low)
    return course.dice.chance(odds, "shot_down", craft.id)


def fails(course: Resolution, craft: Aircraft) -> bool:
    """Return whether an aircraft comes down by itself on a flight."""
    odds = course.book.aircraft_types[craft.type].failure
    return course.dice.chance(odds, "failed", craft.id)


def on_the_way(course: Resolution, craft: Aircraft, stops: tuple[Hex, ...]) -> Loss | None:
    """Return how an aircraft is lost that lands in some hexes, or None if it comes through."""
    for at in stops:
        if shot_down(course, craft, at, low=True):
            return Loss(at, "fire")
    return Loss(stops[-1], "failure") if fails(course, craft) else None


def risk(course: Resolution, craft: Aircraft, at: Hex) -> None:
    """Lose an aircraft that flies over a hex, perhaps."""
    shot = shot_down(course, craft, at, low=False)
    if fails(course, craft) or shot:
        crash(course, craft, at, "fire" if shot else "failure")


def risk_fire(course: Resolution, craft: Aircraft, at: Hex) -> None:
    """Lose an aircraft that helped in a fight, perhaps; it came there safely before."""
    if shot_down(course, craft, at, low=False):
        crash(course, craft, at, "fire")


def crash(
    course: Resolution, craft: Aircraft, at: Hex, cause: str, aboard: tuple[Aboard, ...] = ()
) -> None:
    """Lose an aircraft with those aboard it, each as likely to live."""
    dead = {each.unit: killed_of(course, each) for each in aboard}
    crew = dead_among(course, course.book.aircraft_types[craft.type].crew, "crew", craft.id)
    figures = {f"aircraft.{craft.faction}": 1, f"crew.{craft.faction}": crew}
    for key, (fit, wounded) in dead.items():
        side = f"killed.{course.unit(key).faction}"
        figures[side] = figures.get(side, 0) + fit + wounded
    fact = write_down(course, craft, at, cause, figures)
    for each in aboard:
        came_down(course, each, at, *dead[each.unit])
    feel(course, fact)


def dead_among(course: Resolution, people: int, purpose: str, key: str) -> int:
    """Return how many of those aboard die."""
    milli = people * course.number("air.crash_killed")
    return rounded_by_lot(course.dice, milli, f"crash_{purpose}", key)


def killed_of(course: Resolution, aboard: Aboard) -> tuple[int, int]:
    """Return how many fit and how many wounded people of a unit die in a crash."""
    return (
        dead_among(course, aboard.fit, "fit", aboard.unit),
        dead_among(course, aboard.wounded, "wounded", aboard.unit),
    )


def write_down(
    course: Resolution, craft: Aircraft, at: Hex, cause: str, figures: Mapping[str, int]
) -> Fact:
    """Record the loss, and tell its owner and those who see it go."""
    seen_by = witnesses(course, craft, at)
    fact = Fact(
        id=fact_name(course.state, "aircraft_lost", at),
        kind="aircraft_lost",
        turn=course.state.clock.turn,
        at=at,
        figures=figures,
        parties=(craft.faction, *seen_by),
        cause=cause,
    )
    gone: dict[str, Any] = {"lost": True, "sorties": 0, "support": None}
    told: dict[str, Value] = {"aircraft": craft.type, "at": at}
    course.happen(
        "crashed",
        {"craft": craft.id, "fact": fact.id, "cause": cause},
        (
            Set("aircraft", craft.id, {**gone, "crew_killed": figures[f"crew.{craft.faction}"]}),
            Put("facts", fact.id, fact),
        ),
        (
            Tell(craft.faction, "learnt.aircraft_lost", told),
            *(Tell(side, "learnt.aircraft_down", told) for side in seen_by),
        ),
    )
    return fact


def witnesses(course: Resolution, craft: Aircraft, at: Hex) -> tuple[str, ...]:
    """Return the hostile sides with people near enough to see an aircraft come down."""
    return tuple(
        dict.fromkeys(
            unit.faction
            for unit in course.state.units.values()
            if unit.active
            and unit.at is not None
            and unit.at.distance(at) <= 1
            and course.state.hostile(unit.faction, craft.faction)
        )
    )


def came_down(course: Resolution, aboard: Aboard, at: Hex, fit: int, wounded: int) -> None:
    """Take a unit's dead of a crash off its books; who was flown stands where it came down."""
    unit = course.unit(aboard.unit)
    share = (fit + wounded) * 1_000_000 // max(1, unit.present)
    shaken = course.number("combat.cohesion_per_percent") * share // 10_000
    where: dict[str, Any] = {}
    if aboard.down_at is not None:
        where = {"at": aboard.down_at, "away": None, "hidden": False, "wait": None, "minutes": 0}
    course.happen(
        "brought_down",
        {"unit": unit.id, "at": at, "n": fit + wounded},
        (
            unit_set(
                unit,
                people=unit.people - fit,
                wounded=unit.wounded - wounded,
                ledger=unit.ledger._replace(killed=unit.ledger.killed + fit + wounded),
                cohesion=max(0, unit.cohesion - shaken),
                **where,
            ),
        ),
        (
            Tell(
                unit.faction,
                "learnt.brought_down",
                {"unit": unit.id, "at": at, "n": fit + wounded},
            ),
        ),
    )
