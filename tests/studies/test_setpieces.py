"""Set pieces and shipped scenarios, played many times, stand to the record as they should.

Slow: `python3 main.py test -m study`. `IFOGHAS_STUDY_GAMES` says how many matches with each plan.
"""

import os
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from game.simulation import study
from game.simulation.comparison import ACCEPTED
from tests.contract.playing import ROOT

pytestmark = pytest.mark.study

GAMES = int(os.environ.get("IFOGHAS_STUDY_GAMES", "40"))
SLACK = 100 / sqrt(GAMES)
"""Two standard errors, in per cent, of a share that is a half: what so few matches may be off."""

PIECES = sorted((ROOT / "tests" / "setpieces").glob("*.yaml"))
TINZAOUATEN = ROOT / "scenarios" / "tinzaouaten_2024.yaml"


def studied(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a study, the well-known targets alone."""
    found = study(path, games=GAMES, seed=1, workers=os.cpu_count() or 1, progress=None)
    return [row for row in found["record"] if row["confidence"] in ("high", "medium")]


def outside(row: dict[str, Any]) -> bool:
    """Return whether a share lies outside what is accepted by more than chance explains."""
    least, most = ACCEPTED[row["kind"]]
    return row["inside"] is None or not least - SLACK <= row["inside"] <= most + SLACK


def told(row: dict[str, Any]) -> str:
    return f"{row['plan']} {row['measure']} {row['of']}: {row['inside']} % ({row['verdict']})"


@pytest.mark.parametrize("path", PIECES, ids=lambda path: path.stem)
def test_a_set_piece_has_the_record_inside_the_bulk_of_its_runs(path: Path) -> None:
    rows = studied(path)
    assert rows
    assert [told(row) for row in rows if outside(row)] == []


def test_tinzaouaten_is_kept_by_the_csp_and_the_column_beaten_as_often_as_a_surprise_is() -> None:
    rows = [
        row
        for row in studied(TINZAOUATEN)
        if row["measure"] in ("holder", "force")
        or (row["measure"], row["of"]) == ("killed", ["army", "wagner"])
    ]
    assert len(rows) == 3
    assert [told(row) for row in rows if outside(row)] == []
