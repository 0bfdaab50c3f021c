"""Knowledge: what a side knows of each table of the state; a view is made of it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from game.rules.bargains import Bargain, Pending, Trust, best_of, pair_of
from game.rules.contacts import Sighting
from game.rules.events import INSTRUCTOR
from game.rules.public import Account
from game.rules.rulebook import Rulebook, WeatherPlan
from game.rules.state import (
    Aircraft,
    Asked,
    Border,
    Captives,
    Depot,
    Formation,
    GameState,
    KnownPlace,
    Roadblock,
    Track,
)
from game.rules.units import Unit


class Affairs(NamedTuple):
    """What a side knows of how sides stand to each other; see the fields of `View`."""

    relations: Mapping[str, str]
    pending: Mapping[str, Pending]
    bargains: Mapping[str, Bargain]
    trust: Mapping[str, Trust]
    friends: frozenset[str]
    """The side and its allies."""


def affairs_known(book: Rulebook, state: GameState, side: str) -> Affairs:
    """Return what *side* knows of relations; few orders change anything of it."""
    return book.latest(
        (affairs_known, side),
        (tuple(state.factions), state.relations, state.pending, state.bargains, state.trust),
        lambda: Affairs(
            relations_known(state, side),
            questions_known(state, side),
            bargains_known(state, side),
            trust_known(state, side),
            friends_of(state, side),
        ),
    )


class Holdings(NamedTuple):
    """What a side knows of things that seldom change; see the fields of `View`."""

    aircraft: Mapping[str, Aircraft]
    depots: Mapping[str, Depot]
    roadblocks: Mapping[str, Roadblock]
    borders: Mapping[str, Border]
    captives: Mapping[str, Captives]


def holdings_known(
    book: Rulebook, state: GameState, side: str, friends: frozenset[str]
) -> Holdings:
    """Return what *side* knows of aircraft, depots, closed roads, borders and prisoners."""
    return book.latest(
        (holdings_known, side),
        (friends, state.aircraft, state.depots, state.roadblocks, state.borders, state.captives),
        lambda: Holdings(
            aircraft_in_sight(state, side),
            depots_known(state, side, friends),
            roadblocks_known(state, side, friends),
            borders_known(state, side, friends),
            captives_known(state, side),
        ),
    )


def contacts_known(book: Rulebook, state: GameState, side: str) -> Mapping[str, Sighting]:
    """Return the contacts in a side's book, without what is behind them."""
    held = state.contacts.get(side, {})
    return book.latest(
        (contacts_known, side),
        (held,),
        lambda: {key: contact.sighting for key, contact in held.items()},
    )


def reports_known(book: Rulebook, state: GameState, side: str) -> Mapping[str, Account]:
    """Return what was reported to a side, without the facts behind it."""
    held = state.reports.get(side, {})
    return book.latest(
        (reports_known, side),
        (held,),
        lambda: {key: report.account for key, report in held.items()},
    )


def forecast(book: Rulebook, turn: int) -> tuple[WeatherPlan, ...]:
    """Return the spells of weather foretold for a turn or later."""
    begun = book.elapsed(max(1, turn))
    return tuple(spell for spell in book.weather if spell.last_minute > begun)


def friends_of(state: GameState, side: str) -> frozenset[str]:
    """Return a faction and its allies, who see each other's units; nobody for other seats."""
    if side not in state.factions:
        return frozenset()
    return frozenset(faction for faction in state.factions if state.allied(side, faction))


def borders_known(state: GameState, side: str, friends: Collection[str]) -> Mapping[str, Border]:
    """Return what countries do with a side and its allies; the instructor sees all of it."""
    if side == INSTRUCTOR:
        return state.borders
    return {
        key: border for key, border in state.borders.items() if key.partition("|")[2] in friends
    }


def off_map_known(state: GameState, side: str) -> Mapping[str, Unit]:
    """Return a side's own units off the map."""
    return {
        key: unit
        for key, unit in state.units.items()
        if unit.away is not None and side in (INSTRUCTOR, unit.faction)
    }


def tracks_known(state: GameState, side: str) -> Mapping[str, Mapping[str, Track]]:
    """Return a side's own tracks."""
    if side == INSTRUCTOR:
        return {faction.id: faction.tracks for faction in state.factions.values()}
    return {side: state.factions[side].tracks} if side in state.factions else {}


def tracks_shown(state: GameState, side: str) -> Mapping[str, Mapping[str, int]]:
    """Return where everybody else's tracks are taken to stand."""
    return {faction.id: faction.shown for faction in state.factions.values() if faction.id != side}


def questions_known(state: GameState, side: str) -> Mapping[str, Pending]:
    """Return the questions without an answer that a side has asked or is asked."""
    return {
        key: asked
        for key, asked in state.pending.items()
        if side in (INSTRUCTOR, asked.asker, asked.to)
    }


def bargains_known(state: GameState, side: str) -> Mapping[str, Bargain]:
    """Return the bargains a side knows of: its own, and those made in public.

    Of others' it does not know who has done his part.
    """
    found: dict[str, Bargain] = {}
    for key, each in state.bargains.items():
        if side == INSTRUCTOR or each.binds(side):
            found[key] = each
        elif not each.terms.secret:
            found[key] = replace(each, done=())
    return found


def relations_known(state: GameState, side: str) -> Mapping[str, str]:
    """Return how factions stand to each other as far as a side knows of what they agreed.

    Hostile where it says nothing, so that an old quarrel and a truce that is over look the same.
    """
    known = bargains_known(state, side)
    hidden = {
        pair_of(*each.parties): each.before
        for key, each in state.bargains.items()
        if each.before is not None and key not in known
    }
    unspoken = {
        pair: before
        for pair, before in state.unspoken.items()
        if side != INSTRUCTOR and side not in pair.split("|")
    }
    openly = {pair: best_of(before, pair, known) for pair, before in {**hidden, **unspoken}.items()}
    return {
        pair: relation
        for pair, relation in {**state.relations, **openly}.items()
        if relation != "hostile"
    }


def trust_known(state: GameState, side: str) -> Mapping[str, Trust]:
    """Return how far a side trusts others, and they it: both know what was kept and broken."""
    return {
        key: trust
        for key, trust in state.trust.items()
        if side == INSTRUCTOR or side in key.split("|")
    }


def dilemmas_known(state: GameState, side: str) -> Mapping[str, Asked]:
    """Return the dilemmas a side has to decide; nobody else hears of them."""
    if not state.dilemmas:
        return state.dilemmas
    return {key: asked for key, asked in state.dilemmas.items() if side in (INSTRUCTOR, asked.to)}


def roadblocks_known(
    state: GameState, side: str, friends: Collection[str]
) -> Mapping[str, Roadblock]:
    """Return the closed roads *side* knows: its own and its allies', and those it has met."""
    found: dict[str, Roadblock] = {}
    for key, block in state.roadblocks.items():
        if side == INSTRUCTOR or block.faction in friends:
            found[key] = block
        elif side in block.known:
            found[key] = Roadblock(key, block.faction, block.at)
    return found


def captives_known(state: GameState, side: str) -> Mapping[str, Captives]:
    """Return what *side* knows of prisoners: all of those it holds, the names of its own."""
    found: dict[str, Captives] = {}
    for key, row in state.captives.items():
        holder, _, faction = key.partition("|")
        if side in (holder, INSTRUCTOR):
            found[key] = row
        elif side == faction and row.named:
            found[key] = Captives(key, named=row.named)
    return found


def units_in_sight(state: GameState, side: str, friends: Collection[str]) -> Mapping[str, Unit]:
    """Return the units *side* has the whole truth about."""
    if side == INSTRUCTOR:
        return {key: unit for key, unit in state.units.items() if unit.at is not None}
    return {
        key: unit
        for key, unit in state.units.items()
        if unit.faction in friends and unit.at is not None
    }


def formations_known(
    state: GameState, side: str, units: Mapping[str, Unit], friends: Collection[str]
) -> Mapping[str, Formation]:
    """Return the columns a side knows of: those led by itself or by an ally, or with its units."""
    if side == INSTRUCTOR:
        return state.formations
    seen = {unit.formation for unit in units.values()}
    return {
        key: each for key, each in state.formations.items() if each.lead in friends or key in seen
    }


def aircraft_in_sight(state: GameState, side: str) -> Mapping[str, Aircraft]:
    """Return the aircraft *side* knows all about."""
    return {
        key: craft
        for key, craft in state.aircraft.items()
        if side == INSTRUCTOR or craft.faction == side
    }


def depots_known(state: GameState, side: str, friends: Collection[str]) -> Mapping[str, Depot]:
    """Return the depots a side may draw on; that a cache was looted nobody can tell from afar."""
    if side == INSTRUCTOR:
        return state.depots
    return {
        key: replace(depot, looted=False) if depot.looted else depot
        for key, depot in state.depots.items()
        if depot.faction == side or (depot.faction in friends and not depot.hidden)
    }


def truth_of_places(state: GameState) -> Mapping[str, KnownPlace]:
    """Return every place with its true holder."""
    return {
        key: KnownPlace(
            holder=place.holder,
            turn=state.clock.turn,
            people=place.inhabitants,
            fear=min(1000, place.fear + place.harm_fear),
            harm_fear=place.harm_fear,
            displaced=place.displaced,
            harm_fled=place.harm_fled,
        )
        for key, place in state.places.items()
    }
