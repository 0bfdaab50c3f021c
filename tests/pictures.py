"""Matches drawn in text: a map, an order of battle, and questions one can ask of them.

    match("..w.M", '''
        csp   c1@0,0  technical_squadron  100  technical=12
        army  f1@0,3  motorised_company    80  armoured=2 truck=4 march
    ''')

A letter is a hex (`LEGEND`); odd rows are shifted right by half a hex; `@row,col` says where.
The numbers and the doctrines are the game's own; nothing is read from a scenario. At the start
nobody has seen anybody: no morning was held.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from game.hexgrid import Cell, Grid, Hex, hex_of
from game.rules.changes import Put, changed
from game.rules.chapters.turn import Pass
from game.rules.contacts import Level, Sighting
from game.rules.engine import legal, menu, resolve
from game.rules.events import Event, Tell, play
from game.rules.ground import Ground, PlaceInfo, Projection, RoadClass, Terrain
from game.rules.muster import muster
from game.rules.noticing import notice
from game.rules.orders import Offer, Order
from game.rules.public import Style
from game.rules.resolution import Resolution
from game.rules.rulebook import Aim, Rulebook, SideBook, Span, UnitPlan
from game.rules.state import (
    Aircraft,
    Clock,
    Depot,
    Formation,
    GameState,
    PlaceState,
    Stage,
    Weather,
)
from game.rules.units import Posture, Unit, Vehicles
from game.rules.view import View, observe
from game.scenario.assumptions import assumptions, glossary_under
from game.scenario.catalogue import catalogue
from game.scenario.doctrine import doctrine

THEORIES = {"usual": (), **{name: (name,) for name in assumptions()}}
"""The usual numbers, and those of each theory of the war."""

LEGEND = {
    ".": Terrain.REG,
    ":": Terrain.REG,
    "s": Terrain.SANDPLAIN,
    "e": Terrain.ERG,
    "p": Terrain.PLATEAU,
    "M": Terrain.MOUNTAIN,
    "w": Terrain.WADI,
    "g": Terrain.SAVANNA,
    "~": Terrain.WETLAND,
    "=": Terrain.RIVER,
    "T": Terrain.TOWN,
}
"""A colon is gravel like a dot, but in the neighbouring country."""

HOME, NEIGHBOUR = "ML", "DZ"
TRACKS = {
    "army": "junta_standing",
    "wagner": "wagner_contract",
    "csp": "unity patience",
    "jihadists": "network",
}
PEACE = {"army|wagner": "allied", "csp|jihadists": "truce"}
"""How factions stand to each other unless a test says otherwise; all the rest is hostile."""


def at(row: int, col: int) -> Hex:
    """Return the hex drawn in a row and column of the picture.

    >>> at(2, 4)
    Hex(q=3, r=2)
    """
    return hex_of(Cell(row, col))


def place_in(word: str) -> tuple[str, Hex]:
    """Return name and hex of `name@row,col`."""
    name, _, where = word.partition("@")
    row, col = where.split(",")
    return name, at(int(row), int(col))


def ground(
    picture: str, hex_m: int, places: Mapping[str, PlaceInfo], roads: Iterable[str]
) -> Ground:
    """Return the map of a picture; a road is a line of `row,col` words."""
    rows = picture.split()
    grid = Grid(len(rows), len(rows[0]))
    terrain, country = grid.layer("uint8", 0), grid.layer("uint8", 1)
    for row, line in enumerate(rows):
        for col, letter in enumerate(line):
            terrain[row, col] = LEGEND[letter]
            country[row, col] = 0 if letter == ":" else 1
    return Ground(
        grid=grid,
        hex_m=hex_m,
        terrain=grid.sealed(terrain),
        height=grid.sealed(grid.layer("int16", 500)),
        ruggedness=grid.sealed(grid.layer("uint8", 0)),
        country=grid.sealed(country),
        countries=(NEIGHBOUR, HOME),
        roads={edge: RoadClass.TRACK for line in roads for edge in edges(grid, line)},
        rivers=frozenset(),
        wadis=frozenset(),
        places=places,
        projection=Projection(16000, 205000, 104_000, 110_700, hex_m),
    )


def edges(grid: Grid, line: str) -> Iterable[tuple[int, int]]:
    """Yield the joined pairs along a road."""
    stops = [grid.index(place_in(f"@{word}")[1]) for word in line.split()]
    for one, other in pairwise(stops):
        yield min(one, other), max(one, other)


def figures(words: Iterable[str]) -> dict[str, str]:
    """Return the `name=value` words of a line."""
    return dict(word.split("=", 1) for word in words if "=" in word)


def plan(line: str) -> UnitPlan:
    """Return the unit of a line of the order of battle."""
    faction, where, kind, people, *rest = line.split()
    name, hex_ = place_in(where)
    said = figures(rest)
    posture = next((Posture(word) for word in rest if word in list(Posture)), Posture.READY)
    count = int(people)
    return UnitPlan(
        id=name,
        type=kind,
        faction=faction,
        name={"en": name},
        people=Span(count, count, count),
        vehicles=tuple(  # type: ignore[arg-type]
            Span(*(3 * [int(said.get(each, 0))])) for each in Vehicles._fields
        ),
        at=hex_,
        entry=None,
        posture=posture,
        cohesion=int(said.get("cohesion", 800)),
        water_fuel=int(said.get("fuel", catalogue().types[kind].water_fuel)),
        ammunition=int(said.get("ammunition", catalogue().types[kind].ammunition)),
        formation=said.get("in"),
        hidden="hidden" in rest,
        source="drawn",
    )


def info(line: str) -> PlaceInfo:
    """Return the place of a line such as `camp@0,3 holder=csp people=500 csp=600 kind=well`."""
    name, where = place_in(line.split()[0])
    said = figures(line.split())
    kind, country = said.get("kind", "village"), said.get("country", HOME)
    return PlaceInfo(name, name, (), kind, where, country, 0, 0, 0, 500, "drawn")


def people_of(line: str) -> PlaceState:
    """Return the people of a place: `people=500 fear=100 csp=600`, leanings in per-mille."""
    name, *rest = line.split()
    said = figures(rest)
    return PlaceState(
        id=name.partition("@")[0],
        holder=said.get("holder"),
        inhabitants=int(said.get("people", 0)),
        leaning={side: int(said[side]) for side in TRACKS if side in said},
        fear=int(said.get("fear", 0)),
    )


def depot(line: str) -> Depot:
    """Return the depot of a line: faction, `id@row,col`, `days=`, `fights=`, `base=`, `hidden`.

    Its stores are in whole person-days and person-fights.
    """
    faction, where, *rest = line.split()
    name, hex_ = place_in(where)
    said = figures(rest)
    return Depot(
        id=name,
        faction=faction,
        at=hex_,
        water_fuel=100 * int(said.get("days", 0)),
        ammunition=10 * int(said.get("fights", 0)),
        base=said.get("base"),
        hidden="hidden" in rest,
    )


def lines(text: str) -> list[str]:
    """Return the lines of a block that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@dataclass(frozen=True)
class Match:
    """A match at one moment, and what the last order made happen."""

    book: Rulebook
    state: GameState
    events: tuple[Event, ...] = ()

    # What one can ask.

    def unit(self, name: str) -> Unit:
        return self.state.units[name]

    def view(self, side: str) -> View:
        return observe(self.book, self.state, side)

    def menu(self, side: str, unit: str | None = None) -> tuple[Offer, ...]:
        return menu(self.book, self.view(side), unit)

    def offer(self, side: str, kind: type[Order], unit: str | None = None) -> Offer:
        return next(each for each in self.menu(side, unit) if each.order is kind)

    def refused(self, side: str, order: Order) -> str | None:
        refusal = legal(self.book, self.view(side), order)
        return None if refusal is None else refusal.key

    def knows(self, side: str, unit: str) -> Sighting | None:
        """Return what *side* believes about what is really *unit*."""
        held = self.state.contacts.get(side, {}).values()
        return next((each.sighting for each in held if each.unit == unit), None)

    def level(self, side: str, unit: str) -> Level:
        sighting = self.knows(side, unit)
        return Level.NOTHING if sighting is None else sighting.level

    def names(self) -> list[str]:
        """Return the names of the last events, in sequence."""
        return [event.name for event in self.events]

    def happened(self, name: str) -> list[Event]:
        return [event for event in self.events if event.name == name]

    def told(self, side: str) -> list[Tell]:
        return [line for event in self.events for line in event.tells if line.side == side]

    def heard(self, side: str) -> list[str]:
        """Return the keys of what *side* perceived of the last events."""
        return [line.key for line in self.told(side)]

    # What one can do; each makes a new match.

    def acting(self, side: str) -> "Match":
        """Give *side* the impulse, whoever had it."""
        clock = replace(self.state.clock, acting=side, spent=0, stage=Stage.IMPULSES)
        return replace(self, state=replace(self.state, clock=clock))

    def turned(self, side: str) -> "Match":
        """Give *side* the impulse in the stage the match is in."""
        clock = replace(self.state.clock, acting=side, spent=0)
        return replace(self, state=replace(self.state, clock=clock))

    def give(self, side: str, order: Order) -> "Match":
        """Let *side* give an order in an impulse of its own."""
        ready = self.acting(side)
        refusal = legal(self.book, ready.view(side), order)
        assert refusal is None, refusal
        return ready.after(resolve(self.book, ready.state, order))

    def after(self, events: tuple[Event, ...]) -> "Match":
        return Match(self.book, play(self.state, events), events)

    def course(self) -> Resolution:
        """Return a resolution on this state, for calling a part of the rules by itself."""
        return Resolution(self.book, self.state)

    def morning(self) -> "Match":
        """Let every chapter do what it does at dawn."""
        course = self.course()
        for chapter in self.book.chapters:
            chapter.morning(course)
        return self.after(course.closed())

    def evening(self) -> "Match":
        """Let every chapter do what it does in the evening."""
        course = self.course()
        for chapter in self.book.chapters:
            chapter.evening(course)
        return self.after(course.closed())

    def turns(self, count: int) -> "Match":
        """Let everybody pass until *count* more turns have gone by."""
        found = self.acting(self.state.clock.order[0])
        goal = self.state.clock.turn + count
        events: tuple[Event, ...] = ()
        while found.state.clock.turn < goal and found.state.clock.stage is not Stage.OVER:
            found = found.after(resolve(self.book, found.state, Pass(())))
            events += found.events
        return replace(found, events=events)

    def seen(self, side: str, unit: str, level: Level, doubt_m: int = 0) -> "Match":
        """Let *side* have noticed *unit* just now."""
        course = self.course()
        notice(course, side, self.unit(unit), level, "own", doubt_m)
        return self.after(course.closed())

    def but(self, unit: str, **fields: Any) -> "Match":
        """Change a unit."""
        change = Put("units", unit, replace(self.unit(unit), **fields))
        return replace(self, state=changed(self.state, (change,)))

    def with_place(self, place: str, **fields: Any) -> "Match":
        """Change a place or its people."""
        change = Put("places", place, replace(self.state.places[place], **fields))
        return replace(self, state=changed(self.state, (change,)))

    def weather(self, **minutes: int) -> "Match":
        clock = replace(self.state.clock, weather=Weather(**minutes))
        return replace(self, state=replace(self.state, clock=clock))

    def seed(self, number: int) -> "Match":
        return replace(self, state=replace(self.state, seed=number))

    def with_numbers(self, **numbers: int) -> "Match":
        """Change numbers of the model; two underscores stand for a dot."""
        told = {name.replace("__", "."): value for name, value in numbers.items()}
        unknown = sorted(set(told) - set(self.book.numbers))
        assert not unknown, f"no such numbers: {unknown}"
        book = replace(self.book, numbers={**self.book.numbers, **told}, _graphs={})
        return replace(self, book=book)


@dataclass(frozen=True)
class Setting:
    """What few pictures need to say otherwise."""

    hex_m: int = 5000
    turn_hours: int = 6
    turns: int = 12
    start_minute: int = 720
    seed: int = 1
    roads: tuple[str, ...] = ()
    depots: str = ""
    """Depots, one a line, see `depot`."""

    formations: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=lambda: PEACE)
    borders: Mapping[tuple[str, str], str] = field(default_factory=dict)
    aims: Mapping[str, tuple[Aim, ...]] = field(default_factory=dict)
    aftermath: tuple[int, ...] = ()
    """Days after the last turn on which the news turns come."""

    styles: Mapping[str, Style] = field(default_factory=dict)
    """How a faction speaks when nobody decides; others admit."""

    bases: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """By name: (`row,col` where the way to it begins, metres beyond the map)."""


def match(
    picture: str, battle: str, *, places: str = "", air: str = "", factions: str = "", **said: Any
) -> Match:
    """Return the match of a picture, at noon of turn 1, the first faction to act.

    Args:
        picture: The map.
        battle: Units, one a line: faction, `id@row,col`, type, people, then `kind=number` of
            vehicles, `cohesion=`, `fuel=`, `ammunition=`, `in=formation`, a posture, `hidden`.
        places: Places, one a line, see `people_of`.
        air: Aircraft, one a line: faction, id, type, base.
        factions: Those without a unit.
        said: Fields of `Setting`.
    """
    setting = Setting(**said)
    plans = {each.id: each for each in (plan(line) for line in lines(battle))}
    book = rulebook(picture, plans, lines(places), lines(air), factions.split(), setting)
    course = Resolution(book, GameState(seed=setting.seed))
    muster(course)
    sides = tuple(book.factions)
    clock = Clock(
        turn=1, stage=Stage.IMPULSES, order=sides, acting=sides[0], last_turn=setting.turns
    )
    course.happen("match_begun", {}, (Put("match", "clock", clock),))
    return Match(book, course.state)


def under(theory: str, usual: Match) -> Match:
    """Return a match with the numbers of a theory of the war in force."""
    numbers = {name: each.value for name, each in glossary_under(THEORIES[theory]).items()}
    return replace(usual, book=replace(usual.book, numbers=numbers))


def rulebook(
    picture: str,
    plans: Mapping[str, UnitPlan],
    places: list[str],
    air: list[str],
    further: list[str],
    setting: Setting,
) -> Rulebook:
    """Return the rulebook of a picture."""
    sides = tuple(dict.fromkeys((*(each.faction for each in plans.values()), *further)))
    infos = {each.id: each for each in (info(line) for line in places)}
    fleet = tuple(craft(line) for line in air)
    map_ = ground(picture, setting.hex_m, infos, setting.roads)
    return Rulebook(
        scenario="drawn",
        title={"en": "Drawn"},
        ground=map_,
        start="2024-07-25T12:00",
        start_minute=setting.start_minute,
        turn_minutes=setting.turn_hours * 60,
        turns=setting.turns,
        numbers=catalogue().numbers,
        going=catalogue().going,
        types=catalogue().types,
        unknown_type=catalogue().unknown_type,
        aircraft_types=catalogue().aircraft,
        factions={side: doctrine().factions[side] for side in sides},
        sides={side: side_book(side, plans, setting) for side in sides},
        chapters=doctrine().chapters_with(sides),
        orders=doctrine().orders,
        units=plans,
        formations=tuple(Formation(name, lead) for name, lead in setting.formations.items()),
        aircraft=fleet,
        places={each.id: each for each in (people_of(line) for line in places)},
        bases={name: metres for name, (_, metres) in setting.bases.items()},
        base_hexes={name: place_in(f"@{at_}")[1] for name, (at_, _) in setting.bases.items()},
        relations=setting.relations,
        borders=setting.borders,
        home_countries=frozenset((HOME,)),
        weather=(),
        depots=tuple(depot(line) for line in lines(setting.depots)),
        voices=catalogue().voices,
        evidence=catalogue().evidence,
        aftermath=tuple(days * 1440 for days in setting.aftermath),
    )


def craft(line: str) -> Aircraft:
    """Return the aircraft of a line: faction, id, type, base."""
    faction, name, kind, base = line.split()
    return Aircraft(name, kind, faction, base, catalogue().aircraft[kind].sorties_per_day)


def side_book(side: str, plans: Mapping[str, UnitPlan], setting: Setting) -> SideBook:
    """Return a faction with its tracks at 60 points and its home where its first unit stands."""
    home = tuple(each.at for each in plans.values() if each.faction == side and each.at)[:1]
    return SideBook(
        faction=side,
        name={"en": side},
        command_points=9,
        tracks=dict.fromkeys(TRACKS[side].split(), 600),
        aims=setting.aims.get(side, ()),
        played_by="human",
        briefing={"en": ""},
        home=home,
        bias=setting.styles.get(side, Style.ADMIT),
    )
