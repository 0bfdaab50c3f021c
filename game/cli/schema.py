"""`schema`: write the JSON Schema of scenario files, from which editors complete and check."""

import argparse
import sys
from pathlib import Path

from game.cli.arguments import Commands, command


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "schema",
        run,
        says="write the JSON Schema of scenario files, for editors that complete while one types",
        example="--out scenario.schema.json",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")


def run(options: argparse.Namespace) -> int:
    """Write the schema to a file, or to standard output."""
    from game.scenario.schema import schema_text

    if options.out is None:
        sys.stdout.write(schema_text())
    else:
        options.out.write_text(schema_text(), encoding="utf-8", newline="\n")
    return 0
