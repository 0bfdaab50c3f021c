"""`debrief`: the table of truth and claims from a log."""

import json
from pathlib import Path

import pytest

from game.cli import main
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
    assert capsys.readouterr().out.startswith("about,kind,turn,quantity,of,truth,")


def test_the_table_is_written_where_one_wants_it(log: Path, tmp_path: Path) -> None:
    assert main(["debrief", str(log), "--csv", str(tmp_path / "claims.csv")]) == 0
    assert (tmp_path / "claims.csv").read_text("utf-8").count("\n") > 3


def test_one_object_holds_the_readings_too(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(log), "--json", "--lang", "fr"]) == 0
    assert json.loads(capsys.readouterr().out)["readings"]
