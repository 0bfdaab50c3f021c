"""Make `.venv` beside main.py and fill it, with nothing but the standard library."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from game.bootstrap import ROOT, VENV, current_stamp, python_of, stamp_path
from game.errors import IfoghasError
from game.requirements import PLAY, TEST, needs_of

FOLDER: Final = Path(VENV)
WHEELS: Final = Path(ROOT) / "wheels"
UNFINISHED: Final = "ifoghas-unfinished"
"""Name of the file that marks an environment whose making was cut off, by a power cut even."""


class SetupError(IfoghasError):
    """Why the game cannot be set up here, in one sentence that says what to do."""


def set_up_or_explain(libraries: str) -> int:
    """Set up and return 0, or say why it could not be done and return an exit code."""
    try:
        set_up(libraries)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    except KeyboardInterrupt:
        print("\nSet-up stopped; nothing half-made was left behind.", file=sys.stderr)
        return 130
    return 0


def set_up(libraries: str) -> None:
    """Make or complete `.venv`; remove it again if its making is cut off."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(f"Setting up in {FOLDER} (once; a minute or two) ...", file=sys.stderr, flush=True)
    made_here = False
    try:
        remove_leftovers()
        made_here = not FOLDER.exists()
        if made_here:
            make_environment()
        fill_environment(libraries)
    except (OSError, SetupError, KeyboardInterrupt) as problem:
        if made_here:
            shutil.rmtree(FOLDER, ignore_errors=True)
        if isinstance(problem, OSError):
            raise SetupError(f"Ifoghas cannot be set up in {FOLDER}: {problem}.") from problem
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def remove_leftovers() -> None:
    """Remove a `.venv` of ours that is unfinished or whose Python was replaced by another."""
    stamps = [Path(stamp_path(libraries)) for libraries in (PLAY, TEST)]
    python = f"\n{os.path.realpath(python_of(VENV))}\n"
    replaced = any(
        not stamp.read_text(encoding="utf-8").endswith(python) for stamp in stamps if stamp.exists()
    )
    if (FOLDER / UNFINISHED).exists() or replaced:
        shutil.rmtree(FOLDER)
    elif FOLDER.exists() and not Path(python_of(VENV)).exists():
        raise SetupError(f"{FOLDER} holds no Python that works: delete it and start again.")


def make_environment() -> None:
    """Make an empty `.venv`, with a pip of its own where this Python can give it one."""
    if find_spec("venv") is None or not (find_spec("ensurepip") or find_spec("pip")):
        raise SetupError(advice_without_venv(debian=shutil.which("apt-get") is not None))
    FOLDER.mkdir()
    (FOLDER / UNFINISHED).touch()
    without_pip = [] if find_spec("ensurepip") else ["--without-pip"]
    if run([sys.executable, "-m", "venv", *without_pip, str(FOLDER)]) != 0:
        raise SetupError(f"Python's venv module could not make {FOLDER}: see the lines above.")


def advice_without_venv(*, debian: bool) -> str:
    """Return what to do where Python came without the means to set anything up.

    >>> print(advice_without_venv(debian=False))
    This Python has neither venv nor pip: install both, then start main.py again.
    """
    remedy = "run `sudo apt install python3-venv`" if debian else "install both"
    return f"This Python has neither venv nor pip: {remedy}, then start main.py again."


def fill_environment(libraries: str) -> None:
    """Install what is needed into `.venv` and stamp it."""
    # Pip's bars and lists are for people who wait, not for the logs of machines.
    talk = [] if sys.stderr.isatty() else ["--quiet"]
    if run([*pip_for_venv(), "install", *talk, *sources(), *needs_of(ROOT, libraries)]) != 0:
        raise SetupError(
            "The libraries could not be installed: see the lines above. Without a network, put "
            "beside main.py the folder wheels/ that `main.py wheels` makes on a machine with one."
        )
    (FOLDER / UNFINISHED).unlink(missing_ok=True)
    # Whoever may run the tests may play, but the two lists change apart.
    for filled in {libraries, PLAY}:
        Path(stamp_path(filled)).write_text(current_stamp(filled), encoding="utf-8")


def pip_for_venv() -> list[str]:
    """Return the start of a pip command that works on `.venv`: its own pip, or ours."""
    inside = python_of(VENV)
    if subprocess.run([inside, "-c", "import pip"], capture_output=True, check=False).returncode:
        if find_spec("pip") is None:
            raise SetupError(f"There is no pip for {FOLDER}: delete it and start again.")
        return [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", inside]
    return [inside, "-m", "pip", "--disable-pip-version-check"]


def sources() -> list[str]:
    """Return pip's options for the place libraries come from: `wheels/` if it is there."""
    return ["--no-index", "--find-links", str(WHEELS)] if WHEELS.is_dir() else []


def run(command: Sequence[str]) -> int:
    """Run *command*, all it says going to standard error, and return its exit code."""
    # In a group of their own, the children of pip and venv can be ended with them: left alone,
    # they went on writing into a `.venv` that was being removed.
    posix = os.name == "posix"
    with subprocess.Popen(command, stdout=sys.stderr, process_group=0 if posix else None) as child:
        try:
            return child.wait()
        except KeyboardInterrupt:
            if posix:
                with suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)
            raise
