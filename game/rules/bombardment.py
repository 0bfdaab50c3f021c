"""Bombardment: what shells do where an enemy is believed to be, seen or unseen."""

from collections.abc import Iterable

from game.hexgrid import Hex
from game.rules.accounts import about
from game.rules.changes import Put
from game.rules.contacts import Contact, Level, Sighting
from game.rules.dice import rounded_by_lot
from game.rules.engagement import wrecks
from game.rules.events import Tell
from game.rules.groups import spent
from game.rules.harm import caught_between
from game.rules.noticing import reveal
from game.rules.resolution import Resolution, unit_set
from game.rules.retreat import fall_back
from game.rules.rulebook import Rulebook
from game.rules.state import Fact
from game.rules.support import gunfire
from game.rules.tracks import feel
from game.rules.units import Posture, Unit, less

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
    before = victim = under_fire(course, side, contact, at)
    if before is not None:
        shelled(course, unit, before, observed=observed)
        victim = course.unit(before.id)
    fact = fact_of(course, unit, at, before, victim, observed=observed)
    report(course, side, fact, key)
    if victim is not None and not stands(course, victim):
        course.happen("scattered", {}, (), fall_back(course, victim.id, (), frozenset()))
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
        and course.state.hostile(unit.faction, side)
    ]
    meant = [unit for unit in there if unit.id == contact.unit]
    if meant or not there:
        return meant[0] if meant else None
    return there[course.dice.throw(len(there), "shelled", contact.sighting.id)]


def shelled(course: Resolution, guns: Unit, unit: Unit, *, observed: bool) -> None:
    """Take a unit's losses from one bombardment."""
    lost = people_hit(course, guns, unit, observed=observed)
    killed = min(
        lost, rounded_by_lot(course.dice, lost * course.number("combat.killed"), "killed", unit.id)
    )
    share = lost * 1_000_000 // max(1, unit.people)
    left = less(
        unit.vehicles,
        wrecks(course, unit, share * course.number("bombard.vehicles") // 1000),
    )
    wrecked = unit.vehicles.total - left.total
    shaken = course.number("combat.cohesion_per_percent") * share // 10_000
    if observed:
        shaken += course.number("bombard.shock")
    course.happen(
        "shelled",
        {"by": guns.id, "unit": unit.id, "lost": lost},
        (
            unit_set(
                unit,
                people=unit.people - lost,
                wounded=unit.wounded + lost - killed,
                ledger=unit.ledger._replace(killed=unit.ledger.killed + killed),
                vehicles=left,
                fleet=unit.fleet._replace(destroyed=unit.fleet.destroyed + wrecked),
                cohesion=max(0, unit.cohesion - shaken),
            ),
        ),
        (
            Tell(
                unit.faction,
                "learnt.was_bombarded",
                {"unit": unit.id, "at": unit.at, "n": lost, "vehicles": wrecked},
            ),
        ),
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


def fact_of(
    course: Resolution,
    guns: Unit,
    at: Hex,
    before: Unit | None,
    after: Unit | None,
    *,
    observed: bool,
) -> Fact:
    """Write the bombardment down with its exact figures."""
    figures: dict[str, int] = {}
    parties = [guns.faction]
    if before is not None and after is not None:
        parties.append(after.faction)
        figures = {
            f"killed.{after.faction}": after.ledger.killed - before.ledger.killed,
            f"wounded.{after.faction}": after.wounded - before.wounded,
            f"vehicles.{after.faction}": after.fleet.lost - before.fleet.lost,
        }
    fact = Fact(
        id=f"f{len(course.state.facts) + 1}",
        kind="bombardment",
        turn=course.state.clock.turn,
        at=at,
        figures=figures,
        parties=tuple(parties),
        cause="observed" if observed else "unobserved",
    )
    course.happen("fact", {"fact": fact.id}, (Put("facts", fact.id, fact),))
    return fact


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
