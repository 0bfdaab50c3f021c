"""Views: what one side knows, and nothing else. Whoever plays or draws gets one of these."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

from game.hexgrid import Hex
from game.rules.bargains import Bargain, Pending, Trust, pair_of, spared
from game.rules.contacts import Sighting
from game.rules.events import INSTRUCTOR, PUBLIC
from game.rules.groups import group_of, lead_of
from game.rules.knowledge import (
    affairs_known,
    contacts_known,
    dilemmas_known,
    forecast,
    formations_known,
    holdings_known,
    off_map_known,
    reports_known,
    tracks_known,
    tracks_shown,
    truth_of_places,
    units_in_sight,
)
from game.rules.public import Account, Inquiry
from game.rules.rulebook import UNASKED, Rulebook, WeatherPlan
from game.rules.state import (
    Aircraft,
    Asked,
    Border,
    Broken,
    Captives,
    Depot,
    FactionState,
    Formation,
    GameState,
    KnownPlace,
    Moved,
    News,
    Roadblock,
    Stage,
    Track,
    Weather,
)
from game.rules.units import Unit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class View:
    """What a side knows at one moment: own units, own contacts, and what is public."""

    side: str
    turn: int
    stage: Stage
    order: tuple[str, ...]
    acting: str | None
    spent: int
    """Command points spent in the running impulse."""

    passed: tuple[str, ...]
    weather: Weather
    forecast: tuple[WeatherPlan, ...]
    """Spells of weather foretold for this turn or later; public."""

    me: FactionState | None
    """None for the public and the instructor."""

    units: Mapping[str, Unit]
    """Own and allied units on the map; all of them for the instructor."""

    contacts: Mapping[str, Sighting]
    places: Mapping[str, KnownPlace]
    formations: Mapping[str, Formation]
    aircraft: Mapping[str, Aircraft]
    """Own aircraft."""

    depots: Mapping[str, Depot]
    """Own depots and caches, and depots of allies, as this side left them."""

    roadblocks: Mapping[str, Roadblock]
    """Own and allied ones, and those run into."""

    relations: Mapping[str, str]
    """How factions stand to each other, by pair, as far as this side knows of their bargains."""

    borders: Mapping[str, Border]
    """How countries stand to this side and its allies, by `country|faction`."""

    off_map: Mapping[str, Unit]
    """Own units in a box off the map, or on the road between it and the edge."""

    pending: Mapping[str, Pending]
    """Questions this side asked or may answer."""

    bargains: Mapping[str, Bargain]
    """What is agreed: by this side, or by others in public."""

    trust: Mapping[str, Trust]
    """How far this side and others take each other at their word, by `who|whom`."""

    dilemmas: Mapping[str, Asked]
    """Dilemmas of the scenario that this side has to decide."""

    captives: Mapping[str, Captives]
    """Whom this side holds, and of its own people those named to the Red Cross."""

    news: Mapping[str, News]
    reports: Mapping[str, Account]
    """What this side's own people told it happened."""

    inquiries: Mapping[str, Inquiry]
    """Who asks to see where people are said to have been hurt."""

    news_turn: int
    """Which news turn of the Aftermath this is; 0 before it."""

    tracks: Mapping[str, Mapping[str, Track]]
    """Own tracks; for the instructor everybody's."""

    moves: Mapping[str, Moved]
    """What moved the own tracks, by number; nothing for the public and the instructor."""

    shown: Mapping[str, Mapping[str, int]]
    """Where others' tracks are taken to stand, by faction and track: by public causes, late."""

    shown_moves: Mapping[str, Moved]
    """Those causes, by `faction.number`."""

    shared: Mapping[str, Track]
    """Tracks of nobody's own: how closely the world looks, how many have left home."""

    shared_moves: Mapping[str, Moved]
    """What moved them, by number."""

    broken: Mapping[str, Broken]
    """Factions that have broken; public."""

    scores: Mapping[str, tuple[tuple[str, int, int], ...]]
    """Public once the match is over."""

    score_basis: Mapping[str, tuple[tuple[tuple[str, int], ...], ...]]
    """What each part of each score rests on; public with the scores."""

    _answers: dict[Hashable, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, question: Hashable, answer: Callable[[], T]) -> T:
        """Return what *answer* gives, asked only the first time a question comes up.

        For what many units ask alike. A view never changes, so the answer stays true.
        """
        found: T = self._answers.get(question, UNASKED)
        if found is UNASKED:
            found = self._answers[question] = answer()
        return found

    @property
    def my_turn(self) -> bool:
        """Whether this side has the impulse."""
        return self.acting == self.side

    def to_order(self, unit: Unit | None) -> tuple[Unit, ...]:
        """Return the group an order to *unit* moves; nobody where this side may give it none."""
        if unit is None or self.stage is not Stage.IMPULSES:
            return ()
        if lead_of(unit, self.formations) != self.side:
            return ()
        if unit.formation is None:
            return (unit,)
        return self.once(("to order", unit.id), lambda: group_of(unit, self.units))

    def own(self) -> tuple[Unit, ...]:
        """Return this side's own units, in the sequence of the scenario."""
        return tuple(unit for unit in self.units.values() if unit.faction == self.side)

    def contacts_near(self, at: Hex) -> list[str]:
        """Return the contacts believed to be in a hex or next to it, as they came to be known."""
        by_hex = self.once("contacts by hex", self._contacts_by_hex)
        return [key for _, key in sorted(chain(*(by_hex.get(each, ()) for each in at.within(1))))]

    def _contacts_by_hex(self) -> Mapping[Hex, list[tuple[int, str]]]:
        """Return the contacts in each hex, with the place of each among all."""
        found: dict[Hex, list[tuple[int, str]]] = {}
        for place, (key, contact) in enumerate(self.contacts.items()):
            found.setdefault(contact.at, []).append((place, key))
        return found

    def units_at(self, at: Hex) -> tuple[Unit, ...]:
        """Return the own and allied units in a hex."""
        return self.once("units by hex", self._units_by_hex).get(at, ())

    def _units_by_hex(self) -> Mapping[Hex | None, tuple[Unit, ...]]:
        """Return the own and allied units by the hex they are in."""
        found: dict[Hex | None, list[Unit]] = {}
        for unit in self.units.values():
            found.setdefault(unit.at, []).append(unit)
        return {at: tuple(units) for at, units in found.items()}

    def contacts_at(self, at: Hex) -> tuple[Sighting, ...]:
        """Return the contacts believed to be in a hex."""
        by_hex = self.once("contacts by hex", self._contacts_by_hex)
        return tuple(self.contacts[key] for _, key in by_hex.get(at, ()))

    def hostile(self, faction: str | None) -> bool:
        """Return whether a contact's faction is one to fight; an unknown one may be."""
        if faction is None:
            return True
        return self.relation(faction) == "hostile"

    def relation(self, faction: str) -> str:
        """Return how another faction stands to this side."""
        if faction == self.side:
            return "allied"
        return self.relations.get(pair_of(faction, self.side), "hostile")

    def hostile_to(self, one: str, other: str) -> bool:
        """Return whether two factions fight each other, as far as this side knows."""
        return one != other and self.relations.get(pair_of(one, other), "hostile") == "hostile"

    def fights(self, faction: str | None, at: Hex) -> bool:
        """Return whether a contact's faction is one to fight in a hex: a passage may cover it."""
        if faction is None or not self.hostile(faction):
            return faction is None
        return not spared(self.bargains, faction, self.side, at)

    def allied(self, faction: str | None) -> bool:
        """Return whether a faction is this side or an ally of it."""
        return faction is not None and self.relation(faction) == "allied"


def observe(book: Rulebook, state: GameState, side: str) -> View:
    """Return what *side* knows: a faction's id, `public` or `instructor`."""
    clock = state.clock
    sees_all = side == INSTRUCTOR
    me = state.factions.get(side)
    affairs = affairs_known(book, state, side)
    friends = affairs.friends
    units = units_in_sight(state, side, friends)
    holdings = holdings_known(book, state, side, friends)
    return View(
        side=side,
        turn=clock.turn,
        stage=clock.stage,
        order=clock.order,
        acting=clock.acting,
        spent=clock.spent,
        passed=clock.passed,
        weather=clock.weather,
        forecast=book.once((forecast, clock.turn), lambda: forecast(book, clock.turn)),
        me=me,
        units=units,
        contacts=contacts_known(book, state, side),
        places=truth_of_places(state) if sees_all else state.known.get(side, {}),
        formations=formations_known(state, side, units, friends),
        aircraft=holdings.aircraft,
        depots=holdings.depots,
        roadblocks=holdings.roadblocks,
        relations=affairs.relations,
        borders=holdings.borders,
        off_map=off_map_known(state, side),
        pending=affairs.pending,
        bargains=affairs.bargains,
        trust=affairs.trust,
        dilemmas=dilemmas_known(state, side),
        captives=holdings.captives,
        news=state.news,
        reports=reports_known(book, state, side),
        inquiries=state.inquiries,
        news_turn=clock.news_turn,
        tracks=tracks_known(state, side),
        moves=state.moves.get(side, {}),
        shown=tracks_shown(state, side),
        shown_moves=state.moves.get(PUBLIC, {}),
        shared=state.shared,
        shared_moves=state.moves.get("shared", {}),
        broken=state.broken,
        scores=state.scores,
        score_basis=state.score_basis,
    )
