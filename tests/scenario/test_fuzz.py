"""Whatever is done to a file, checking it answers with sentences and never with a traceback."""

from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game import folders
from game.scenario.check import check_text
from game.scenario.findings import Finding
from game.scenario.load import ScenarioError, load_text
from game.scenario.yaml_reader import read
from tests.scenario.delta import DELTA

SHIPPED = (folders.scenarios() / "tinzaouaten_2024.yaml").read_text(encoding="utf-8")

PIECES = st.sampled_from(
    ["", " ", "\n", "\t", ":", "- ", "[", "]", "{", "}", "'", '"', "&a ", "*a", "!x ", "#", "|",
     ">", "null", "-1", "1e9", "9" * 30, "true", "é", "\u2028", "x: y\n", "at: Gao", "csp",
     "[1, 2]", "{edge: N}", "2024-13-45T99:99", ".nan"]
)  # fmt: skip

VALUES = st.sampled_from(
    [None, True, -1, 0, 10**17, 1.5, "", "x", "csp", "Tinzaouaten", "2024-07-26T06:00", [], {},
     [1, 2], [3, 2, 1], {"edge": "N"}, {"lon": 3.0, "lat": 19.9}, {"en": "a"}, [{"id": "f1"}],
     "S30"]
)  # fmt: skip


def assert_sentences(found: list[Finding], text: str) -> None:
    lines = text.count("\n") + 2
    for finding in found:
        assert 1 <= finding.line <= lines
        assert finding.column >= 1
        assert finding.message
        assert "\n" not in str(finding)
        assert "Traceback" not in str(finding)


@given(st.integers(0, len(SHIPPED)), st.integers(0, 40), PIECES)
@settings(max_examples=60)
def test_a_shipped_file_with_a_passage_replaced(start: int, length: int, piece: str) -> None:
    text = SHIPPED[:start] + piece + SHIPPED[start + length :]
    assert_sentences(check_text(text, "fuzz.yaml"), text)


DAMAGE = st.sampled_from(
    ["deleted", "doubled", "cut", "renamed", "retyped", "indented", "the rest deleted"]
)


@given(st.lists(st.tuples(st.integers(0, 10_000), DAMAGE, PIECES), min_size=1, max_size=3))
@settings(max_examples=60)
def test_a_shipped_file_with_damaged_lines(damages: list[tuple[int, str, str]]) -> None:
    lines = SHIPPED.split("\n")
    for place, damage, piece in damages:
        damaged(lines, place % len(lines), damage, piece)
    text = "\n".join(lines)
    assert_sentences(check_text(text, "fuzz.yaml"), text)


def damaged(lines: list[str], at: int, damage: str, piece: str) -> None:
    """Damage one line of a file; one at least is left."""
    line = lines[at]
    match damage:
        case "deleted":
            lines[at : at + 1] = [] if len(lines) > 1 else [""]
        case "doubled":
            lines.insert(at, line)
        case "cut":
            lines[at] = line[: len(line) // 2]
        case "renamed":
            lines[at] = line.replace(":", "x:", 1)
        case "retyped":
            lines[at] = f"{line.partition(':')[0]}: {piece}"
        case "indented":
            lines[at] = f"  {line}"
        case "the rest deleted":
            del lines[at + 1 :]


@given(
    st.lists(st.integers(0, 10_000), min_size=1, max_size=3),
    st.lists(VALUES, min_size=3, max_size=3),
)
@settings(max_examples=120)
def test_a_small_file_with_values_of_another_kind(places: list[int], values: list[Any]) -> None:
    data = read(DELTA, "delta.yaml").data
    for place, value in zip(places, values, strict=False):
        ways = list(paths(data, ()))
        put(data, ways[place % len(ways)], value)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    found = check_text(text, "fuzz.yaml")
    assert_sentences(found, text)
    if any(finding.is_error for finding in found):
        try:
            load_text(text, "fuzz.yaml")
        except ScenarioError:
            return
        raise AssertionError("what check refuses must not load")
    load_text(text, "fuzz.yaml")


def paths(data: Any, path: tuple[Any, ...]) -> Any:
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in steps:
        yield (*path, step)
        if isinstance(value, (dict, list)):
            yield from paths(value, (*path, step))


def put(data: Any, path: tuple[Any, ...], value: Any) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value
