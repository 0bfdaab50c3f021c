"""`check`: find what is wrong in scenario files, with line, cause and likely cure."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.arguments import LANGUAGES, Commands, command, existing_file, positive
from game.cli.excerpts import shown
from game.cli.surroundings import wants_colour

if TYPE_CHECKING:
    from game.scenario.findings import Finding


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "check",
        run,
        says="find what is wrong in scenario files",
        example="scenarios/tinzaouaten_2024.yaml",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", type=existing_file)
    parser.add_argument(
        "--games",
        type=positive,
        metavar="N",
        help="also play N matches, and warn of events and answers that none of them saw",
    )
    parser.add_argument(
        "--sources",
        action="store_true",
        help="also say on what the facts rest: sources, the word of who fights, estimates",
    )
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="of --sources; default: en")


def run(options: argparse.Namespace) -> int:
    """Print every finding; return 1 if there is one, a warning even."""
    from game.scenario import check_files

    findings = check_files(options.files)
    if options.games is not None and not any(finding.is_error for finding in findings):
        from game.cli.fired import unseen

        for file in options.files:
            findings += unseen(file, options.games)
    if options.json:
        print(as_json(findings, options.files, sources=options.sources))
    else:
        colour = wants_colour(os.environ, terminal=sys.stdout.isatty())
        for line in shown(findings, colour=colour):
            print(line)
        print(f"{counted(len(options.files), 'file')}, {counted(len(findings), 'finding')}")
        if options.sources:
            print_sources(options.files, options.lang)
    return 1 if findings else 0


def as_json(findings: "Sequence[Finding]", files: Sequence[Path], *, sources: bool) -> str:
    """Return the findings as a list of objects; in an object beside the source reports, if any."""
    import json
    from dataclasses import asdict

    from game.cli.sources_report import data

    listed = [asdict(finding) for finding in findings]
    found = {"findings": listed, "sources": [data(file) for file in files]} if sources else listed
    return json.dumps(found, indent=2, ensure_ascii=False)


def print_sources(files: Sequence[Path], language: str) -> None:
    """Print on what the facts of each file rest."""
    from game.cli.sources_report import lines
    from game.words import Words

    for file in files:
        for line in lines(file, Words(language)):
            print(line)


def counted(number: int, thing: str) -> str:
    """Return a number of things.

    >>> counted(1, "file"), counted(0, "finding")
    ('1 file', '0 findings')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
