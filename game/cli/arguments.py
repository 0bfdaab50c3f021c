"""What several commands share: how a command is added, and how its values are read."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

LANGUAGES = ("en", "fr")
"""Those of the words, named here so that `--help` loads nothing."""

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What `add_subparsers` returns: the place to which commands are added."""


def command(
    commands: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    *,
    says: str,
    example: str,
    passes_on: bool = False,
) -> argparse.ArgumentParser:
    """Add the command *name* with one line of help and one example, and return its parser.

    A command that passes on what it does not know finds it in `options.passed_on`.
    """
    added = commands.add_parser(
        name,
        help=says,
        description=f"{says[0].upper()}{says[1:]}.",
        epilog=f"example: python3 main.py {name} {example}",
    )
    added.set_defaults(run=run, passes_on=passes_on)
    return added


def existing_file(text: str) -> Path:
    """Return the path of a file that is there.

    >>> existing_file("no/such/delta.yaml")
    Traceback (most recent call last):
      ...
    argparse.ArgumentTypeError: there is no file 'no/such/delta.yaml'
    """
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text!r}")
    return path


def assuming(parser: argparse.ArgumentParser) -> None:
    """Let a command take assumption sets, instead of those its scenario names."""
    parser.add_argument(
        "--assume",
        type=sets,
        metavar="NAME",
        help="assumption set instead of the scenario's; several with commas, or none",
    )


def sets(text: str) -> tuple[str, ...]:
    """Return the assumption sets that are named.

    >>> sets("legitimacy")
    ('legitimacy',)
    >>> sets("legitimcy")
    Traceback (most recent call last):
      ...
    argparse.ArgumentTypeError: there is no assumption set 'legitimcy'; did you mean `legitimacy`?
    """
    from game.scenario.assumptions import UnknownSetError, assumed

    try:
        return assumed(text)
    except UnknownSetError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from problem


def positive(text: str) -> int:
    """Return a whole number from 1 on.

    >>> positive("12")
    12
    """
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
    return int(text)


def size(text: str) -> tuple[int, int]:
    """Return a width and a height in pixels, written as `1280x800`.

    >>> size("1280x800")
    (1280, 800)
    """
    width, by, height = text.partition("x")
    if not (by and width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1280x800")
    return positive(width), positive(height)
