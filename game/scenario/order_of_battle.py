"""The order of battle in the format: units, how they come, formations, aircraft."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.parts import (
    At,
    Id,
    Moment,
    Name,
    Part,
    Range,
    Score,
    Share,
    SourceIds,
    Text,
)


class FormationPart(Part):
    """Units of allies that march and fight on one order."""

    id: Id
    lead: Id
    """The faction that gives the orders."""

    units: Annotated[list[Id], Field(min_length=1)]


class VehiclesPart(Part):
    """Vehicles by kind."""

    armoured: Range = 0
    technical: Range = 0
    truck: Range = 0
    motorcycle: Range = 0


class StatePart(Part):
    """How a unit begins; the catalogue's full stores where nothing is said."""

    cohesion: Score | None = None
    water_fuel_days: Annotated[float, Field(ge=0, le=60)] | None = None
    ammunition: Annotated[float, Field(ge=0, le=60)] | None = None
    """For how many fights it has ammunition."""

    posture: Literal["march", "ready", "dug_in", "dispersed", "garrison"] | None = None


class Arrival(Part):
    """When and where a unit comes in."""

    edge: Literal["N", "NE", "E", "SE", "S", "SW", "W", "NW"] | None = None
    box: Id | None = None
    """Instead of `edge`: by the way from a place off the map."""

    from_: Annotated[Moment | None, Field(alias="from")] = None
    """Needed but where `by_event` says what brings it."""

    to: Moment | None = None
    chance: Share = 1
    """That it comes at all."""

    asked: bool = False
    """Whether it comes only when its side asks for it, from the box."""

    by_event: bool = False
    """Whether it comes only when an event has it `arrive`."""


class UnitPart(Part):
    """A company, column or band."""

    id: Id
    type: Id
    """A row of `game/data/units.yaml`."""

    faction: Id
    name: Text | None = None
    at: At | None = None
    people: Range
    vehicles: VehiclesPart = VehiclesPart()
    state: StatePart = StatePart()
    arrives: Arrival | None = None
    """Instead of `at`."""

    group: Id | None = None
    """Which of its faction's `groups` it belongs to."""

    hidden: bool = False
    source: SourceIds | None = None
    note: Text | None = None


class AirPart(Part):
    """An aircraft or a drone."""

    id: Id
    type: Id
    """A row of `game/data/aircraft.yaml`."""

    faction: Id
    base: Name
    """A place, or the id of one off the map."""

    sorties_per_day: Annotated[int, Field(ge=0, le=20)] | None = None
    source: SourceIds | None = None


class ContactPart(Part):
    """What a side knows at the start of somebody who is not of it."""

    side: Id
    """Who knows it."""

    of: Id
    """A unit; or a formation, which is then one contact with the numbers of all of it."""

    level: Literal["rumour", "sighted", "identified"] = "rumour"
    """How well: the numbers are wrong by it, as of any contact."""

    doubt_km: Annotated[float, Field(ge=0, le=100)]
    """It is put somewhere within so many km of where it is."""

    hours_ago: Annotated[int, Field(ge=0, le=1000)] = 0
    """How long before the start it was told or seen."""

    told_by: Literal[
        "aircraft", "ally", "drone", "herders", "kin", "own", "prisoners", "radio", "search"
    ] = "herders"
    """Who told or saw it."""

    source: SourceIds | None = None


class DepotPart(Part):
    """Stores that lie somewhere at the start."""

    id: Id
    faction: Id
    at: At
    """A place or a hex; `{box: id}` for one off the map."""

    person_days: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    """Water and fuel: so many people live a day from it."""

    person_fights: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    """Ammunition: so many people fight one fight from it."""

    hidden: bool = False
    """A cache: known to its owners alone, and unguarded."""

    source: SourceIds | None = None
