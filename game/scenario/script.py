"""The script in the format: events by date or condition, their effects, dilemmas."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from game.scenario.parts import (
    FORM,
    Audience,
    Count,
    Country,
    Id,
    Moment,
    Name,
    Part,
    Relation,
    Score,
    Share,
    SourceIds,
    Stance,
    Text,
)

Change = Annotated[float, Field(ge=-100, le=100)]
"""Points up or down."""

Shift = Annotated[float, Field(ge=-1, le=1)]
"""A share up or down."""

Days = Annotated[float, Field(ge=-60, le=60)]
Km = Annotated[float, Field(ge=0, le=1000)]
Few = Annotated[int, Field(ge=1, le=1_000_000)]
Sides = Annotated[list[Id], Field(min_length=1)]
Kind = Literal["sandstorm", "heat"]


class When(Part):
    """The time in which an event may happen; any turn of the match where nothing is said.

    Without conditions it happens in one turn of this time, each as likely; with conditions, on
    the first morning on which they hold.
    """

    from_: Annotated[Moment | None, Field(alias="from")] = None
    to: Moment | None = None
    turn: Annotated[int, Field(ge=1, le=400)] | None = None
    """Instead of `from` and `to`: this turn alone."""

    chance: Share = 1
    """That it happens at all, thrown when its time and its conditions have come."""


class Repeat(Part):
    """How an event happens more than once."""

    after_turns: Annotated[int, Field(ge=1, le=400)]
    """Turns from one time to the next, at least."""

    most: Annotated[int, Field(ge=1, le=400)] = 400


class LostPeople(Part):
    """Factions have lost more people than so many, whatever became of them."""

    of: Sides
    more_than: Count


class Holds(Part):
    """A faction, or `nobody`, holds a place."""

    place: Name
    by: Id
    """A faction, or `nobody`."""


class HasContact(Part):
    """A side knows of somebody it takes for one of these factions."""

    side: Id
    of: Sides
    level: Literal["rumour", "sighted", "identified"] = "sighted"
    """How well at least."""

    place: Name | None = None
    within_km: Km = 1000
    """How near to the place, if one is named."""


class TrackStands(Part):
    """A track stands at least so high, below so much, or both."""

    track: Id
    of: Id | None = None
    """Whose; needed where several factions have a track of this name."""

    at_least: Score | None = None
    below: Score | None = None


class Related(Part):
    """Two factions stand to each other in such a way."""

    between: Annotated[list[Id], Field(min_length=2, max_length=2)]
    is_: Annotated[Relation, Field(alias="is")]


class BorderIs(Part):
    """A country does this with a faction."""

    country: Country
    faction: Id
    is_: Annotated[Stance, Field(alias="is")]


class Chosen(Part):
    """An earlier dilemma was answered so."""

    event: Id
    choice: Id


class Turns(Part):
    """It is one of these turns."""

    at_least: Annotated[int, Field(ge=1, le=400)] = 1
    at_most: Annotated[int, Field(ge=1, le=400)] | None = None


class Dates(Part):
    """It is one of these days and hours."""

    from_: Annotated[Moment | None, Field(alias="from")] = None
    to: Moment | None = None


class UnitsNear(Part):
    """So many people of some units, or of some factions, are near a place."""

    units: list[Id] = Field(default_factory=list)
    of: list[Id] = Field(default_factory=list)
    """Instead of `units`: all units of these factions."""

    place: Name
    within_km: Km = 0
    people: Few = 1


class Abroad(Part):
    """So many units of a faction are on a country's ground."""

    country: Country
    faction: Id
    units: Few = 1


class Stores(Part):
    """One of some units has less left than this."""

    units: Sides
    water_fuel_days_below: Annotated[float, Field(ge=0, le=60)] = 0
    ammunition_below: Annotated[float, Field(ge=0, le=60)] = 0
    """It has ammunition for fewer fights than this."""


class Prisoners(Part):
    """A faction holds so many people of others."""

    held_by: Id
    of: list[Id] = Field(default_factory=list)
    """Of everybody where nothing is said."""

    at_least: Few = 1


class RoadsClosed(Part):
    """A faction keeps so many roads closed."""

    by: Id
    at_least: Few = 1


class AircraftLost(Part):
    """A faction has lost so many aircraft."""

    of: Id
    at_least: Few = 1


class Believed(Part):
    """An audience believes a faction at least so far, or less than so far."""

    faction: Id
    by: Audience
    at_least: Share | None = None
    below: Share | None = None


class Spoken(Part):
    """So much has been published, by one speaker or by all."""

    by: Name | None = None
    at_least: Few = 1


class Condition(Part):
    """What must be true; where several things stand in one condition, all of them."""

    all_: Annotated[list[Condition] | None, Field(alias="all", min_length=1)] = None
    any_: Annotated[list[Condition] | None, Field(alias="any", min_length=1)] = None
    not_: Annotated[Condition | None, Field(alias="not")] = None
    lost_people: LostPeople | None = None
    holds: Holds | None = None
    contact: HasContact | None = None
    track: TrackStands | None = None
    relation: Related | None = None
    border: BorderIs | None = None
    happened: Id | None = None
    """Another event has happened."""

    chosen: Chosen | None = None
    turn: Turns | None = None
    date: Dates | None = None
    near: UnitsNear | None = None
    abroad: Abroad | None = None
    stores: Stores | None = None
    prisoners: Prisoners | None = None
    roads_closed: RoadsClosed | None = None
    aircraft_lost: AircraftLost | None = None
    believed: Believed | None = None
    spoken: Spoken | None = None
    weather: Kind | None = None
    """This turn has it."""


class EffectPart(Part):
    """What every effect may say."""

    chance: Share = 1
    """That it comes about."""

    unforeseen: bool = False
    """Whether who decides is not told of it beforehand."""


class TrackMoves(EffectPart):
    """A track rises or falls, in points of 100."""

    track: Id
    of: Id | None = None
    """Whose; left out, of who decides, or of the one faction that has it."""

    by: Change


class CredibilityMoves(EffectPart):
    """An audience believes a faction more or less, in points of 100."""

    credibility: Audience
    of: Id
    by: Change


class UnitArrives(EffectPart):
    """A unit comes that waits for an event, or to be asked for."""

    arrive: Id


class RelationBecomes(EffectPart):
    """Two factions stand to each other otherwise from now on."""

    relation: Relation
    between: Annotated[list[Id], Field(min_length=2, max_length=2)]
    secret: bool = False
    """Whether only the two know; others take them to stand as before."""


class BorderBecomes(EffectPart):
    """A country does otherwise with a faction from now on."""

    border: Stance
    country: Country
    faction: Id


class WeatherComes(EffectPart):
    """A sandstorm, or heat, for so many hours of this turn."""

    weather: Kind
    hours: Annotated[int, Field(ge=1, le=336)]


class NewsItem(EffectPart):
    """Something is said in public."""

    news: Text
    by: Name
    """Who says it: a faction's id, or anybody's name."""


class StoresChange(EffectPart):
    """A unit gets stores, or loses some."""

    stores: Id
    water_fuel_days: Days = 0
    ammunition: Days = 0
    """Ammunition for so many fights more, or less."""


class PlaceChanges(EffectPart):
    """A place's people lean otherwise, fear more or less, or somebody else holds it."""

    place: Name
    leaning: dict[Id, Shift] = Field(default_factory=dict)
    fear: Shift = 0
    holder: Id | None = None
    """A faction, or `nobody`."""


class PrisonersFree(EffectPart):
    """A faction lets so many people it holds go home."""

    free: Annotated[int, Field(ge=1, le=10_000)]
    of: Id
    held_by: Id


class Permission(EffectPart):
    """The capital lets a faction withdraw, or refuses it."""

    permission: Id
    granted: bool = True


EFFECT_FORMS = (
    "track", "credibility", "arrive", "relation", "border", "weather", "news", "stores", "place",
    "free", "permission",
)  # fmt: skip
"""The key that says what an effect does."""


def _form_of_effect(value: Any) -> str | None:
    for form in EFFECT_FORMS:
        if form in value if isinstance(value, dict) else hasattr(value, form):
            return FORM + form
    return None


Effect = Annotated[
    Annotated[TrackMoves, Tag(FORM + "track")]
    | Annotated[CredibilityMoves, Tag(FORM + "credibility")]
    | Annotated[UnitArrives, Tag(FORM + "arrive")]
    | Annotated[RelationBecomes, Tag(FORM + "relation")]
    | Annotated[BorderBecomes, Tag(FORM + "border")]
    | Annotated[WeatherComes, Tag(FORM + "weather")]
    | Annotated[NewsItem, Tag(FORM + "news")]
    | Annotated[StoresChange, Tag(FORM + "stores")]
    | Annotated[PlaceChanges, Tag(FORM + "place")]
    | Annotated[PrisonersFree, Tag(FORM + "free")]
    | Annotated[Permission, Tag(FORM + "permission")],
    Discriminator(_form_of_effect),
]


class Choice(Part):
    """One answer to a dilemma."""

    id: Id
    label: Text
    effects: list[Effect] = Field(default_factory=list)


class Dilemma(Part):
    """A question to one faction, with a default when it does not answer."""

    for_: Annotated[Id, Field(alias="for")]
    deadline_turns: Annotated[int, Field(ge=1, le=100)]
    """Evenings until the default stands for an answer; 1 is that of the same turn."""

    default: Id
    text: Text
    choices: Annotated[list[Choice], Field(min_length=2, max_length=9)]


class Event(Part):
    """Something that happens by date or condition."""

    id: Id
    title: Text
    """What it is called wherever it is named as a cause."""

    when: When = Field(default_factory=lambda: When.model_validate({}))
    if_: Annotated[Condition | None, Field(alias="if")] = None
    repeat: Repeat | None = None
    """Left out, it happens once."""

    text: Text | None = None
    """What is told of it."""

    tell: list[Id] = Field(default_factory=list)
    """Who is told; left out, everybody."""

    effects: list[Effect] = Field(default_factory=list)
    dilemma: Dilemma | None = None
    source: SourceIds | None = None
