"""The scenario format: what an author may write, as models that check it and make its schema.

Field names are the format's own; a name that Python keeps for itself has an underscore here.
`game/scenario/parts.py` holds the small parts, `game/scenario/story.py` events and the record.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from game.scenario.parts import (
    FORM,
    At,
    Confidence,
    Count,
    Day,
    Id,
    LonLat,
    Moment,
    Name,
    Part,
    Range,
    Score,
    Share,
    Spot,
    Text,
)
from game.scenario.story import Event, Reading, Record, SourceIds

SourceId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,39}$")]
"""A key of `sources`."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO code of a country, such as `ML`."""

Relation = Literal["allied", "co-belligerent", "truce", "hostile"]


class Source(Part):
    """Where a fact comes from."""

    title: Name
    publisher: Name | None = None
    date: Day | None = None
    kind: Literal[
        "seed", "press", "investigation", "analysis", "encyclopaedia", "party", "data",
        "general_knowledge", "estimate",
    ]  # fmt: skip
    confidence: Confidence | None = None
    note: Text | None = None


class ClockPart(Part):
    """When the match begins, and in which steps it goes on."""

    start: Moment
    turn_hours: Annotated[int, Field(ge=6, le=336)]
    turns: Annotated[int, Field(ge=1, le=400)]


class Region(Part):
    """The part of the world on the map, in degrees."""

    west: Annotated[float, Field(ge=-180, le=180)]
    south: Annotated[float, Field(ge=-90, le=90)]
    east: Annotated[float, Field(ge=-180, le=180)]
    north: Annotated[float, Field(ge=-90, le=90)]


class Around(Part):
    """The part of the world on the map, as a place and a radius."""

    place: Name
    radius_km: Annotated[int, Field(ge=10, le=1000)]


class OffMap(Part):
    """A place that matters and lies beyond the edge."""

    id: Id
    name: Text
    edge: Literal["N", "NE", "E", "SE", "S", "SW", "W", "NW"]
    """On which side the way to it leaves the map."""

    road_km: Annotated[int, Field(ge=0, le=3000)]
    """Kilometres from the edge of the map to it."""

    source: SourceIds | None = None


class NewPlace(LonLat):
    """A place the gazetteer does not have."""

    id: Id
    name: Name
    kind: Literal[
        "town", "village", "well", "base", "airfield", "mine", "crossing", "mountain", "valley",
        "camp",
    ]  # fmt: skip
    country: Country | None = None
    """ISO code; left out, the country the point lies in."""

    precision_km: Annotated[float, Field(ge=0, le=100)] = 5
    """How far the point may be off."""

    source: SourceIds | None = None


class Edit(Part):
    """A correction of the real ground at one hex, or a road that it lacks."""

    at: Spot
    terrain: Literal[
        "reg", "sandplain", "erg", "plateau", "mountain", "wadi", "savanna", "wetland", "river",
        "town",
    ] | None = None  # fmt: skip
    height_m: Annotated[int, Field(ge=-500, le=9000)] | None = None
    """Mean metres above the sea."""

    country: Country | None = None
    road: Literal["track", "piste", "road", "highway"] | None = None
    """A road from here in a straight line to `to`."""

    to: Spot | None = None


class MapPart(Part):
    """The board: which ground, and how fine."""

    region: Region | None = None
    around: Around | None = None
    """Instead of `region`."""

    hex_km: Annotated[int, Field(ge=5, le=50)]
    """From the centre of one hex to the next."""

    home_countries: list[Country] = Field(default_factory=lambda: ["ML"])
    """Countries the war is about; elsewhere a unit is abroad."""

    off_map: list[OffMap] = Field(default_factory=list)
    places: list[NewPlace] = Field(default_factory=list)
    edit: list[Edit] = Field(default_factory=list)


class HoldAim(Part):
    """To hold a place at the end."""

    hold: Name
    worth: Annotated[int, Field(ge=0, le=100)]


class DenyAim(Part):
    """That a faction and its allies do not hold a place at the end."""

    deny: Name
    to: Id
    """The faction kept out."""

    worth: Annotated[int, Field(ge=0, le=100)]


class KeepForceAim(Part):
    """To have so much of the force left."""

    keep_force: Share
    worth: Annotated[int, Field(ge=0, le=100)]


class TrackAim(Part):
    """That a track stands at least so high."""

    track: Id
    at_least: Score
    worth: Annotated[int, Field(ge=0, le=100)]


class PrisonersAim(Part):
    """To hold so many prisoners alive, for an exchange."""

    prisoners: Annotated[int, Field(ge=1, le=1000)]
    worth: Annotated[int, Field(ge=0, le=100)]


class RoadAim(Part):
    """To keep a road closed."""

    road: Literal["closed"]
    worth: Annotated[int, Field(ge=0, le=100)]


class BelievedAim(Part):
    """To be believed at the end."""

    believed: Literal[True]
    worth: Annotated[int, Field(ge=0, le=100)]


AIM_FORMS = ("hold", "deny", "keep_force", "track", "prisoners", "road", "believed")
"""The key that says what an aim is about."""


def _form_of_aim(value: Any) -> str | None:
    for form in AIM_FORMS:
        if form in value if isinstance(value, dict) else hasattr(value, form):
            return FORM + form
    return None


Aim = Annotated[
    Annotated[HoldAim, Tag(FORM + "hold")]
    | Annotated[DenyAim, Tag(FORM + "deny")]
    | Annotated[KeepForceAim, Tag(FORM + "keep_force")]
    | Annotated[TrackAim, Tag(FORM + "track")]
    | Annotated[PrisonersAim, Tag(FORM + "prisoners")]
    | Annotated[RoadAim, Tag(FORM + "road")]
    | Annotated[BelievedAim, Tag(FORM + "believed")],
    Discriminator(_form_of_aim),
]


class Statements(Part):
    """How a faction speaks when nobody says otherwise."""

    style: Literal["communique", "spokesman", "silence"]
    bias: Literal["admit", "play_down", "deny", "inflate", "silent"]


class FactionPart(Part):
    """A side of the match."""

    name: Text | None = None
    played_by: Literal["human", "bot", "either"] = "either"
    command_points: Annotated[int, Field(ge=1, le=30)]
    """Staff attention for a turn."""

    tracks: dict[Id, Score] = Field(default_factory=dict)
    aims: Annotated[list[Aim], Field(min_length=1)]
    home: list[At] = Field(default_factory=list)
    """Where its units fall back toward."""

    statements: Statements | None = None
    briefing: Text | None = None


class RelationPart(Part):
    """How two factions stand to each other; hostile where nothing is said."""

    between: Annotated[list[Id], Field(min_length=2, max_length=2)]
    is_: Annotated[Relation, Field(alias="is")]
    source: SourceIds | None = None


class BorderPart(Part):
    """What a country does with a faction that comes over its border."""

    country: Country
    faction: Id
    is_: Annotated[Literal["open", "tolerated", "interned", "closed"], Field(alias="is")]
    patience: Score | None = None
    """The country's patience with the faction at the start."""

    source: SourceIds | None = None


class PlacePart(Part):
    """What differs from the gazetteer at a place, and who lives there."""

    inhabitants: Count | None = None
    leaning: dict[Id, Share] = Field(default_factory=dict)
    """Share of the inhabitants that helps each faction."""

    fear: Share = 0
    """How far people keep to themselves what they see."""

    holder: Id | None = None
    source: SourceIds | None = None


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
    """In fights."""

    posture: Literal["march", "ready", "dug_in", "dispersed", "garrison"] | None = None


class Arrival(Part):
    """When and where a unit comes in."""

    edge: Literal["N", "NE", "E", "SE", "S", "SW", "W", "NW"] | None = None
    box: Id | None = None
    """Instead of `edge`: by the way from a place off the map."""

    from_: Annotated[Moment, Field(alias="from")]
    to: Moment | None = None
    chance: Share = 1
    """That it comes at all."""


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


class WeatherPart(Part):
    """A spell of weather."""

    from_: Annotated[Moment, Field(alias="from")]
    to: Moment
    is_: Annotated[Literal["sandstorm", "heat"], Field(alias="is")]
    chance: Share = 1
    source: SourceIds | None = None


class Scenario(Part):
    """A scenario file of Ifoghas."""

    format: Literal[1]
    """Version of the format."""

    id: Id
    title: Text
    summary: Text
    level: Literal["introductory", "intermediate", "advanced"]
    minutes: Annotated[int, Field(ge=5, le=1000)]
    """How long a class needs."""

    known_as_of: Day | None = None
    """Later facts appear only in the debrief."""

    content_note: Text | None = None
    learning: list[Text] = Field(default_factory=list)
    numbers: dict[Name, int] = Field(default_factory=dict)
    """Numbers of the model that are other than in `game/data/rules.yaml`, by dotted name."""

    sources: dict[SourceId, Source] = Field(default_factory=dict)
    clock: ClockPart
    map: MapPart
    factions: Annotated[dict[Id, FactionPart], Field(min_length=1)]
    relations: list[RelationPart] = Field(default_factory=list)
    borders: list[BorderPart] = Field(default_factory=list)
    places: dict[Name, PlacePart] = Field(default_factory=dict)
    formations: list[FormationPart] = Field(default_factory=list)
    units: Annotated[list[UnitPart], Field(min_length=1)]
    air: list[AirPart] = Field(default_factory=list)
    weather: list[WeatherPart] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    record: list[Record] = Field(default_factory=list)
    readings: list[Reading] = Field(default_factory=list)
    debrief: list[Text] = Field(default_factory=list)
