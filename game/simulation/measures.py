"""What is measured in a finished match: people, vehicles, places, scores, how it was played."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from game.rules.rulebook import Rulebook
from game.rules.state import GameState
from game.rules.units import Unit
from game.session import Session

WHOLE_MATCH = "match"
"""Of whom a measure is that speaks of no faction, place or unit."""

NOBODY = "nobody"
"""Holder of a place that no faction holds."""

GONE = (
    "killed", "captured", "missing", "evacuated", "deserted", "interned", "departed",
)  # fmt: skip
"""Everything that can have become of those who are no longer there, as unit ledgers name it."""


class Figure(NamedTuple):
    """One thing measured in one match."""

    measure: str
    """What: `killed`, `holder`, `score` ..."""

    of: str
    """Of which faction, place or unit, or of the whole `match`."""

    value: int | float | str
    """A quantity, or one of a few words."""


def figures(session: Session) -> tuple[Figure, ...]:
    """Return all that is measured, in the same sequence for every match of a scenario.

    In persons: `came` = `present` + all of `GONE`; the `wounded` are those among the present.
    `force_left` is the share of those who came that is present or departed in order, in per
    cent. `moved_km` counts what a unit moved from order to order as the crow flies, on average
    over the faction's units. `hours_of_battle` runs from the first turn with a fight to the last.
    """
    book, state = session.book, session.state
    return (
        *people(book, state),
        *materiel(book, state),
        *holders(book, state),
        *fates(state),
        *scores(book, state),
        *conduct(session),
    )


def of_faction(state: GameState, side: str) -> tuple[Unit, ...]:
    """Return a faction's units, those no longer on the map among them."""
    return tuple(unit for unit in state.units.values() if unit.faction == side)


def people(book: Rulebook, state: GameState) -> Iterator[Figure]:
    """Yield what became of each faction's people."""
    for side in book.factions:
        units = of_faction(state, side)
        came = sum(unit.ledger.came - unit.ledger.joined for unit in units)
        present = sum(unit.present for unit in units)
        departed = sum(unit.ledger.departed for unit in units)
        yield Figure("came", side, came)
        yield Figure("present", side, present)
        yield Figure("wounded", side, sum(unit.wounded for unit in units))
        for fate in GONE:
            yield Figure(fate, side, sum(getattr(unit.ledger, fate) for unit in units))
        yield Figure("force_left", side, (present + departed) * 100 // max(1, came))


def materiel(book: Rulebook, state: GameState) -> Iterator[Figure]:
    """Yield vehicles lost, those the enemy took among them; aircraft where a faction has some."""
    flying = {craft.faction for craft in book.aircraft}
    for side in book.factions:
        fleets = [unit.fleet for unit in of_faction(state, side)]
        yield Figure("vehicles_lost", side, sum(fleet.lost for fleet in fleets))
        yield Figure("vehicles_captured", side, sum(fleet.captured for fleet in fleets))
        if side in flying:
            owned = [craft for craft in state.aircraft.values() if craft.faction == side]
            strikes = [fact for fact in state.facts.values() if fact.kind == "strike"]
            yield Figure("aircraft_lost", side, sum(craft.lost for craft in owned))
            yield Figure("strikes", side, sum(fact.parties[0] == side for fact in strikes))


def holders(book: Rulebook, state: GameState) -> Iterator[Figure]:
    """Yield who holds each place that somebody's score is about."""
    for place in aim_places(book):
        yield Figure("holder", place, state.places[place].holder or NOBODY)


def aim_places(book: Rulebook) -> Iterable[str]:
    """Return the places that aims to hold or to deny speak of, each once."""
    return dict.fromkeys(
        aim.about.split("|")[0]
        for side in book.sides.values()
        for aim in side.aims
        if aim.kind in ("hold", "deny")
    )


def fates(state: GameState) -> Iterator[Figure]:
    """Yield what became of each unit: present, departed, lost, or absent if it never came.

    Parts split off during the match are left out; they exist in some matches alone.
    """
    for unit in state.units.values():
        if unit.ledger.start or not unit.ledger.joined:
            yield Figure("fate", unit.id, fate_of(unit))


def fate_of(unit: Unit) -> str:
    """Return what became of a unit."""
    if unit.active or unit.ledger.detached > unit.ledger.went:
        return "present"
    if unit.ledger.departed or unit.away is not None:
        return "departed"
    return "lost" if unit.ledger.went else "absent"


def scores(book: Rulebook, state: GameState) -> Iterator[Figure]:
    """Yield each faction's score in points of 100."""
    for side in book.factions:
        yield Figure("score", side, sum(part[1] for part in state.scores[side]) / 10)


def conduct(session: Session) -> Iterator[Figure]:
    """Yield how the match was played: its length, its fights, how busy everybody was."""
    book, state = session.book, session.state
    fights = [fact.turn for fact in state.facts.values() if fact.kind == "fight"]
    turns_of_battle = fights[-1] - fights[0] + 1 if fights else 0
    yield Figure("turns", WHOLE_MATCH, state.clock.turn)
    yield Figure("fights", WHOLE_MATCH, len(fights))
    yield Figure("hours_of_battle", WHOLE_MATCH, turns_of_battle * book.turn_minutes // 60)
    for side in book.factions:
        given = [step for step in session.steps if step.side == side and step.order.cost]
        yield Figure("orders", side, len(given))
        yield Figure("moved_km", side, moved_km(session, side))


def moved_km(session: Session, side: str) -> int:
    """Return how far a faction's units moved on average, in km from order to order."""
    after = [step.before for step in session.steps[1:]] + [session.state]
    hexes = sum(
        unit.at.distance(now.at)
        for step, state in zip(session.steps, after, strict=True)
        for unit, now in zip(step.before.units.values(), state.units.values(), strict=True)
        if unit.faction == side and unit is not now and unit.at and now.at
    )
    came = sum(1 for unit in of_faction(session.state, side) if unit.ledger.came)
    return hexes * session.book.ground.hex_m // 1000 // max(1, came)
