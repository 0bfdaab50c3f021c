"""What is measured in a finished match: people, vehicles, places, scores, how it was played."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from game.rules.rulebook import Rulebook
from game.rules.state import GameState
from game.rules.units import Unit
from game.rules.world import scrutiny
from game.session import Session
from game.simulation.bargains import dealings
from game.simulation.contact import (
    dead_a_day,
    dead_at_breaking,
    hours_of_contact,
    line_held,
    relieved,
)
from game.simulation.tempo import km_a_day, moved_km

WHOLE_MATCH = "match"
"""Of whom a measure is that speaks of no faction, place or unit."""

NOBODY = "nobody"
"""Holder of a place that no faction holds."""

GONE = (
    "killed", "captured", "missing", "evacuated", "deserted", "interned", "departed",
)  # fmt: skip
"""Everything that can have become of those who are no longer there, as unit ledgers name it."""

BEATEN_BELOW = 50
"""Per cent of a force left, below which it was beaten. Choice: half is lost as a fighting force."""

Value = int | float | str | None
"""A quantity, one of a few words, or None where a match has no such thing."""

Sides = tuple[str, ...]


class Figure(NamedTuple):
    """One thing measured in one match."""

    measure: str
    """What: `killed`, `holder`, `score` ..."""

    of: str
    """Of which faction, place or unit, or of the whole `match`."""

    value: Value


def units_of(session: Session, sides: Sides) -> tuple[Unit, ...]:
    """Return the units of some factions, those no longer on the map among them.

    Those that never came are left out.
    """
    units = session.state.units.values()
    return tuple(unit for unit in units if unit.faction in sides and not unit.is_expected)


def came(session: Session, sides: Sides) -> int:
    """Return the people who were ever there."""
    units = units_of(session, sides)
    return sum(unit.ledger.came - unit.ledger.joined for unit in units)


def fate_count(fate: str) -> Callable[[Session, Sides], int]:
    """Return how one column of the ledgers is summed up."""
    return lambda session, sides: sum(
        getattr(unit.ledger, fate) for unit in units_of(session, sides)
    )


def present(session: Session, sides: Sides) -> int:
    """Return the people still with their units, the wounded among them."""
    return sum(unit.present for unit in units_of(session, sides))


def wounded(session: Session, sides: Sides) -> int:
    """Return the wounded who live, with their units or brought to care."""
    return sum(unit.wounded + unit.ledger.evacuated for unit in units_of(session, sides))


def force_left(session: Session, sides: Sides) -> int:
    """Return the share of those who went that is present or departed in order, in per cent.

    Help sent for during the match is not part of the force that went.
    """
    went = [unit for unit in units_of(session, sides) if not sent_for(session.book, unit)]
    kept = sum(unit.present + unit.ledger.departed for unit in went)
    return kept * 100 // max(1, sum(unit.ledger.came - unit.ledger.joined for unit in went))


def sent_for(book: Rulebook, unit: Unit) -> bool:
    """Return whether a unit comes only when it is asked for."""
    plan = book.units.get(unit.id)
    return plan is not None and plan.entry is not None and bool(plan.entry.asked_from)


def force(session: Session, sides: Sides) -> str:
    """Return whether a force was `beaten` or is `standing`."""
    return "beaten" if force_left(session, sides) < BEATEN_BELOW else "standing"


def vehicles_lost(session: Session, sides: Sides) -> int:
    """Return the vehicles destroyed, abandoned or captured."""
    return sum(unit.fleet.lost for unit in units_of(session, sides))


def vehicles_captured(session: Session, sides: Sides) -> int:
    """Return the vehicles the enemy took."""
    return sum(unit.fleet.captured for unit in units_of(session, sides))


def captured_to_destroyed(session: Session, sides: Sides) -> int | None:
    """Return the vehicles captured for a hundred destroyed or abandoned; None with none lost."""
    taken = vehicles_captured(session, sides)
    lost = vehicles_lost(session, sides)
    return taken * 100 // max(1, lost - taken) if lost else None


def prisoners_to_dead(session: Session, sides: Sides) -> int | None:
    """Return the prisoners for a hundred dead; None with nobody dead."""
    dead = FATES["killed"](session, sides)
    return FATES["captured"](session, sides) * 100 // dead if dead else None


FATES: Mapping[str, Callable[[Session, Sides], int]] = {fate: fate_count(fate) for fate in GONE}

OF_SIDES: Mapping[str, Callable[[Session, Sides], Value]] = {
    "came": came,
    "present": present,
    "wounded": wounded,
    **FATES,
    "force_left": force_left,
    "force": force,
    "line": line_held,
    "relieved": relieved,
    "vehicles_lost": vehicles_lost,
    "vehicles_captured": vehicles_captured,
    "captured_to_destroyed": captured_to_destroyed,
    "prisoners_to_dead": prisoners_to_dead,
    "dead_a_day": dead_a_day,
    "dead_at_breaking": dead_at_breaking,
    "hours_of_contact": hours_of_contact,
    "km_a_day": km_a_day,
    "moved_km": moved_km,
}
"""What can be measured of one faction, or of several as one: in people, vehicles, per cent, words.

In persons `came` = `present` + all of `GONE`. A ratio that a match does not have is None.
"""


def figures(session: Session) -> tuple[Figure, ...]:
    """Return all that is measured, in the same sequence for every match of a scenario."""
    book, state = session.book, session.state
    return (
        *of_factions(session),
        *flown(book, state),
        *holders(book, state),
        *fates(state),
        *scores(book, state),
        *politics(session),
        *(Figure(*told) for told in dealings(session)),
        *script(book, state),
        *conduct(session),
    )


def of_factions(session: Session) -> Iterator[Figure]:
    """Yield what is measured of every faction."""
    for side in session.book.factions:
        for measure, taken in OF_SIDES.items():
            yield Figure(measure, side, taken(session, (side,)))


def flown(book: Rulebook, state: GameState) -> Iterator[Figure]:
    """Yield aircraft lost and strikes flown, where a faction has aircraft."""
    for side in dict.fromkeys(craft.faction for craft in book.aircraft):
        yield Figure("aircraft_lost", side, aircraft_lost(state, (side,)))
        yield Figure("strikes", side, strikes(state, (side,)))


def aircraft_lost(state: GameState, sides: Sides) -> int:
    """Return the aircraft that were shot down or crashed."""
    return sum(craft.lost for craft in state.aircraft.values() if craft.faction in sides)


def strikes(state: GameState, sides: Sides) -> int:
    """Return the strikes flown."""
    return sum(fact.kind == "strike" and fact.parties[0] in sides for fact in state.facts.values())


def holders(book: Rulebook, state: GameState) -> Iterator[Figure]:
    """Yield who holds each place that somebody's score is about."""
    for place in aim_places(book):
        yield Figure("holder", place, holder(state, place))


def holder(state: GameState, place: str) -> str:
    """Return who holds a place at the end."""
    return state.places[place].holder or NOBODY


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


def politics(session: Session) -> Iterator[Figure]:
    """Yield where tracks began, stood lowest and ended, who broke, and what the world saw."""
    book, state = session.book, session.state
    for side in book.factions:
        for track, start in book.sides[side].tracks.items():
            moves = [each for each in state.moves.get(side, {}).values() if each.track == track]
            lowest = min([start, *(each.value for each in moves)])
            ended = state.factions[side].tracks[track].value
            yield Figure("track_start", f"{side}.{track}", start / 10)
            yield Figure("track_lowest", f"{side}.{track}", lowest / 10)
            yield Figure("track_end", f"{side}.{track}", ended / 10)
        broken = state.broken.get(side)
        yield Figure("broken", side, "standing" if broken is None else broken.how)
    displaced = sum(place.displaced for place in state.places.values())
    yield Figure("displaced", WHOLE_MATCH, displaced)
    yield Figure("scrutiny", WHOLE_MATCH, scrutiny(state) / 10)


UNDECIDED = "unasked"
"""Answer to a dilemma that was never put."""


def script(book: Rulebook, state: GameState) -> Iterator[Figure]:
    """Yield how often each event of the scenario happened, and what was decided."""
    for plan in book.script.values():
        seen = state.happened.get(plan.id)
        yield Figure("event", plan.id, seen.times if seen else 0)
        if plan.dilemma is not None:
            yield Figure("choice", plan.id, (seen.choice if seen else None) or UNDECIDED)


def conduct(session: Session) -> Iterator[Figure]:
    """Yield how the match was played: its length, its fights, how busy everybody was."""
    for measure, taken in OF_MATCH.items():
        yield Figure(measure, WHOLE_MATCH, taken(session))
    for side in session.book.factions:
        given = [step for step in session.steps if step.side == side and step.order.cost]
        yield Figure("orders", side, len(given))


def fights(session: Session) -> list[int]:
    """Return the turn of each fight."""
    return [fact.turn for fact in session.state.facts.values() if fact.kind == "fight"]


def hours_of_battle(session: Session) -> int:
    """Return the hours from the first turn with a fight to the last."""
    found = fights(session)
    return (found[-1] - found[0] + 1) * session.book.turn_minutes // 60 if found else 0


OF_MATCH: Mapping[str, Callable[[Session], int]] = {
    "turns": lambda session: session.state.clock.turn,
    "fights": lambda session: len(fights(session)),
    "hours_of_battle": hours_of_battle,
}
"""What can be measured of a match as a whole."""
