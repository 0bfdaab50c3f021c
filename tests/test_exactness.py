"""The rules give the same match on every machine: no files, clock, chance or inexact sums."""

import ast
from collections.abc import Iterator

import pytest

from tests.source import ROOT, files_of, imports_of, listed, tree_of

RULES = ("rules", "factions")
"""Rooms in which everything is counted in whole numbers."""

SAME_EVERYWHERE = ("hexgrid", *RULES)
"""Rooms in which the same input always gives the same output."""

OUTSIDE_WORLD = frozenset(
    {"asyncio", "datetime", "glob", "io", "locale", "os", "pathlib", "pickle", "pygame", "random"}
    | {"secrets", "shutil", "socket", "statistics", "subprocess", "sys", "tempfile", "threading"}
    | {"time", "urllib", "uuid", "yaml"}
)
"""Libraries through which files, clocks, chance, the machine or inexact sums come in."""

INEXACT = frozenset(
    {"sqrt", "exp", "log", "log2", "log10", "pow", "fsum", "hypot", "sin", "cos", "tan"}
    | {"mean", "median", "std", "var", "average", "nanmean", "cumsum", "dot"}
)
"""Calls whose last digit depends on the machine or on the order of the terms."""


@pytest.mark.parametrize("room", SAME_EVERYWHERE)
def test_the_rules_know_no_files_clock_chance_or_screen(room: str) -> None:
    offences = [
        str(found) for found in imports_of(room) if found.module.split(".")[0] in OUTSIDE_WORLD
    ]
    assert not offences, listed(offences)


def inexact_calls(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield calls that read a file or whose last digit is not the same everywhere."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id="open" | "hash" | "id" | "input" | "print" | "eval" | "exec" as name):
                yield node.lineno, name
            case ast.Attribute(attr=name) if name in INEXACT:
                yield node.lineno, name


@pytest.mark.parametrize("room", RULES)
def test_the_rules_open_nothing_and_reduce_no_floats(room: str) -> None:
    offences = [
        f"{file.relative_to(ROOT)}:{line}: calls {name}()"
        for file in files_of(room)
        for line, name in inexact_calls(tree_of(file))
    ]
    assert not offences, listed(offences)


def is_a_set(node: ast.expr) -> bool:
    """Return whether an expression is a set for anyone to see."""
    match node:
        case ast.Set() | ast.SetComp() | ast.Call(func=ast.Name(id="set" | "frozenset")):
            return True
        case ast.BinOp(left=left, op=ast.BitOr() | ast.BitAnd() | ast.Sub(), right=right):
            return is_a_set(left) or is_a_set(right)
        case ast.Call(func=ast.Attribute(attr="union" | "intersection" | "difference")):
            return True
    return False


def walks_over_sets(tree: ast.AST) -> Iterator[int]:
    """Yield the lines where the order of a set decides the order of what follows.

    A set made from a set, or one that a function without order swallows, is harmless.
    """
    harmless = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"sorted", "sum", "any", "all", "len", "min", "max", "set", "frozenset"}
        for inner in node.args
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.For) and is_a_set(node.iter):
            yield node.lineno
        if (
            isinstance(node, ast.ListComp | ast.GeneratorExp | ast.DictComp)
            and id(node) not in harmless
            and any(is_a_set(loop.iter) for loop in node.generators)
        ):
            yield node.lineno
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"list", "tuple", "enumerate", "iter", "next"}
            and any(is_a_set(inner) for inner in node.args)
        ):
            yield node.lineno


@pytest.mark.parametrize("room", SAME_EVERYWHERE)
def test_the_rules_never_walk_over_a_set(room: str) -> None:
    offences = [
        f"{file.relative_to(ROOT)}:{line}: walks over a set; sort it first"
        for file in files_of(room)
        for line in walks_over_sets(tree_of(file))
    ]
    assert not offences, listed(offences)


@pytest.mark.parametrize(
    ("code", "walks"),
    [
        ("for u in {1, 2}: pass", True),
        ("for u in sorted({1, 2}): pass", False),
        ("[u for u in set(x) - y]", True),
        ("sum(u for u in set(x))", False),
        ("tuple(frozenset(x))", True),
        ("for u in order: pass", False),
    ],
)
def test_the_search_for_walks_over_sets_finds_what_it_should(code: str, *, walks: bool) -> None:
    assert bool(list(walks_over_sets(ast.parse(code)))) is walks
