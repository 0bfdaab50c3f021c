"""The catalogue in `game/data`: kinds of unit and aircraft, terrain, the numbers of the model.

Each file is a mapping of rows. A row names its reason: `source:` for a fact, `choice:` for a
decision. Read once a process, by light typed readers, since every match needs them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from game import folders
from game.rules.going import Going, TerrainKind
from game.rules.ground import RoadClass, Terrain
from game.rules.partner import Partner
from game.rules.rulebook import AircraftType
from game.rules.units import Mobility, UnitType
from game.rules.voices import EvidenceKind, Voice
from game.scenario.numbers import UNITS, glossary_in
from game.scenario.rows import Row, opened
from game.scenario.strength import Strength, strength


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the data files say."""

    types: Mapping[str, UnitType]
    unknown_type: str
    """What a unit nobody knows anything of is taken for."""

    strengths: Mapping[str, Strength]
    """What units of each kind usually have."""

    aircraft: Mapping[str, AircraftType]
    going: Going
    voices: Mapping[str, Voice]
    """Kinds of speaker and of evidence, as the public hears them."""

    evidence: Mapping[str, EvidenceKind]
    """What can come to light."""

    partners: Mapping[str, Partner]
    """Whom a scenario may set beside the government."""

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
    public = opened(folder / "evidence.yaml")
    return Catalogue(
        types=unit_types(units),
        unknown_type=unknown_type(units),
        strengths={name: strength(row) for name, row in units.row("types").rows()},
        aircraft=aircraft_types(opened(folder / "aircraft.yaml")),
        going=going(opened(folder / "terrain.yaml")),
        voices=voices(public),
        evidence={name: evidence_kind(name, row) for name, row in public.row("kinds").rows()},
        partners=partners(opened(folder / "partners.yaml")),
        numbers={name: each.value for name, each in glossary_in(folder).items()},
    )


def unit_types(file: Row) -> Mapping[str, UnitType]:
    """Return the kinds of unit by id, from `units.yaml`."""
    file.only("columns", "unknown", "types")
    explained(file)
    return {name: unit_type(name, row) for name, row in file.row("types").rows()}


def unknown_type(file: Row) -> str:
    """Return the kind a unit is taken for of which nothing is known, from `units.yaml`."""
    row = file.row("unknown")
    row.only("type", "source", "choice")
    row.reason()
    return row.one_of("type", list(file.row("types").values))


def unit_type(name: str, row: Row) -> UnitType:
    """Return one kind of unit."""
    if "indirect" in row.values:
        row.value("indirect_m")
    numbers = ("quality", "direct", "anti_air", "signature", "sensors", "water_fuel", "ammunition")
    row.only(
        "name",
        "symbol",
        "mobility",
        *numbers,
        "carries",
        "drones",
        "indirect",
        "indirect_m",
        "people",
        "vehicles",
        "source",
        "choice",
    )
    return UnitType(
        id=name,
        name=row.text("name"),
        symbol=row.one_of("symbol", symbols()),
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
        drones="drones" in row.values and row.flag("drones"),
        indirect=row.integer("indirect", high=1000) if "indirect" in row.values else 0,
        indirect_m=row.integer("indirect_m", high=100_000) if "indirect_m" in row.values else 0,
    )


def aircraft_types(file: Row) -> Mapping[str, AircraftType]:
    """Return the kinds of aircraft by id, from `aircraft.yaml`."""
    file.only("columns", "types")
    explained(file)
    return {name: aircraft_type(name, row) for name, row in file.row("types").rows()}


def aircraft_type(name: str, row: Row) -> AircraftType:
    """Return one kind of aircraft."""
    numbers = ("sorties_per_day", "reach_m", "strike", "sensors_m", "lift", "fragility", "failure")
    row.only(
        "name",
        "symbol",
        *numbers,
        "readiness",
        "wear",
        "sees_in_dark",
        "crew",
        "needs_runway",
        "source",
        "choice",
    )
    return AircraftType(
        id=name,
        name=row.text("name"),
        symbol=row.one_of("symbol", symbols()),
        sorties_per_day=row.integer("sorties_per_day", high=20),
        reach_m=row.integer("reach_m", 1),
        strike=row.integer("strike", high=10_000),
        sensors_m=row.integer("sensors_m", high=500_000),
        sees_in_dark=row.flag("sees_in_dark"),
        crew=row.integer("crew", high=20),
        lift=row.integer("lift", high=500),
        needs_runway=row.flag("needs_runway"),
        fragility=row.integer("fragility", high=1000),
        failure=row.integer("failure", high=1000),
        readiness=row.integer("readiness", 1, 1000),
        wear=row.integer("wear", high=1000),
        source=row.reason(),
    )


def voices(file: Row) -> Mapping[str, Voice]:
    """Return how the public hears the parties and each kind of evidence."""
    file.only("columns", "parties", "kinds")
    explained(file)
    parties = file.row("parties")
    parties.only("own", "foe")
    rows = {name: parties.row(name) for name in ("own", "foe")} | dict(file.row("kinds").rows())
    return {
        name: Voice(name, row.integers("bands", 8), row.integer("right", 500, 1000), row.reason())
        for name, row in rows.items()
    }


def evidence_kind(name: str, row: Row) -> EvidenceKind:
    """Return one kind of evidence."""
    numbers = ("per_day", "from_hours", "until_days", "people_m")
    flags = ("floor", "access", "open_ground")
    row.only("bands", "right", "sees", *numbers, *flags, "source", "choice")
    sees = row.row("sees")
    return EvidenceKind(
        id=name,
        sees={quantity: sees.span(quantity, 10_000) for quantity in sees.values},
        floor=row.flag("floor"),
        per_day=row.integer("per_day", high=1000),
        from_hours=row.integer("from_hours", high=10_000),
        until_days=row.integer("until_days", 1, 10_000),
        people_m=row.integer("people_m", high=1_000_000),
        access=row.flag("access"),
        open_ground=row.flag("open_ground"),
        source=row.reason(),
    )


def partners(file: Row) -> Mapping[str, Partner]:
    """Return the government's possible partners by id, from `partners.yaml`."""
    file.only("columns", "types")
    explained(file)
    return {name: partner(name, row) for name, row in file.row("types").rows()}


def partner(name: str, row: Row) -> Partner:
    """Return one partner."""
    numbers = ("sorties", "scrutiny", "openness")
    row.only("name", "about", "excludes", *numbers, "source", "choice")
    excludes = row.value("excludes")
    if not isinstance(excludes, list) or not all(isinstance(each, str) for each in excludes):
        raise row.wrong("excludes", f"{excludes!r} is no list of factions, as [wagner]")
    return Partner(
        id=name,
        name=row.text("name"),
        about=row.text("about"),
        excludes=tuple(excludes),
        sorties=row.integer("sorties", high=20),
        scrutiny=row.integer("scrutiny", high=10_000),
        openness=row.integer("openness", high=10_000),
        source=row.reason(),
    )


def going(file: Row) -> Going:
    """Return the tables of movement, from `terrain.yaml`."""
    file.only(
        "columns", "terrain", "roads", "paved", "paved_south_of", "crossing", "day_m", "covered"
    )
    explained(file)
    kinds = {each.name.lower(): each for each in Terrain}
    terrain, roads, day = file.row("terrain"), file.row("roads"), file.row("day_m")
    paved = file.row("paved")
    terrain.only(*kinds)
    roads.only(*(each.name.lower() for each in RoadClass))
    day.only(*(each.value for each in Mobility))
    paved.only(*(each.value for each in Mobility))
    return Going(
        terrain={kind: terrain_kind(terrain.row(name)) for name, kind in kinds.items()},
        roads={each: reasoned(roads.row(each.name.lower())) for each in RoadClass},
        paved={each: reasoned(paved.row(each.value)) for each in Mobility},
        paved_south_of_e4=reasoned(file.row("paved_south_of")),
        crossing=reasoned(file.row("crossing")),
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


COLUMN_UNITS: Final = (
    *UNITS,
    "metres a day",
    "people-equivalents",
    "1 raw to 5 elite",
    "1/10,000 degree",
    "factions",
    "true or false",
)
"""What the columns of the tables may be counted in."""


@cache
def symbols() -> tuple[str, ...]:
    """Return the names of the map symbols there are."""
    return tuple(sorted(path.stem for path in (folders.assets() / "symbols").glob("*.svg")))


def explained(file: Row) -> None:
    """Refuse a file in which a column lacks its unit, or its meaning in one of the languages."""
    for _, column in file.row("columns").rows():
        column.only("unit", "meaning")
        column.one_of("unit", COLUMN_UNITS)
        column.text("meaning")


def reasoned(row: Row) -> int:
    """Return a number that gives its reason."""
    row.only("value", "source", "choice")
    row.reason()
    return row.integer("value", 1)
