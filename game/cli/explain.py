"""`explain`: what a field of a scenario file means, its unit, range, default and an example."""

import argparse
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from game.cli.arguments import LANGUAGES, Commands, command
from game.cli.surroundings import language_of

if TYPE_CHECKING:
    from game.scenario.reference import Entry
    from game.words import Words

IN_FULL = 4
"""Fields up to which all are explained whole; of more, one line each is shown."""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "explain",
        run,
        says="say what a field of a scenario file means",
        example="units.people --lang fr",
    )
    parser.add_argument(
        "key", nargs="?", default="", metavar="KEY", help="as `check` prints it; without, all parts"
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="default: that of the system")


def run(options: argparse.Namespace) -> int:
    """Print what is found; return 1 if it is nothing."""
    from game.scenario.findings import nearest
    from game.scenario.reference import entries, found
    from game.words import Words

    words = Words(options.lang or language_of(os.environ))
    wanted: str = options.key
    fields = found(wanted) if wanted else [each for each in entries() if "." not in each.path]
    for line in lines(fields, words):
        print(line)
    if not fields:
        print(words.say("format.none", wanted=wanted))
        if near := nearest(wanted, near_names(wanted)):
            print(words.say("format.near", near=near))
    return 0 if fields else 1


def near_names(wanted: str) -> set[str]:
    """Return what a misspelt key may have been meant to be: paths, or single keys."""
    from game.scenario.reference import entries

    if "." in wanted:
        return {entry.path for entry in entries()}
    return {entry.key for entry in entries()}


def lines(fields: "Sequence[Entry]", words: "Words") -> Iterator[str]:
    """Yield fields whole where they are few, else a line for each."""
    if len(fields) > IN_FULL:
        names = [named(field, words) for field in fields]
        width = max(map(len, names))
        for name, field in zip(names, fields, strict=True):
            yield f"{name:<{width}}  {field.said.meaning[words.language]}"
        return
    for number, field in enumerate(fields):
        if number:
            yield ""
        yield from whole(field, words)


def whole(field: "Entry", words: "Words") -> Iterator[str]:
    """Yield everything there is to say of a field."""
    from game.scenario.accepted import accepted, default_of, written
    from game.scenario.reference import NAMES

    told = field.said
    yield named(field, words)
    yield f"  {told.meaning[words.language]}"
    yield f"  {words.say('format.accepted', what=accepted(words, field.model, field.key))}"
    if told.names and len(NAMES[told.names]()) <= LISTED:
        yield f"  {words.say('format.names', names=', '.join(NAMES[told.names]()))}"
    if told.unit:
        yield f"  {words.say('format.unit', unit=words.say(f'format.unit.{told.unit}'))}"
    yield f"  {default_of(words, field.info)}"
    yield f"  {words.say('format.example', example=written({field.key: told.example})[1:-1])}"
    yield from inside(field, words)


LISTED = 40
"""Names up to which a list is printed; longer ones complete in an editor."""


def named(field: "Entry", words: "Words") -> str:
    """Return where a field stands, and beside which key where it has sisters of the same path."""
    if field.beside in ("", field.key):
        return field.path
    return f"{field.path}{words.say('format.beside', key=field.beside)}"


def inside(field: "Entry", words: "Words") -> Iterator[str]:
    """Yield a line for each field of the part that stands here."""
    from game.scenario.reference import entries

    depth = field.path.count(".") + 1
    begin = f"{field.path}."
    found = [
        each for each in entries() if each.path.startswith(begin) and each.path.count(".") == depth
    ]
    keys = {each.key: each for each in reversed(found)}
    if keys:
        yield f"  {words.say('format.inside')}"
    width = max(map(len, keys), default=0)
    for key in dict.fromkeys(each.key for each in found):
        yield f"    {key:<{width}}  {keys[key].said.meaning[words.language]}"
