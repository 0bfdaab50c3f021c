"""The record in the format: what is known of the real outcome, and the plans it is replayed by."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.parts import (
    At,
    Confidence,
    Count,
    Day,
    Id,
    Name,
    Part,
    SourceIds,
    Text,
    Three,
)

Measure = Literal[
    "came", "present", "wounded", "killed", "captured", "missing", "evacuated", "deserted",
    "interned", "departed", "force_left", "vehicles_lost", "vehicles_captured", "aircraft_lost",
    "strikes", "force", "line", "relieved", "dead_a_day", "dead_at_breaking", "prisoners_to_dead",
    "captured_to_destroyed", "km_a_day", "hours_of_contact", "holder", "hours_of_battle",
    "fights", "turns",
]  # fmt: skip
"""What a record can be about; `game.simulation.measures` says how each is taken."""


OUTCOMES = {"force": ("beaten", "standing"), "line": ("gave_way", "held")}
"""What those measures can be that are words and no faction."""


OF_MATCH = ("hours_of_battle", "fights", "turns")
"""The measures of a match as a whole."""


class Claim(Part):
    """What somebody says about a figure."""

    by: Text
    at_least: Count | None = None
    at_most: Count | None = None
    date: Day | None = None
    source: SourceIds | None = None
    relayed_by: SourceIds | None = None
    confidence: Confidence | None = None


class Record(Part):
    """What is known of the real outcome, to check the rules against."""

    measure: Measure
    """`killed`, `captured`, `vehicles_lost`, `holder` ..."""

    of: list[Id] = Field(default_factory=list)
    """Factions meant."""

    place: Name | None = None
    range: Three | None = None
    """Plausible least, best and most."""

    is_: Annotated[Id | None, Field(alias="is")] = None
    """The outcome where it is no quantity: who holds the place, `beaten`, `gave_way` ..."""

    given_beaten: list[Id] = Field(default_factory=list)
    """Count only the matches in which these factions, taken together, were beaten."""

    plan: Id | None = None
    """Of which of the `plans` this is the record; of all of them where nothing is said."""

    claims: list[Claim] = Field(default_factory=list)
    kind: Literal["hard", "band", "surprise"] = "band"
    """Confirmed outcome, plausible interval, or an outcome that surprised everybody."""

    confidence: Confidence | None = None
    source: SourceIds | None = None


class StepPart(Part):
    """What one unit does in a plan."""

    unit: Id
    does: Literal["march", "attack", "hunt", "wait", "dig_in", "disperse", "make_ready"]
    """`hunt` attacks whom it can and follows the nearest enemy it knows of."""

    to: At | None = None
    """Where it marches."""

    pace: Literal["dash", "normal", "secured"] = "normal"
    route: Literal["fast", "covered"] = "fast"
    odds: Annotated[float, Field(ge=0, le=10)] = 1
    """Believed ratio of power from which it attacks or springs."""


class PlanPart(Part):
    """What the factions do when a study replays the scenario; bots play those left out."""

    id: Id
    title: Text
    steps: Annotated[list[StepPart], Field(min_length=1)]
    """Each unit carries out its own in sequence: a march until it arrives, the others for good."""
