"""The setting of a match in the format: sources, clock, map, places, borders, weather."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from game.scenario.parts import (
    Confidence,
    Count,
    Country,
    Day,
    Id,
    LonLat,
    Moment,
    Name,
    Part,
    Score,
    Share,
    SourceIds,
    Spot,
    Stance,
    Text,
)

SourceId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,39}$")]
"""A key of `sources`."""


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
    aftermath: Annotated[list[Annotated[int, Field(ge=1, le=1000)]], Field(max_length=12)] = Field(
        default_factory=lambda: [3, 14, 42, 84]
    )
    """Days after the last turn on which a news turn comes, rising; none for no aftermath."""


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
    """Instead of `region`: a place and a radius."""

    hex_km: Annotated[int, Field(ge=5, le=50)]
    """From the centre of one hex to the next."""

    home_countries: list[Country] = Field(default_factory=lambda: ["ML"])
    """Countries the war is about; elsewhere a unit is abroad."""

    off_map: list[OffMap] = Field(default_factory=list)
    places: list[NewPlace] = Field(default_factory=list)
    edit: list[Edit] = Field(default_factory=list)


class BorderPart(Part):
    """What a country does with a faction that comes over its border."""

    country: Country
    faction: Id
    is_: Annotated[Stance, Field(alias="is")]
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

    independence: Share = 0
    """Share of the inhabitants who wish to part from the state."""

    holder: Id | None = None
    source: SourceIds | None = None


class WeatherPart(Part):
    """A spell of weather."""

    from_: Annotated[Moment, Field(alias="from")]
    to: Moment
    is_: Annotated[Literal["sandstorm", "heat"], Field(alias="is")]
    chance: Share = 1
    source: SourceIds | None = None
