"""`simulate`: one JSON object, or a table with a row for each measure."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.cli import main

RESULT = {
    "scenario": "delta",
    "assume": ["attrition"],
    "games": 2,
    "seed": 5,
    "workers": 1,
    "seconds": 1.5,
    "measures": [
        {"measure": "killed", "of": "army", "mean": 17.5, "p5": 4, "p25": 9, "p50": 16, "p75": 22,
         "p95": 41},
        {"measure": "holder", "of": "Tinzaouaten", "shares": {"csp": 0.75, "army": 0.25}},
    ],
    "claims": [
        {"measure": "claimed_to_truth", "of": "all", "filmed": True, "count": 2,
         "median": 1.5, "low": 0.2, "high": 0.4,
         "band": [0.05, 0.5], "verdict": "met"},
    ],
    "record": [
        {"plan": None, "measure": "killed", "of": ["army"], "given_beaten": [], "kind": "band",
         "confidence": "medium", "weight": 0.6, "least": 10, "best": 20, "most": 30, "is": None,
         "source": "S07", "runs": 2, "p10": 4, "p50": 16, "p90": 41, "inside": 50,
         "percentile": 60, "verdict": "met"},
    ],
}  # fmt: skip


@pytest.fixture
def asked(stand_in: Callable[..., None]) -> dict[str, Any]:
    """Return what the simulation room was asked for; it answers with `RESULT`."""
    wanted: dict[str, Any] = {}

    def simulate(scenario: Path, **rest: Any) -> dict[str, Any]:
        wanted.update(rest, scenario=scenario)
        return RESULT

    stand_in("game.simulation", simulate=simulate)
    return wanted


def test_json_is_one_object(
    asked: dict[str, Any], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", str(root / "LICENSE"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == RESULT


def test_the_table_has_a_row_for_each_measure(
    asked: dict[str, Any], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", str(root / "LICENSE")]) == 0
    said = capsys.readouterr().out
    assert "17.5" in said
    assert "csp 75%" in said
    assert "2 matches in 1.5 s" in said


def test_the_theory_it_was_played_under_stands_above_the_table(
    asked: dict[str, Any], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", str(root / "LICENSE"), "--assume", "attrition"]) == 0
    assert asked["assume"] == ("attrition",)
    assert capsys.readouterr().out.startswith("Assumptions: Attrition.")


def test_an_unknown_theory_is_refused(
    asked: dict[str, Any], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["simulate", str(root / "LICENSE"), "--assume", "attition"])
    assert refused.value.code == 2
    assert "did you mean `attrition`" in capsys.readouterr().err


def test_the_record_is_shown_beside_the_runs(
    asked: dict[str, Any], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", str(root / "LICENSE"), "--lang", "fr"]) == 0
    said = capsys.readouterr().out
    assert "Les parties face à ce qui est connu" in said
    assert "10 - 20 - 30" in said


def test_games_seed_workers_and_logs_are_handed_on(asked: dict[str, Any], root: Path) -> None:
    line = ["--games", "50", "--seed", "5", "--workers", "2", "--logs", "kept", "--json"]
    assert main(["simulate", str(root / "LICENSE"), *line]) == 0
    assert (asked["games"], asked["seed"], asked["workers"]) == (50, 5, 2)
    assert asked["logs"] == Path("kept")
