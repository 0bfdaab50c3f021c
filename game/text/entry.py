"""Sitting down at the terminal: a match to begin, or a saved one to take up again."""

import secrets
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TextIO

from game import folders
from game.errors import WrongUseError
from game.rules.rulebook import Rulebook
from game.scenario.load import load, opened
from game.session import Session
from game.session.log import is_log
from game.session.session import HUMAN
from game.text.conversation import converse
from game.text.resuming import taken_up
from game.words import LANGUAGES, Words, capital

SEEDS: Final = 10_000
"""Matches without a seed of their own draw one below this: short enough to read aloud."""


def play(
    *,
    scenario: Path | None,
    seat: str | None,
    seed: int | None,
    language: str | None,
    assume: Sequence[str] | None = None,
) -> None:
    """Play a match in this terminal; ask for the scenario and the faction if none is given.

    Where *scenario* is the log of a match, that match goes on.

    Raises:
        WrongUseError: If there is no such faction, or the terminal ends before an answer.
        ScenarioError, LogError: If the scenario cannot be read or the match not kept.
    """
    words = Words(language or LANGUAGES[0])
    if scenario is not None and is_log(scenario):
        match, side = taken_up(words, scenario, seat)
        converse(match, side, words, sys.stdin, sys.stdout, scenario)
        return
    path = scenario or scenario_asked(words, sys.stdin, sys.stdout)
    read = opened(path, assume)
    side = seat or seat_asked(words, read.book, sys.stdin, sys.stdout)
    luck = seed or 1 + secrets.randbelow(SEEDS - 1)
    match = Session.start(read.book, read.text, read.digest, luck, {side: HUMAN})
    stem = f"{read.book.scenario}-{match.seed}-{side}"
    converse(match, side, words, sys.stdin, sys.stdout, folders.free_name(folders.saves(), stem))


def scenario_asked(words: Words, reader: TextIO, writer: TextIO) -> Path:
    """Return the scenario the player chooses among those that come with the game."""
    paths = sorted(folders.scenarios().glob("*.yaml"))
    titles = [words.text(load(path).title) for path in paths]
    print(words.say("text.which_scenario"), file=writer)
    return paths[numbered(words, titles, reader, writer)]


def seat_asked(words: Words, book: Rulebook, reader: TextIO, writer: TextIO) -> str:
    """Return the faction the player chooses among those a person may play."""
    sides = [side for side in book.sides.values() if side.played_by != "bot"]
    names = [capital(words.text(side.name)) for side in sides]
    print(words.say("text.which_seat"), file=writer)
    return sides[numbered(words, names, reader, writer)].faction


def numbered(words: Words, names: Sequence[str], reader: TextIO, writer: TextIO) -> int:
    """Return which of *names* the player chooses; the only one without asking.

    Raises:
        WrongUseError: If the terminal ends before a number was typed.
    """
    if len(names) == 1:
        return 0
    for number, name in enumerate(names, start=1):
        print(f"{number}. {name}", file=writer)
    while typed := reader.readline():
        if typed.strip().isdecimal() and 1 <= int(typed) <= len(names):
            return int(typed) - 1
        print(words.say("text.from_one_to", most=len(names)), file=writer)
    raise WrongUseError(words.say("text.closed"))
