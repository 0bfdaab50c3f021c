"""A scenario file becomes the rulebook of a match."""

from pathlib import Path

import pytest

from game import folders
from game.rules.rulebook import Pact, Rulebook, Span
from game.rules.units import Posture
from game.scenario import ScenarioError, check_files
from game.scenario.load import digest, load, load_text, opened, opened_text
from tests.scenario.delta import DELTA, changed

SHIPPED = sorted(folders.scenarios().glob("*.yaml"))


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_text(DELTA, "delta.yaml")


def test_ranges_become_spans_the_seed_draws_from(book: Rulebook) -> None:
    assert book.units["f1"].people == Span(40, 55, 80)
    assert book.units["f1"].vehicles == (Span(3, 3, 3), Span(4, 5, 6), Span(0, 0, 0), Span(0, 0, 0))


def test_what_is_said_of_a_unit_becomes_whole_numbers(book: Rulebook) -> None:
    unit = book.units["f1"]
    assert (unit.cohesion, unit.water_fuel, unit.ammunition) == (750, 400, 45)
    assert unit.posture is Posture.MARCH


def test_what_is_not_said_of_a_unit_comes_from_the_catalogue(book: Rulebook) -> None:
    unit, kind = book.units["c2"], book.types["katiba"]
    assert (unit.water_fuel, unit.ammunition) == (kind.water_fuel, kind.ammunition)
    assert unit.name == kind.name
    assert unit.posture is Posture.READY


def test_an_arrival_comes_with_the_first_turn_that_begins_in_its_window(book: Rulebook) -> None:
    entry = book.units["c1"].entry
    assert entry is not None
    assert (entry.first_turn, entry.last_turn, entry.chance) == (4, 6, 500)


def test_an_arrival_between_two_turns_waits_for_the_next() -> None:
    entry = (
        load_text(changed("from: 2024-07-26T06:00", "from: 2024-07-26T06:01"), "d")
        .units["c1"]
        .entry
    )
    assert entry is not None
    assert entry.first_turn == 5


def test_an_arrival_without_an_end_has_one_turn() -> None:
    entry = load_text(changed(", to: 2024-07-26T20:00", ""), "d").units["c1"].entry
    assert entry is not None
    assert (entry.first_turn, entry.last_turn) == (4, 4)


def test_weather_is_kept_in_minutes_from_the_start(book: Rulebook) -> None:
    assert [tuple(spell) for spell in book.weather] == [("sandstorm", 360, 1080, 900)]


def test_a_truce_says_since_when_until_when_and_who_knows() -> None:
    truce = "is: truce, since: 2024-07-20, until: 2024-07-26T18:00, secret: true"
    book = load_text(changed("is: hostile", truce), "d")
    assert book.relations == {"army|csp": "truce"}
    assert book.pacts == {"army|csp": Pact(since=-21, until=5, secret=True)}


def test_terms_that_end_a_match_name_two_sides_places_and_prisoners() -> None:
    listed = (
        "settlements:\n  - {id: peace, between: [army, csp], title: {en: Peace, fr: Paix}, "
        "terms: [{place: Tinzaouaten, to: csp}, {prisoners: home}], source: est}\nborders:"
    )
    found = load_text(changed("borders:", listed), "d").settlements["peace"]
    assert found.parties == ("army", "csp")
    assert (found.hands, found.prisoners) == ((("tinzaouaten", "csp"),), True)


def test_relations_and_borders_are_kept_by_name(book: Rulebook) -> None:
    assert book.relations == {"army|csp": "hostile"}
    assert book.borders == {("DZ", "army"): "closed", ("DZ", "csp"): "tolerated"}
    assert book.barred("army") == {"DZ"}


def test_a_neighbours_patience_is_a_track_of_its_guest(book: Rulebook) -> None:
    assert book.sides["csp"].tracks == {"unity": 600, "patience": 600}
    assert book.sides["army"].tracks == {"junta_standing": 620}


def test_aims_are_kept_as_the_rules_score_them(book: Rulebook) -> None:
    hold, track = book.sides["army"].aims
    assert (hold.kind, hold.about, hold.worth) == ("hold", "tinzaouaten", 60)
    assert (track.kind, track.about, track.level) == ("track", "junta_standing", 750)
    assert [(aim.kind, aim.level) for aim in book.sides["csp"].aims] == [("keep_force", 800)]


def test_every_aim_the_rules_score_can_be_written() -> None:
    text = changed(
        "- {keep_force: 0.8, worth: 100}",
        "- {deny: Tinzaouaten, to: army, worth: 50}\n      - {prisoners: 7, worth: 20}\n"
        "      - {prisoners: home, worth: 10}\n      - {road: closed, worth: 20}",
    )
    aims = load_text(text, "d").sides["csp"].aims
    assert [(aim.kind, aim.about, aim.level, aim.worth) for aim in aims] == [
        ("deny", "tinzaouaten|army", 0, 50),
        ("prisoners", "", 7, 20),
        ("home", "", 0, 10),
        ("road", "", 0, 20),
    ]


def test_places_take_from_the_scenario_what_it_says_and_the_rest_from_the_gazetteer(
    book: Rulebook,
) -> None:
    place = book.places["tinzaouaten"]
    assert (place.holder, place.inhabitants, place.leaning) == (
        "csp",
        1500,
        {"csp": 600, "army": 50},
    )
    assert book.places["tinzaouatine_dz"].inhabitants == 8700
    assert set(book.places) == set(book.ground.places)


def test_without_a_word_a_faction_falls_back_on_the_places_it_holds(book: Rulebook) -> None:
    assert book.sides["csp"].home == (book.ground.places["tinzaouaten"].at,)
    assert book.sides["army"].home == ()


def test_a_home_can_be_any_place_an_author_can_name() -> None:
    text = changed("  csp:\n", "  csp:\n    home: [Achibriche, {box: kidal}]\n")
    book = load_text(text, "d")
    assert book.sides["csp"].home == (book.ground.places["achibriche"].at, book.base_hexes["kidal"])


def test_a_formation_is_known_to_its_units(book: Rulebook) -> None:
    assert [(each.id, each.lead) for each in book.formations] == [("column", "army")]
    assert [book.units[name].formation for name in ("f1", "f2", "c1")] == ["column", "column", None]


def test_aircraft_fly_from_places_on_the_map_and_off_it() -> None:
    text = changed(
        "weather:", "  - {id: mi8, type: transport_helicopter, faction: army, base: Achibriche, "
        "sorties_per_day: 3, source: est}\nweather:",
    )  # fmt: skip
    book = load_text(text, "d")
    assert book.bases == {"kidal": 150_000, "achibriche": 0}
    assert book.base_hexes["achibriche"] == book.ground.places["achibriche"].at
    drone, helicopter = book.aircraft
    assert (drone.type, drone.sorties) == ("armed_drone", 2)
    assert book.aircraft_types[helicopter.type].sorties_per_day == helicopter.sorties == 3
    assert book.aircraft_types["transport_helicopter"].sorties_per_day == 1


def test_a_scenario_may_set_numbers_of_the_model(book: Rulebook) -> None:
    changed_book = load_text(changed("clock:", "numbers: {march.hours_a_day: 9}\nclock:"), "d")
    assert changed_book.number("march.hours_a_day") == 9
    assert book.number("march.hours_a_day") == 10


def test_chapters_and_factions_act_by_their_numbers(book: Rulebook) -> None:
    numbers = [chapter.number for chapter in book.chapters]
    assert numbers == sorted(numbers)
    assert [chapter.name for chapter in book.chapters][-4:] == [
        "army",
        "csp",
        "politics",
        "inquiries",
    ]
    assert list(book.factions) == list(book.sides) == ["army", "csp"]


def test_every_order_of_a_chapter_is_in_the_book_by_name(book: Rulebook) -> None:
    for chapter in book.chapters:
        for order in chapter.orders:
            assert book.orders[order.kind] is order


def test_the_map_may_be_a_place_and_a_radius() -> None:
    text = changed(
        "region: {west: 2.4, south: 19.6, east: 3.2, north: 20.1}",
        "around: {place: Tinzaouatène, radius_km: 40}",
    )
    assert "tinzaouaten" in load_text(text, "d").ground.places


def test_an_edit_changes_the_ground() -> None:
    text = changed(
        "{at: tin_gamira, terrain: wadi}", "{at: tin_gamira, terrain: erg, height_m: 900}"
    )
    ground = load_text(text, "d").ground
    at = ground.places["tin_gamira"].at
    assert (ground.terrain_at(at).name, ground.height_at(at)) == ("ERG", 900)


def test_a_text_in_one_language_stands_for_the_other() -> None:
    title = load_text(changed("title: {en: Delta, fr: Delta}", "title: {fr: Le delta}"), "d").title
    assert title == {"en": "Le delta", "fr": "Le delta"}


def test_a_file_with_warnings_loads_and_one_with_errors_does_not(tmp_path: Path) -> None:
    doubtful, broken = tmp_path / "doubtful.yaml", tmp_path / "broken.yaml"
    doubtful.write_text(changed("worth: 60", "worth: 50"), encoding="utf-8")
    broken.write_text(changed("katiba", "katibas").replace("S30, est", "S31"), encoding="utf-8")
    assert load(doubtful).scenario == "delta"
    with pytest.raises(ScenarioError) as caught:
        load(broken)
    assert len(caught.value.findings) == 2
    assert str(caught.value).startswith(f"{broken}:")
    assert "1 more" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"There is no such file\.$"):
        load(tmp_path / "missing.yaml")


def test_an_opened_scenario_keeps_what_the_rules_do_not_need() -> None:
    found = opened_text(DELTA, "delta.yaml")
    assert found.text == DELTA
    assert found.digest == digest(DELTA)
    assert [reading.by for reading in found.scenario.readings] == ["CSP"]


def test_a_digest_tells_texts_apart_but_not_their_line_ends() -> None:
    assert digest("a\nb") == digest("a\r\nb") != digest("a\nc")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_scenario_has_no_finding(path: Path) -> None:
    assert check_files([path]) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_scenario_loads_the_same_from_its_text(path: Path) -> None:
    found = opened(path)
    again = opened_text(found.text, path.name).book
    assert again.ground.digest() == found.book.ground.digest()
    assert again.units == found.book.units


def test_tinzaouaten_lies_as_far_from_kidal_as_the_communique_says() -> None:
    book = load(folders.scenarios() / "tinzaouaten_2024.yaml")
    metres = book.air_metres("kidal", book.ground.places["tinzaouaten"].at)
    assert metres == pytest.approx(233_000, abs=5_000)


def test_the_column_of_two_armies_is_one_formation_led_by_wagner() -> None:
    book = load(folders.scenarios() / "tinzaouaten_2024.yaml")
    column = [plan for plan in book.units.values() if plan.formation == "column"]
    assert {plan.faction for plan in column} == {"army", "wagner"}
    assert len({plan.at for plan in column}) == 1
    assert sum(plan.people.best for plan in column) == 150
    assert sum(kind.best for plan in column for kind in plan.vehicles[:3]) == 24


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_worths_of_a_shipped_scenario_are_points_of_100(path: Path) -> None:
    for side in load(path).sides.values():
        assert sum(aim.worth for aim in side.aims) == 100


def test_each_countrys_patience_with_a_faction_is_a_track_of_its_own() -> None:
    text = changed(
        "  - {country: DZ, faction: csp, is: tolerated, patience: 60}\n",
        "  - {country: DZ, faction: csp, is: tolerated, patience: 60}\n"
        "  - {country: ML, faction: csp, is: tolerated, patience: 40}\n",
    )
    book = load_text(text, "delta.yaml")
    assert book.patience == {("DZ", "csp"): "patience", ("ML", "csp"): "patience_ml"}
    tracks = book.sides["csp"].tracks
    assert (tracks["patience"], tracks["patience_ml"]) == (600, 400)
