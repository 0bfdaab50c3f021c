"""Assumption sets: theories of the war as other numbers, switched on by a scenario or a match."""

import re
from pathlib import Path

import pytest

from game import folders
from game.scenario.assumptions import (
    UnknownSetError,
    assumed,
    assumptions,
    assumptions_in,
    glossary_under,
)
from game.scenario.check import check_text
from game.scenario.load import load_text
from game.scenario.numbers import glossary
from game.scenario.rows import CatalogueError
from game.words import LANGUAGES
from tests.scenario.delta import DELTA, changed, marked

FIGHTS = ("ambush.", "air.", "bombard.", "combat.", "quality.", "breakdown.")
"""Beginnings of the names of numbers by which fights cost what they cost."""


def with_sets(*names: str) -> str:
    return changed("sources:", f"assume: [{', '.join(names)}]\nsources:")


def test_every_theory_is_told_in_both_languages_with_its_sources() -> None:
    assert {"attrition", "legitimacy", "patronage"} <= set(assumptions())
    for each in assumptions().values():
        assert each.source
        for language in LANGUAGES:
            assert each.name[language]
            assert each.theory[language]
        assert each.numbers
        assert all(number.choice or number.source for number in each.numbers.values())


def test_no_theory_touches_what_a_fight_costs() -> None:
    """So what must hold of engagements holds under each of them."""
    touched = {name for each in assumptions().values() for name in each.numbers}
    assert [name for name in sorted(touched) if name.startswith(FIGHTS)] == []


def test_a_scenario_switches_a_set_on() -> None:
    usual, other = load_text(DELTA, "d"), load_text(with_sets("attrition"), "d")
    assert other.assumptions == ("attrition",)
    wagner = assumptions()["attrition"].numbers["tracks.per_wagner"].value
    assert other.number("tracks.per_wagner") == wagner != usual.number("tracks.per_wagner")
    assert check_text(with_sets("attrition"), "d") == []


def test_where_two_sets_name_a_number_the_later_decides() -> None:
    one, other = assumptions()["attrition"], assumptions()["legitimacy"]
    (name, *_) = sorted({*one.numbers} & {*other.numbers})
    book = load_text(with_sets("attrition", "legitimacy"), "d")
    assert book.number(name) == other.numbers[name].value != one.numbers[name].value


def test_what_a_scenario_sets_by_itself_stands_above_its_sets() -> None:
    own = with_sets("attrition").replace("sources:", "numbers: {tracks.per_wagner: 77}\nsources:")
    assert load_text(own, "d").number("tracks.per_wagner") == 77


def test_a_match_may_take_other_sets_than_its_scenario_or_none() -> None:
    text = with_sets("attrition")
    assert load_text(text, "d", ["patronage"]).assumptions == ("patronage",)
    assert load_text(text, "d", []).numbers == load_text(DELTA, "d").numbers


def test_an_unknown_set_is_reported_where_it_stands() -> None:
    where = marked(with_sets("¦atrition"))
    (found,) = check_text(where.text, "d")
    assert (found.line, found.column) == (where.line, where.column)
    assert found.message == "There is no assumption set `atrition`."
    assert found.suggestion == "Did you mean `attrition`?"


def test_an_unknown_set_on_the_command_line_is_refused_with_what_there_is() -> None:
    with pytest.raises(UnknownSetError, match=r"patrons.*did you mean `patronage`"):
        assumed("patrons")


def test_the_glossary_under_a_set_gives_its_values_and_its_reasons() -> None:
    usual, other = glossary(), glossary_under(["legitimacy"])
    assert list(usual) == list(other)
    number = other["tracks.per_hurt"]
    assert number.value == 30
    assert number.meaning == usual["tracks.per_hurt"].meaning
    assert number.choice != usual["tracks.per_hurt"].choice


BROKEN = {
    "an unknown number": ("tracks.per_wagner:", "tracks.per_wagnr:", "numbers.tracks.per_wagnr",
                          "no such number of the model. Did you mean `tracks.per_wagner`?"),
    "another unit": ('20, unit: "tenths of a tenth"', '20, unit: "tenths"', "unit",
                     "'tenths' is not its unit; that is 'tenths of a tenth'"),
    "a value out of range": ("value: 20,", "value: -20,", "value", "-20 is not a whole number"),
    "a value that is none": ("value: 20,", "value: many,", "value", "is not a whole number"),
    "the usual value": ("value: 20,", "value: 35,", "value", "35 is its usual value"),
    "no reason": (', choice: "the junta outlived every announced loss of 2023 and 2024"', "",
                  "tracks.per_admitted", "a `source:` or a `choice:` is missing"),
    "an unknown key": ("choice: \"the junta", "choise: \"the junta", "", "choi"),
    "no theory": ("theory:", "teory:", "", "unknown key"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_set_is_refused_with_line_and_column(
    tmp_path: Path, old: str, new: str, path: str, said: str
) -> None:
    for name in ("rules.yaml", "assumptions.yaml"):
        text = (folders.data() / name).read_text(encoding="utf-8")
        if name == "assumptions.yaml":
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        assumptions_in(tmp_path)
    sentence = str(refused.value)
    assert re.match(r"assumptions\.yaml:\d+:\d+: ", sentence)
    assert path in sentence
    assert said in sentence
