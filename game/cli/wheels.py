"""`wheels`: put every library into `wheels/`, for machines that have no network."""

import argparse
import sys
from pathlib import Path

from game.cli.arguments import Commands, command
from game.cli.checkout import checkout
from game.errors import IfoghasError
from game.requirements import PLAY, TEST, needs_of


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
    import subprocess
    from tempfile import TemporaryDirectory

    root = checkout("wheels")
    wheels = root / "wheels"
    with TemporaryDirectory(dir=root, prefix=".wheels-") as folder:
        download = [*pip(), "download", "--dest", folder]
        aim = target(options.python, options.platform)
        finished = subprocess.run([*download, *aim, *wanted(root, options.platform)], check=False)
        if finished.returncode != 0:
            raise IfoghasError("The libraries could not be fetched: see the lines above.")
        wheels.mkdir(exist_ok=True)
        for wheel in Path(folder).iterdir():
            wheel.replace(wheels / wheel.name)
    print(f"{wheels} holds {len(list(wheels.iterdir()))} libraries; copy it beside main.py.")
    return 0


def pip() -> list[str]:
    """Return the start of a pip command: this Python's, or that of `.venv`."""
    from importlib.util import find_spec

    from game import installing

    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    if not installing.FOLDER.exists():
        installing.set_up(PLAY)
    return installing.pip_for_venv()


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


def wanted(root: Path, platforms: list[str] | None) -> list[str]:
    """Return what to fetch: all that play and tests need."""
    # Pip asks this machine, not the named platform, whether a library is for Windows alone.
    windows_only = ["colorama"] if any("win" in name[:3] for name in platforms or []) else []
    return [*needs_of(str(root), TEST), *windows_only]
