"""Captivity: who holds whose people, where, and how they come home. Nobody is lost in it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from game.hexgrid import Hex
from game.rules.changes import Change, Put, Set
from game.rules.events import Tell
from game.rules.resolution import unit_set
from game.rules.state import Captives, GameState
from game.rules.units import Unit


def row_id(holder: str, faction: str) -> str:
    """Return the key under which a holder's prisoners of a faction are kept.

    >>> row_id("csp", "army")
    'csp|army'
    """
    return f"{holder}|{faction}"


def row_of(captives: Mapping[str, Captives], holder: str, faction: str) -> Captives:
    """Return what is known of a holder's prisoners of a faction; an empty row if nothing is."""
    key = row_id(holder, faction)
    return captives.get(key) or Captives(key)


def guarded(units: Iterable[Unit], holder: str, faction: str) -> int:
    """Return how many people of a faction the units of a holder have with them."""
    return sum((unit.prisoners or {}).get(faction, 0) for unit in units if unit.faction == holder)


def held(units: Iterable[Unit], captives: Mapping[str, Captives], holder: str, faction: str) -> int:
    """Return how many people of a faction a holder has, with units and in places."""
    row = captives.get(row_id(holder, faction))
    return guarded(units, holder, faction) + (sum(row.places.values()) if row else 0)


def off_the_lists(state: GameState) -> tuple[Change, ...]:
    """Return what strikes those off the lists of the Red Cross whom nobody of a holder has now."""
    return tuple(
        Put("captives", row.id, replace(row, named=people))
        for row in state.captives.values()
        if row.named > (people := held_by(state, row))
    )


def held_by(state: GameState, row: Captives) -> int:
    """Return how many people a row's holder has of its faction, with units and in places."""
    holder, _, faction = row.id.partition("|")
    return held(state.units.values(), state.captives, holder, faction)


def unaccounted(state: GameState, side: str) -> int:
    """Return 0 when everybody of *side* ever captured is held, back with a unit, or at home."""
    own = [unit.ledger for unit in state.units.values() if unit.faction == side]
    captured = sum(each.captured for each in own)
    back = sum(each.freed for each in own) + state.factions[side].home
    everywhere = sum(
        held(state.units.values(), state.captives, holder, side) for holder in state.factions
    )
    return captured - back - everywhere


def homecoming(state: GameState, freed: Mapping[str, int], at: Hex | None) -> tuple[Change, ...]:
    """Return what takes freed people in: a unit of theirs in the hex, or else their home."""
    changes: list[Change] = []
    for faction, people in sorted(freed.items()):
        taker = next(
            (
                unit
                for unit in state.units.values()
                if at is not None and unit.at == at and unit.active and unit.faction == faction
            ),
            None,
        )
        if people and taker is not None:
            changes.append(rejoined(taker, people))
        elif people:
            home = state.factions[faction].home + people
            changes.append(Set("factions", faction, {"home": home}))
    return tuple(changes)


def heard_of(freed: Mapping[str, int], holder: str) -> tuple[Tell, ...]:
    """Return what their sides hear of people who are free again."""
    return tuple(
        Tell(side, "learnt.prisoners_home", {"faction": holder, "n": people})
        for side, people in sorted(freed.items())
    )


def rejoined(unit: Unit, people: int) -> Set:
    """Return the change that lets freed people join a unit of their side."""
    freed = unit.ledger._replace(freed=unit.ledger.freed + people)
    return unit_set(unit, people=unit.people + people, ledger=freed)


def let_go(state: GameState, holder: str, faction: str, people: int) -> tuple[Change, ...]:
    """Return what takes so many out of a holder's hands by his own will: of places first."""
    row = row_of(state.captives, holder, faction)
    places, left = dict(row.places), people
    for place in sorted(row.places):
        gone = min(places[place], left)
        left -= gone
        places[place] -= gone
    changes: list[Change] = [
        Put(
            "captives",
            row.id,
            replace(
                row,
                places={place: count for place, count in places.items() if count},
                named=max(0, row.named - people),
                handed=row.handed + people,
            ),
        )
    ]
    for unit in state.units.values():
        has = (unit.prisoners or {}).get(faction, 0)
        gone = min(has, left) if unit.faction == holder else 0
        if gone:
            left -= gone
            changes.append(unit_set(unit, prisoners=without(unit, faction, gone)))
    return tuple(changes)


def without(unit: Unit, faction: str, people: int) -> Mapping[str, int] | None:
    """Return a unit's prisoners when so many of a faction are gone."""
    left = dict(unit.prisoners or {})
    left[faction] -= people
    return {side: count for side, count in left.items() if count} or None


def gathered(one: Mapping[str, int] | None, other: Mapping[str, int] | None) -> dict[str, int]:
    """Return the prisoners of two together.

    >>> gathered({"army": 2}, {"army": 1, "wagner": 1})
    {'army': 3, 'wagner': 1}
    """
    found = dict(one or {})
    for side, people in (other or {}).items():
        found[side] = found.get(side, 0) + people
    return found
