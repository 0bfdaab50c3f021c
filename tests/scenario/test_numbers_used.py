"""No number of the model lies about unused."""

import ast
import re
from collections.abc import Iterable, Iterator

from game.scenario.numbers import glossary
from tests.source import GAME, docstrings, parts_of_texts, shape_with_gaps


def names_in(tree: ast.AST) -> Iterator[re.Pattern[str]]:
    """Yield the shape of every text the code could name a number by; bare gaps name none."""
    silent = docstrings(tree) | parts_of_texts(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in silent:
                yield re.compile(re.escape(node.value))
        elif isinstance(node, ast.JoinedStr):
            shape = shape_with_gaps(node)
            if re.search("[a-z]{3}", shape):
                yield re.compile(shape)


def unread(numbers: Iterable[str], names: Iterable[re.Pattern[str]]) -> list[str]:
    """Return the numbers no name in the code can mean."""
    known = tuple(names)
    return [number for number in numbers if not any(name.fullmatch(number) for name in known)]


def test_every_number_of_the_model_is_read_somewhere() -> None:
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in GAME.rglob("*.py"))
    assert unread(glossary(), {name for tree in trees for name in names_in(tree)}) == []


def test_a_number_nobody_reads_would_be_found() -> None:
    tree = ast.parse('number("road.minutes")\nnumber(f"march.{pace}")\nx = f"{one}.{other}"')
    numbers = ("road.minutes", "march.dash", "moon.minutes")
    assert unread(numbers, names_in(tree)) == ["moon.minutes"]
