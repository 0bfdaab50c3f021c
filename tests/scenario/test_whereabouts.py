"""An author says where things are in five ways."""

import pytest

from game.hexgrid import Grid, Hex
from game.rules.rulebook import Rulebook
from game.scenario.load import load_text
from game.scenario.whereabouts import edge_hexes
from tests.scenario.delta import DELTA, changed


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_text(DELTA, "delta.yaml")


def at(form: str) -> Hex:
    text = changed("at: tin_gamira, people", f"at: {form}, people")
    found = load_text(text, "delta.yaml").units["c2"].at
    assert found is not None
    return found


@pytest.mark.parametrize(
    "spelling",
    ["Tinzaouaten", "Tinzaouatène", "TIN ZAOUATENE", "Tin-Zaouatine", "tinzaouaten", "Tinzawaten"],
)
def test_a_place_is_found_in_any_spelling(book: Rulebook, spelling: str) -> None:
    assert at(spelling) == book.ground.places["tinzaouaten"].at


def test_an_authors_own_place_is_found_by_id_and_by_name(book: Rulebook) -> None:
    assert at("tin_gamira") == at("Tin-Gamira") == book.ground.places["tin_gamira"].at


@pytest.mark.parametrize(
    ("toward", "east", "south"),
    [
        ("N", 0, -1),
        ("E", 1, 0),
        ("S", 0, 1),
        ("W", -1, 0),
        ("NE", 1, -1),
        ("SSW", -1, 1),
        ("WNW", -1, -1),
    ],
)
def test_a_distance_from_a_place_is_laid_off_by_the_compass(
    book: Rulebook, toward: str, east: int, south: int
) -> None:
    home = book.ground.places["achibriche"].at
    there = at(f'"12 km {toward} of Achibriche"')
    projection = book.ground.projection
    (lon, lat), (lon_there, lat_there) = projection.centre_of(home), projection.centre_of(there)
    assert 1 <= home.distance(there) <= 3
    if east:
        assert (lon_there - lon) * east > 0
    if south:
        assert (lat - lat_there) * south > 0


def test_no_distance_is_the_place_itself(book: Rulebook) -> None:
    assert at('"0 km N of Achibriche"') == book.ground.places["achibriche"].at


def test_a_point_in_degrees_is_the_hex_it_lies_in(book: Rulebook) -> None:
    assert at("{lon: 2.9660, lat: 19.9496}") == book.ground.places["tinzaouaten"].at


def test_a_hex_is_given_by_its_axial_coordinates() -> None:
    assert at("[3, 2]") == Hex(3, 2)


def test_a_unit_at_an_edge_stands_in_the_middle_of_what_is_open_of_it(book: Rulebook) -> None:
    assert at("{edge: W}") in edge_hexes(book.ground.grid, "W")


def test_a_unit_in_a_box_waits_off_the_map() -> None:
    text = changed("at: tin_gamira, people", "at: {box: kidal}, people")
    plan = load_text(text, "delta.yaml").units["c2"]
    assert (plan.at, plan.box) == (None, "kidal")


def test_the_way_to_a_box_begins_at_its_edge_of_the_map(book: Rulebook) -> None:
    assert book.base_hexes["kidal"] in edge_hexes(book.ground.grid, "SW")
    assert book.bases == {"kidal": 150_000}


@pytest.mark.parametrize("side", ["N", "NE", "E", "SE", "S", "SW", "W", "NW"])
def test_an_edge_is_made_of_hexes_at_the_rim_on_that_side(side: str) -> None:
    grid = Grid(rows=9, cols=12)
    hexes = edge_hexes(grid, side)
    assert hexes
    for each in hexes:
        col, row = each.q + (each.r >> 1), each.r
        assert row in (0, 8) or col in (0, 11)
        assert row <= 4 if "N" in side else True
        assert row >= 4 if "S" in side else True
        assert col <= 5 if "W" in side else True
        assert col >= 5 if "E" in side else True


def test_an_arrival_by_an_edge_leaves_out_what_is_closed_to_the_unit() -> None:
    text = changed("faction: csp\n    people", "faction: army\n    people").replace(
        "edge: NW", "edge: E"
    )
    book = load_text(text, "delta.yaml")
    entry = book.units["c1"].entry
    assert entry is not None
    assert {book.ground.country_at(each) for each in entry.hexes} == {"ML"}
    everything = edge_hexes(book.ground.grid, "E")
    assert "DZ" in {book.ground.country_at(each) for each in everything}


def test_who_arrives_comes_in_on_home_ground_where_the_edge_has_any(book: Rulebook) -> None:
    entries = [plan.entry for plan in book.units.values() if plan.entry is not None]
    assert entries
    for each in entries:
        countries = {book.ground.country_at(hex_) for hex_ in each.hexes}
        assert countries <= book.home_countries


def test_where_an_edge_lies_abroad_altogether_arrivals_come_in_there() -> None:
    text = changed("{edge: NW, from: ", "{edge: NE, from: ")
    book = load_text(text, "delta.yaml")
    rim = edge_hexes(book.ground.grid, "NE")
    assert not {book.ground.country_at(at) for at in rim} & book.home_countries
    entries = [plan.entry for plan in book.units.values() if plan.entry is not None]
    assert any(set(each.hexes) <= set(rim) for each in entries)
