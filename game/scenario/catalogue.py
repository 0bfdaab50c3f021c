"""The catalogue in `game/data`: kinds of unit and aircraft, terrain, the numbers of the model.

Each file is a mapping of rows. A row names its reason: `source:` for a fact, `choice:` for a
decision. Read once a process, by light typed readers, since every match needs them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from game import folders
from game.errors import IfoghasError
from game.rules.going import Going, TerrainKind
from game.rules.ground import RoadClass, Terrain
from game.rules.rulebook import AircraftType
from game.rules.units import Mobility, UnitType
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

    def words(self, key: str) -> str:
        """Return the text under *key*."""
        value = self.value(key)
        if not isinstance(value, str) or not value:
            raise self.wrong(key, f"{value!r} is not a text")
        return value

    def one_of(self, key: str, names: list[str]) -> str:
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

    def wrong(self, key: str, what: str) -> CatalogueError:
        """Return the complaint about *key*."""
        path = (*self.path, key) if key else self.path
        finding = self.document.finding(path, what)
        return CatalogueError(
            f"{finding.file}:{finding.line}:{finding.column}: {finding.path}: {what}."
        )


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the data files say."""

    types: Mapping[str, UnitType]
    unknown_type: str
    """What a unit nobody knows anything of is taken for."""

    aircraft: Mapping[str, AircraftType]
    going: Going
    numbers: Mapping[str, int]
    """The model's numbers by dotted name."""


@cache
def catalogue() -> Catalogue:
    """Return the catalogue that comes with the game, read on the first call.

    >>> catalogue().types["technical_squadron"].mobility.value
    'technical'
    """
    return catalogue_in(folders.data())


def catalogue_in(folder: Path) -> Catalogue:
    """Return the catalogue of *folder*.

    Raises:
        CatalogueError: If a file is missing or wrong; the sentence names the line.
    """
    units = opened(folder / "units.yaml")
    return Catalogue(
        types=unit_types(units),
        unknown_type=unknown_type(units),
        aircraft=aircraft_types(opened(folder / "aircraft.yaml")),
        going=going(opened(folder / "terrain.yaml")),
        numbers=numbers(opened(folder / "rules.yaml")),
    )


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


def unit_types(file: Row) -> Mapping[str, UnitType]:
    """Return the kinds of unit by id, from `units.yaml`."""
    file.only("columns", "unknown", "types")
    return {name: unit_type(name, row) for name, row in file.row("types").rows()}


def unknown_type(file: Row) -> str:
    """Return the kind a unit is taken for of which nothing is known, from `units.yaml`."""
    row = file.row("unknown")
    row.only("type", "source", "choice")
    row.reason()
    return row.one_of("type", list(file.row("types").values))


def unit_type(name: str, row: Row) -> UnitType:
    """Return one kind of unit."""
    numbers = ("quality", "direct", "anti_air", "signature", "sensors", "water_fuel", "ammunition")
    row.only("name", "symbol", "mobility", *numbers, "carries", "source", "choice")
    return UnitType(
        id=name,
        name=row.text("name"),
        symbol=row.words("symbol"),
        mobility=Mobility(row.one_of("mobility", [each.value for each in Mobility])),
        quality=row.integer("quality", 1, 5),
        direct=row.integer("direct", high=1000),
        anti_air=row.integer("anti_air", high=1000),
        signature=row.integer("signature", 1, 10_000),
        sensors=row.integer("sensors", 1, 10_000),
        water_fuel=row.integer("water_fuel", 1, 10_000),
        ammunition=row.integer("ammunition", high=1000),
        source=row.reason(),
        carries="carries" in row.values and row.flag("carries"),
    )


def aircraft_types(file: Row) -> Mapping[str, AircraftType]:
    """Return the kinds of aircraft by id, from `aircraft.yaml`."""
    file.only("columns", "types")
    return {name: aircraft_type(name, row) for name, row in file.row("types").rows()}


def aircraft_type(name: str, row: Row) -> AircraftType:
    """Return one kind of aircraft."""
    numbers = ("sorties_per_day", "reach_m", "strike", "sensors_m", "lift", "fragility", "failure")
    row.only("name", "symbol", *numbers, "sees_in_dark", "crewed", "source", "choice")
    return AircraftType(
        id=name,
        name=row.text("name"),
        symbol=row.words("symbol"),
        sorties_per_day=row.integer("sorties_per_day", high=20),
        reach_m=row.integer("reach_m", 1),
        strike=row.integer("strike", high=10_000),
        sensors_m=row.integer("sensors_m", high=500_000),
        sees_in_dark=row.flag("sees_in_dark"),
        crewed=row.flag("crewed"),
        lift=row.integer("lift", high=500),
        fragility=row.integer("fragility", high=1000),
        failure=row.integer("failure", high=1000),
        source=row.reason(),
    )


def going(file: Row) -> Going:
    """Return the tables of movement, from `terrain.yaml`."""
    file.only("columns", "terrain", "roads", "day_m", "covered")
    kinds = {each.name.lower(): each for each in Terrain}
    terrain, roads, day = file.row("terrain"), file.row("roads"), file.row("day_m")
    terrain.only(*kinds)
    return Going(
        terrain={kind: terrain_kind(terrain.row(name)) for name, kind in kinds.items()},
        roads={each: reasoned(roads.row(each.name.lower())) for each in RoadClass},
        day_m={each: reasoned(day.row(each.value)) for each in Mobility},
        covered=reasoned(file.row("covered")),
    )


def terrain_kind(row: Row) -> TerrainKind:
    """Return what one kind of terrain does."""
    row.only("going", "cover", "exposure", "close", "source", "choice")
    row.reason()
    table = row.row("going")
    table.only(*(each.value for each in Mobility))
    return TerrainKind(
        going={each: table.integer(each.value, high=100_000) for each in Mobility},
        cover=row.integer("cover", 1, 1000),
        exposure=row.integer("exposure", 1, 1000),
        close=row.flag("close"),
    )


def reasoned(row: Row) -> int:
    """Return a number that gives its reason."""
    row.only("value", "source", "choice")
    row.reason()
    return row.integer("value", 1)


def numbers(file: Row) -> Mapping[str, int]:
    """Return the numbers of the model by dotted name, from `rules.yaml`."""
    return {name: number(row) for name, row in file.rows()}


def number(row: Row) -> int:
    """Return one number of the model; its unit and meaning are the rulebook's."""
    row.only("value", "unit", "meaning", "source", "choice")
    row.words("unit")
    row.text("meaning")
    row.reason()
    return row.integer("value", -LIMIT)
