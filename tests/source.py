"""Read the syntax trees of the game, for the tests that hold its shape."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
GAME = ROOT / "game"


class Import(NamedTuple):
    """One imported module, and where."""

    file: Path
    line: int
    module: str

    def __str__(self) -> str:
        """Return it as a place to click on."""
        return f"{self.file.relative_to(ROOT)}:{self.line}: imports {self.module}"


def files_of(room: str) -> list[Path]:
    """Return the Python files of a room; a room is a folder."""
    return sorted((GAME / room).rglob("*.py"))


def imports_in(file: Path, tree: ast.AST) -> Iterator[Import]:
    """Yield each module that a file imports, relative ones and lazy ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield Import(file, node.lineno, name.name)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = (GAME.name, *file.relative_to(GAME).parent.parts)
                kept = package[: len(package) - node.level + 1]
                base = ".".join([*kept, *([base] if base else [])])
            if base == "game":
                for name in node.names:
                    yield Import(file, node.lineno, f"game.{name.name}")
            else:
                yield Import(file, node.lineno, base)


def imports_of(room: str) -> list[Import]:
    """Return all imports in all files of a room."""
    return [found for file in files_of(room) for found in imports_in(file, tree_of(file))]


def tree_of(file: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def listed(offences: list[str]) -> str:
    """Return offences one a line, for the message of an assertion."""
    return "\n" + "\n".join(offences)


def rooms() -> list[str]:
    """Return the rooms there are."""
    return sorted(path.name for path in GAME.iterdir() if path.is_dir() and any(path.rglob("*.py")))


def docstrings(tree: ast.AST) -> set[int]:
    """Return the ids of texts that stand alone as statements."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def parts_of_texts(tree: ast.AST) -> set[int]:
    """Return the ids of the pieces that texts with gaps are put together from."""
    whole = (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    return {id(part) for text in whole for part in text.values}


def shape_with_gaps(node: ast.JoinedStr) -> str:
    """Return a text put together as a regular expression, its gaps open."""
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
        for part in node.values
    )
