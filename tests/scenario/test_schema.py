"""The schema beside the scenarios is that of the models, and accepts what they accept."""

import json
from typing import Any

import jsonschema
import pytest

from game import folders
from game.scenario.schema import NAME, schema, schema_text
from game.scenario.yaml_reader import read
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


def test_the_schema_accepts_every_shipped_scenario(validator: Any) -> None:
    for path in sorted(folders.scenarios().glob("*.yaml")):
        data = read(path.read_text(encoding="utf-8"), path.name).data
        assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("turn_hours: 6", "turn_hour: 6"),
        ("is: closed", "is: close"),
        ("people: 12", "people: many"),
        ("hidden: true", "hidden: yes"),
        ("{keep_force: 0.8", "{keepforce: 0.8"),
    ],
)
def test_the_schema_refuses_what_the_models_refuse(validator: Any, old: str, new: str) -> None:
    assert not validator.is_valid(read(DELTA.replace(old, new, 1), "d").data)


def test_the_schema_explains_its_fields() -> None:
    assert schema()["properties"]["known_as_of"]["description"].startswith("Later facts")
