"""`debrief`: the table of truth and claims from a log."""

import csv
import json
from pathlib import Path

import pytest

from game.cli import main
from game.session.openness import openings
from game.session.replay import replay, resume
from tests.contract.playing import started


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("debrief") / "match.jsonl"
    session = started(2, "standard")
    session.run_bots()
    session.save(path)
    session.close()
    return path


def test_the_table_is_printed_as_csv(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(log)]) == 0
    assert capsys.readouterr().out.startswith("about,story,kind,turn,quantity,of,truth,")


def test_the_table_is_written_where_one_wants_it(log: Path, tmp_path: Path) -> None:
    assert main(["debrief", str(log), "--csv", str(tmp_path / "claims.csv")]) == 0
    assert (tmp_path / "claims.csv").read_text("utf-8").count("\n") > 3


def test_one_object_holds_the_readings_too(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(log), "--json", "--lang", "fr"]) == 0
    assert json.loads(capsys.readouterr().out)["readings"]


def test_one_object_holds_what_was_agreed_in_secret(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["debrief", str(log), "--json"]) == 0
    assert "agreed before the match" in json.loads(capsys.readouterr().out)["dealings"][0]


def test_events_and_decisions_are_written_where_one_wants_them(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["debrief", str(log), "--events", str(tmp_path / "events.csv")]) == 0
    assert main(["debrief", str(log), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["events"]
    rows = list(csv.DictReader((tmp_path / "events.csv").open(encoding="utf-8")))
    assert [row["event"] for row in rows] == [each["event"] for each in found] != []


@pytest.fixture
def going_on(tmp_path: Path) -> Path:
    session = started(2, "standard")
    session.save(tmp_path / "match.jsonl")
    session.close()
    return tmp_path / "match.jsonl"


def test_a_match_that_goes_on_keeps_its_truth(
    going_on: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = going_on.read_bytes()
    assert main(["debrief", str(going_on)]) == 2
    assert "--instructor" in capsys.readouterr().err
    assert going_on.read_bytes() == before


def test_an_instructor_who_looks_before_the_end_is_written_into_the_log(
    going_on: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["debrief", str(going_on), "--instructor", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["opened"] == ["Thursday 25 July 2024, 12:00"]
    assert "opened before the end" in said.err
    assert not replay(going_on, verify=True).differs
    resumed = resume(going_on)
    assert openings(resumed.log.records) == (0,)
    resumed.close()
