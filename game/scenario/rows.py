"""A data file of the game as rows, with readers that complain in one sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from game.errors import IfoghasError
from game.scenario.document import Document
from game.scenario.findings import Step, did_you_mean
from game.scenario.yaml_reader import read

LIMIT: Final = 10_000_000
"""No number of the catalogue is above it."""


class CatalogueError(IfoghasError):
    """A data file of the game that cannot be used: file, line, what is wrong."""


@dataclass(frozen=True, slots=True)
class Row:
    """A mapping of a data file, with readers that complain in one sentence."""

    document: Document
    path: tuple[Step, ...]
    values: Mapping[str, Any]

    def row(self, key: str) -> "Row":
        """Return the mapping under *key*."""
        value = self.value(key)
        if not isinstance(value, dict):
            raise self.wrong(key, "a mapping is missing")
        return Row(self.document, (*self.path, key), value)

    def rows(self) -> "Iterator[tuple[str, Row]]":
        """Yield each key with the mapping under it."""
        for key in self.values:
            yield key, self.row(key)

    def integer(self, key: str, low: int = 0, high: int = LIMIT) -> int:
        """Return the whole number under *key*."""
        value = self.value(key)
        if type(value) is not int or not low <= value <= high:
            raise self.wrong(key, f"{value!r} is not a whole number from {low} to {high}")
        return value

    def span(self, key: str, high: int = LIMIT) -> tuple[int, int, int]:
        """Return the least, best and greatest number under *key*, which may not fall."""
        value = self.value(key)
        whole = isinstance(value, list) and all(type(each) is int for each in value)
        if not whole or len(value) != 3 or not 0 <= value[0] <= value[1] <= value[2] <= high:
            raise self.wrong(
                key, f"{value!r} is not three rising whole numbers from 0 to {high}, as [3, 5, 8]"
            )
        return value[0], value[1], value[2]

    def integers(self, key: str, count: int, high: int = 1000) -> tuple[int, ...]:
        """Return the *count* whole numbers under *key*, each from 1 to *high*."""
        value = self.value(key)
        whole = isinstance(value, list) and all(type(each) is int for each in value)
        if not whole or len(value) != count or not all(1 <= each <= high for each in value):
            raise self.wrong(key, f"{value!r} is not {count} whole numbers from 1 to {high}")
        return tuple(value)

    def words(self, key: str) -> str:
        """Return the text under *key*."""
        value = self.value(key)
        if not isinstance(value, str) or not value:
            raise self.wrong(key, f"{value!r} is not a text")
        return value

    def one_of(self, key: str, names: Sequence[str]) -> str:
        """Return the text under *key*, one of *names*."""
        value = self.value(key)
        if value not in names:
            raise self.wrong(key, f"{value!r} is unknown. {did_you_mean(str(value), names)}")
        return str(value)

    def flag(self, key: str) -> bool:
        """Return whether *key* is true."""
        value = self.value(key)
        if not isinstance(value, bool):
            raise self.wrong(key, f"{value!r} is neither true nor false")
        return value

    def text(self, key: str) -> Mapping[str, str]:
        """Return the text under *key* in English and in French."""
        row = self.row(key)
        row.only("en", "fr")
        return {"en": row.words("en"), "fr": row.words("fr")}

    def reason(self) -> str:
        """Return the row's source, or the choice it rests on."""
        given = [key for key in ("source", "choice") if key in self.values]
        if not given:
            raise self.wrong("", "a `source:` or a `choice:` is missing")
        return "; ".join(self.words(key) for key in given)

    def value(self, key: str) -> Any:
        """Return whatever stands under *key*."""
        if key not in self.values:
            raise self.wrong("", f"the key `{key}` is missing")
        return self.values[key]

    def only(self, *keys: str) -> None:
        """Refuse keys that nobody reads."""
        for key in self.values:
            if key not in keys:
                raise self.wrong(key, f"unknown key. {did_you_mean(key, keys)}")

    def exactly(self, keys: frozenset[str]) -> None:
        """Refuse a mapping that has other keys than these."""
        for key in self.values:
            if key not in keys:
                raise self.wrong(key, f"unknown key. {did_you_mean(key, keys)}")
        for key in sorted(keys):
            self.value(key)

    def wrong(self, key: str, what: str) -> CatalogueError:
        """Return the complaint about *key*."""
        path = (*self.path, key) if key else self.path
        finding = self.document.finding(path, what)
        return CatalogueError(
            f"{finding.file}:{finding.line}:{finding.column}: {finding.path}: {ended(what)}"
        )


def ended(sentence: str) -> str:
    """Return a sentence with one full stop, unless it ends in a mark of its own.

    >>> ended("'x' is unknown. Possible: a, b."), ended("Is it `a`?"), ended("unknown key. ")
    ("'x' is unknown. Possible: a, b.", 'Is it `a`?', 'unknown key.')
    """
    told = sentence.strip()
    return told if told.endswith((".", "?")) else f"{told}."


def opened(path: Path) -> Row:
    """Return the whole of a data file as a row."""
    try:
        document = read(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as problem:
        raise CatalogueError(f"The data file {path.name} cannot be read: {problem}.") from problem
    if document.problems:
        raise CatalogueError(str(document.findings()[0]))
    if not isinstance(document.data, dict):
        raise CatalogueError(f"The data file {path.name} is no mapping of names to values.")
    return Row(document, (), document.data)
