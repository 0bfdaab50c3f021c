"""What is special about a unit, a place, a hex is told alike in the window and the terminal."""

from dataclasses import replace

import pytest

from game.rules.state import Captives, Depot, Roadblock
from game.rules.units import Vehicles
from game.words import LANGUAGES, Missing, Words, sentence
from game.words.standing import Note, hex_notes, place_notes, unit_notes
from tests.pictures import Match, at, match

PLACES = "camp@0,0 holder=csp people=500 csp=700"
BATTLE = "csp c1@0,0 technical_squadron 60 technical=8\narmy f1@0,3 motorised_company 120 truck=12"


def drawn() -> Match:
    return match("....", BATTLE, places=PLACES)


def told(found: Match, notes: list[Note]) -> str:
    """Return notes in English, after making sure that French has them too."""
    said = {
        language: " ".join(
            sentence(found.book, Words(language, Missing.RAISED), note.key, note.args)
            for note in notes
        )
        for language in LANGUAGES
    }
    return said["en"]


def test_a_unit_that_is_as_usual_needs_no_note() -> None:
    found = drawn()
    assert not list(unit_notes(found.view("csp"), found.unit("c1")))


def test_whatever_is_special_about_a_unit_is_said() -> None:
    found = drawn().but(
        "c1", hidden=True, wait=1500, cut_off=True, on_foot=True, broken=Vehicles(technical=2),
        fatigue=400, prisoners={"army": 3},
    )  # fmt: skip
    said = told(found, list(unit_notes(found.view("csp"), found.unit("c1"))))
    for part in ("hiding", "1.5 to 1", "Cut off", "On foot", "2 vehicles", "40%", "3 prisoners"):
        assert part in said


def test_a_place_says_who_holds_it_and_how_its_people_stand() -> None:
    found = drawn()
    said = told(found, list(place_notes(found.view("csp"), "camp")))
    assert "held by the CSP" in said
    assert "70% lean to us" in said


def test_a_place_says_who_is_held_there_to_who_holds_them() -> None:
    found = drawn()
    row = Captives("csp|army", {"camp": 4})
    found = replace(found, state=replace(found.state, captives={row.id: row}))
    assert "4 prisoners" in told(found, list(place_notes(found.view("csp"), "camp")))
    assert "prisoner" not in told(found, list(place_notes(found.view("army"), "camp")))


@pytest.mark.parametrize(("relief", "passing"), [(True, "relief passes"), (False, "to everybody")])
def test_a_closed_road_is_told_of_to_who_closed_it(relief: bool, passing: str) -> None:
    found = drawn()
    block = Roadblock("b1", "csp", at(0, 2), relief=relief)
    found = replace(found, state=replace(found.state, roadblocks={"b1": block}))
    assert passing in told(found, list(hex_notes(found.book, found.view("csp"), at(0, 2))))
    assert not list(hex_notes(found.book, found.view("army"), at(0, 2)))


def test_a_cache_is_told_of_to_its_owners_alone() -> None:
    found = drawn()
    cache = Depot("d1", "csp", at(0, 1), 100, 10, hidden=True)
    found = replace(found, state=replace(found.state, depots={"d1": cache}))
    assert "cache" in told(found, list(hex_notes(found.book, found.view("csp"), at(0, 1))))
    assert not list(hex_notes(found.book, found.view("army"), at(0, 1)))


def test_a_blockade_is_told_with_how_long_it_lasts() -> None:
    found = drawn()
    view = found.view("csp")
    known = replace(view.places["camp"], blockade=720)
    said = told(found, list(place_notes(replace(view, places={"camp": known}), "camp")))
    assert "Under blockade for 12 h" in said.replace("\u00a0", " ")
