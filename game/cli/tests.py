"""`test`: run the tests on every processor."""

import argparse
import sys

from game.cli.arguments import Commands, command
from game.cli.checkout import checkout


def add(commands: Commands) -> None:
    """Add the command."""
    command(
        commands,
        "test",
        run,
        says="run the tests; what follows is handed to pytest",
        example="tests/hexgrid -k distance",
        passes_on=True,
    )


def run(options: argparse.Namespace) -> int:
    """Run pytest on the checkout that this file belongs to."""
    import subprocess

    folder = checkout("test")
    pytest = [sys.executable, "-m", "pytest", "-n", "auto", *options.passed_on]
    return subprocess.run(pytest, cwd=folder, check=False).returncode
