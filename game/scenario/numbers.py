"""The numbers of the model, from `game/data/rules.yaml`: value, unit, meaning, and why that much.

A unit says how the number is read out, and how large it may be.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from game import folders
from game.scenario.findings import did_you_mean
from game.scenario.mentioned import mentioned
from game.scenario.rows import Row, opened


class Limits(NamedTuple):
    """The least and the most a number of one unit can be."""

    low: int
    high: int


SHARE: Final = "per mille"
"""The unit of shares and multipliers; `per mille of ...` says of what."""

UNITS: Final[Mapping[str, Limits]] = {
    SHARE: Limits(0, 10_000),
    "metres": Limits(0, 1_000_000),
    "minutes": Limits(0, 100_000),
    "hours": Limits(0, 1_000),
    "hours of a day": Limits(1, 24),
    "minute of the day": Limits(0, 1439),
    "days": Limits(0, 365),
    "turns": Limits(0, 100),
    "hundredths of a day": Limits(0, 10_000),
    "tenths": Limits(-1000, 1000),
    "tenths of a fight": Limits(0, 1000),
    "tenths of a tenth": Limits(0, 10_000),
    "people": Limits(0, 100_000),
    "vehicles": Limits(0, 1_000),
    "bounds": Limits(1, 10),
    "command points": Limits(0, 100),
    "hexes": Limits(0, 100),
    "units": Limits(0, 100),
    "sorties": Limits(0, 100),
    "prisoners": Limits(0, 10_000),
    "caches": Limits(0, 100),
    "mines": Limits(0, 100),
    "times": Limits(0, 100),
    "quality": Limits(1, 5),
    "fire for 10 people": Limits(0, 1000),
}
"""Every unit a number may have, in the field's own measure; signs are in the meaning."""


BY_NAME: Final[Mapping[str, str]] = {"m": "metres", "minutes": "minutes"}
"""The unit of a number whose name ends so, since the rules read it by that name."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the model."""

    name: str
    """Dotted, as the rules ask for it."""

    value: int
    unit: str
    """One of `UNITS`, or `per mille of` something."""

    meaning: Mapping[str, str]
    """By language."""

    source: str
    """The fact it rests on; empty where it is a choice alone."""

    choice: str
    """The decision it rests on; empty where it is a fact alone."""


@cache
def glossary() -> Mapping[str, Number]:
    """Return the numbers that come with the game, by name.

    >>> glossary()["combat.minutes"].unit
    'minutes'
    """
    return glossary_in(folders.data())


def glossary_in(folder: Path) -> Mapping[str, Number]:
    """Return the numbers of *folder*.

    Raises:
        CatalogueError: If the file is missing or wrong; the sentence names the line.
    """
    file = opened(folder / "rules.yaml")
    file.exactly(mentioned())
    return {name: number(name, row) for name, row in file.rows()}


def number(name: str, row: Row) -> Number:
    """Return one number of the model."""
    row.only("value", "unit", "meaning", "source", "choice")
    row.reason()
    unit = unit_of(name, row)
    return Number(
        name,
        row.integer("value", *UNITS[kind_of(unit)]),
        unit,
        row.text("meaning"),
        row.words("source") if "source" in row.values else "",
        row.words("choice") if "choice" in row.values else "",
    )


def unit_of(name: str, row: Row) -> str:
    """Return the unit of a number, if there is such a unit and its name asks for no other."""
    unit = row.words("unit")
    if kind_of(unit) not in UNITS:
        raise row.wrong("unit", f"{unit!r} is no unit. {did_you_mean(unit, list(UNITS))}")
    asked = BY_NAME.get(re.split(r"[._]", name)[-1], unit)
    if unit != asked:
        raise row.wrong("unit", f"{unit!r} is not the unit of a name like this, {asked!r} is")
    return unit


def kind_of(unit: str) -> str:
    """Return which row of `UNITS` a unit belongs to.

    >>> kind_of("per mille of the cost"), kind_of("minutes")
    ('per mille', 'minutes')
    """
    return SHARE if unit.startswith(f"{SHARE} of ") else unit
