"""Assumption sets: theories of the war, each as other values for some numbers of the model.

From `game/data/assumptions.yaml`. Where several are switched on, the last one to name a number
decides; what a scenario sets in `numbers` stands above all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from game import folders
from game.errors import WrongUseError
from game.scenario.findings import did_you_mean
from game.scenario.numbers import UNITS, Number, glossary, glossary_in, kind_of
from game.scenario.rows import Row, opened
from game.words.words import Words

NONE: Final = "none"
"""How one says that no set is wanted."""


class UnknownSetError(WrongUseError):
    """An assumption set that does not exist was named; the text says which do."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """One theory, and the values it leads to."""

    id: str
    name: Mapping[str, str]
    """By language."""

    theory: Mapping[str, str]
    source: str
    numbers: Mapping[str, Number]
    """The numbers it changes, with its values and its reasons."""


@cache
def assumptions() -> Mapping[str, Assumption]:
    """Return the sets that come with the game, by name.

    >>> sorted(assumptions())
    ['attrition', 'legitimacy', 'patronage']
    """
    return assumptions_in(folders.data())


def assumptions_in(folder: Path) -> Mapping[str, Assumption]:
    """Return the sets of *folder*, whose numbers are checked against its `rules.yaml`.

    Raises:
        CatalogueError: If a file is missing or wrong; the sentence names line and column.
    """
    usual = glossary_in(folder)
    rows = opened(folder / "assumptions.yaml").rows()
    return {name: assumption(name, row, usual) for name, row in rows}


def assumption(name: str, row: Row, usual: Mapping[str, Number]) -> Assumption:
    """Return one set."""
    row.only("name", "theory", "source", "choice", "numbers")
    numbers = row.row("numbers")
    for key in numbers.values:
        if key not in usual:
            raise numbers.wrong(key, f"no such number of the model. {did_you_mean(key, usual)}")
    return Assumption(
        name,
        row.text("name"),
        row.text("theory"),
        row.reason(),
        {key: other_value(usual[key], each) for key, each in numbers.rows()},
    )


def other_value(number: Number, row: Row) -> Number:
    """Return a number with the value and the reason a set gives it; its unit must be its own."""
    row.only("value", "unit", "source", "choice")
    row.reason()
    if row.words("unit") != number.unit:
        raise row.wrong("unit", f"{row.words('unit')!r} is not its unit; that is {number.unit!r}")
    value = row.integer("value", *UNITS[kind_of(number.unit)])
    if value == number.value:
        raise row.wrong("value", f"{value} is its usual value")
    return replace(
        number,
        value=value,
        source=row.words("source") if "source" in row.values else "",
        choice=row.words("choice") if "choice" in row.values else "",
    )


def values_under(names: Iterable[str]) -> Mapping[str, int]:
    """Return the values that some sets give, by number; the last to name one decides."""
    return {key: number.value for key, number in numbers_under(names).items()}


def numbers_under(names: Iterable[str]) -> Mapping[str, Number]:
    """Return the numbers that some sets change, with their reasons."""
    found: dict[str, Number] = {}
    for name in names:
        found |= assumptions()[name].numbers
    return found


def glossary_under(names: Iterable[str]) -> Mapping[str, Number]:
    """Return every number of the model as it is in force under some sets.

    >>> glossary_under(["attrition"])["tracks.per_wagner"].value
    20
    """
    return {**glossary(), **numbers_under(names)}


def assumed(text: str) -> tuple[str, ...]:
    """Return the sets that somebody names on the command line, with commas between them.

    >>> assumed("attrition,patronage"), assumed("none")
    (('attrition', 'patronage'), ())

    Raises:
        UnknownSetError: If there is no such set.
    """
    names = tuple(name.strip() for name in text.split(",") if name.strip() not in ("", NONE))
    for name in names:
        if name not in assumptions():
            known = (*assumptions(), NONE)
            hint = did_you_mean(name, known)
            raise UnknownSetError(
                f"there is no assumption set {name!r}; {hint[:1].lower()}{hint[1:]}"
            )
    return names


def titles(words: Words, names: Iterable[str]) -> list[str]:
    """Return what some sets are called."""
    return [words.text(assumptions()[name].name) for name in names]


def named(words: Words, names: Iterable[str]) -> str:
    """Return in one line which sets are in force.

    >>> named(Words("en"), ["attrition", "patronage"])
    'Assumptions: Attrition and Patronage.'
    """
    return words.say("assumptions.named", names=words.listing(titles(words, names)))
