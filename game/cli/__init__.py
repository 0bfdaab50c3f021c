"""The command line: one file for each command, and one place where errors become sentences."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from game import __version__
from game.cli import (
    check,
    debrief,
    encyclopaedia,
    explain,
    play,
    replay,
    rulebook,
    schema,
    shot,
    simulate,
    study,
    tests,
    wheels,
)
from game.cli.surroundings import language_of
from game.errors import IfoghasError

COMMANDS = (
    play, check, explain, schema, simulate, study, replay, debrief, encyclopaedia, rulebook, shot,
    tests, wheels,
)  # fmt: skip
"""Each adds its own parser, and with it the function that carries the command out."""

EXIT_CODES = "exit codes: 0 success, 1 something was found wrong, 2 wrong use"


class OneSentenceParser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        """End with exit code 2 and one sentence."""
        self.exit(2, f"{self.prog}: {message} (`{self.prog} --help` shows how it is used)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line and return its exit code.

    >>> main(["--version"])
    Traceback (most recent call last):
      ...
    SystemExit: 0
    """
    options = options_of(sys.argv[1:] if arguments is None else arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has enough; Python's own flush at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (IfoghasError, OSError) as problem:
        language = getattr(options, "language", None) or language_of(os.environ)
        print(sentence_of(problem, language), file=sys.stderr)
        return problem.exit_code if isinstance(problem, IfoghasError) else 2
    return code


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what a command line asks for.

    >>> options_of(["test", "-k", "distance"]).passed_on
    ['-k', 'distance']
    """
    whole = parser()
    options, unknown = whole.parse_known_args(with_command(arguments))
    if unknown and not options.passes_on:
        whole.error(f"there is no option {unknown[0]!r}")
    options.passed_on = unknown
    return options


def with_command(arguments: Sequence[str]) -> list[str]:
    """Return *arguments* with the command spelled out: none named means `play`.

    >>> with_command([]), with_command(["--seed", "7"]), with_command(["--help"])
    (['play'], ['play', '--seed', '7'], ['--help'])
    """
    first = next(iter(arguments), "--")
    named = not first.startswith("-") or first in {"-h", "--help", "--version"}
    return [*arguments] if named else ["play", *arguments]


def sentence_of(problem: IfoghasError | OSError, language: str) -> str:
    """Return what went wrong as one sentence, in a language where it has words for it.

    >>> sentence_of(PermissionError(13, "Permission denied", "logs"), "en")
    'logs: permission denied.'
    >>> sentence_of(OSError(28, "No space left on device"), "en")
    'The output cannot be written: no space left on device.'
    """
    if isinstance(problem, OSError):
        where = problem.filename or "The output cannot be written"
        return f"{where}: {(problem.strerror or 'cannot be used').lower()}."
    from game.words import Words
    from game.words.told import told

    return told(Words(language), problem)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; no command given means `play`."""
    whole = OneSentenceParser(
        prog="ifoghas",
        description="A turn-based simulation of the conflict in northern Mali, for teaching.",
        epilog=f"Without a command the game starts. {EXIT_CODES}.",
    )
    whole.add_argument("--version", action="version", version=f"ifoghas {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return whole
