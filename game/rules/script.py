"""The script: what a scenario lets happen by date or condition, and the questions it puts.

A scenario writes no code. It combines the conditions of `conditions.py` and the effects of
`effects.py`; the chapter on events plays them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from game.rules.rulebook import Rulebook, Text
from game.rules.state import Clock

if TYPE_CHECKING:
    from game.rules.conditions import Condition
    from game.rules.effects import Effect


UNHEARD: Final = "cause.unheard_event"
"""The cause that an event is to those who never heard of it."""


class Repeat(NamedTuple):
    """How something happens more than once."""

    rest: int
    """Turns from one time to the next, at least."""

    most: int
    """Times in a match, at most."""


class Choice(NamedTuple):
    """One answer to a dilemma."""

    id: str
    label: Text
    effects: tuple["Effect", ...]


@dataclass(frozen=True, slots=True)
class Dilemma:
    """A question to one faction, and the answer its silence gives."""

    to: str
    turns: int
    """Evenings until the default stands for an answer; 1 is that of the same turn."""

    default: str
    text: Text
    choices: tuple[Choice, ...]

    def choice(self, name: str) -> Choice:
        """Return one of the answers."""
        return next(each for each in self.choices if each.id == name)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happens by date or condition."""

    id: str
    title: Text
    """What it is called wherever it is named as a cause."""

    first: int
    """The first moment at which it may happen; see `moment_of`."""

    last: int
    chance: int
    """Per-mille, thrown when its time and its conditions have come."""

    condition: "Condition | None"
    """What must be true; None where only the date counts."""

    repeat: Repeat | None
    """None for what happens once."""

    text: Text | None
    """What is told of it; None where nothing is."""

    told: tuple[str, ...]
    """Who is told: factions, and `public`."""

    effects: tuple["Effect", ...]
    dilemma: Dilemma | None


def moment_of(book: Rulebook, clock: Clock) -> int:
    """Return the moment of a script: the turn, and after the last possible one the news turns."""
    return book.turns + clock.news_turn if clock.news_turn else clock.turn


def cause_of(event: str) -> str:
    """Return the cause that an event is, as tracks keep it.

    >>> cause_of("relief")
    'event|relief'
    """
    return f"event|{event}"


def cause_told(book: Rulebook, side: str, event: str) -> str:
    """Return the cause an event is to a side: a nameless one where others alone heard of it."""
    return cause_of(event) if may_name(book.script[event], side) else UNHEARD


def may_name(plan: Happening, side: str) -> bool:
    """Return whether a side may read the title of an event: it was told, asked, or nobody was."""
    if plan.text is not None and side in plan.told:
        return True
    if plan.dilemma is not None:
        return plan.dilemma.to == side
    return plan.text is None


def choices_by_name(script: Mapping[str, Happening]) -> Mapping[str, tuple[Happening, Choice]]:
    """Return every answer of every dilemma by the name an order calls it, `event|choice`."""
    return {
        f"{each.id}|{choice.id}": (each, choice)
        for each in script.values()
        if each.dilemma is not None
        for choice in each.dilemma.choices
    }
