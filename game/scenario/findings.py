"""Findings: what is wrong in a file, where it stands, and what would be right."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from game.errors import IfoghasError

Step = str | int
Path = tuple[Step, ...]
"""The way to a value in a file: keys, and numbers of list entries counted from 0."""


class Severity(StrEnum):
    """Whether a file can be used in spite of a finding."""

    ERROR = "error"
    WARNING = "warning"


class Spot(NamedTuple):
    """A place in a text, both counted from 1 as editors do."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in a file, or legal and probably wrong."""

    file: str
    line: int
    """Counted from 1; 0 where the file as a whole is meant."""

    column: int
    """Counted from 1; 0 where the file as a whole is meant."""

    path: str
    """Where in the file's structure, such as `units[3].people`."""

    severity: Severity
    message: str
    """What is wrong, in one sentence."""

    suggestion: str = ""
    """What would be right; empty where nobody can tell."""

    def __str__(self) -> str:
        """Return the finding as compilers print theirs.

        >>> print(Finding("a.yaml", 3, 7, "clock.turns", Severity.ERROR, "Turns must be above 0."))
        a.yaml:3:7: error: clock.turns: Turns must be above 0.
        """
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        path = f"{self.path}: " if self.path else ""
        suggestion = f" {self.suggestion}" if self.suggestion else ""
        return f"{place}: {self.severity}: {path}{self.message}{suggestion}"

    @property
    def is_error(self) -> bool:
        """Whether the file cannot be used."""
        return self.severity is Severity.ERROR


class ScenarioError(IfoghasError):
    """A scenario file that cannot be played, with everything that is wrong in it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep *findings*; the sentence shows the first and counts the others."""
        self.findings = tuple(findings)
        more = len(self.findings) - 1
        others = f" (and {more} more; `check` lists them)" if more else ""
        super().__init__(f"{self.findings[0]}{others}")


def path_text(path: Iterable[Step]) -> str:
    """Return a path as people write it.

    >>> path_text(("units", 3, "people"))
    'units[3].people'
    """
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else step
    return text


def did_you_mean(wrong: str, right: Iterable[str]) -> str:
    """Return a question with the nearest right name, or the names if they are few.

    >>> did_you_mean("tpye", ["type", "faction"])
    'Did you mean `type`?'
    >>> did_you_mean("junta", ["unity", "junta_standing"])
    'Did you mean `junta_standing`?'
    >>> did_you_mean("zzz", ["open", "closed"])
    'Possible: closed, open.'
    """
    names = sorted(set(right))
    near = nearest(wrong, names)
    if near:
        return f"Did you mean `{near}`?"
    if 0 < len(names) <= 14:
        return f"Possible: {', '.join(names)}."
    return ""


def nearest(wrong: str, right: Iterable[str]) -> str:
    """Return the right name that is most like a wrong one; empty where none is.

    >>> nearest("tpye", ["type", "faction"]), nearest("zzz", ["type", "faction"])
    ('type', '')
    """
    lower = {name.lower(): name for name in sorted(set(right), reverse=True)}
    meant = wrong[:80].lower()
    longer = [name for name in sorted(lower) if len(meant) > 2 and name.startswith(meant)]
    near = longer or difflib.get_close_matches(meant, lower, n=1, cutoff=0.6)
    return lower[near[0]] if near else ""
