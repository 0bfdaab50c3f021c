"""Collapse: a faction that nothing carries any more leaves or changes, and the match goes on."""

from game.rules.changes import Put
from game.rules.events import PUBLIC, Tell
from game.rules.publishing import next_number, publish
from game.rules.resolution import Resolution
from game.rules.state import Broken, News, Value


def break_what_gives(course: Resolution) -> None:
    """Let every faction break whose carrying track has run down; each breaks once."""
    for side, doctrine in course.book.factions.items():
        carried = doctrine.carried_by()
        if carried is None or side in course.state.broken:
            continue
        track = course.state.factions[side].tracks.get(carried[0])
        if track is not None and track.value <= course.number("collapse.at"):
            give_way(course, side, carried[1])


def give_way(course: Resolution, side: str, how: str) -> None:
    """Write down that a faction has broken, tell it and everybody, and do what follows for it."""
    course.happen(
        "broken",
        {"faction": side, "how": how},
        (Put("broken", side, Broken(side, how, course.state.clock.turn)),),
        (Tell(side, f"learnt.{how}", {}),),
    )
    announce(course, f"news.{how}", side)
    course.book.factions[side].breaks(course)


def announce(course: Resolution, key: str, side: str, **args: Value) -> None:
    """Let the news tell everybody of a turn in a faction's politics."""
    clock = course.state.clock
    item = News(
        id=next_number(course.state),
        turn=clock.turn,
        speaker=PUBLIC,
        key=key,
        args={"faction": side, **args},
        minute=course.book.moment(clock),
    )
    publish(course, item)
