"""Forgetting: what was not seen again grows doubtful, then dim, then is no longer counted."""

from game.rules.changes import Change, Drop, Put, altered
from game.rules.contacts import Contact, Level
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook


def grow_old(course: Resolution) -> None:
    """Widen the doubt of what was not seen this turn, lower its level, drop what is too old."""
    for side in course.state.factions:
        changes = tuple(
            older(course, side, key, contact)
            for key, contact in course.state.contacts.get(side, {}).items()
            if contact.sighting.turn != course.state.clock.turn
        )
        if changes:
            course.happen("knowledge_aged", {"side": side}, changes)


def older(course: Resolution, side: str, key: str, contact: Contact) -> Change:
    """Return what one more turn unseen does to a contact."""
    book = course.book
    age = (course.state.clock.turn - contact.sighting.turn) * book.turn_minutes
    if age > book.numbers["sight.forget_minutes"]:
        return Drop(f"contacts/{side}", key)
    return Put(f"contacts/{side}", key, aged(book, contact, age))


def aged(book: Rulebook, contact: Contact, age: int) -> Contact:
    """Return a contact last seen *age* minutes ago, after one more turn."""
    old = contact.sighting
    level = old.level
    if age >= book.numbers["sight.to_rumour_minutes"]:
        level = Level.RUMOUR
    elif age >= book.numbers["sight.to_sighted_minutes"]:
        level = min(level, Level.SIGHTED)
    growth = book.numbers["sight.doubt_per_hour_m"] * book.turn_minutes // 60
    doubt = min(book.numbers["sight.doubt_most_m"], old.doubt_m + growth)
    seen = altered(old, {"level": level, "doubt_m": doubt, "posture": None})
    return Contact(seen, contact.unit)
