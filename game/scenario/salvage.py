"""Salvage: what is left of a scenario whose shape is wrong in places.

So a file with a misspelt key and, elsewhere, a misspelt name has both reported at once.
"""

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from game.scenario.findings import Path
from game.scenario.models import Scenario
from game.scenario.parts import FORM

ROUNDS: Final = 8
"""Removing one thing can leave another incomplete; so often at most."""

STAND_INS: Final[Mapping[Path, Any]] = {
    ("format",): 1,
    ("id",): "unnamed",
    ("title",): "unnamed",
    ("summary",): "unnamed",
    ("level",): "advanced",
    ("minutes",): 60,
    ("clock", "start"): "2024-01-01T00:00",
    ("clock", "turn_hours"): 24,
    ("clock", "turns"): 400,
    ("map", "hex_km"): 10,
}
"""What stands in for a misshapen value without which there is no scenario to look at."""


class Salvaged(NamedTuple):
    """A scenario without its misshapen parts."""

    scenario: Scenario
    removed: frozenset[str]
    """Names of what was taken out, in small letters: nobody should be told they are unknown."""


def salvaged(data: Any, problem: ValidationError) -> Salvaged | None:
    """Return a scenario without the parts the models refuse, or None if too little is left."""
    data = copy.deepcopy(data)
    removed: set[str] = set()
    for _ in range(ROUNDS):
        for path in sorted(offending(data, problem), key=last_first, reverse=True):
            if not path:
                return None
            removed |= set(names_in(path, taken_out(data, path)))
        try:
            return Salvaged(Scenario.model_validate(data), frozenset(removed))
        except ValidationError as again:
            problem = again
    return None


def offending(data: Any, problem: ValidationError) -> set[Path]:
    """Return the paths that must go: a whole entry of a list, else the key."""
    found = set()
    for each in problem.errors(include_url=False, include_context=False, include_input=False):
        path: Path = tuple(step for step in each["loc"] if not str(step).startswith(FORM))
        if path[-1:] == ("[key]",):
            path = path[:-1]
        if each["type"] != "extra_forbidden" and path not in STAND_INS:
            path = whole_entry(data, path[:-1] if each["type"] == "missing" else path)
        found.add(path)
    return {path for path in found if not any(path[:n] in found for n in range(len(path)))}


def whole_entry(data: Any, path: Path) -> Path:
    """Return the path of the innermost list entry with keys that *path* leads through."""
    entry = path
    for number, step in enumerate(path):
        data = data[step]
        if isinstance(step, int) and isinstance(data, dict):
            entry = path[: number + 1]
    return entry


def last_first(path: Path) -> tuple[tuple[bool, int, str], ...]:
    """Return a key by which later list entries sort after earlier ones."""
    return tuple(
        (isinstance(step, str), step if isinstance(step, int) else 0, str(step)) for step in path
    )


def taken_out(data: Any, path: Path) -> Any:
    """Take the value at *path* out of *data* and return it; some are replaced, not taken."""
    for step in path[:-1]:
        data = data[step]
    if path in STAND_INS:
        value, data[path[-1]] = data.get(path[-1]), STAND_INS[path]
        return value
    return data.pop(path[-1])


def names_in(path: Path, value: Any) -> Iterator[str]:
    """Yield what the taken part may be called by others."""
    yield str(path[-1]).lower()
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key).lower()
            if isinstance(inner, str):
                yield inner.lower()
