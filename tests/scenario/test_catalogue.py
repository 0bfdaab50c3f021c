"""The catalogue of the game is read with clear complaints."""

import re
from pathlib import Path

import pytest

from game import folders
from game.rules.ground import RoadClass, Terrain
from game.rules.units import Mobility
from game.scenario.catalogue import catalogue, catalogue_in
from game.scenario.rows import CatalogueError, opened

FILES = (
    "units.yaml",
    "aircraft.yaml",
    "terrain.yaml",
    "evidence.yaml",
    "rules.yaml",
    "partners.yaml",
)


def copied(folder: Path, name: str, old: str, new: str) -> Path:
    for file in FILES:
        text = (folders.data() / file).read_text(encoding="utf-8")
        if file == name:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def test_every_terrain_road_and_mobility_has_its_numbers() -> None:
    going = catalogue().going
    assert set(going.terrain) == set(Terrain)
    assert set(going.roads) == set(RoadClass)
    assert set(going.day_m) == set(Mobility)
    for kind in going.terrain.values():
        assert set(kind.going) == set(Mobility)


def test_a_columns_days_march_is_that_of_the_record() -> None:
    # Timeline, section 8: 60 km in a dash, 40 to 55 at normal pace, 20 to 23 secured.
    metres = catalogue().going.day_m[Mobility.COLUMN]
    assert metres * 13 // 10 == 59_800
    assert metres // 2 == 23_000


def test_every_kind_of_unit_has_a_symbol_that_is_there() -> None:
    symbols = {path.stem for path in (folders.assets() / "symbols").glob("*.svg")}
    assert {kind.symbol for kind in catalogue().types.values()} <= symbols
    assert {kind.symbol for kind in catalogue().aircraft.values()} <= symbols


def test_every_row_gives_its_reason() -> None:
    assert all(kind.source for kind in catalogue().types.values())
    assert all(kind.source for kind in catalogue().aircraft.values())


def test_the_kind_taken_for_granted_is_one_of_the_kinds() -> None:
    assert catalogue().unknown_type in catalogue().types


@pytest.mark.parametrize("name", FILES[:3])
def test_every_column_is_explained_in_both_languages(name: str) -> None:
    file = opened(folders.data() / name)
    for _, column in file.row("columns").rows():
        assert column.words("unit")
        assert set(column.text("meaning")) == {"en", "fr"}


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("units.yaml", "quality: 4", "quality: 9", "not a whole number from 1 to 5"),
        ("units.yaml", "quality: 4", "qualty: 4", "unknown key. Did you mean `quality`"),
        ("units.yaml", "mobility: column", "mobility: colum", "Did you mean `column`"),
        ("units.yaml", "direct: 14", "direct: lots", "'lots' is not a whole number"),
        ("units.yaml", "type: technical_squadron", "type: dust", "'dust' is unknown"),
        ("aircraft.yaml", "needs_runway: true", "needs_runway: no", "neither true nor false"),
        ("aircraft.yaml", "    lift: 0\n", "", "the key `lift` is missing"),
        ("terrain.yaml", "choice: \"The measure of march\"", "wherefore: \"-\"", "unknown key"),
        ("terrain.yaml", "  reg:", "  regg:", "Did you mean `reg`"),
        ("partners.yaml", "sorties: 0", "sorties: -1", "not a whole number from 0 to 20"),
        ("partners.yaml", "excludes: [wagner]", "excludes: wagner", "no list of factions"),
        ("rules.yaml", "value: ", "value: x", "is not a whole number"),
        ("rules.yaml", 'unit: "command points"', 'unit: "comand points"', "Did you mean"),
        ("rules.yaml", "  value: 1131", "  value: 2400", "not a whole number from 0 to 1439"),
        ("rules.yaml", "  choice: ", "  because: ", "unknown key"),
        ("units.yaml", "people: [20, 55, 120]", "people: [60, 55, 120]", "three rising whole"),
        ("evidence.yaml", "right: 600", "right: 60", "not a whole number from 500 to 1000"),
        ("evidence.yaml", "bands: [330, ", "bands: [", "not 8 whole numbers from 1 to 1000"),
        ("evidence.yaml", "  foe:", "  fo:", "Did you mean `foe`"),
        ("evidence.yaml", "killed: [300, 600, 900], ", "killed: [900, 600, 300], ", "three rising"),
        ("evidence.yaml", "floor: true", "flor: true", "Did you mean `floor`"),
        ("units.yaml", "people: [20, 55, 120]", "people: 55", "three rising whole numbers"),
        ("units.yaml", "technical: [3, 6, 12]", "techncal: [3, 6, 12]", "Did you mean `technical`"),
        ("units.yaml", "    indirect_m: 7000\n", "", "the key `indirect_m` is missing"),
        ("units.yaml", "    choice: \"Mixed", "    reason: \"Mixed", "unknown key"),
        ("units.yaml", "    choice: \"Staff, signals", "    # choice: \"Staff, signals",
         "a `source:` or a `choice:` is missing"),
        ("units.yaml", "signature: 850", "signature: 0", "not a whole number from 1 to 10000"),
        ("units.yaml", "indirect_m: 7000", "indirect_m: 700000", "whole number from 0 to 100000"),
        ("units.yaml", "  quality: {unit:", "  quality: {units:", "unknown key"),
        ("units.yaml", ", fr: \"Valeur au combat", ", de: \"Valeur au combat", "unknown key"),
        ("aircraft.yaml", "    sorties_per_day: 2", "    sorties_per_day: 200", "from 0 to 20"),
        ("terrain.yaml", "  highway:", "  highroad:", "roads.highroad: unknown key"),
        ("rules.yaml", "  choice: ", "  # choice: ", "a `source:` or a `choice:` is missing"),
        ("rules.yaml", "value: 3\n", "value: 3.5\n", "is not a whole number"),
        ("rules.yaml", ", fr: ", ", f: ", "unknown key"),
        ("rules.yaml", "  unit: ", "  units: ", "Did you mean `unit`"),
        ("aircraft.yaml", "readiness: 950", "readiness: 1950", "not a whole number from 1 to 1000"),
        ("rules.yaml", "\nturn.impulse_points:", "\nturn.impulse_point:",
         "turn.impulse_point: unknown key. Did you mean `turn.impulse_points`?"),
        ("rules.yaml", "unit: \"metres\"", "unit: \"turns\"", "not the unit of a name like this"),
        ("rules.yaml", "value: 10\n  unit: \"hours", "value: 25\n  unit: \"hours", "from 1 to 24"),
        ("units.yaml", "unit: \"tenths of a fight\"", "unit: \"fights\"", "'fights' is unknown"),
        ("units.yaml", "symbol: mechanised_infantry", "symbol: mechanised_infantri",
         "Did you mean `mechanised_infantry`?"),
        ("evidence.yaml", "right: {unit: \"per mille\"", "right: {unit: \"percent\"",
         "is unknown"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_with_its_line(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    with pytest.raises(CatalogueError) as caught:
        catalogue_in(copied(tmp_path, name, old, new))
    assert message in str(caught.value)
    assert re.match(rf"{name}:\d+:\d+: ", str(caught.value)), "file, line and column"


def test_a_number_that_is_missing_is_named(tmp_path: Path) -> None:
    copied(tmp_path, "rules.yaml", "", "")
    whole = (tmp_path / "rules.yaml").read_text(encoding="utf-8")
    start, end = whole.index("turn.impulse_points:"), whole.index("# Weather")
    (tmp_path / "rules.yaml").write_text(whole[:start] + whole[end:], encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"the key `turn\.impulse_points` is missing"):
        catalogue_in(tmp_path)


def test_every_source_the_catalogue_cites_is_in_the_list() -> None:
    listed = (folders.data() / "encyclopaedia" / "sources.yaml").read_text(encoding="utf-8")
    for name in FILES:
        cited = set(re.findall(r"\bS\d\d+\b", (folders.data() / name).read_text(encoding="utf-8")))
        assert {code for code in cited if f"\n  {code}: " not in listed} == set(), name


def test_every_kind_of_unit_has_had_somebody_and_something() -> None:
    for kind, usual in catalogue().strengths.items():
        assert usual.people.low >= 10, kind
        assert usual.vehicles, kind


def test_the_catalogue_has_what_the_scenarios_of_the_record_need() -> None:
    needed = """
        motorised_company armoured_group mortar_battery artillery_battery supply_train guard_post
        nomad_company assault_detachment militia_scouts arab_militia self_defence_militia
        technical_squadron rebel_brigade returnee_company raiding_band katiba assault_band
        desert_support_band motorcycle_band mine_cell peacekeeping_contingent peacekeeping_convoy
    """
    assert set(needed.split()) <= set(catalogue().types)
    aircraft = "armed_drone attack_helicopter transport_helicopter light_jet fighter"
    assert set(aircraft.split()) <= set(catalogue().aircraft)


COUNTERS = """
    assault_detachment     20 45 60   40 55 80   60 85 120   70 88 120  30 60 100
    motorised_company      35 50 75   50 70 100  80 105 150
    supply_train           10 15 25   60 80 120
    relief_column          60 100 160
    garrison_company       80 150 200 150 200 250 120 180 250 180 204 220
    militia_scouts         30 50 100  50 100 200
    technical_squadron     80 120 200 60 100 150 80 130 200 120 200 250
    border_screen          20 30 50
    katiba                 60 100 180
    mine_cell              30 50 100  15 30 40   20 40 60
    armoured_group         50 80 110
    mortar_battery         30 50 80
    raiding_band           100 150 250
    nomad_company          150 180 200 120 150 150 100 150 200
    guard_post             40 50 50   30 60 100
    arab_militia           100 160 200
    self_defence_militia   100 200 250
    rebel_brigade          100 180 250 80 150 200
    returnee_company       100 150 200
    assault_band           100 150 250 60 120 200
    desert_support_band    60 120 200
    peacekeeping_contingent 200 350 500
    peacekeeping_convoy    848 848 848
"""
"""Counters of the scenarios of July 2024, October 2023 and January 2012: least, best, most."""


@pytest.mark.parametrize("line", [line.split() for line in COUNTERS.strip().splitlines()])
def test_the_counters_of_the_record_are_usual_for_their_kind(line: list[str]) -> None:
    kind, numbers = line[0], [int(word) for word in line[1:]]
    usual = catalogue().strengths[kind].people
    for best in numbers[1::3]:
        assert usual.low <= best <= usual.high, f"{kind}: {best} people"


def test_only_those_with_guns_support_from_afar() -> None:
    for kind in catalogue().types.values():
        assert (kind.indirect > 0) == (kind.indirect_m > 0), kind.id


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"units\.yaml cannot be read"):
        catalogue_in(tmp_path)
