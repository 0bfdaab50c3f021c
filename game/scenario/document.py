"""A document: a file as plain data, with the place of everything in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from game.scenario.findings import Finding, Path, Severity, Spot, Step, path_text


@dataclass(slots=True)
class Branch:
    """Positions of a list or mapping and of what is in it."""

    spot: Spot
    keys: dict[Step, Spot] = field(default_factory=dict)
    """Where each key of a mapping stands."""

    values: dict[Step, "Branch | Spot"] = field(default_factory=dict)
    """Where each value stands, or its own branch."""


class Problem(NamedTuple):
    """Something the reader refuses."""

    spot: Spot
    path: Path
    message: str
    suggestion: str
    is_fatal: bool
    """Whether the data is not worth looking at."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as data, with the place of everything in it."""

    name: str
    """The file's name as its findings print it."""

    data: Any
    root: Branch
    problems: tuple[Problem, ...]

    def spot_of(self, path: Sequence[Step], *, of_key: bool = False) -> Spot:
        """Return where the value at *path* stands, or its key; as near as the path leads."""
        branch: Branch | Spot = self.root
        for number, step in enumerate(path):
            if not isinstance(branch, Branch) or step not in branch.values:
                break
            if of_key and number == len(path) - 1:
                return branch.keys.get(step, _spot(branch.values[step]))
            branch = branch.values[step]
        return _spot(branch)

    def finding(
        self,
        path: Path,
        message: str,
        suggestion: str = "",
        *,
        severity: Severity = Severity.ERROR,
        of_key: bool = False,
    ) -> Finding:
        """Return a finding about the value at *path*, or about its key."""
        spot = self.spot_of(path, of_key=of_key)
        return Finding(self.name, *spot, path_text(path), severity, message, suggestion)

    def findings(self) -> tuple[Finding, ...]:
        """Return what the reader refused, as findings."""
        return tuple(
            Finding(self.name, *one.spot, path_text(one.path), Severity.ERROR, *one[2:4])
            for one in self.problems
        )

    @property
    def is_broken(self) -> bool:
        """Whether there is no data worth looking at."""
        return any(one.is_fatal for one in self.problems)


def _spot(place: Branch | Spot) -> Spot:
    return place.spot if isinstance(place, Branch) else place
