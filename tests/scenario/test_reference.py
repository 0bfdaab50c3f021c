"""Each field of the format is explained in both languages, with an example that is accepted."""

from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from game.scenario import reference
from game.scenario.accepted import accepted, written
from game.scenario.reference import Model, entries, found, glossary, keys_of, said
from game.scenario.schema import models
from game.scenario.yaml_reader import read
from game.words import LANGUAGES, Missing, Words

FIELDS = [(model, key) for model in models() for key in keys_of(model)]
NAMED = [f"{model.__name__}.{key}" for model, key in FIELDS]


def refused(model: Model, key: str) -> str:
    """Return why a field does not accept its own example; empty where it does."""
    info = keys_of(model)[key]
    kind: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    try:
        TypeAdapter(kind).validate_python(said(model, key).example)
    except ValidationError as problem:
        return f"{model.__name__}.{key}: {problem}"
    return ""


def test_every_example_is_accepted_by_its_field() -> None:
    assert [why for model, key in FIELDS if (why := refused(model, key))] == []


def test_an_example_names_what_the_game_knows() -> None:
    for model, key in FIELDS:
        field = said(model, key)
        if field.names and isinstance(field.example, str):
            assert field.example in reference.NAMES[field.names]()


def test_the_english_of_a_field_is_said_once() -> None:
    both = [
        name
        for (model, key), name in zip(FIELDS, NAMED, strict=True)
        if name in glossary()
        and bool(keys_of(model)[key].description) == ("en" in glossary()[name].values)
    ]
    assert both == []


def test_the_glossary_explains_no_field_that_is_not_there() -> None:
    ends = {key for _, key in FIELDS}
    parts = {f"{kind.__name__}.{key}" for model, key in FIELDS for kind in model.__mro__}
    assert [
        name for name in glossary()
        if name not in parts and not (name.startswith("any.") and name[4:] in ends)
    ] == []  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_a_field_says_has_words(language: str) -> None:
    words = Words(language, Missing.RAISED)
    for model, key in FIELDS:
        assert accepted(words, model, key)
        if said(model, key).unit:
            words.say(f"format.unit.{said(model, key).unit}")


def test_every_example_is_read_back_as_it_was_written() -> None:
    for model, key in FIELDS:
        example = {key: said(model, key).example}
        assert read(written(example), "a.yaml").data == example


@pytest.mark.parametrize(
    ("wanted", "paths"),
    [
        ("units.people", ["units.people"]),
        ("units[3].people", ["units.people"]),
        ("Units.People", ["units.people"]),
        ("factions.army.aims[0].hold", ["factions.aims.hold"]),
        ("places.Tinzaouaten.leaning", ["places.leaning"]),
        ("hex_km", ["map.hex_km"]),
        ("aims.worth", ["factions.aims.worth"]),
        ("units.army.people", []),
        ("", []),
    ],
)
def test_a_field_is_found_by_whatever_path_leads_to_it(wanted: str, paths: list[str]) -> None:
    assert [entry.path for entry in found(wanted)] == paths


def test_a_part_inside_itself_is_walked_once() -> None:
    assert "events.if.all" in {entry.path for entry in entries()}
    assert not any("all.all" in entry.path for entry in entries())
