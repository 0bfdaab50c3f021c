"""Times in a script: from days and hours to the turns and news turns in which things happen."""

from typing import NamedTuple

from game.scenario.draft import Draft
from game.scenario.findings import Path
from game.scenario.script import When


class Span(NamedTuple):
    """From one moment of a script to another; see `game/rules/script.py`."""

    first: int
    last: int


def last_moment(draft: Draft) -> int:
    """Return the last news turn of the Aftermath, or the last turn where there is none."""
    return draft.scenario.clock.turns + len(draft.scenario.clock.aftermath)


def starts(draft: Draft) -> list[int]:
    """Return when each moment begins, in minutes from the start: turns, then news turns."""
    clock = draft.scenario.clock
    turns = [number * clock.turn_hours * 60 for number in range(clock.turns)]
    return turns + [draft.length + days * 1440 for days in clock.aftermath]


def day_span(
    draft: Draft, path: Path, first: str | None, last: str | None, until: int
) -> Span | None:
    """Return the moments that begin between two days and hours, noting why there are none.

    Args:
        draft: The scenario.
        path: Where the two stand, as `from` and `to`.
        first: The day and hour from which on; None for the start.
        last: Until when; None for the moment *until*.
        until: The last moment where nothing is said.
    """
    begins = starts(draft)
    low = 0 if first is None else draft.minutes(first)
    high = begins[until - 1] if last is None else draft.minutes(last)
    if last is not None and high < low:
        draft.error((*path, "to"), "It ends before it begins.", "Exchange the two.")
        return None
    if last is None:
        high = max(high, begins[-1] if low > high else high)
    inside = [number for number, begin in enumerate(begins, start=1) if low <= begin <= high]
    if inside:
        return Span(inside[0], inside[-1])
    key = "from" if first is not None else "to"
    draft.error((*path, key), "No turn of the match begins in this time.", length(draft))
    return None


def length(draft: Draft) -> str:
    """Return in one sentence how long the match is."""
    clock = draft.scenario.clock
    return f"The match lasts {clock.turns} turns of {clock.turn_hours} h from {clock.start}."


def span_of(draft: Draft, path: Path, when: When) -> Span | None:
    """Return the moments in which an event may happen, noting why there are none."""
    turns = draft.scenario.clock.turns
    if when.chance == 0:
        draft.error((*path, "chance"), "With no chance it never happens.", "Remove the event.")
    if when.turn is None:
        return day_span(draft, path, when.from_, when.to, turns)
    if when.from_ is not None or when.to is not None:
        draft.error(
            (*path, "turn"), "The turn says when it is, and so do `from` and `to`.", "Keep one."
        )
        return None
    if when.turn > turns:
        draft.error((*path, "turn"), f"The match has {turns} turns.", length(draft))
        return None
    return Span(when.turn, when.turn)
