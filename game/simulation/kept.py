"""Matches kept in a file as they end, so that a long study goes on where it was left."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from game.errors import WrongUseError
from game.session.identity import rules_digest
from game.simulation.claims import Ratio
from game.simulation.comparison import Taken
from game.simulation.measures import Figure
from game.simulation.played import Played


def kept_in(path: Path, scenario: str) -> list[Played]:
    """Return the matches of a scenario that a file holds; none where there is no file yet.

    Args:
        path: The file.
        scenario: The scenario's digest.

    Raises:
        WrongUseError: If it holds matches of another scenario or of other rules.
    """
    if not path.exists():
        return []
    first, *lines = path.read_text("utf-8").splitlines() or [""]
    if first != heading(scenario):
        raise WrongUseError(
            f"{path}: these matches were played on another scenario or by other rules; "
            "name another file."
        )
    return [decoded(json.loads(line)) for line in lines if line.endswith("}")]


def heading(scenario: str) -> str:
    """Return the first line of a file: what its matches were played with."""
    return json.dumps({"scenario": scenario, "rules": rules_digest()})


def keeping(path: Path, scenario: str, played: Iterable[Played]) -> Iterator[Played]:
    """Yield matches as they end, each written down first."""
    new = not path.exists()
    with path.open("a", encoding="utf-8") as file:
        if new:
            file.write(heading(scenario) + "\n")
        for each in played:
            file.write(json.dumps(each._asdict()) + "\n")
            file.flush()
            yield each


def decoded(found: dict[str, Any]) -> Played:
    """Return a match from its line."""
    return Played(
        found["seed"],
        tuple(Figure(*each) for each in found["figures"]),
        tuple(Taken(*each) for each in found["taken"]),
        found["plan"],
        tuple(Ratio(*each) for each in found["claims"]),
    )
