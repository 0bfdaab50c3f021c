"""An author's own places and corrections."""

import pytest

from game.hexgrid import Hex
from game.rules.ground import RoadClass, Terrain
from game.scenario.ground import (
    Edit,
    EditError,
    GroundError,
    LonLat,
    OffMapError,
    Place,
    Region,
    UnknownPlaceError,
    build_ground,
    find_place,
    hex_of,
)

NORTH_EAST = Region(1.6, 19.0, 3.4, 20.5)
TIN_GAMIRA = Place(
    id="tin_gamira",
    name="Tin-Gamira",
    kind="valley",
    lon_e4=28_000,
    lat_e4=197_500,
    source="est",
    precision_m=10_000,
)


def test_an_own_place_is_on_the_map_with_the_country_it_lies_in() -> None:
    ground = build_ground(NORTH_EAST, 5, own=[TIN_GAMIRA])
    place = find_place(ground, "tin gamira")
    assert (place.country, place.precision_m, place.source) == ("ML", 10_000, "est")
    assert place.at == ground.projection.hex_of(2.8, 19.75)


def test_an_own_place_goes_before_the_one_of_the_data_with_its_id() -> None:
    moved = Place("achibriche", "Achibriche", "village", 28_000, 197_500, "est", country="ML")
    ground = build_ground(NORTH_EAST, 5, own=[moved])
    assert ground.places["achibriche"].at == ground.projection.hex_of(2.8, 19.75)


def test_an_own_place_off_the_map_is_refused() -> None:
    far = Place("far", "Far", "well", 0, 197_500, "est")
    with pytest.raises(OffMapError, match="'Far' lies outside the map"):
        build_ground(NORTH_EAST, 5, own=[far])


def test_an_own_place_in_a_country_of_no_map_is_refused() -> None:
    foreign = Place("here", "Here", "well", 28_000, 197_500, "est", country="FR")
    with pytest.raises(GroundError, match=r"'FR'.*BF, DZ, ML"):
        build_ground(NORTH_EAST, 5, own=[foreign])


def test_an_edit_changes_its_hex_and_no_other() -> None:
    plain = build_ground(NORTH_EAST, 5, own=[TIN_GAMIRA])
    edit = Edit(at="Tin-Gamira", terrain=Terrain.WETLAND, height_m=512, country="DZ")
    edited = build_ground(NORTH_EAST, 5, own=[TIN_GAMIRA], edits=[edit])
    at = find_place(edited, "Tin-Gamira").at
    assert edited.terrain_at(at) is Terrain.WETLAND
    assert edited.height_at(at) == 512
    assert edited.country_at(at) == "DZ"
    for layer in ("terrain", "height", "country"):
        assert int((getattr(plain, layer) != getattr(edited, layer)).sum()) == 1


def test_an_edit_lays_a_road_in_a_straight_line() -> None:
    edit = Edit(at="Tinzaouaten", road=RoadClass.HIGHWAY, to="Boughessa")
    ground = build_ground(NORTH_EAST, 5, edits=[edit])
    line = find_place(ground, "Tinzaouaten").at.line(find_place(ground, "Boughessa").at)
    for here, there in zip(line, line[1:], strict=False):  # noqa: RUF007
        assert ground.road_between(here, there) is RoadClass.HIGHWAY


def test_a_later_edit_goes_before_an_earlier_one() -> None:
    edits = [Edit(at=Hex(3, 3), terrain=Terrain.ERG), Edit(at=Hex(3, 3), terrain=Terrain.REG)]
    assert build_ground(NORTH_EAST, 5, edits=edits).terrain_at(Hex(3, 3)) is Terrain.REG


def test_a_spot_is_a_name_a_point_or_a_hex() -> None:
    ground = build_ground(NORTH_EAST, 5)
    at = find_place(ground, "Tinzaouaten").at
    assert hex_of(ground, "Tinzawaten") == hex_of(ground, LonLat(2.966, 19.9496)) == at
    assert hex_of(ground, at) == at


@pytest.mark.parametrize("spot", [LonLat(0.0, 20.0), Hex(-50, 2), "Gao"])
def test_a_spot_off_the_map_is_refused(spot: LonLat | Hex | str) -> None:
    with pytest.raises(OffMapError, match="lies outside this map"):
        build_ground(NORTH_EAST, 5, edits=[Edit(at=spot, terrain=Terrain.REG)])


def test_a_spot_of_no_known_name_is_refused() -> None:
    with pytest.raises(UnknownPlaceError, match=r"'Achibrishe'.*Achibriche"):
        build_ground(NORTH_EAST, 5, edits=[Edit(at="Achibrishe", terrain=Terrain.REG)])


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (Edit(at="Achibriche"), "changes nothing"),
        (Edit(at="Achibriche", road=RoadClass.PISTE), "half of a road"),
        (Edit(at="Achibriche", to="Tinzaouaten"), "half of a road"),
        (Edit(at="Achibriche", country="FR"), "'FR'"),
        (Edit(at="Achibriche", height_m=10_000), "10000 m"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(edit: Edit, message: str) -> None:
    with pytest.raises(EditError, match=message):
        build_ground(NORTH_EAST, 5, edits=[edit])
