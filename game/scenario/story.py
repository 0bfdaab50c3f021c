"""Parts of the format that tell: contested readings."""

from typing import Literal

from pydantic import Field

from game.scenario.parts import Day, Id, Name, Part, SourceIds, Text

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
