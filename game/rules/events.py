"""Events: what happened, in the past tense, with every outcome of chance in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from game.rules.changes import Change, changed
from game.rules.state import GameState, Value

INSTRUCTOR = "instructor"
"""The seat that sees the truth and gives no orders."""

PUBLIC = "public"
"""The side of those who only read the news."""


class Tell(NamedTuple):
    """One line one side perceives of an event, in words that side may know."""

    side: str
    key: str
    """Words key of the sentence."""

    args: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Event:
    """A named fact, the primitive changes it makes, and what each side perceives of it."""

    name: str
    args: Mapping[str, Value] = field(default_factory=dict)
    """The truth about it, for the debrief and the instructor."""

    changes: tuple[Change, ...] = ()
    tells: tuple[Tell, ...] = ()


def play(state: GameState, events: Iterable[Event]) -> GameState:
    """Return the state after *events*. Needs neither dice nor rules.

    >>> from game.rules.changes import Put
    >>> play(GameState(), [Event("match_begun", changes=(Put("match", "seed", 3),))]).seed
    3
    """
    return changed(state, (change for event in events for change in event.changes))
