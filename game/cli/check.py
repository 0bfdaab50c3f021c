"""`check`: find what is wrong in scenario files, with line, cause and likely cure."""

import argparse
import json
import sys

from game.cli.arguments import Commands, command, existing_file


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
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def run(options: argparse.Namespace) -> int:
    """Print every finding; return 1 if one of them is an error."""
    from dataclasses import asdict

    from game.scenario import check_files

    findings = check_files(options.files)
    if options.json:
        json.dump([asdict(finding) for finding in findings], sys.stdout, indent=2, default=str)
        print()
    else:
        for finding in findings:
            print(finding)
        print(f"{len(options.files)} checked, {len(findings)} findings")
    return 1 if findings else 0
