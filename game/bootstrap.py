"""Find a Python that has the libraries, this one or that of `.venv`, and run the game in it.

Every start passes through here, so this imports next to nothing; `game.installing` does the work
where something is missing.
"""

import os
import sys

from game.requirements import PLAY, TEST, needs_of

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
VENV = os.path.join(ROOT, ".venv")  # noqa: PTH118


def start(arguments: list[str]) -> int:
    """Run the command line with *arguments* and return its exit code, setting up where needed."""
    libraries = libraries_for(arguments)
    if libraries and not is_ready(libraries):
        if not is_stamped(libraries):
            from game.installing import set_up_or_explain

            code = set_up_or_explain(libraries)
            if code != 0:
                return code
        return start_inside(arguments)
    from game.cli import main

    return main(arguments)


def libraries_for(arguments: list[str]) -> str | None:
    """Return which list of libraries a command line needs; None if the standard one will do.

    >>> libraries_for(["check", "delta.yaml"]), libraries_for(["test"])
    ('play', 'test')
    >>> libraries_for(["play", "--help"])
    """
    command = arguments[0] if arguments else "play"
    if command == "test":
        return TEST
    if command == "wheels" or "-h" in arguments or "--help" in arguments:
        return None
    return PLAY


def is_ready(libraries: str) -> bool:
    """Return whether this very Python has the libraries: it is `.venv`'s, or somebody saw to it."""
    if is_stamped(libraries):
        if os.path.realpath(sys.prefix) == os.path.realpath(VENV):
            return True
        if sys.prefix == sys.base_prefix:
            return False  # A bare Python may have them too, but looking takes longer than changing.
    from game.requirements import unmet

    return not unmet(needs_of(ROOT, libraries))


def start_inside(arguments: list[str]) -> int:
    """Start main.py again with the Python of `.venv`."""
    command = [python_of(VENV), os.path.join(ROOT, "main.py"), *arguments]  # noqa: PTH118
    if os.name == "posix":
        os.execv(command[0], command)
    import subprocess

    # On Windows, exec would give the prompt back while the game still runs.
    with subprocess.Popen(command) as inside:
        while True:
            try:
                return inside.wait()
            except KeyboardInterrupt:
                continue  # The game was told too, and decides when it ends.


def python_of(environment: str) -> str:
    """Return where the Python of a virtual environment lies on this system."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(environment, folder, name)  # noqa: PTH118


def is_stamped(libraries: str) -> bool:
    """Return whether `.venv` was filled with what pyproject.toml lists today."""
    try:
        with open(stamp_path(libraries), encoding="utf-8") as stamp:  # noqa: PTH123
            return stamp.read() == current_stamp(libraries) and os.path.exists(python_of(VENV))  # noqa: PTH110
    except OSError:
        return False


def stamp_path(libraries: str) -> str:
    """Return the file in `.venv` that says with what it was filled."""
    return os.path.join(VENV, f"ifoghas-{libraries}.stamp")  # noqa: PTH118


def current_stamp(libraries: str) -> str:
    """Return what `.venv` should be filled with today, and on which Python it stands."""
    return "\n".join([*sorted(needs_of(ROOT, libraries)), os.path.realpath(python_of(VENV)), ""])
