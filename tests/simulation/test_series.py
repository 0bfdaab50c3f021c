"""Matches between bots: the same ones whoever plays them, each with its log."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.errors import WrongUseError
from game.scenario.load import opened
from game.session import Session
from game.session.replay import replay
from game.simulation import MatchError, simulate, study
from game.simulation.series import between_bots


def simulated(scenario: Path, **wanted: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"games": 2, "seed": 5, "workers": 1, "logs": None, "progress": None}
    return simulate(scenario, **{**given, **wanted})


def test_one_worker_and_two_give_the_same_measures_and_logs(scenario: Path, tmp_path: Path) -> None:
    alone = simulated(scenario, games=3, logs=tmp_path / "alone")
    shared = simulated(scenario, games=3, logs=tmp_path / "shared", workers=2)
    assert alone["measures"] == shared["measures"]
    logs = sorted((tmp_path / "alone").iterdir())
    assert [log.name for log in logs] == [f"tinzaouaten_2024-{seed}.jsonl" for seed in (5, 6, 7)]
    for log in logs:
        assert log.read_bytes() == (tmp_path / "shared" / log.name).read_bytes()


def test_a_series_is_played_under_the_sets_asked_for(scenario: Path) -> None:
    assert simulated(scenario, games=1)["assume"] == []
    asked = simulated(scenario, games=1, assume=("legitimacy",))
    assert asked["assume"] == ["legitimacy"]


def test_events_and_answers_are_measured(scenario: Path) -> None:
    found = {(each["measure"], each["of"]): each for each in simulated(scenario)["measures"]}
    assert 0 <= found["event", "crossing"]["mean"] <= 1
    assert sum(found["choice", "way_out"]["shares"].values()) == pytest.approx(1)


def test_the_result_says_what_was_played_and_can_be_written_as_json(scenario: Path) -> None:
    result = simulated(scenario, workers=7)
    assert list(result) == [
        "scenario", "assume", "games", "seed", "workers", "seconds", "measures", "record",
        "claims",
    ]  # fmt: skip
    assert (result["scenario"], result["games"], result["seed"]) == ("tinzaouaten_2024", 2, 5)
    assert result["workers"] == 2, "two matches cannot keep more than two processes busy"
    assert json.loads(json.dumps(result)) == result


def test_each_measure_has_percentiles_or_shares(scenario: Path) -> None:
    for measure in simulated(scenario)["measures"]:
        rest = list(measure)[2:]
        assert list(measure)[:2] == ["measure", "of"]
        assert rest in (["mean", "p5", "p25", "p50", "p75", "p95"], ["shares"]), measure


def test_a_series_is_made_of_the_matches_of_its_seeds(scenario: Path) -> None:
    whole = simulated(scenario)["measures"]
    first, second = (simulated(scenario, games=1, seed=seed)["measures"] for seed in (5, 6))
    means = [
        (each["mean"], (one["mean"] + other["mean"]) / 2)
        for each, one, other in zip(whole, first, second, strict=True)
        if "mean" in each and "mean" in one and "mean" in other
    ]
    assert [whole for whole, _ in means] == [halves for _, halves in means]
    assert first != second


def test_the_log_of_a_match_replays_and_holds_under_the_rules(
    scenario: Path, tmp_path: Path
) -> None:
    simulated(scenario, games=1, logs=tmp_path)
    found = replay(tmp_path / "tinzaouaten_2024-5.jsonl", verify=True)
    assert not found.differs
    assert "Verified" in found.sentences[-1]


def test_a_log_that_is_there_is_not_overwritten(scenario: Path, tmp_path: Path) -> None:
    there = tmp_path / "tinzaouaten_2024-6.jsonl"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(WrongUseError, match=r"tinzaouaten_2024-6\.jsonl: a log is there already"):
        simulated(scenario, logs=tmp_path)
    assert there.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "tinzaouaten_2024-5.jsonl").exists(), "no match is played then"


def test_whoever_waits_is_told_of_each_match(scenario: Path) -> None:
    told: list[tuple[int, int]] = []
    simulated(scenario, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_a_match_that_breaks_down_is_named_by_its_seed(
    scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuck(session: Session) -> None:
        if session.seed == 6:
            raise AssertionError("the die rolled under the cupboard")

    monkeypatch.setattr(Session, "run_bots", stuck)
    monkeypatch.setattr("game.simulation.series.figures", lambda session: ())
    with pytest.raises(MatchError, match=r"seed 6 broke down \(AssertionError: the die"):
        simulated(scenario)


PLANS = """
plans:
  - id: rush
    title: {en: To the village, fr: Au village}
    steps:
      - {unit: w1, does: march, to: Tinzaouaten, pace: dash}
  - id: stay
    title: {en: Stay, fr: Rester}
    steps:
      - {unit: w1, does: dig_in}
record:
  - {measure: killed, of: [army], plan: rush, range: [0, 1, 9], source: S07}
"""


@pytest.fixture
def planned(scenario: Path) -> Path:
    """Return the short scenario with two plans, one record of one of them."""
    text = scenario.read_text(encoding="utf-8")
    assert "\nrecord:\n" in text
    scenario.write_text(text.replace("\nrecord:\n", PLANS), encoding="utf-8")
    return scenario


def test_a_study_plays_each_plan_and_compares_it_with_its_own_record(planned: Path) -> None:
    result = study(planned, games=2, seed=5, workers=1, progress=None)
    killed = [
        row for row in result["record"] if row["measure"] == "killed" and row["of"] == ["army"]
    ]
    assert {row["plan"] for row in result["record"]} == {"rush", "stay"}
    assert [row["plan"] for row in killed if row["most"] == 9] == ["rush"]
    assert all(row["runs"] <= 2 for row in result["record"])


def test_who_has_a_part_in_a_plan_keeps_to_it(planned: Path) -> None:
    read = opened(planned)
    for plan, kinds in (("rush", {"march", "pass"}), ("stay", {"posture", "pass"})):
        session = between_bots(read, 5, {}, plan)
        given = {step.order.kind for step in session.steps if step.side == "wagner"}
        assert given - {"speak", "publish", "correct", "decide"} <= kinds


def test_without_plans_bots_play_the_study(scenario: Path) -> None:
    result = study(scenario, games=1, seed=5, workers=1, progress=None)
    simulated_ = simulated(scenario, games=1, seed=5)
    assert result["record"] == simulated_["record"]
    assert 0 <= result["met"] <= 100


def studied(scenario: Path, **wanted: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"games": 2, "seed": 5, "workers": 1, "progress": None}
    found = study(scenario, **{**given, **wanted})
    del found["seconds"]
    return found


def test_a_study_that_was_left_goes_on_and_comes_to_the_same(
    scenario: Path, tmp_path: Path
) -> None:
    keep, counted = tmp_path / "kept.jsonl", []
    studied(scenario, games=1, keep=keep)
    again = studied(scenario, keep=keep, progress=lambda done, games: counted.append((done, games)))
    assert counted == [(1, 1)]
    assert again == studied(scenario)
    assert len(keep.read_text("utf-8").splitlines()) == 3


def test_a_study_does_not_go_on_with_matches_by_other_rules(scenario: Path, tmp_path: Path) -> None:
    keep = tmp_path / "kept.jsonl"
    studied(scenario, games=1, keep=keep)
    keep.write_text(keep.read_text("utf-8").replace('"rules": "', '"rules": "0'), "utf-8")
    with pytest.raises(WrongUseError, match="other rules"):
        studied(scenario, keep=keep)
