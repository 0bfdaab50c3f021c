"""The schema beside the scenarios is that of the models, and accepts what they accept."""

import json
from typing import Any

import jsonschema
import pytest

from game import folders
from game.scenario.schema import NAME, schema, schema_text
from game.scenario.yaml_reader import read
from tests.contract.playing import ROOT
from tests.scenario.delta import DELTA


@pytest.fixture(scope="module")
def validator() -> Any:
    return jsonschema.Draft202012Validator(schema())


def test_the_copy_beside_the_scenarios_is_current() -> None:
    text = (folders.scenarios() / NAME).read_text(encoding="utf-8")
    assert text == schema_text(), "run python -m game.scenario.schema"


def test_the_schema_itself_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))


def test_the_schema_accepts_the_small_scenario(validator: Any) -> None:
    assert list(validator.iter_errors(read(DELTA, "d").data)) == []


def test_the_schema_accepts_every_shipped_scenario_and_set_piece(validator: Any) -> None:
    pieces = ROOT / "tests" / "setpieces"
    for path in sorted((*folders.scenarios().glob("*.yaml"), *pieces.glob("*.yaml"))):
        data = read(path.read_text(encoding="utf-8"), path.name).data
        assert [error.message for error in validator.iter_errors(data)] == []


def test_every_shipped_file_tells_editors_where_the_schema_is() -> None:
    pieces = ROOT / "tests" / "setpieces"
    for path in sorted((*folders.scenarios().glob("*.yaml"), *pieces.glob("*.yaml"))):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        _, _, where = first.partition("# yaml-language-server: $schema=")
        assert (path.parent / where).resolve() == (folders.scenarios() / NAME).resolve()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("turn_hours: 6", "turn_hour: 6"),
        ("is: closed", "is: close"),
        ("people: 12", "people: many"),
        ("hidden: true", "hidden: yes"),
        ("{keep_force: 0.8", "{keepforce: 0.8"),
        ("type: katiba", "type: katibas"),
        ("type: armed_drone", "type: armed_dron"),
        ("faction: army", "faction: amry"),
        ("  csp:\n", "  cps:\n"),
        ("clock:", "assume: [atrition]\nclock:"),
    ],
)
def test_the_schema_refuses_what_the_models_refuse(validator: Any, old: str, new: str) -> None:
    assert not validator.is_valid(read(DELTA.replace(old, new, 1), "d").data)


def test_every_field_of_the_schema_has_its_meaning_and_an_example() -> None:
    made = schema()
    parts = {"Scenario": made, **made["$defs"]}
    fields = {
        f"{name}.{key}": field
        for name, part in parts.items()
        for key, field in part.get("properties", {}).items()
    }
    assert len(fields) > 200
    assert [
        name for name, field in fields.items()
        if not field.get("description") or not field.get("examples")
    ] == []  # fmt: skip


def test_the_schema_says_in_which_unit_a_number_is() -> None:
    assert schema()["$defs"]["Around"]["properties"]["radius_km"]["description"].endswith(
        "Unit: km."
    )


def test_the_schema_lists_the_names_that_the_game_knows() -> None:
    listed = schema()["$defs"]
    assert "technical_squadron" in listed["names.unit_types"]["enum"]
    assert "Tinzaouaten" in listed["names.places"]["enum"]


def test_other_spellings_of_a_place_are_accepted_beside_the_list(validator: Any) -> None:
    text = DELTA.replace("hold: Tinzaouaten", "hold: Tin-Zaouatène")
    assert validator.is_valid(read(text, "d").data)
