"""`check`: find what is wrong in scenario files, with line, cause and likely cure."""

import argparse
import sys
from pathlib import Path

from game.cli.arguments import Commands, command, existing_file, positive


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
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def run(options: argparse.Namespace) -> int:
    """Print every finding; return 1 if there is one, a warning even."""
    from game.scenario import check_files

    findings = check_files(options.files)
    if options.games is not None and not any(finding.is_error for finding in findings):
        from game.cli.fired import unseen

        for file in options.files:
            findings += unseen(file, options.games)
    if options.json:
        import json
        from dataclasses import asdict

        json.dump([asdict(finding) for finding in findings], sys.stdout, indent=2)
        print()
    else:
        for finding in findings:
            print(finding)
            print(excerpt(Path(finding.file), finding.line, finding.column), end="")
        print(f"{counted(len(options.files), 'file')}, {counted(len(findings), 'finding')}")
    return 1 if findings else 0


def excerpt(file: Path, line: int, column: int) -> str:
    """Return the line of a file that is meant, with a mark under the column; both from 1 on.

    It is empty where a file as a whole is meant.
    """
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    if not 1 <= line <= len(lines):
        return ""
    number = f"{line:>6} | "
    shown = lines[line - 1].replace("\t", " ")
    return f"{number}{shown}\n{' ' * (len(number) + max(column, 1) - 1)}^\n"


def counted(number: int, thing: str) -> str:
    """Return a number of things.

    >>> counted(1, "file"), counted(0, "finding")
    ('1 file', '0 findings')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
