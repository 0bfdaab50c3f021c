"""Foreknowledge: what a side was told of others before the first turn."""

from game.rules.contacts import Level, Sighting
from game.rules.noticing import guessed, next_id, rounded, somewhere, write
from game.rules.resolution import Resolution
from game.rules.rulebook import ContactPlan


def tell_before(course: Resolution) -> None:
    """Write what the scenario says sides know into their books, one contact after another."""
    for plan in course.book.contacts:
        write(course, plan.side, plan.units[0], told_of(course, plan), None)


def told_of(course: Resolution, plan: ContactPlan) -> Sighting:
    """Return a contact as the seed draws it: wrong by its level, astray within its doubt.

    A column is one contact with the numbers of all of it; its first unit stands behind it.
    """
    units = [course.unit(key) for key in plan.units]
    first, named = units[0], plan.level is Level.IDENTIFIED
    assert first.at is not None
    error = course.number(f"sight.error.{plan.level.name.lower()}")
    off = 1000 + course.dice.between(-error, error, "foreknown", plan.side, first.id)
    vehicles = sum(unit.vehicles.total for unit in units)
    return Sighting(
        id=next_id(course, plan.side),
        level=plan.level,
        at=somewhere(course, first.at, plan.doubt_m, "foreknown_at", plan.side, first.id),
        doubt_m=plan.doubt_m,
        turn=plan.turn,
        source=plan.told_by,
        people=guessed(sum(unit.present for unit in units) * off // 1000, error),
        vehicles=rounded(vehicles * off // 1000) if plan.level is Level.RUMOUR else vehicles,
        faction=first.faction if named else None,
        type=first.type if named else None,
        posture=None if plan.level is Level.RUMOUR else first.posture,
    )
