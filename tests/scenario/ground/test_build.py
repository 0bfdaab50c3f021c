"""Maps of the real ground."""

import math
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.ground import Ground, RoadClass, Terrain
from game.scenario.ground import (
    DATA_REGION,
    HexSizeError,
    OffMapError,
    Region,
    RegionError,
    UnknownPlaceError,
    build_ground,
    find_place,
    gazetteer,
    region_around,
)

NORTH_EAST = Region(1.6, 19.0, 3.4, 20.5)
ADRAR = Region(-1.0, 17.0, 5.0, 21.5)


@pytest.fixture(scope="module")
def ground() -> Ground:
    return build_ground(NORTH_EAST, 5)


@st.composite
def regions(draw: st.DrawFn) -> Region:
    west = draw(st.floats(DATA_REGION.west, DATA_REGION.east - 0.1))
    south = draw(st.floats(DATA_REGION.south, DATA_REGION.north - 0.1))
    width, height = draw(st.floats(0.05, 4.0)), draw(st.floats(0.05, 4.0))
    return Region(
        west, south, min(west + width, DATA_REGION.east), min(south + height, DATA_REGION.north)
    )


def test_tinzaouaten_lies_where_it_does_and_shares_its_hex_with_its_twin(ground: Ground) -> None:
    village, town = find_place(ground, "Tinzaouaten"), find_place(ground, "Tin Zaoutine")
    assert (village.country, town.country) == ("ML", "DZ")
    assert village.at == town.at
    lon, lat = ground.projection.centre_of(village.at)
    assert math.hypot((lon - 2.97) * 105, (lat - 19.95) * 111) < 4


def test_the_hex_of_tinzaouaten_is_malian_though_its_centre_lies_beyond_the_border(
    ground: Ground,
) -> None:
    for name in ("Tinzaouaten", "Achibriche"):
        assert ground.country_at(find_place(ground, name).at) == "ML"
    assert ground.country_at(find_place(ground, "Tin Zaouatine airfield (Algeria)").at) == "DZ"


def test_in_khalil_is_malian_and_bordj_badji_mokhtar_algerian() -> None:
    ground = build_ground(region_around("In Khalil", 40), 5)
    assert ground.country_at(find_place(ground, "In Khalil").at) == "ML"
    assert ground.country_at(find_place(ground, "Bordj Badji Mokhtar").at) == "DZ"


@pytest.mark.parametrize("hex_km", [5, 10, 25, 50])
def test_twins_share_a_hex_at_every_size(hex_km: int) -> None:
    ground = build_ground(Region(2.0, 19.2, 3.9, 20.7), hex_km)
    assert ground.places["tinzaouaten"].at == ground.places["tinzaouatine_dz"].at


def test_distances_between_places_are_those_of_the_land() -> None:
    ground = build_ground(Region(0.5, 18.0, 3.4, 20.5), 5)
    kidal, tinzaouaten = find_place(ground, "Kidal"), find_place(ground, "Tinzaouaten")
    assert 228 < kidal.at.distance(tinzaouaten.at) * 5 < 265
    assert find_place(ground, "Boghassa").at.distance(tinzaouaten.at) * 5 in range(70, 85)


def test_only_towns_make_a_hex_a_town(ground: Ground) -> None:
    adrar = build_ground(ADRAR, 5)
    towns = {place.at for place in adrar.places.values() if place.kind == "town"}
    drawn = {at for at in adrar.grid.hexes if adrar.terrain_at(at) is Terrain.TOWN}
    assert drawn == towns
    assert ground.terrain_at(find_place(ground, "Boghassa").at) is not Terrain.TOWN


def test_the_adrar_is_rock_the_niger_is_river_and_the_south_is_savanna() -> None:
    adrar = build_ground(Region(1.0, 18.8, 2.2, 20.2), 5)
    rock = np.isin(adrar.terrain, (Terrain.PLATEAU, Terrain.MOUNTAIN)).mean()
    assert rock > 0.5
    bend = build_ground(Region(-2.0, 16.5, 0.5, 17.3), 10)
    assert (bend.terrain == Terrain.RIVER).sum() > 15
    assert len(bend.rivers) > 15
    south = build_ground(Region(-2.0, 13.0, 0.0, 14.0), 20)
    assert (south.terrain == Terrain.SAVANNA).mean() > 0.8


def test_the_shares_at_25_km_are_near_those_of_the_note_on_the_data() -> None:
    terrain = build_ground(ADRAR, 25).terrain
    expected = {Terrain.REG: 276, Terrain.PLATEAU: 111, Terrain.SANDPLAIN: 106, Terrain.WADI: 66}
    for kind, count in expected.items():
        assert int((terrain == kind).sum()) == pytest.approx(count, rel=0.2)


def test_heights_are_near_those_of_known_airfields() -> None:
    ground = build_ground(Region(-1.0, 15.5, 3.0, 20.5), 5)
    for name, metres in (("Gao-Korogoussou airport", 265), ("Kidal airport", 459)):
        assert abs(ground.height_at(find_place(ground, name).at) - metres) < 40


def test_a_road_of_the_data_joins_its_towns_hex_by_hex() -> None:
    ground = build_ground(Region(0.3, 17.8, 1.8, 20.5), 5)
    seen, queue = set(), [find_place(ground, "Anefis").at]
    while queue:
        here = queue.pop()
        if here not in seen:
            seen.add(here)
            ways = (there for there in here.neighbours() if there in ground.grid)
            queue += [there for there in ways if ground.road_between(here, there)]
    for name in ("Kidal", "Aguelhok", "Tessalit"):
        assert find_place(ground, name).at in seen


@pytest.mark.parametrize("hex_km", [5, 12, 50])
def test_roads_join_neighbours_and_name_the_smaller_number_first(hex_km: int) -> None:
    ground = build_ground(ADRAR, hex_km)
    assert ground.roads
    assert set(ground.roads.values()) == set(RoadClass)
    for low, high in ground.roads:
        assert low < high
        assert high in ground.grid.neighbours[low]


@settings(max_examples=25, deadline=None)
@given(regions(), st.integers(5, 50))
def test_any_region_of_the_data_makes_a_whole_map_at_any_size(region: Region, hex_km: int) -> None:
    ground = build_ground(region, hex_km)
    shape = (ground.grid.rows, ground.grid.cols)
    for layer in (ground.terrain, ground.height, ground.ruggedness, ground.country):
        assert layer.shape == shape
        assert not layer.flags.writeable
    assert int(ground.terrain.max()) <= max(Terrain)
    assert int(ground.country.max()) < len(ground.countries)
    assert all(place.at in ground.grid for place in ground.places.values())


@settings(max_examples=50, deadline=None)
@given(regions(), st.integers(5, 50), st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_every_point_inside_the_region_lies_on_the_board(
    region: Region, hex_km: int, east: float, north: float
) -> None:
    lon = region.west + east * (region.east - region.west)
    lat = region.south + north * (region.north - region.south)
    ground = build_ground(region, hex_km)
    assert ground.projection.hex_of(lon, lat) in ground.grid


def test_every_place_inside_the_region_is_on_the_map(ground: Ground) -> None:
    for place in gazetteer():
        inside = 16_000 <= place.lon_e4 <= 34_000 and 190_000 <= place.lat_e4 <= 205_000
        assert place.id in ground.places or not inside


def test_the_same_region_makes_the_same_map_under_another_hash_seed(ground: Ground) -> None:
    program = (
        "from game.scenario.ground import Region, build_ground;"
        "print(build_ground(Region(1.6, 19.0, 3.4, 20.5), 5).digest())"
    )
    for seed in ("1", "4321"):
        run = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == ground.digest()


def test_another_map_has_another_digest(ground: Ground) -> None:
    assert build_ground(NORTH_EAST, 6).digest() != ground.digest()
    assert build_ground(Region(1.6, 19.0, 3.4, 20.45), 5).digest() != ground.digest()


@pytest.mark.parametrize("hex_km", [0, 4, 51])
def test_a_hex_size_the_rules_are_not_made_for_is_refused(hex_km: int) -> None:
    with pytest.raises(HexSizeError, match=rf"{hex_km} km cannot be played.*5 to 50"):
        build_ground(NORTH_EAST, hex_km)


@pytest.mark.parametrize(
    "region", [Region(-8, 19, 0, 20), Region(1, 2, 3, 4), Region(5, 19, 6.1, 20)]
)
def test_a_region_that_leaves_the_data_is_refused_with_what_there_is(region: Region) -> None:
    with pytest.raises(RegionError, match=r"west -7, south 12\.5, east 6, north 25\.2"):
        build_ground(region, 5)


@pytest.mark.parametrize(
    "region", [Region(2, 19, 2, 20), Region(3, 19, 2, 20), Region(2, 20, 3, 19)]
)
def test_an_empty_region_is_refused(region: Region) -> None:
    with pytest.raises(RegionError, match="is empty"):
        build_ground(region, 5)


@pytest.mark.parametrize("west", [math.nan, math.inf, -math.inf])
def test_a_region_that_is_no_number_is_refused(west: float) -> None:
    with pytest.raises(RegionError):
        build_ground(Region(west, 19, 2, 20), 5)


def test_a_region_around_a_place_has_it_in_the_middle() -> None:
    west, south, east, north = region_around("Kidal", 100)
    assert ((west + east) / 2, (south + north) / 2) == pytest.approx((1.4075, 18.4408))


def test_a_place_off_the_map_is_told_from_one_that_does_not_exist(ground: Ground) -> None:
    with pytest.raises(OffMapError, match="Kidal lies outside this map"):
        find_place(ground, "Kidal")
    with pytest.raises(UnknownPlaceError, match="Did you mean Tinzaouaten"):
        find_place(ground, "Tinzaouatenn")
