"""Telling: what people, prisoners and radios let a side know, and what of it is not true.

All that is told in one evening is gathered first and handed over in an order that follows from
what is told: neither the sequence nor anything else gives away what is behind a tale.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from game.hexgrid import Hex
from game.rules.captivity import held
from game.rules.changes import Set
from game.rules.contacts import Contact, Estimate, Level, Sighting
from game.rules.groups import group_of
from game.rules.noticing import (
    as_good,
    estimate,
    guessed,
    held_contact,
    next_id,
    notice,
    somewhere,
    write,
)
from game.rules.orders import Pace
from game.rules.places import at_hand, goodwill
from game.rules.resolution import Resolution
from game.rules.state import FactionState, PlaceState
from game.rules.units import Unit


class Tale(NamedTuple):
    """Something told to a side, as it is told; sorts by what the side can see of it."""

    side: str
    at: Hex
    people: Estimate
    source: str
    doubt_m: int
    unit: str
    """The unit behind it; empty for a tale with nothing behind it."""


def talk(course: Resolution) -> None:
    """Let everything that is told this evening reach those it is told to."""
    tales: list[Tale] = []
    active = [unit for unit in course.state.units.values() if unit.active]
    for place in course.state.places.values():
        willing = {side: goodwill(course.state, place, side) for side in listeners(course, place)}
        near = seen_from(course, place, active) if willing else []
        tales += people_talk(course, place, willing, near)
        tales += false_talk(course, place, willing, near)
    prisoners = prisoners_by_holder(course)
    tales += prisoners_talk(course, prisoners)
    asked(course, prisoners)
    for tale in sorted(tales):
        pass_on(course, tale)


def seen_from(course: Resolution, place: PlaceState, active: Iterable[Unit]) -> list[Unit]:
    """Return the active units that pass near the herds of a place."""
    where = course.book.ground.places[place.id].at
    reach = course.number("people.talk_m") // course.book.ground.hex_m
    return [unit for unit in active if unit.at is not None and unit.at.distance(where) <= reach]


def people_talk(
    course: Resolution, place: PlaceState, willing: Mapping[str, int], near: Sequence[Unit]
) -> Iterable[Tale]:
    """Yield what people of a place tell those they lean to of what passes near their herds.

    So many per-mille of them are *willing*, by the side they would tell.
    """
    for side, share in willing.items() if near else ():
        foes, source = course.foes_of(side), mouth(side, near)
        for unit in near:
            if unit.faction not in foes:
                continue
            odds = told_odds(course, share, source, unit)
            if course.dice.chance(odds, "talk", place.id, side, unit.id):
                yield tale_of(course, side, unit, source)


def listeners(course: Resolution, place: PlaceState) -> list[str]:
    """Return the sides people of a place might tell something."""
    state, least = course.state, course.number("people.talk_least")
    return [
        side
        for side in sorted(place.leaning)
        if side in state.factions and at_hand(state, place, side) >= least
    ]


def told_odds(course: Resolution, willing: int, source: str, unit: Unit) -> int:
    """Return how likely a side is told of a unit this evening, per-mille.

    Leaning decides whom people tell, fear whether: together they make how many are *willing*.
    A great column is talked of more, those who hide much less, and by telephone less is told
    than face to face.
    """
    odds = willing * course.number("people.talk_chance") // 1000
    odds = odds * min(1000, 400 + unit.vehicles.total * 25) // 1000
    if unit.hidden:
        odds = odds * course.number("people.betray") // 1000
    if source == "kin":
        odds = odds * course.number("people.telephone") // 1000
    return odds


def mouth(side: str, near: Iterable[Unit]) -> str:
    """Return how a side hears of what is *near*: `herders` meet its units, `kin` telephone."""
    return "herders" if any(unit.faction == side for unit in near) else "kin"


def tale_of(course: Resolution, side: str, unit: Unit, source: str) -> Tale:
    """Return what is told of a unit; now and then it is yesterday's news, told as today's."""
    assert unit.at is not None
    doubt = course.number("people.talk_doubt_m")
    stale = course.dice.chance(course.number("people.stale"), "stale", side, unit.id)
    off = course.number("people.stale_m") if stale else doubt
    at = somewhere(course, unit.at, off, "astray", side, unit.id)
    return Tale(side, at, estimate(course, side, unit, Level.RUMOUR), source, doubt, unit.id)


def false_talk(
    course: Resolution, place: PlaceState, willing: Mapping[str, int], near: Sequence[Unit]
) -> Iterable[Tale]:
    """Yield what people of a place believe they have seen and nobody is there."""
    where = course.book.ground.places[place.id].at
    for side, share in willing.items():
        odds = share * course.number("people.false") // 1000
        if not course.dice.chance(odds, "false", place.id, side):
            continue
        at = somewhere(course, where, course.number("people.talk_m"), "false_at", place.id, side)
        people = course.dice.spread(
            course.number("people.false_least"),
            course.number("people.false_best"),
            course.number("people.false_most"),
            "false_people",
            place.id,
            side,
        )
        yield Tale(
            side,
            at,
            guessed(people, course.number("sight.error.rumour")),
            mouth(side, near),
            course.number("people.talk_doubt_m"),
            "",
        )


def prisoners_talk(
    course: Resolution, by_holder: Mapping[str, Mapping[str, int]]
) -> Iterable[Tale]:
    """Yield what new prisoners say of units of their own side, to those who hold them."""
    for side, prisoners in by_holder.items():
        new = not_yet_asked(course.state.factions[side], prisoners)
        for unit in course.state.units.values():
            fresh = new.get(unit.faction, 0)
            if not fresh or not unit.active or unit.at is None:
                continue
            if not course.state.hostile(side, unit.faction):
                continue
            odds = course.number("prisoners.tell") * min(fresh, ENOUGH) // ENOUGH
            if course.dice.chance(odds, "prisoners", side, unit.id):
                doubt = course.number("prisoners.doubt_m")
                at = somewhere(course, unit.at, doubt, "astray", side, unit.id)
                people = estimate(course, side, unit, Level.RUMOUR)
                yield Tale(side, at, people, "prisoners", doubt, unit.id)


ENOUGH = 5
"""New prisoners from which on more of them say no more. Choice: a handful knows what all know."""


def not_yet_asked(staff: FactionState, prisoners: Mapping[str, int]) -> dict[str, int]:
    """Return how many prisoners of each faction a staff has not heard yet."""
    return {
        faction: max(0, people - staff.marks.get(f"asked.{faction}", 0))
        for faction, people in prisoners.items()
    }


def asked(course: Resolution, by_holder: Mapping[str, Mapping[str, int]]) -> None:
    """Remember whom each staff has heard: a prisoner tells what he knows once."""
    for side, prisoners in by_holder.items():
        staff = course.state.factions[side]
        heard = {f"asked.{who}": people for who, people in prisoners.items()}
        marks = {**staff.marks, **{key: n for key, n in heard.items() if n or key in staff.marks}}
        if marks != staff.marks:
            course.happen("prisoners_asked", {}, (Set("factions", side, {"marks": marks}),))


def prisoners_by_holder(course: Resolution) -> dict[str, dict[str, int]]:
    """Return how many prisoners of each faction each side holds, with units and in places."""
    state = course.state
    guards = [unit for unit in state.units.values() if unit.prisoners]
    return {
        side: {who: held(guards, state.captives, side, who) for who in state.factions}
        for side in sorted(state.factions)
    }


def pass_on(course: Resolution, tale: Tale) -> None:
    """Write a tale into the book of the side it is told to, unless it knows better."""
    state, turn = course.state, course.state.clock.turn
    if tale.unit:
        known = held_contact(state, tale.side, tale.unit)
        unit = course.unit(tale.unit)
        if known and as_good(known.sighting, unit, Level.RUMOUR, turn, tale.doubt_m):
            return
    else:
        known = told_before(course, tale)
        if known and known.sighting.turn == turn:
            return
    old = known.sighting if known else None
    sighting = Sighting(
        id=old.id if old else next_id(course, tale.side),
        level=Level.RUMOUR,
        at=tale.at,
        doubt_m=tale.doubt_m,
        turn=turn,
        source=tale.source,
        people=tale.people,
        faction=old.faction if old else None,
        type=old.type if old else None,
    )
    write(course, tale.side, tale.unit or None, sighting, known)


def told_before(course: Resolution, tale: Tale) -> Contact | None:
    """Return the false contact of a side that a false tale takes up again, if one is near."""
    reach = course.number("people.talk_m") // course.book.ground.hex_m
    return next(
        (
            each
            for each in course.state.contacts.get(tale.side, {}).values()
            if each.unit is None and each.sighting.at.distance(tale.at) <= reach
        ),
        None,
    )


def overhear(course: Resolution, ids: tuple[str, ...], pace: Pace) -> None:
    """Let enemies out of sight hear of a big or hurried column by its radios and telephones."""
    marching = [course.unit(key) for key in ids if course.unit(key).active]
    if not marching or any(unit.hidden for unit in marching):
        return
    loudest = max(marching, key=lambda unit: (unit.vehicles.total, unit.id))
    odds = careless_odds(course, loudest, pace)
    if not odds or loudest.at is None:
        return
    reach = course.number("careless.heard_m") // course.book.ground.hex_m
    ears = {
        unit.faction
        for unit in course.state.units.values()
        if unit.active
        and unit.at is not None
        and unit.at.distance(loudest.at) <= reach
        and course.state.hostile(unit.faction, loudest.faction)
    }
    for side in sorted(ears):
        if course.dice.chance(odds, "overheard", side, loudest.id):
            doubt = course.number("careless.doubt_m")
            notice(course, side, loudest, Level.RUMOUR, "radio", doubt)


def careless_odds(course: Resolution, unit: Unit, pace: Pace) -> int:
    """Return how likely a step of a column gives it away by radio or telephone, per-mille."""
    vehicles = sum(each.vehicles.total for each in group_of(unit, course.state.units))
    if vehicles < course.number("careless.vehicles") and pace is not Pace.DASH:
        return 0
    odds = course.number("careless.per_km") * course.book.ground.hex_m // 1000
    odds = odds * min(1000, vehicles * 1000 // course.number("sight.column_vehicles")) // 1000
    return odds * course.number(f"careless.{pace}") // 1000
