"""The rulebook: all that is fixed for a match, from the scenario and the data files."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from game.hexgrid import Graph, Hex, Reach
from game.rules.contacts import Level
from game.rules.going import Going
from game.rules.ground import Ground
from game.rules.orders import Order, Route
from game.rules.partner import NOBODY, Partner
from game.rules.public import Style
from game.rules.state import Aircraft, Clock, Depot, Formation, PlaceState
from game.rules.units import Mobility, Posture, UnitType

if TYPE_CHECKING:
    from game.rules.chapter import Chapter
    from game.rules.faction import Faction
    from game.rules.script import Happening
    from game.rules.voices import EvidenceKind, Voice

Ways = tuple[Mobility, Route, frozenset[str]]
"""Which steps are open: what moves, by what route, and the countries shut to it."""

KEPT_REACHES = 64
"""Answers to what can be reached that are kept. Choice: an impulse's worth, little memory."""

T = TypeVar("T")

UNASKED: Any = object()
"""Stands for the answer to a question nobody has asked yet."""

Text = Mapping[str, str]
"""A text by language code."""


class Span(NamedTuple):
    """A number the scenario gives as minimum, best and maximum; the seed draws one."""

    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Entry:
    """How a unit arrives during the match."""

    hexes: tuple[Hex, ...]
    """Where it may come in; the cheapest to enter is taken."""

    first_turn: int
    last_turn: int
    chance: int
    """Per-mille that it comes at all."""

    asked_from: str | None = None
    """The place off the map where it waits to be asked for; None for all others."""

    by_event: bool = False
    """Whether it comes only when an event of the scenario sends it."""


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """A unit as the scenario describes it, before the seed has drawn its numbers."""

    id: str
    type: str
    faction: str
    name: Text
    people: Span
    vehicles: tuple[Span, Span, Span, Span]
    """Armoured, technical, truck, motorcycle."""

    at: Hex | None
    entry: Entry | None
    posture: Posture
    cohesion: int
    water_fuel: int
    ammunition: int
    formation: str | None
    hidden: bool
    source: str
    box: str | None = None
    """The place off the map where it waits at the start; None on the map."""

    group: str | None = None
    """Which movement of its coalition it belongs to; None where the scenario names none."""


class ContactPlan(NamedTuple):
    """What a side was told of others before the first turn."""

    side: str
    """Who was told."""

    units: tuple[str, ...]
    """The unit it is about, or those of a column, of which the first stands behind it."""

    level: Level
    doubt_m: int
    """It may be this many metres away from where it was put."""

    turn: int
    """When it was told, in turns like those of the match: 0 is the one before the first."""

    told_by: str
    """Who told it: a words key `source.…`."""


@dataclass(frozen=True, slots=True)
class AircraftType:
    """A row of the catalogue of aircraft."""

    id: str
    name: Text
    symbol: str
    sorties_per_day: int
    reach_m: int
    """Distance at which its effect falls to nothing."""

    strike: int
    """Fire of one strike, in people-equivalents of direct fire."""

    sensors_m: int
    """Width of ground it searches in one sortie."""

    sees_in_dark: bool
    crew: int
    """People who fly it; 0 for a drone."""

    lift: int
    """People it carries in one sortie beside the crew; 0 for none."""

    needs_runway: bool
    """Whether it sets down on airfields alone."""

    fragility: int
    """Per-mille chance to be lost to one unit's fire of strength 10, before quality."""

    failure: int
    """Per-mille chance to be lost by itself in a sortie."""

    readiness: int
    """Per-mille chance to be ready on a new day after a day without a sortie."""

    wear: int
    """Per-mille by which each sortie since then lowers that chance."""

    source: str


@dataclass(frozen=True, slots=True)
class Aim:
    """One thing a faction's score is made of."""

    kind: str
    """`hold`, `deny`, `keep_force`, `track`, `prisoners`, `home`, `road`, `believed`."""

    worth: int
    """Points of 100."""

    about: str = ""
    """Place or track it speaks of."""

    level: int = 0
    """Per-mille of the force to keep, or tenths the track must reach."""


@dataclass(frozen=True, slots=True)
class SideBook:
    """A faction as the scenario sets it."""

    faction: str
    name: Text
    command_points: int
    tracks: Mapping[str, int]
    """Start values in tenths."""

    aims: tuple[Aim, ...]
    played_by: str
    briefing: Text
    home: tuple[Hex, ...]
    """Where its units fall back toward: its bases, edges and havens."""

    channel: str = "communique"
    """How it speaks in public: `communique`, `spokesman` or `silence`."""

    bias: Style = Style.ADMIT
    """How it speaks when nobody decides otherwise."""

    credibility: Mapping[str, int] = field(default_factory=dict)
    """Per-mille by audience at the start, where it is not the usual one."""

    groups: Mapping[str, Text] = field(default_factory=dict)
    """Names of the movements it is made of, the firmest first; nothing where it is one."""


class Pact(NamedTuple):
    """What a scenario says of a truce or a common cause that holds at the start."""

    since: int = 0
    """Turn in which it was made, in turns like those of the match: 0 is the one before."""

    until: int | None = None
    """Turn in whose evening it ends."""

    secret: bool = False
    before: str = "hostile"
    """How the two stand to each other once it is over."""


class Settlement(NamedTuple):
    """Terms on which two sides can end the match."""

    id: str
    parties: tuple[str, str]
    title: Text
    hands: tuple[tuple[str, str], ...] = ()
    """Places with those who hold them from then on."""

    prisoners: bool = False
    """Whether both let go whom they hold of each other's people."""


class WeatherPlan(NamedTuple):
    """A spell of weather in the forecast."""

    kind: str
    first_minute: int
    """Minutes since the start of the match."""

    last_minute: int
    chance: int
    """Per-mille that it comes."""


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """Everything rules may ask about that does not change during a match."""

    scenario: str
    title: Text
    ground: Ground
    start: str
    """Date and time of the first turn's beginning, `2024-07-25T12:00`."""

    start_minute: int
    """Minutes after midnight at which turn 1 begins."""

    turn_minutes: int
    turns: int
    numbers: Mapping[str, int]
    """The values of `game/data/rules.yaml` by dotted name."""

    going: Going
    types: Mapping[str, UnitType]
    unknown_type: str
    """The kind of unit a contact is taken for while nothing is known of it."""

    aircraft_types: Mapping[str, AircraftType]
    factions: Mapping[str, "Faction"]
    """Doctrine by faction id, in the scenario's sequence."""

    sides: Mapping[str, SideBook]
    chapters: tuple["Chapter", ...]
    orders: Mapping[str, type[Order]]
    """Every kind of order there is, by its name."""

    units: Mapping[str, UnitPlan]
    formations: tuple[Formation, ...]
    aircraft: tuple[Aircraft, ...]
    places: Mapping[str, PlaceState]
    bases: Mapping[str, int]
    """Metres from the edge of the map to each off-map base; 0 for an airfield on the map."""

    base_hexes: Mapping[str, Hex]
    """Where on the map the way to each base begins."""

    relations: Mapping[str, str]
    """How factions stand to each other at the start, by `a|b` in alphabetical order."""

    borders: Mapping[tuple[str, str], str]
    """By (country, faction): open, tolerated, interned or closed; open where nothing is said."""

    home_countries: frozenset[str]
    """Countries the war is about; elsewhere a unit is abroad."""

    weather: tuple[WeatherPlan, ...]
    depots: tuple[Depot, ...] = ()
    """Stores at places, bases and in hiding at the start."""

    contacts: tuple[ContactPlan, ...] = ()
    """What sides know of each other at the start."""

    pacts: Mapping[str, Pact] = field(default_factory=dict)
    """By pair: what a truce or a common cause that holds at the start says of itself."""

    settlements: Mapping[str, Settlement] = field(default_factory=dict)
    """By name: the terms on which two sides can end the match."""

    voices: Mapping[str, "Voice"] = field(default_factory=dict)
    """How far each kind of speaker and of evidence is from the truth, by its name."""

    evidence: Mapping[str, "EvidenceKind"] = field(default_factory=dict)
    """What can come to light, by its name."""

    aftermath: tuple[int, ...] = ()
    """Minutes after the last turn at which the news turns of the Aftermath come."""

    partner: Partner = NOBODY
    """Who stands by the government."""

    scrutiny: int = 0
    """How closely the world looks at the start, in tenths."""

    patience: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The track of a country's patience with a faction, by (country, faction)."""

    script: Mapping[str, "Happening"] = field(default_factory=dict)
    """What the scenario lets happen by date or condition, in its sequence."""

    assumptions: tuple[str, ...] = ()
    """The theories of the war whose numbers are in force."""

    _answers: dict[Hashable, Any] = field(default_factory=dict, init=False)
    _latest: dict[Hashable, tuple[tuple[Any, ...], Any]] = field(default_factory=dict, init=False)
    _graphs: dict[Ways, Graph] = field(default_factory=dict)
    _reaches: dict[tuple[Ways, Hex, int, frozenset[Hex]], Reach] = field(default_factory=dict)
    _road_hexes: set[int] = field(default_factory=set)
    _flown_to: dict[tuple[str, str], tuple[Hex, ...]] = field(default_factory=dict)

    def once(self, question: Hashable, answer: Callable[[], T]) -> T:
        """Return what *answer* gives, asked only the first time a question comes up.

        A rulebook never changes, so the answer stays true.
        """
        found: T = self._answers.get(question, UNASKED)
        if found is UNASKED:
            found = self._answers[question] = answer()
        return found

    def latest(self, question: Hashable, given: tuple[Any, ...], answer: Callable[[], T]) -> T:
        """Return what *answer* gives, asked again only when what it is *given* is not the same.

        For what follows from tables of the state that most orders leave alone: tables nobody has
        touched are the same objects, and compared at once.
        """
        held = self._latest.get(question)
        if held is None or held[0] != given:
            held = self._latest[question] = given, answer()
        found: T = held[1]
        return found

    def number(self, name: str) -> int:
        """Return a number of the model by its dotted name, as in `game/data/rules.yaml`."""
        return self.numbers[name]

    def name_of(self, unit: str) -> Text:
        """Return what a unit is called, by language; a part split off has a letter more.

        Its id is that of the scenario's unit with the letter behind it.
        """
        name = self.plan_of(unit).name
        if unit in self.units:
            return name
        return {language: f"{text} ({unit[-1].upper()})" for language, text in name.items()}

    def plan_of(self, unit: str) -> UnitPlan:
        """Return the scenario's plan of a unit, or of the one it was split off from."""
        return self.units[unit if unit in self.units else unit[:-1]]

    def graph(self, faction: str, mobility: Mobility, route: Route) -> Graph:
        """Return the steps open to such units of *faction* as borders are at the start."""
        return self.ways(mobility, route, self.barred(faction))

    def ways(self, mobility: Mobility, route: Route, barred: frozenset[str]) -> Graph:
        """Return the steps outside *barred* countries, in metres of march at normal pace."""
        key = (mobility, route, barred)
        if key not in self._graphs:
            self._graphs[key] = Graph.build(
                self.ground.grid, self.going.step_cost(self.ground, mobility, route, barred)
            )
        return self._graphs[key]

    def reach(self, ways: Ways, start: Hex, budget: int, stops: frozenset[Hex]) -> Reach:
        """Return what can be reached by some ways; a few answers are kept.

        A march is asked about several times: when it is offered, judged, and carried out.
        """
        key = (ways, start, budget, stops)
        found = self._reaches.get(key)
        if found is None:
            if len(self._reaches) >= KEPT_REACHES:
                self._reaches.clear()
            found = self._reaches[key] = self.ways(*ways).reach(start, budget, stops)
        return found

    def on_road(self, at: Hex) -> bool:
        """Return whether a road or track leads into a hex."""
        if not self._road_hexes:
            self._road_hexes.update(index for edge in self.ground.roads for index in edge)
        return self.ground.grid.index(at) in self._road_hexes

    def air_metres(self, base: str, at: Hex) -> int:
        """Return the metres by air from a base, on the map or off it, to a hex.

        Straight across the map; off it, on from where the way to the base begins.
        """
        return self.bases[base] + self.base_hexes[base].straight(at, self.ground.hex_m)

    def flown_to(self, kind: str, base: str) -> tuple[Hex, ...]:
        """Return the hexes an aircraft of a kind still has an effect over from a base."""
        key = (kind, base)
        if key not in self._flown_to:
            reach_m = self.aircraft_types[kind].reach_m
            self._flown_to[key] = tuple(
                at for at in self.ground.grid.hexes if self.air_metres(base, at) < reach_m
            )
        return self._flown_to[key]

    def barred(self, faction: str) -> frozenset[str]:
        """Return the countries *faction* may not march into as borders are at the start."""
        return frozenset(
            country
            for (country, who), is_ in self.borders.items()
            if who == faction and is_ in ("closed", "interned")
        )

    def march_m(self, mobility: Mobility) -> int:
        """Return how many metres such a unit marches in one turn at normal pace on a track."""
        return self.going.day_m[mobility] * self.turn_minutes // 1440

    def march_minutes(self, mobility: Mobility, metres: int) -> int:
        """Return the working time *metres* of march take, at ten hours for a day's march."""
        return -(-metres * self.number("march.hours_a_day") * 60 // self.going.day_m[mobility])

    def minute_of_turn(self, turn: int) -> int:
        """Return the minute of the day, 0 to 1439, at which *turn* begins."""
        return (self.start_minute + (turn - 1) * self.turn_minutes) % 1440

    def elapsed(self, turn: int) -> int:
        """Return the minutes from the start of the match to the beginning of *turn*."""
        return (turn - 1) * self.turn_minutes

    def moment(self, clock: Clock) -> int:
        """Return the minutes from the start to this turn's evening, or to this news turn."""
        return self.news_moment(clock.turn, clock.news_turn)

    def news_moment(self, turn: int, news_turn: int) -> int:
        """Return the minutes from the start to a turn's evening, or to a news turn after it."""
        later = self.aftermath[news_turn - 1] if news_turn else 0
        return self.elapsed(turn + 1) + later

    def last_third(self, turn: int) -> bool:
        """Return whether *turn* lies in the last third of the match, where holding counts."""
        return 3 * turn > 2 * self.turns
