"""Conditions: what a scenario can ask of a match. Each is one sentence, judged on the state."""

from dataclasses import dataclass

from game.hexgrid import Hex
from game.rules.captivity import held
from game.rules.contacts import Level
from game.rules.public import Audience
from game.rules.rulebook import Rulebook
from game.rules.script import moment_of
from game.rules.state import GameState
from game.rules.units import Unit


class Condition:
    """Something that is true of a match at a moment, or is not."""

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Return whether it is true now."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class AllOf(Condition):
    """All of several are true."""

    parts: tuple[Condition, ...]

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Return whether each is."""
        return all(part.holds(book, state) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf(Condition):
    """One of several is true, or more."""

    parts: tuple[Condition, ...]

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Return whether one is."""
        return any(part.holds(book, state) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """Something is not true."""

    part: Condition

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Return whether it is not."""
        return not self.part.holds(book, state)


@dataclass(frozen=True, slots=True)
class LostPeople(Condition):
    """Factions have lost more people than so many, whatever became of them."""

    of: tuple[str, ...]
    more_than: int

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Count the dead, captured, missing, deserted, interned and those brought out."""
        return sum(lost(unit) for unit in of_factions(state, self.of)) > self.more_than


@dataclass(frozen=True, slots=True)
class Holds(Condition):
    """A faction, or nobody, holds a place."""

    place: str
    holder: str | None

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Return whether the place is its."""
        return state.places[self.place].holder == self.holder


@dataclass(frozen=True, slots=True)
class HasContact(Condition):
    """A side has a contact it takes for one of some factions, known so well, maybe near a hex."""

    side: str
    of: tuple[str, ...]
    level: Level
    at: Hex | None
    within_m: int

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Judge by what the side believes, as its own view does."""
        return any(
            contact.sighting.level >= self.level
            and contact.sighting.faction in self.of
            and near(book, self.at, contact.sighting.at, self.within_m)
            for contact in state.contacts.get(self.side, {}).values()
        )


@dataclass(frozen=True, slots=True)
class TrackStands(Condition):
    """A track of a faction stands at least so high, or below."""

    side: str
    track: str
    at_least: int
    below: int

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Compare it in tenths."""
        return self.at_least <= state.factions[self.side].tracks[self.track].value < self.below


@dataclass(frozen=True, slots=True)
class Related(Condition):
    """Two factions stand to each other in such a way."""

    one: str
    other: str
    relation: str

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Return whether they do."""
        return state.relation(self.one, self.other) == self.relation


@dataclass(frozen=True, slots=True)
class BorderIs(Condition):
    """A country does this with a faction."""

    country: str
    faction: str
    stance: str

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Return whether it does; a border of which nothing is said is open."""
        border = state.borders.get(f"{self.country}|{self.faction}")
        return (border.stance if border else "open") == self.stance


@dataclass(frozen=True, slots=True)
class HasHappened(Condition):
    """Another event has happened, maybe with a certain choice."""

    event: str
    choice: str | None

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Return whether it has; a dilemma without an answer has no choice yet."""
        seen = state.happened.get(self.event)
        if seen is None or not seen.times:
            return False
        return self.choice is None or seen.choice == self.choice


@dataclass(frozen=True, slots=True)
class InTurns(Condition):
    """It is one of these turns; news turns count on from the last of the match."""

    first: int
    last: int

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Return whether it is."""
        return self.first <= moment_of(book, state.clock) <= self.last


@dataclass(frozen=True, slots=True)
class UnitsNear(Condition):
    """So many people of some units are within so many metres of a place."""

    units: tuple[str, ...]
    at: Hex
    within_m: int
    at_least: int

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Count those present."""
        there = (
            unit.present
            for key, unit in state.units.items()
            if belongs(key, self.units)
            and unit.at is not None
            and near(book, self.at, unit.at, self.within_m)
        )
        return sum(there) >= self.at_least


@dataclass(frozen=True, slots=True)
class Abroad(Condition):
    """So many units of a faction stand on a country's ground."""

    country: str
    faction: str
    at_least: int

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Count its units there."""
        guests = sum(
            unit.at is not None and book.ground.country_at(unit.at) == self.country
            for unit in of_factions(state, (self.faction,))
        )
        return guests >= self.at_least


@dataclass(frozen=True, slots=True)
class Stores(Condition):
    """A unit's water and fuel, or its ammunition, is below so much."""

    units: tuple[str, ...]
    water_fuel_below: int
    ammunition_below: int

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Judge those of the units that can act."""
        return any(
            unit.water_fuel < self.water_fuel_below or unit.ammunition < self.ammunition_below
            for key, unit in state.units.items()
            if belongs(key, self.units) and unit.active
        )


@dataclass(frozen=True, slots=True)
class HoldsPrisoners(Condition):
    """A faction holds at least so many people of others."""

    holder: str
    of: tuple[str, ...]
    at_least: int

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Count those with its units and in places."""
        units = state.units.values()
        there = sum(held(units, state.captives, self.holder, other) for other in self.of)
        return there >= self.at_least


@dataclass(frozen=True, slots=True)
class RoadsClosed(Condition):
    """A faction keeps at least so many roads closed."""

    faction: str
    at_least: int

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Count its blocks."""
        blocks = state.roadblocks.values()
        return sum(block.faction == self.faction for block in blocks) >= self.at_least


@dataclass(frozen=True, slots=True)
class AircraftLost(Condition):
    """A faction has lost at least so many aircraft."""

    faction: str
    at_least: int

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Count those lost."""
        fleet = state.aircraft.values()
        gone = sum(craft.lost for craft in fleet if craft.faction == self.faction)
        return gone >= self.at_least


@dataclass(frozen=True, slots=True)
class Believed(Condition):
    """An audience believes a faction at least so far, or less."""

    faction: str
    audience: Audience
    at_least: int
    below: int

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Compare it in per-mille."""
        return self.at_least <= state.factions[self.faction].credit(self.audience) < self.below


@dataclass(frozen=True, slots=True)
class HasSpoken(Condition):
    """A faction has published at least so much, or somebody has about whatever happened."""

    speaker: str | None
    at_least: int

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Count what is public."""
        items = state.news.values()
        spoken = sum(self.speaker is None or item.speaker == self.speaker for item in items)
        return spoken >= self.at_least


@dataclass(frozen=True, slots=True)
class WeatherIs(Condition):
    """This turn has a sandstorm, or heat."""

    weather: str
    """`storm` or `heat`."""

    def holds(self, book: Rulebook, state: GameState) -> bool:
        """Return whether it has."""
        return bool(getattr(state.clock.weather, self.weather))


def of_factions(state: GameState, sides: tuple[str, ...]) -> list[Unit]:
    """Return the units of some factions, wherever they are."""
    return [unit for unit in state.units.values() if unit.faction in sides]


def lost(unit: Unit) -> int:
    """Return how many of a unit's people are lost to it; who left in order is not."""
    return unit.ledger.went - unit.ledger.departed


def belongs(key: str, units: tuple[str, ...]) -> bool:
    """Return whether a unit is one of some, or a part split off from one of them."""
    return key in units or key[:-1] in units


def near(book: Rulebook, centre: Hex | None, at: Hex, metres: int) -> bool:
    """Return whether a hex lies within so many metres of another; anywhere is near nowhere."""
    return centre is None or centre.distance(at) * book.ground.hex_m <= metres
