"""Measures of contact: how long it lasts, what a day of it costs, when units break."""

from collections.abc import Iterator

from game.rules.changes import Put, Set
from game.rules.events import Event
from game.rules.state import Fact
from game.rules.units import Ledger
from game.session import Session

GAVE_WAY = ("withdraw", "retreat", "flee")
"""Events that say of a unit that it stands no more and had a way out."""

ENDED = ("surrendered", "dissolved")
"""Events that say of a unit that there is nothing left of it."""


def fights_of(session: Session, sides: tuple[str, ...]) -> list[Fact]:
    """Return the fights in which a faction took part."""
    return [
        fact
        for fact in session.state.facts.values()
        if fact.kind == "fight" and not set(sides).isdisjoint(fact.parties)
    ]


def hours_of_contact(session: Session, sides: tuple[str, ...]) -> int:
    """Return the hours of those turns in which a faction fought."""
    turns = {fact.turn for fact in fights_of(session, sides)}
    return len(turns) * session.book.turn_minutes // 60


def days_of_contact(session: Session, sides: tuple[str, ...]) -> int:
    """Return the days on which a faction fought, counted from midnight to midnight."""
    book = session.book
    return len(
        {
            (book.start_minute + book.elapsed(fact.turn)) // 1440
            for fact in fights_of(session, sides)
        }
    )


def dead_a_day(session: Session, sides: tuple[str, ...]) -> int | None:
    """Return the dead for each day of contact and thousand people who came; None without one."""
    days = days_of_contact(session, sides)
    units = [unit for unit in session.state.units.values() if unit.faction in sides]
    people = sum(unit.ledger.came - unit.ledger.joined for unit in units)
    dead = sum(unit.ledger.killed for unit in units)
    return dead * 1000 // (people * days) if people and days else None


def dead_at_breaking(session: Session, sides: tuple[str, ...]) -> int | None:
    """Return the dead for a thousand people that units had lost when they first gave way.

    Over all units that gave way and had a way out; None where none did. The pursuit that
    follows is not in it: this is what it takes to break a unit.
    """
    first: dict[str, Ledger] = {}
    for unit, ledger in breaks(session):
        if session.state.units[unit].faction in sides:
            first.setdefault(unit, ledger)
    people = sum(ledger.came for ledger in first.values())
    dead = sum(ledger.killed for ledger in first.values())
    return dead * 1000 // people if people else None


def line_held(session: Session, sides: tuple[str, ...]) -> str:
    """Return `gave_way` where a unit of the factions was beaten off or lost, else `held`."""
    beaten = {unit for unit, _ in breaks(session)} | lost_in_battle(session)
    units = session.state.units
    return "gave_way" if any(units[unit].faction in sides for unit in beaten) else "held"


def lost_in_battle(session: Session) -> set[str]:
    """Return the units that surrendered or fell apart with no way out."""
    return {
        str(event.args["unit"])
        for step in session.steps
        for event in step.events
        if event.name in ENDED
    }


def relieved(session: Session, sides: tuple[str, ...]) -> int:
    """Return how often a column of the factions opened the ring around friends."""
    units = session.state.units
    return sum(
        event.name == "ring_opened" and any(units[unit].faction in sides for unit in came(event))
        for step in session.steps
        for event in step.events
    )


def came(event: Event) -> tuple[str, ...]:
    """Return the units that opened a ring."""
    found = event.args["units"]
    return tuple(str(each) for each in found) if isinstance(found, tuple) else ()


def breaks(session: Session) -> Iterator[tuple[str, Ledger]]:
    """Yield each unit that gave way with the ledger it had just before, in sequence."""
    ledgers: dict[str, Ledger] = {}
    for event in (*session.opening, *(each for step in session.steps for each in step.events)):
        unit = str(event.args.get("unit"))
        if event.name in GAVE_WAY:
            yield unit, ledgers[unit]
        for change in event.changes:
            if isinstance(change, Put) and change.table == "units":
                ledgers[change.key] = change.record.ledger
            elif isinstance(change, Set) and change.table == "units" and "ledger" in change.fields:
                ledgers[change.key] = change.fields["ledger"]
