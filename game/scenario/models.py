"""The scenario format: what an author may write, as models that check it and make its schema.

Field names are the format's own; a name that Python keeps for itself has an underscore here.
The parts lie beside: `setting.py`, `order_of_battle.py`, `story.py`, `record.py`, and the small
ones in `parts.py`.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from game.scenario.order_of_battle import AirPart, ContactPart, DepotPart, FormationPart, UnitPart
from game.scenario.parts import (
    FORM,
    At,
    Audience,
    Day,
    Id,
    Moment,
    Name,
    Part,
    Relation,
    Score,
    Share,
    SourceIds,
    Text,
)
from game.scenario.record import PlanPart, Record
from game.scenario.script import Event
from game.scenario.setting import (
    BorderPart,
    ClockPart,
    MapPart,
    PlacePart,
    Source,
    SourceId,
    WeatherPart,
)
from game.scenario.story import Reading, Topic


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
    """To hold so many prisoners alive or let them go; or to have one's own people home."""

    prisoners: Annotated[int, Field(ge=1, le=1000)] | Literal["home"]
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
    credibility: dict[Audience, Share] = Field(default_factory=dict)
    """How far each audience believes it at the start, where it is not the usual half."""

    groups: dict[Id, Text] = Field(default_factory=dict)
    """The movements a coalition is made of, from the firmest to the one that leaves first."""

    briefing: Text | None = None


class RelationPart(Part):
    """How two factions stand to each other; hostile where nothing is said."""

    between: Annotated[list[Id], Field(min_length=2, max_length=2)]
    is_: Annotated[Relation, Field(alias="is")]
    since: Day | None = None
    """The day it began, where it was agreed: for a truce or a common cause."""

    until: Moment | None = None
    """When what was agreed ends; without it, not before somebody breaks it."""

    secret: bool = False
    """Whether only the two know of it."""

    then: Literal["hostile", "truce"] = "hostile"
    """How the two stand to each other once it is over."""

    source: SourceIds | None = None


class HandsOver(Part):
    """A place, and who holds it from then on."""

    place: Name
    to: Id


class LetsGo(Part):
    """Prisoners, whom both sides let go."""

    prisoners: Literal["home"]


TERM_FORMS = ("place", "prisoners")
"""The key that says what a term of a settlement is about."""


def _form_of_term(value: Any) -> str | None:
    for form in TERM_FORMS:
        if form in value if isinstance(value, dict) else hasattr(value, form):
            return FORM + form
    return None


Term = Annotated[
    Annotated[HandsOver, Tag(FORM + "place")] | Annotated[LetsGo, Tag(FORM + "prisoners")],
    Discriminator(_form_of_term),
]


class SettlementPart(Part):
    """Terms on which two sides can end the match."""

    id: Id
    between: Annotated[list[Id], Field(min_length=2, max_length=2)]
    title: Text
    terms: list[Term] = Field(default_factory=list)
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
    assume: list[Id] = Field(default_factory=list)
    """Assumption sets that are switched on: rows of `game/data/assumptions.yaml`."""

    numbers: dict[Name, int] = Field(default_factory=dict)
    """Numbers of the model that are other than in `game/data/rules.yaml`, by dotted name."""

    sources: dict[SourceId, Source] = Field(default_factory=dict)
    clock: ClockPart
    map: MapPart
    factions: Annotated[dict[Id, FactionPart], Field(min_length=1)]
    partner: Id | None = None
    """Who stands by the government: a row of `game/data/partners.yaml`; usually Russia where
    Wagner is, nobody elsewhere."""

    scrutiny: Score = 0
    """How closely the world looks at the start."""

    relations: list[RelationPart] = Field(default_factory=list)
    settlements: list[SettlementPart] = Field(default_factory=list)
    """Terms on which two sides can end the match; without any, it is played to its end."""

    borders: list[BorderPart] = Field(default_factory=list)
    places: dict[Name, PlacePart] = Field(default_factory=dict)
    formations: list[FormationPart] = Field(default_factory=list)
    units: Annotated[list[UnitPart], Field(min_length=1)]
    air: list[AirPart] = Field(default_factory=list)
    depots: list[DepotPart] = Field(default_factory=list)
    contacts: list[ContactPart] = Field(default_factory=list)
    """What sides know of each other when the match begins."""

    weather: list[WeatherPart] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    plans: list[PlanPart] = Field(default_factory=list)
    """How studies replay the scenario; without one, bots play all sides."""

    record: list[Record] = Field(default_factory=list)
    topics: dict[Id, Topic] = Field(default_factory=dict)
    """What the readings are about."""

    readings: list[Reading] = Field(default_factory=list)
    debrief: list[Text] = Field(default_factory=list)
