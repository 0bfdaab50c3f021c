"""The world: shared tracks that no faction owns. All of it is public.

`scrutiny` says in tenths how closely governments, courts and reporters look; `displaced_known`
counts the people who, as far as the public knows, have left their homes.
"""

from typing import Final

from game.rules.changes import Put
from game.rules.events import PUBLIC
from game.rules.resolution import Resolution
from game.rules.state import GameState, Moved, Track
from game.rules.tracks import held_in

SHARED: Final = "shared"
"""Under which name the moves of shared tracks are kept."""

SCRUTINY: Final = "scrutiny"
DISPLACED: Final = "displaced_known"


def scrutiny(state: GameState) -> int:
    """Return how closely the world looks, in tenths; not at all where nothing is told of it."""
    return state.shared[SCRUTINY].value if SCRUTINY in state.shared else 0


def look_closer(course: Resolution, cause: str, tenths: int) -> None:
    """Let scrutiny rise or fall for a cause."""
    if SCRUTINY in course.state.shared:
        set_shared(course, SCRUTINY, cause, held_in(scrutiny(course.state) + tenths))


def set_shared(course: Resolution, name: str, cause: str, value: int) -> None:
    """Let a shared track take a value for a cause, if that is another one."""
    track, clock = course.state.shared[name], course.state.clock
    change = value - track.value
    if not change:
        return
    number = str(len(course.state.moves.get(SHARED, {})) + 1)
    moved = Moved(name, cause, change, change, value, clock.turn, clock.news_turn)
    course.happen(
        "world_moved",
        {"track": name, "cause": cause},
        (
            Put("shared", name, Track(value, (*track.causes, (cause, change)))),
            Put(f"moves/{SHARED}", number, moved),
        ),
    )


def count_displaced(course: Resolution) -> None:
    """Count anew who has left home as far as the public knows; the world sees it and looks."""
    if DISPLACED not in course.state.shared:
        return
    before = course.state.shared[DISPLACED].value
    now = sum(place.displaced for place in course.state.known.get(PUBLIC, {}).values())
    cause = "cause.people_fled" if now > before else "cause.people_home"
    set_shared(course, DISPLACED, cause, now)
    per = course.number("scrutiny.per_displaced")
    look_closer(course, "cause.people_fled", max(0, now // per - before // per))


def look_away(course: Resolution, minutes: int) -> None:
    """Let the world look elsewhere as time goes by, down to how closely it looked at the start."""
    less = course.number("scrutiny.fades") * minutes // 1440
    more = max(0, scrutiny(course.state) - course.book.scrutiny)
    look_closer(course, "cause.other_news", -min(less, more))
