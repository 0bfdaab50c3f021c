"""Every key the code speaks of has words."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import game
from game.rules.orders import Order
from game.scenario.doctrine import doctrine
from game.words.arguments import KINDS
from game.words.catalogue import LANGUAGES, template
from tests.source import docstrings, parts_of_texts, shape_with_gaps

build = pytest.importorskip("game.words.build", reason="Babel is for those who change words")

HOME = Path(game.__file__).parent
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)+")


def known() -> set[str]:
    return {key for source in build.sources() for key in build.sentences(build.read(source))}


KNOWN = known()
ROOTS = {key.partition(".")[0] for key in KNOWN} | {"cause", "reason", "news", "done", "learnt"}
"""A dotted text that begins with one of these is meant as a key."""


FILE = re.compile(r".*\.(geojson|json|yaml|csv|npz|html|svg|png|py|po|mo|md)")


def is_meant_as_key(text: str) -> bool:
    return (
        not FILE.fullmatch(text) and bool(KEY.fullmatch(text)) and text.partition(".")[0] in ROOTS
    )


def names_of_numbers(tree: ast.AST) -> set[int]:
    """Return the ids of names of numbers of the model: `numbers["..."]`, `number("...")`."""
    return {
        id(name)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Subscript, ast.Call, ast.Assign))
        for name in names_of_a_number(node)
    }


def names_of_a_number(node: ast.Subscript | ast.Call | ast.Assign) -> list[ast.expr]:
    if isinstance(node, ast.Subscript):
        return [node.slice] if "numbers" in ast.unparse(node.value) else []
    if isinstance(node, ast.Call):
        return node.args if "number" in ast.unparse(node.func) else []
    return [node.value] if "number" in ast.unparse(node.targets[0]) else []


def keys_in(tree: ast.AST) -> Iterator[tuple[int, re.Pattern[str]]]:
    """Yield the line and the shape of every key: whole, or with gaps where it is put together."""
    silent = docstrings(tree) | parts_of_texts(tree) | names_of_numbers(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in silent and is_meant_as_key(node.value):
                yield node.lineno, re.compile(re.escape(node.value))
        elif (
            isinstance(node, ast.JoinedStr) and id(node) not in silent and (shape := shape_of(node))
        ):
            yield node.lineno, shape


def shape_of(node: ast.JoinedStr) -> re.Pattern[str] | None:
    first = node.values[0]
    if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
        return None
    if (
        not re.fullmatch(r"[a-z_]+\.[a-z0-9_.]*", first.value)
        or first.value.partition(".")[0] not in ROOTS
    ):
        return None
    return re.compile(shape_with_gaps(node))


FILES = sorted(path for path in HOME.rglob("*.py") if "locale" not in path.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOME)))
def test_every_key_in_the_code_has_words(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lacking = [
        f"{path.relative_to(HOME)}:{number}: {shape.pattern}"
        for number, shape in keys_in(tree)
        if not any(shape.fullmatch(key) for key in KNOWN)
    ]
    assert lacking == []


def test_a_key_without_words_would_be_found() -> None:
    tree = ast.parse('Tell(side, "done.flown_to_the_moon", {})\nx = f"cause.{moon}.phase"')
    assert {shape.pattern for _, shape in keys_in(tree)} == {
        r"done\.flown_to_the_moon",
        r"cause\..+\.phase",
    }


def texts_in(tree: ast.AST) -> Iterator[re.Pattern[str]]:
    """Yield the shape of every text the code could name a key by."""
    silent = docstrings(tree) | parts_of_texts(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in silent and KEY.fullmatch(node.value):
                yield re.compile(re.escape(node.value))
        elif isinstance(node, ast.JoinedStr) and names_a_family(node):
            yield re.compile(shape_with_gaps(node))


def names_a_family(node: ast.JoinedStr) -> bool:
    """Return whether a text with gaps begins with the family of its key: `cause.{...}`."""
    first = node.values[0]
    return isinstance(first, ast.Constant) and bool(
        re.match(r"[a-z][a-z0-9_]*\.", str(first.value))
    )


def unsaid(keys: Iterable[str], shapes: Iterable[re.Pattern[str]]) -> list[str]:
    """Return the keys no shape fits, but for words that values are said by."""
    known = tuple(shapes)
    return sorted(
        key
        for key in keys
        if key.partition(".")[0] not in KINDS and not any(shape.fullmatch(key) for shape in known)
    )


def test_every_key_with_words_is_said_somewhere() -> None:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in FILES)
    assert unsaid(KNOWN, {shape for tree in trees for shape in texts_in(tree)}) == []


def test_words_nobody_says_would_be_found() -> None:
    tree = ast.parse('Tell(side, "done.march", {})\nx = f"cause.{moon}.phase"')
    keys = ("done.march", "done.flown_to_the_moon", "cause.full.phase", "pace.dash")
    assert unsaid(keys, texts_in(tree)) == ["done.flown_to_the_moon"]


def orders() -> list[type[Order]]:
    """Return every kind of order there is, chapters' and factions'."""
    return sorted(doctrine().orders.values(), key=lambda order: order.kind)


@pytest.mark.parametrize("order", orders(), ids=lambda order: order.kind)
def test_every_order_has_a_name_an_explanation_and_words_for_its_blanks(
    order: type[Order],
) -> None:
    blanks = [field.name for field in fields(order) if field.name != "units"]
    keys = [f"order.{order.kind}", f"order.{order.kind}.about"]
    keys += [f"slot.{blank}" for blank in blanks]
    keys += [f"refused.{order.kind}.{blank}" for blank in blanks]
    assert [key for key in keys if key not in KNOWN] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_rules_keep_as_a_value_can_be_said(language: str) -> None:
    from game.rules.contacts import Level
    from game.rules.ground import RoadClass, Terrain
    from game.rules.orders import Pace, Route
    from game.rules.state import Stage
    from game.rules.units import Mobility, Posture

    keys = [
        *(f"posture.{value}" for value in Posture),
        *(f"mobility.{value}" for value in Mobility),
        *(f"pace.{value}" for value in Pace),
        *(f"route.{value}" for value in Route),
        *(f"stage.{value}" for value in Stage),
        *(f"terrain.{value.name.lower()}" for value in Terrain),
        *(f"road.{value.name.lower()}" for value in RoadClass),
        *(f"level.{value.name.lower()}" for value in Level),
    ]
    assert [key for key in keys if template(language, key) is None] == []
