"""Parts of the format that tell: events and dilemmas, contested readings."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from game.scenario.parts import (
    FORM,
    Count,
    Day,
    Id,
    Moment,
    Name,
    Part,
    Share,
    SourceIds,
    Text,
)

StoryKind = Literal[
    "battle",
    "fight",
    "bombardment",
    "strike",
    "closed_road",
    "aircraft_lost",
    "control",
    "harm",
    "road_closed",
]
"""What the public of a match can speak of."""

Change = Annotated[float, Field(ge=-100, le=100)]


class When(Part):
    """The time in which an event may happen."""

    from_: Annotated[Moment, Field(alias="from")]
    to: Moment | None = None
    chance: Share = 1


class LostPeople(Part):
    """Somebody has lost more people than so many."""

    of: Annotated[list[Id], Field(min_length=1)]
    more_than: Count


class Condition(Part):
    """What must be true for an event to happen."""

    lost_people: LostPeople


class Aftermath(Part):
    """A named thread that the aftermath takes up."""

    aftermath: Id


class TrackMoves(Part):
    """A track rises or falls."""

    track: Id
    by: Change


EFFECT_FORMS = ("aftermath", "track")
"""The key that says what an effect does."""


def _form_of_effect(value: Any) -> str | None:
    for form in EFFECT_FORMS:
        if form in value if isinstance(value, dict) else hasattr(value, form):
            return FORM + form
    return None


Effect = Annotated[
    Annotated[Aftermath, Tag(FORM + "aftermath")] | Annotated[TrackMoves, Tag(FORM + "track")],
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
    default: Id
    text: Text
    choices: Annotated[list[Choice], Field(min_length=2)]


class Event(Part):
    """Something that happens by date or condition."""

    id: Id
    when: When
    if_: Annotated[Condition | None, Field(alias="if")] = None
    dilemma: Dilemma
    source: SourceIds | None = None


class Topic(Part):
    """A matter of reality that is told of in several ways."""

    title: Text
    story: StoryKind | None = None
    """Beside which stories of a match its readings are laid; none where a match tells nothing."""

    of: list[Id] = Field(default_factory=list)
    """Factions such a story must be about, all of them."""

    place: Name | None = None
    """Where such a story must have happened."""


class Reading(Part):
    """An account that is contested in reality; shown as a reading, never as a fact."""

    about: Id
    """One of `topics`."""

    by: Text
    """Who says so."""

    says: Text
    date: Day | None = None
    source: SourceIds | None = None
    relayed_by: SourceIds | None = None
    """Where it was passed on, if the source is not where it was read."""
