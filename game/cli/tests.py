"""`test`: run the tests on every processor."""

import argparse
import subprocess
import sys

from game.bootstrap import ROOT
from game.cli.arguments import Commands, command


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
    pytest = [sys.executable, "-m", "pytest", "-n", "auto", *options.passed_on]
    return subprocess.run(pytest, cwd=ROOT, check=False).returncode
