"""Bombardment: what shells do where an enemy is believed to be, seen or unseen."""

from collections.abc import Iterable

from game.hexgrid import Hex
from game.rules.accounts import about
from game.rules.contacts import Contact, Level, Sighting
from game.rules.dice import rounded_by_lot
from game.rules.events import Tell
from game.rules.fires import cost_of_fire, fact_of_fire
from game.rules.groups import spent
from game.rules.harm import caught_between
from game.rules.noticing import reveal
from game.rules.resolution import Resolution, unit_set
from game.rules.retreat import fall_back
from game.rules.rulebook import Rulebook
from game.rules.state import Fact
from game.rules.support import gunfire
from game.rules.tracks import feel
from game.rules.units import Posture, Unit

SHELTERED = (Posture.DUG_IN, Posture.GARRISON, Posture.DISPERSED)
"""Postures in which people find cover from splinters."""

EYES_ABOVE = ("aircraft", "drone")
"""Sources of a contact that go on watching it while guns fire."""


def is_observed(book: Rulebook, contact: Sighting, friends: Iterable[Unit], turn: int) -> bool:
    """Return whether somebody corrects the fire on a contact.

    It must have been seen this turn, from the air or by a friend who is still near.
    """
    if contact.level < Level.SIGHTED or contact.turn != turn:
        return False
    near_m = book.numbers["bombard.observer_m"]
    return contact.source in EYES_ABOVE or any(
        unit.active
        and unit.at is not None
        and unit.at.distance(contact.at) * book.ground.hex_m <= near_m
        for unit in friends
    )


def bombard(course: Resolution, side: str, key: str, contact: Contact) -> None:
    """Fire on the hex where a contact is believed to be, and write down what that did."""
    unit, at = course.unit(key), contact.sighting.at
    turn = course.state.clock.turn
    friends = [
        each for each in course.state.units.values() if course.state.allied(each.faction, side)
    ]
    observed = is_observed(course.book, contact.sighting, friends, turn)
    fire(course, unit)
    victim = under_fire(course, side, contact, at)
    found = None
    if victim is not None:
        shelled(course, unit, victim, observed=observed)
        found = victim, course.unit(victim.id)
    cause = "observed" if observed else "unobserved"
    fact = fact_of_fire(course, "bombardment", cause, unit.faction, at, found)
    report(course, side, fact, key)
    if found is not None and not stands(course, found[1]):
        course.happen("scattered", {}, (), fall_back(course, found[1].id, (), frozenset()))
    reveal(course, course.unit(key))
    feel(course, fact)
    caught_between(course, fact, (course.unit(key).faction,), fact.parties[1:])


def fire(course: Resolution, unit: Unit) -> None:
    """Take the hours and the rounds."""
    course.happen(
        "bombarded",
        {"unit": unit.id},
        (
            unit_set(
                unit,
                minutes=spent(unit, course.number("bombard.minutes")),
                ammunition=max(0, unit.ammunition - course.number("bombard.ammunition")),
                wait=None,
            ),
        ),
    )


def under_fire(course: Resolution, side: str, contact: Contact, at: Hex) -> Unit | None:
    """Return whom the shells find in the hex: who was meant, or else whoever is there openly."""
    there = [
        unit
        for unit in course.state.units.values()
        if unit.at == at
        and unit.active
        and not unit.hidden
        and course.state.fights(unit.faction, side, at)
    ]
    meant = [unit for unit in there if unit.id == contact.unit]
    if meant or not there:
        return meant[0] if meant else None
    return there[course.dice.throw(len(there), "shelled", contact.sighting.id)]


def shelled(course: Resolution, guns: Unit, unit: Unit, *, observed: bool) -> None:
    """Take a unit's losses from one bombardment."""
    lost = people_hit(course, guns, unit, observed=observed)
    shock = course.number("bombard.shock") if observed else 0
    change, wrecked = cost_of_fire(course, unit, lost, "bombard.vehicles", shock)
    told = {"unit": unit.id, "at": unit.at, "n": lost, "vehicles": wrecked}
    course.happen(
        "shelled",
        {"by": guns.id, "unit": unit.id, "lost": lost},
        (change,),
        (Tell(unit.faction, "learnt.was_bombarded", told),),
    )


def people_hit(course: Resolution, guns: Unit, unit: Unit, *, observed: bool) -> int:
    """Return how many people a bombardment hits; few of those it cannot see or who found cover."""
    assert unit.at is not None
    numbers = course.book.numbers
    milli = gunfire(course.book, guns) * numbers["bombard.loss"]
    milli = milli * course.dice.burst("bombard", guns.id) // 1000
    if not observed:
        milli = milli * numbers["bombard.unseen"] // 1000
    if unit.posture in SHELTERED:
        cover = course.book.going.terrain[course.book.ground.terrain_at(unit.at)].cover
        milli = milli * numbers["bombard.dug_in"] // 1000 * cover // 1000
    most = unit.people * numbers["combat.loss_most"]
    return min(unit.people, rounded_by_lot(course.dice, min(milli, most), "shells", unit.id))


def stands(course: Resolution, unit: Unit) -> bool:
    """Return whether a unit is still together after it was shelled."""
    breaking = course.book.factions[unit.faction].breaking_point(course.book, unit)
    return unit.people > 0 and unit.cohesion >= breaking


def report(course: Resolution, side: str, fact: Fact, key: str) -> None:
    """Tell the gunners' side what was seen of it: nothing, if nobody looked."""
    hit = sum(
        people for name, people in fact.figures.items() if name.startswith(("killed.", "wounded."))
    )
    told = {"unit": key, "at": fact.at}
    line = (
        Tell(side, "learnt.bombarded", {**told, "n": about(hit)})
        if fact.cause == "observed"
        else Tell(side, "learnt.bombarded_unseen", told)
    )
    course.happen("fire_reported", {}, (), (line,))
