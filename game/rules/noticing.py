"""Noticing: how a contact comes into a side's book, is bettered, passed on and struck out."""

from game.hexgrid import Hex
from game.rules.changes import Change, Drop, Put, Set
from game.rules.contacts import Contact, Estimate, Level, Sighting
from game.rules.events import Tell
from game.rules.resolution import Resolution, unit_set
from game.rules.state import GameState
from game.rules.units import Unit


def held_contact(state: GameState, side: str, unit: str) -> Contact | None:
    """Return the contact by which *side* knows *unit*, if it does."""
    return next((each for each in state.contacts.get(side, {}).values() if each.unit == unit), None)


def notice(
    course: Resolution, side: str, unit: Unit, level: Level, source: str, doubt_m: int
) -> None:
    """Make or better a contact of *side*; what was known better and fresh is kept."""
    held = held_contact(course.state, side, unit.id)
    if held is not None and as_good(held.sighting, unit, level, course.state.clock.turn, doubt_m):
        return
    at = astray(course, side, unit, doubt_m)
    write(
        course,
        side,
        unit.id,
        sighting_of(course, side, unit, held, level, at, doubt_m, source),
        held,
    )


def as_good(old: Sighting, unit: Unit, level: Level, turn: int, doubt_m: int) -> bool:
    """Return whether what is known already is no worse than what could be learnt now."""
    if old.level < level or old.turn != turn:
        return False
    unchanged = (
        old.at == unit.at
        and old.doubt_m <= doubt_m
        and (old.posture is unit.posture or level is Level.RUMOUR)
    )
    return unchanged or level is Level.RUMOUR


def astray(course: Resolution, side: str, unit: Unit, doubt_m: int) -> Hex:
    """Return where a sighting puts *unit*: the truth, or a hex within the doubt."""
    assert unit.at is not None
    return somewhere(course, unit.at, doubt_m, "astray", side, unit.id)


def somewhere(course: Resolution, at: Hex, doubt_m: int, purpose: str, *ids: str) -> Hex:
    """Return a hex of the map within so many metres of another, each as likely."""
    around = doubt_m // course.book.ground.hex_m
    if around == 0:
        return at
    hexes = [each for each in at.within(around) if each in course.book.ground.grid]
    return hexes[course.dice.throw(len(hexes), purpose, *ids)]


def sighting_of(
    course: Resolution,
    side: str,
    unit: Unit,
    held: Contact | None,
    level: Level,
    at: Hex,
    doubt_m: int,
    source: str,
) -> Sighting:
    """Return what *side* now believes, keeping what it knew better."""
    old = held.sighting if held else None
    best = max(level, old.level) if old and old.turn == course.state.clock.turn else level
    named = level is Level.IDENTIFIED
    return Sighting(
        id=old.id if old else next_id(course, side),
        level=best,
        at=at,
        doubt_m=doubt_m,
        turn=course.state.clock.turn,
        source=source,
        people=estimate(course, side, unit, level),
        vehicles=unit.vehicles.total if level is not Level.RUMOUR else None,
        faction=unit.faction if named else (old.faction if old else None),
        type=unit.type if named else (old.type if old else None),
        posture=unit.posture if level is not Level.RUMOUR else None,
    )


def estimate(course: Resolution, side: str, unit: Unit, level: Level) -> Estimate:
    """Return how many people *side* takes *unit* for; wrong by the error of its level."""
    error = course.number(f"sight.error.{level.name.lower()}")
    off = course.dice.between(-error, error, "estimate", side, unit.id)
    return guessed(unit.present * (1000 + off) // 1000, error)


def guessed(people: int, error: int) -> Estimate:
    """Return a guess at a number of people, with the range an error in per-mille leaves."""
    best = max(5, rounded(people))
    return Estimate(
        rounded(best * 1000 // (1000 + error)), best, rounded(best * (1000 + error) // 1000)
    )


def rounded(people: int) -> int:
    """Return a count as somebody would give it who saw it from afar: in fives."""
    return (people + 2) // 5 * 5


def write(
    course: Resolution, side: str, unit: str | None, sighting: Sighting, held: Contact | None
) -> None:
    """Put a contact into the side's book and tell its staff."""
    changes: list[Change] = [Put(f"contacts/{side}", sighting.id, Contact(sighting, unit))]
    key = "learnt.contact_moved"
    if held is None:
        made = course.state.factions[side].contacts_made + 1
        changes.append(Set("factions", side, {"contacts_made": made}))
        key = "learnt.contact_new"
    elif sighting.level > held.sighting.level:
        key = "learnt.contact_better"
    course.happen(
        "noticed", {"side": side, "unit": unit}, tuple(changes), (told(side, key, sighting),)
    )


def told(side: str, key: str, sighting: Sighting) -> Tell:
    """Return the line a staff reads about a sighting."""
    return Tell(
        side,
        key,
        {
            "contact": sighting.id,
            "level": int(sighting.level),
            "at": sighting.at,
            "doubt_m": sighting.doubt_m,
            "people": tuple(sighting.people),
            "vehicles": sighting.vehicles,
            "faction": sighting.faction,
            "source": sighting.source,
        },
    )


def next_id(course: Resolution, side: str) -> str:
    """Return the side's next contact number."""
    return f"{side}{course.state.factions[side].contacts_made + 1}"


def clear_ghosts(course: Resolution, units: tuple[str, ...], at: Hex) -> None:
    """Strike out contacts believed to be in this very hex where nobody is found.

    Whoever hides there is not found: that a contact stays must not betray him.
    """
    sides = sorted({course.unit(key).faction for key in units if course.unit(key).active})
    for side in sides:
        for key, contact in tuple(course.state.contacts.get(side, {}).items()):
            real = course.state.units.get(contact.unit) if contact.unit else None
            found = real is not None and real.at == at and real.active and not real.hidden
            if contact.sighting.at == at and not found:
                forget(course, side, key, contact.sighting)


def forget(course: Resolution, side: str, key: str, sighting: Sighting) -> None:
    """Take a contact out of a side's book."""
    course.happen(
        "contact_lost",
        {"side": side, "contact": key},
        (Drop(f"contacts/{side}", key),),
        (Tell(side, "learnt.contact_gone", {"contact": key, "at": sighting.at}),),
    )


def share(course: Resolution, giver: str, taker: str) -> None:
    """Hand over contacts one level lower, where the taker knows less.

    Who is no ally tells of common foes alone.
    """
    allied = course.state.allied(giver, taker)
    source = "ally" if allied else "partner"
    for contact in tuple(course.state.contacts.get(giver, {}).values()):
        given = contact.sighting
        if given.turn != course.state.clock.turn or given.source in ("ally", "partner"):
            continue
        if contact.unit is None or given.level <= Level.RUMOUR:
            continue
        if not (allied or common_foe(course.state, contact.unit, giver, taker)):
            continue
        held = held_contact(course.state, taker, contact.unit)
        level = Level(given.level - 1)
        if held is None or held.sighting.level < level:
            passed_on = Sighting(
                id=held.sighting.id if held else next_id(course, taker),
                level=level,
                at=given.at,
                doubt_m=given.doubt_m,
                turn=given.turn,
                source=source,
                people=given.people,
                vehicles=given.vehicles,
                posture=given.posture,
            )
            write(course, taker, contact.unit, passed_on, held)


def common_foe(state: GameState, unit: str, one: str, other: str) -> bool:
    """Return whether both of two sides fight whoever is behind a contact."""
    faction = state.units[unit].faction
    return state.hostile(faction, one) and state.hostile(faction, other)


def reveal(course: Resolution, unit: Unit) -> None:
    """Let a unit that gave itself away be known to everybody hostile within sight of it."""
    if unit.hidden:
        course.happen("revealed", {"unit": unit.id}, (unit_set(unit, hidden=False),))
    unit = course.unit(unit.id)
    if unit.at is None:
        return
    near = {
        other.faction
        for other in course.state.units.values()
        if other.active
        and other.at is not None
        and other.at.distance(unit.at) <= 1
        and course.state.hostile(other.faction, unit.faction)
    }
    for side in sorted(near):
        notice(course, side, unit, Level.IDENTIFIED, "fight", 0)
