"""A match nobody watches: bots play, the public's news are told, the log stays."""

from collections.abc import Callable, Sequence
from pathlib import Path

from game.rules.events import PUBLIC
from game.scenario.load import opened
from game.session.session import Session
from game.words import Words, line


def unattended(
    scenario: Path,
    *,
    seed: int | None,
    folder: Path,
    say: Callable[[str], None],
    progress: Callable[[int, int], None],
    language: str = "en",
    assume: Sequence[str] | None = None,
) -> Path:
    """Let bots play a match to its end; return where its log is.

    Args:
        scenario: The scenario file.
        seed: Of the match; 1 where none is given.
        folder: Where the log goes.
        say: Gets each line the public reads.
        progress: Gets the turn reached and the number of turns.
        language: Of the lines.
        assume: Assumption sets instead of the scenario's own.

    Raises:
        ScenarioError, LogError: If the scenario cannot be read or the log not written.
    """
    read = opened(scenario, assume)
    words = Words(language)
    session = Session.start(read.book, read.text, read.digest, 1 if seed is None else seed, {})
    path = folder / f"{read.book.scenario}-{session.seed}.jsonl"
    session.save(path)
    heard, turn = 0, 0
    while session.bot_step() is not None:
        lines = session.reports(PUBLIC)
        for tell in lines[heard:]:
            say(line(read.book, words, tell))
        heard = len(lines)
        if session.state.clock.turn != turn:
            turn = session.state.clock.turn
            progress(turn, read.book.turns)
    session.close()
    return path
