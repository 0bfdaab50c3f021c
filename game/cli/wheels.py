"""`wheels`: put every library into `wheels/`, for machines that have no network."""

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from game.bootstrap import ROOT, VENV, WHEELS, pip_for, set_up
from game.cli.arguments import Commands, command
from game.errors import IfoghasError
from game.requirements import Group, needs_of


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "wheels",
        run,
        says="fill wheels/ with all libraries, to set up machines without a network",
        example="--python 3.12 --platform win_amd64",
    )
    parser.add_argument("--python", metavar="3.N", help="their Python (default: this one's)")
    parser.add_argument(
        "--platform",
        action="append",
        metavar="TAG",
        help="their platform as wheels name it: win_amd64, macosx_11_0_arm64, "
        "manylinux_2_28_x86_64 ... (default: this one's; may be repeated)",
    )


def run(options: argparse.Namespace) -> int:
    """Download into a folder apart, so that `wheels/` never holds half of a set."""
    with TemporaryDirectory(dir=ROOT, prefix=".wheels-") as folder:
        download = [*pip(), "download", "--dest", folder]
        aim = target(options.python, options.platform)
        finished = subprocess.run([*download, *aim, *wanted(options.platform)], check=False)
        if finished.returncode != 0:
            raise IfoghasError("The libraries could not be fetched: see the lines above.")
        WHEELS.mkdir(exist_ok=True)
        for wheel in Path(folder).iterdir():
            wheel.replace(WHEELS / wheel.name)
    print(f"{WHEELS} holds {len(list(WHEELS.iterdir()))} libraries; copy it beside main.py.")
    return 0


def pip() -> list[str]:
    """Return the start of a pip command: this Python's, or that of `.venv`."""
    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    if not VENV.exists():
        set_up(Group.PLAY)
    return pip_for(VENV)


def target(python: str | None, platforms: list[str] | None) -> list[str]:
    """Return pip's options for another Python or platform than this one.

    >>> target("3.12", ["win_amd64"])
    ['--python-version', '3.12', '--platform', 'win_amd64', '--only-binary=:all:']
    >>> target(None, None)
    []
    """
    options = ["--python-version", python] if python else []
    for platform in platforms or []:
        options += ["--platform", platform]
    return [*options, "--only-binary=:all:"] if options else []


def wanted(platforms: list[str] | None) -> list[str]:
    """Return what to fetch: all that play and tests need."""
    # Pip asks this machine, not the named platform, whether a library is for Windows alone.
    windows_only = ["colorama"] if any("win" in name[:3] for name in platforms or []) else []
    return [*needs_of(ROOT, Group.TEST), *windows_only]
