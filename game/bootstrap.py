"""Set the game up on a bare Python: make `.venv` beside main.py, fill it, start again inside.

Only the standard library is imported here, and game's other rooms only once theirs are there.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NoReturn

from game.errors import IfoghasError
from game.requirements import Group, needs_of, stamp_of, unmet

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
WHEELS: Final = ROOT / "wheels"
UNFINISHED: Final = "ifoghas-unfinished"
"""Name of the file that marks an environment whose making was cut off, by a power cut even."""


class SetupError(IfoghasError):
    """Why the game cannot be set up here, in one sentence that says what to do."""


def start(arguments: Sequence[str]) -> int:
    """Run the command line with *arguments* and return its exit code, setting up where needed."""
    group = group_for(arguments)
    try:
        if group and not is_ready(group):
            enter(group, arguments)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    except KeyboardInterrupt:
        print("\nSet-up stopped; nothing half-made was left behind.", file=sys.stderr)
        return 130
    from game.cli import main

    return main(arguments)


def group_for(arguments: Sequence[str]) -> Group | None:
    """Return which libraries a command line needs; None where the standard library will do.

    >>> group_for(["check", "delta.yaml"]), group_for(["test"]), group_for(["play", "--help"])
    (<Group.PLAY: 'play'>, <Group.TEST: 'test'>, None)
    """
    command = next(iter(arguments), "play")
    if command == "test":
        return Group.TEST
    if command == "wheels" or not {"-h", "--help"}.isdisjoint(arguments):
        return None
    return Group.PLAY


def is_ready(group: Group) -> bool:
    """Return whether this very Python has the libraries of *group*."""
    if Path(sys.prefix).resolve() == VENV.resolve() and is_stamped(group):
        return True
    return not unmet(needs_of(ROOT, group))


def enter(group: Group, arguments: Sequence[str]) -> NoReturn:
    """Start main.py again inside `.venv`, which is made or completed first."""
    if not is_stamped(group):
        set_up(group)
    command = [str(python_of(VENV)), str(ROOT / "main.py"), *arguments]
    if os.name == "posix":
        os.execv(command[0], command)
    # On Windows, exec would give the prompt back while the game still runs.
    with subprocess.Popen(command) as inside:
        while True:
            try:
                sys.exit(inside.wait())
            except KeyboardInterrupt:
                continue  # The game was told too, and decides when it ends.


def python_of(environment: Path) -> Path:
    """Return where the Python of a virtual environment lies on this system."""
    if os.name == "nt":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def is_stamped(group: Group) -> bool:
    """Return whether `.venv` was filled with the libraries that *group* asks for today."""
    try:
        stamp = stamp_path(group).read_text(encoding="utf-8")
    except OSError:
        return False
    return python_of(VENV).exists() and stamp == current_stamp(group)


def stamp_path(group: Group) -> Path:
    """Return the file in `.venv` that says with what it was filled."""
    return VENV / f"ifoghas-{group.value}.stamp"


def current_stamp(group: Group) -> str:
    """Return the stamp of today's requirements under the Python that `.venv` stands on."""
    return stamp_of(needs_of(ROOT, group), python_of(VENV).resolve())


def set_up(group: Group) -> None:
    """Make or complete `.venv`; remove it again if its making is cut off."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(f"Setting up in {VENV} (once; a minute or two) ...", file=sys.stderr, flush=True)
    made_here = False
    try:
        remove_leftovers()
        made_here = not VENV.exists()
        if made_here:
            make_environment()
        fill_environment(group)
    except (OSError, SetupError, KeyboardInterrupt) as problem:
        if made_here:
            shutil.rmtree(VENV, ignore_errors=True)
        if isinstance(problem, OSError):
            raise SetupError(f"Ifoghas cannot be set up in {VENV}: {problem}.") from problem
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def remove_leftovers() -> None:
    """Remove a `.venv` of ours that is unfinished or whose Python was replaced by another."""
    stamps = [stamp_path(group) for group in Group if stamp_path(group).exists()]
    replaced = any(
        not stamp.read_text(encoding="utf-8").endswith(f"\n{python_of(VENV).resolve()}\n")
        for stamp in stamps
    )
    if (VENV / UNFINISHED).exists() or replaced:
        shutil.rmtree(VENV)
    elif VENV.exists() and not python_of(VENV).exists():
        raise SetupError(f"{VENV} holds no Python that works: delete that folder and start again.")


def make_environment() -> None:
    """Make an empty `.venv`, with a pip of its own where this Python can give it one."""
    if find_spec("venv") is None or not (find_spec("ensurepip") or find_spec("pip")):
        raise SetupError(advice_without_venv(debian=shutil.which("apt-get") is not None))
    VENV.mkdir()
    (VENV / UNFINISHED).touch()
    without_pip = [] if find_spec("ensurepip") else ["--without-pip"]
    if run([sys.executable, "-m", "venv", *without_pip, str(VENV)]) != 0:
        raise SetupError(f"Python's venv module could not make {VENV}: see the lines above.")


def advice_without_venv(*, debian: bool) -> str:
    """Return what to do where Python came without the means to set anything up.

    >>> print(advice_without_venv(debian=False))
    This Python has neither venv nor pip: install both, then start main.py again.
    """
    remedy = "run `sudo apt install python3-venv`" if debian else "install both"
    return f"This Python has neither venv nor pip: {remedy}, then start main.py again."


def fill_environment(group: Group) -> None:
    """Install what *group* needs into `.venv` and stamp it."""
    # Pip's bars and lists are for people who wait, not for the logs of machines.
    talk = [] if sys.stderr.isatty() else ["--quiet"]
    if run([*pip_for(VENV), "install", *talk, *sources(), *needs_of(ROOT, group)]) != 0:
        raise SetupError(
            "The libraries could not be installed: see the lines above. Without a network, put "
            "beside main.py the folder wheels/ that `main.py wheels` makes on a machine with one."
        )
    (VENV / UNFINISHED).unlink(missing_ok=True)
    # Whoever may run the tests may play, but the two lists change apart.
    for filled in {group, Group.PLAY}:
        stamp_path(filled).write_text(current_stamp(filled), encoding="utf-8")


def pip_for(environment: Path) -> list[str]:
    """Return the start of a pip command that works on *environment*: its own pip, or ours."""
    inside = str(python_of(environment))
    if subprocess.run([inside, "-c", "import pip"], capture_output=True).returncode == 0:
        return [inside, "-m", "pip", "--disable-pip-version-check"]
    if find_spec("pip") is None:
        raise SetupError(f"There is no pip for {environment}: delete that folder and start again.")
    return [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", inside]


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
