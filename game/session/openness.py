"""Who has looked: during a match the truth is laid open to the instructor, and that stays."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from game.rules.rulebook import Rulebook
from game.rules.state import GameState
from game.session.log import LogError, Record, line_of, write_through

OPENED: Final = "opened"
"""What a note says beside its text: the minute of the match in which the truth was laid open."""


def opened_now(book: Rulebook, state: GameState, text: str) -> Record:
    """Return the note that the truth is laid open now."""
    clock = state.clock
    begun = book.elapsed(max(1, clock.turn))
    minute = book.moment(clock) if clock.news_turn else begun
    return {"kind": "note", "turn": clock.turn, "text": text, OPENED: minute}


def openings(records: Iterable[Record]) -> tuple[int, ...]:
    """Return in which minutes of a match the truth was laid open before its end, each once.

    >>> openings([{"kind": "note", "opened": 360}, {"kind": "note", "text": "Well done."}])
    (360,)
    """
    return tuple(dict.fromkeys(each[OPENED] for each in records if OPENED in each))


def add_to(path: Path, record: Record) -> None:
    """Write one record more to the end of a log.

    Raises:
        LogError: If the file cannot be written.
    """
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            write_through(file, line_of(record))
    except OSError as trouble:
        detail = str(trouble.strerror)
        raise LogError("error.log.unsaved", file=str(path), detail=detail) from trouble
