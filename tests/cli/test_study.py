"""`study`: a table for each plan, or a list of objects."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.cli import main

ROW = {
    "plan": "dash", "measure": "killed", "of": ["army", "wagner"],
    "given_beaten": ["army", "wagner"],
    "kind": "band", "confidence": "medium", "weight": 0.6, "least": 70, "best": 90, "most": 131,
    "is": None, "source": "S07", "runs": 20, "p10": 41, "p50": 88, "p90": 120, "inside": 60,
    "percentile": 55, "verdict": "met",
}  # fmt: skip
OUTCOME = {
    **ROW, "measure": "holder", "of": ["Tinzaouaten"], "given_beaten": [], "kind": "hard",
    "confidence": None, "least": None, "best": None, "most": None, "is": "csp", "p10": None,
    "p50": None, "p90": None, "percentile": None, "verdict": "rare", "inside": 12,
}  # fmt: skip
RESULT = {
    "scenario": "delta", "title": {"en": "Delta", "fr": "Le delta"},
    "plans": {"dash": {"en": "At a dash", "fr": "À vive allure"}},
    "games": 40, "seed": 1, "workers": 1, "seconds": 1.5, "met": 62, "record": [ROW, OUTCOME],
    "claims": [
        {"measure": "own_to_truth", "of": "army", "filmed": None, "count": 3, "median": 0.25,
         "low": 0.2, "high": 0.4, "band": [0.05, 0.5], "verdict": "met"},
    ],
}  # fmt: skip


@pytest.fixture
def asked(stand_in: Callable[..., None]) -> list[dict[str, Any]]:
    """Return what the simulation room was asked for; it answers with `RESULT`."""
    wanted: list[dict[str, Any]] = []

    def study(path: Path, **rest: Any) -> dict[str, Any]:
        wanted.append({**rest, "path": path})
        return RESULT

    stand_in("game.simulation", study=study)
    return wanted


def said(arguments: list[str], root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["study", str(root / "LICENSE"), *arguments]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_the_table_has_band_runs_share_and_verdict(
    asked: Any, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = said([], root, capsys)
    for part in (
        "Plan: At a dash",
        "70 - 90 - 131",
        "41 / 88",
        "60 %",
        "met",
        "62 %",
    ):
        assert part in table


def test_an_outcome_is_shown_as_such(
    asked: Any, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "csp" in said([], root, capsys)


def test_the_study_speaks_french(
    asked: Any, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = said(["--lang", "fr"], root, capsys)
    assert "À vive allure" in table
    assert "atteint" in table


def test_json_is_one_list_of_all_studies(
    asked: Any, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(root / "LICENSE"), str(root / "README.md")]
    assert main(["study", *files, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [RESULT, RESULT]


def test_games_seed_and_workers_are_handed_on(
    asked: list[dict[str, Any]], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(["--games", "7", "--seed", "3", "--workers", "2"], root, capsys)
    assert (asked[0]["games"], asked[0]["seed"], asked[0]["workers"]) == (7, 3, 2)


def test_a_scenario_without_a_record_says_so(
    stand_in: Callable[..., None], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in("game.simulation", study=lambda path, **rest: {**RESULT, "record": []})
    assert "holds nothing to compare with" in said([], root, capsys)


def test_what_parties_claim_is_held_against_the_truth(
    asked: Any, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = said([], root, capsys)
    assert "Claims in fights" in table
    assert "×0.25" in table
    assert "×0.05 - ×0.5 │ met" in table.replace("×0.50", "×0.5")


def test_matches_of_two_scenarios_are_not_kept_in_one_file(
    asked: Any, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(root / "LICENSE"), str(root / "README.md")]
    assert main(["study", *files, "--keep", str(tmp_path / "kept")]) == 2
    assert "name one FILE" in capsys.readouterr().err
