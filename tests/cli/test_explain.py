"""`explain` says what a field of the format means; `schema` writes what editors read."""

import json
from pathlib import Path

import pytest

from game.cli import main


def test_a_field_is_explained_with_unit_range_and_example(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "map.hex_km", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "map.hex_km",
        "  From the centre of one hex to the next.",
        "  Accepted: a whole number from 5 to 50.",
        "  Unit: km.",
        "  It must be there.",
        "  Example: hex_km: 5",
    ]


def test_a_field_is_explained_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "minutes", "--lang", "fr"]) == 0
    assert "  Le temps qu’il faut à une classe." in capsys.readouterr().out


def test_what_holds_where_a_field_is_left_out_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "played_by", "--lang", "en"]) == 0
    assert "  Left out: either." in capsys.readouterr().out


def test_a_part_is_explained_with_what_stands_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "clock", "--lang", "en"]) == 0
    assert "    turn_hours  How long a turn is." in capsys.readouterr().out


def test_a_short_list_of_names_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "units.type", "--lang", "en"]) == 0
    assert "technical_squadron" in capsys.readouterr().out


def test_without_a_key_all_parts_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--lang", "en"]) == 0
    assert "units " in capsys.readouterr().out


def test_sisters_of_one_path_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "events.effects.by", "--lang", "en"]) == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line.startswith("events")]
    assert heads == [
        "events.effects.by (beside `track`)",
        "events.effects.by (beside `credibility`)",
        "events.effects.by (beside `news`)",
    ]


def test_an_unknown_key_ends_with_1_and_the_nearest_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "units.peopel", "--lang", "en"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "There is no field `units.peopel` in a scenario file.",
        "Did you mean `units.people`?",
    ]


def test_the_schema_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Scenario"


def test_the_schema_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scenario.schema.json"
    assert main(["schema", "--out", str(path)]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(path.read_text(encoding="utf-8"))["title"] == "Scenario"
