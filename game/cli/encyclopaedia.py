"""`encyclopaedia`: look up actors, who said what in reality, terms and sources."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.arguments import LANGUAGES, Commands, command, existing_file

if TYPE_CHECKING:
    from game.encyclopaedia import Entry
    from game.words import Words

IN_FULL = 3
"""Entries up to which all are printed whole; more are listed by their titles."""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "encyclopaedia",
        run,
        says="look up actors, who said what in reality, terms and sources",
        example="helicopter --lang fr",
    )
    parser.add_argument("wanted", nargs="*", metavar="WORD", help="without one, all titles")
    parser.add_argument(
        "--scenario",
        type=existing_file,
        metavar="FILE",
        help="whose readings are wanted (default: those of all that come with the game)",
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="default: en")


def run(options: argparse.Namespace) -> int:
    """Print what is found; return 1 if it is nothing."""
    from game.encyclopaedia import compiled, found
    from game.scenario.load import opened
    from game.scenario.shelf import shelf
    from game.words import Words

    words = Words(options.lang)
    paths: list[Path] = [card.path for card in shelf()]
    if options.scenario is not None:
        paths = [options.scenario]
    wanted = " ".join(options.wanted)
    entries = found(compiled(words, [opened(path) for path in paths]), wanted)
    for line in lines(words, entries):
        print(line)
    if not entries:
        print(words.say("encyclopaedia.none", wanted=wanted))
    return 0 if entries else 1


def lines(words: "Words", entries: "Sequence[Entry]") -> Iterator[str]:
    """Yield entries whole where they are few, else their titles."""
    for entry in entries:
        yield words.say(
            "text.encyclopaedia.line",
            title=entry.title,
            kind=words.say(f"encyclopaedia.of.{entry.kind}"),
        )
        if len(entries) <= IN_FULL:
            yield from (f"  {paragraph}" for paragraph in entry.text)
            if entry.cited:
                cited = "; ".join(entry.cited)
                yield f"  {words.say('encyclopaedia.sources', sources=cited)}"
