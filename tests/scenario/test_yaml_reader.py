"""YAML is read as plain data with positions, and its traps are refused."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.scenario import yaml_reader
from game.scenario.findings import Spot
from game.scenario.yaml_reader import read
from tests.scenario.delta import DELTA, MARK, marked


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("2024-07-25", "2024-07-25"),
        ("2024-07-25T12:00", "2024-07-25T12:00"),
        ("012", 12),
        ("1.10", 1.1),
        ("1e3", 1000.0),
        ("1_000", "1_000"),
        ("0x10", 16),
        ("true", True),
        ("null", None),
        ("~", None),
        ("'true'", "true"),
        ('"12"', "12"),
        ("-5", -5),
        (".inf", ".inf"),
    ],
)
def test_a_plain_scalar_means_what_yaml_1_2_says(written: str, meant: object) -> None:
    found = read(f"value: {written}", "a.yaml").data["value"]
    assert (found, type(found)) == (meant, type(meant))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: ¦*b", "alias"),
        ("a: ¦&b 1", "anchor"),
        ("a: ¦!!python/object/apply:os.system [ls]", "tag"),
        ("a:\n  ¦<<: {b: 1}", "Merge keys"),
        ("a: 1\n¦a: 2", "second time"),
        ("a: [{b: 1, ¦b: 2}]", "second time"),
        ("a: 1\n¦---\nb: 2", "second document"),
        ("? ¦[a]\n: b", "cannot be a key"),
        ("a:\n¦\tb: 1", "tab"),
        ("a: b¦: c", "colon"),
        ("a: ¦[1, 2", "not closed"),
        ("a: ¦'b", "quotation mark here"),
        ("a: ¦@b", "something else in YAML"),
        ("a: ¦0103", "begins with 0"),
        ("a: [¦-012]", "begins with 0"),
        ("a¦:\u00a012\nb: 1", "no-break space"),
        ("a: 1\n¦\ufeffb: 1", "byte-order mark"),
        ("a: 1\n¦ b: 2", None),
        ("a: ¦\x07", "no text has"),
        ("{a: " * 40 + "¦" + "{a: " * 50_000, "deeper than 40"),
    ],
)
def test_a_trap_is_refused_where_it_stands(text: str, message: str | None) -> None:
    where = marked(text)
    found = read(where.text, "a.yaml").findings()
    assert found
    if message is not None:
        assert message in found[0].message
        assert (found[0].line, found[0].column) == (where.line, where.column)


def test_brackets_without_end_are_refused_wherever_the_parser_gives_up() -> None:
    # libyaml itself counts brackets too, and reads far ahead of what it has handed out.
    found = read("[" * 50_000, "a.yaml").findings()
    assert "deeper than 40" in found[0].message
    assert found[0].line == 1


@pytest.mark.parametrize("text", ["0", "0.5", "-0.5", "'0103'", "0x10", "00:30", "2024-07-05"])
def test_what_only_looks_like_a_number_that_begins_with_0_is_no_trap(text: str) -> None:
    assert read(f"a: {text}", "a.yaml").findings() == ()


def test_all_refusals_that_can_be_read_past_are_reported_together() -> None:
    found = read("a: &x 1\na: 2\nb: !t 3\n", "a.yaml").findings()
    assert [finding.line for finding in found] == [1, 2, 3]


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor_and_not_unfolded() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert [finding.line for finding in read(bomb, "a.yaml").findings()] == [1, 2, 2]


def test_a_file_of_unreasonable_size_is_not_read() -> None:
    text = "a: " + "x" * yaml_reader.SIZE_LIMIT
    assert "characters" in read(text, "a.yaml").findings()[0].message


def test_a_file_of_too_many_values_is_not_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml_reader, "VALUE_LIMIT", 10)
    assert "more than 10 values" in read("[1,2,3,4,5,6,7,8,9,10]", "a").findings()[0].message


def test_a_lone_surrogate_is_refused_in_a_sentence() -> None:
    assert read("a: \ud800", "a.yaml").is_broken


def test_every_key_and_value_of_a_file_keeps_its_line_and_column() -> None:
    lines = DELTA.splitlines()
    document = read(DELTA, "delta.yaml")
    for path, value in scalars(document.data, ()):
        spot = document.spot_of(path)
        there = lines[spot.line - 1][spot.column - 1 :].lstrip("\"'")
        assert there.startswith(
            str(value)[:4].lower() if isinstance(value, bool) else str(value)[:4]
        )
        if isinstance(path[-1], str):
            key = document.spot_of(path, of_key=True)
            assert lines[key.line - 1][key.column - 1 :].startswith(path[-1])


def scalars(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in steps:
        if isinstance(value, (dict, list)):
            yield from scalars(value, (*path, step))
        else:
            yield (*path, step), value


def test_a_path_that_leads_nowhere_gives_the_nearest_place() -> None:
    document = read("a:\n  b: 1\n", "a.yaml")
    assert document.spot_of(("a", "nowhere", 3)) == Spot(2, 3)


def test_without_the_c_library_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = read(DELTA, "a.yaml")
    monkeypatch.setattr(yaml_reader, "_LOADER", yaml.SafeLoader)
    slow = read(DELTA, "a.yaml")
    assert slow.data == quick.data
    assert slow.root == quick.root


def test_without_the_c_library_deep_nesting_is_refused_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml_reader, "_LOADER", yaml.SafeLoader)
    assert read("[" * 3000, "a.yaml").is_broken


PRINTABLE = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=8)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**17), 10**17) | PRINTABLE,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PRINTABLE, inner, max_size=4),
        max_leaves=12,
    )
)
def test_what_was_written_is_read_back(data: Any) -> None:
    text = yaml.safe_dump({"data": data}, allow_unicode=True)
    if MARK in text or "&id" in text or "<<" in text:
        return
    assert read(text, "a.yaml").data == {"data": data}


@given(st.text(alphabet="{}[]:,-&*!|>'\"#%@ \n\tab1~<.", max_size=60))
def test_any_text_is_read_or_refused_but_never_raises(text: str) -> None:
    document = read(text, "a.yaml")
    for finding in document.findings():
        assert finding.line >= 1
        assert finding.column >= 1
        assert finding.message
