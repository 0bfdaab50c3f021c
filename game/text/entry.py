"""Sitting down at the terminal: which scenario, which faction, and a match to begin."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from game import folders
from game.errors import WrongUseError
from game.rules.rulebook import Rulebook
from game.scenario.load import load, opened
from game.session import Session
from game.session.session import HUMAN
from game.text.conversation import converse
from game.words import LANGUAGES, Words, capital

FIRST_SEED = 1
"""The luck of a match for which none was asked."""


def play(
    *, scenario: Path | None, seat: str | None, seed: int | None, language: str | None
) -> None:
    """Play a match in this terminal; ask for the scenario and the faction if none is given.

    Raises:
        WrongUseError: If there is no such faction, or the terminal ends before an answer.
        ScenarioError, LogError: If the scenario cannot be read or the match not kept.
    """
    words = Words(language or LANGUAGES[0])
    read = opened(scenario or scenario_asked(words, sys.stdin, sys.stdout))
    side = seat or seat_asked(words, read.book, sys.stdin, sys.stdout)
    match = Session.start(read.book, read.text, read.digest, seed or FIRST_SEED, {side: HUMAN})
    kept = folders.saves() / f"{read.book.scenario}-{match.seed}-{side}.jsonl"
    converse(match, side, words, sys.stdin, sys.stdout, kept)


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
