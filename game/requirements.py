"""Read from pyproject.toml which libraries are needed, and see whether they are here.

Only the standard library is imported: this runs before any library is installed.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path
from typing import Final


class Group(Enum):
    """A list of libraries in pyproject.toml."""

    PLAY = "play"
    """What the game needs."""

    TEST = "test"
    """What the game and its tests need."""


STAND_INS: Final = {"pygame-ce": "pygame"}
"""What may take a library's place if it is here already: both import as `pygame`, so that the
one installed last would win."""


def needs_of(root: Path, group: Group) -> tuple[str, ...]:
    """Return the requirements of *group* as pyproject.toml in *root* lists them."""
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]["test"] if group is Group.TEST else []
    return (*project["dependencies"], *extra)


def stamp_of(needs: Iterable[str], python: Path) -> str:
    """Return the mark of an environment filled with *needs* for *python*.

    The order of the list does not count; a changed range or another Python does.

    >>> here = Path("/usr/bin/python3.11")
    >>> stamp_of(["numpy>=1.26", "rich>=13"], here) == stamp_of(["rich>=13", "numpy>=1.26"], here)
    True
    >>> stamp_of(["numpy>=1.26"], here) == stamp_of(["numpy>=2"], here)
    False
    """
    listed = "\n".join(sorted(needs))
    return f"{hashlib.sha256(listed.encode()).hexdigest()}\n{python}\n"


def unmet(needs: Sequence[str]) -> tuple[str, ...]:
    """Return those of *needs* that this Python cannot import in a version that fits.

    >>> unmet(["no-such-library>=1"])
    ('no-such-library>=1',)
    """
    return tuple(need for need in needs if not is_met(need))


def is_met(need: str) -> bool:
    """Return whether the library of one requirement is installed in a version within its range."""
    name = re.split(r"[<>=]", need)[0]
    version = installed_version(name) or installed_version(STAND_INS.get(name, name))
    return version is not None and fits(version, need.removeprefix(name))


def installed_version(name: str) -> str | None:
    """Return the version of an installed library; None where it is missing."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def fits(version: str, wanted: str) -> bool:
    """Return whether *version* lies in a range written as `>=2.5,<3`.

    >>> fits("2.10.1", ">=2.5,<3"), fits("3.0", ">=2.5,<3"), fits("2.4.9", ">=2.5,<3")
    (True, False, False)
    """
    bounds = [re.fullmatch(r"(>=|<)([\d.]+)", bound) for bound in wanted.split(",") if bound]
    return all(
        bound is not None and (release(version) >= release(bound[2])) is (bound[1] == ">=")
        for bound in bounds
    )


def release(version: str) -> tuple[int, ...]:
    """Return the numbers at the head of a version, without trailing zeros.

    >>> release("2.11.0rc1")
    (2, 11)
    """
    head = re.match(r"\d+(\.\d+)*", version)
    numbers = [int(number) for number in head[0].split(".")] if head else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
