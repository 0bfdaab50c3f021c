"""Parts of the format that tell: events and dilemmas, the record, contested readings."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from game.scenario.parts import (
    FORM,
    Confidence,
    Count,
    Day,
    Id,
    Moment,
    Name,
    Part,
    Share,
    SourceIds,
    Text,
    Three,
)

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


class Claim(Part):
    """What somebody says about a figure."""

    by: Name
    at_least: Count | None = None
    at_most: Count | None = None
    date: Day | None = None
    source: SourceIds | None = None
    relayed_by: SourceIds | None = None
    confidence: Confidence | None = None


class Record(Part):
    """What is known of the real outcome, to check the rules against."""

    measure: Id
    """`killed`, `captured`, `vehicles_lost`, `holder` ..."""

    of: list[Id] = Field(default_factory=list)
    """Factions meant."""

    place: Name | None = None
    range: Three | None = None
    """Plausible least, best and most."""

    is_: Annotated[Id | None, Field(alias="is")] = None
    claims: list[Claim] = Field(default_factory=list)
    kind: Literal["hard", "band"] = "band"
    confidence: Confidence | None = None
    source: SourceIds | None = None


class Reading(Part):
    """An account that is contested in reality; shown as a reading, never as a fact."""

    about: Id
    by: Name
    says: Text
    date: Day | None = None
    source: SourceIds | None = None
