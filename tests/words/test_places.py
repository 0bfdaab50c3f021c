from math import atan2, pi, sqrt

from hypothesis import given
from hypothesis import strategies as st

from game.hexgrid import Hex
from game.rules.rulebook import Rulebook
from game.words import Words
from game.words.bearings import WINDS, metres, wind

SOMEWHERE = st.builds(Hex, st.integers(-200, 200), st.integers(-200, 200))


def test_a_hex_is_told_from_the_nearest_place(book: Rulebook, english: Words) -> None:
    assert english.place_near(book, Hex(-4, 0)) == "20\u00a0km W of Anefis"


def test_french_drops_the_e_before_a_vowel(book: Rulebook, french: Words) -> None:
    assert french.place_near(book, Hex(-4, 0)) == "20\u00a0km à l’ouest d’Anefis"
    assert french.place_near(book, Hex(22, 0)) == "10\u00a0km à l’est de Kidal"


def test_a_town_is_named_before_a_well_that_is_as_near(book: Rulebook, english: Words) -> None:
    assert english.place_near(book, Hex(15, 0)) == "25\u00a0km W of Kidal"


def test_of_twins_in_one_hex_the_one_in_the_hex_s_own_country_is_named(
    book: Rulebook, english: Words
) -> None:
    assert english.place_near(book, Hex(0, 30)) == "Tinzaouaten"
    assert english.place_near(book, Hex(1, 30)) == "5\u00a0km E of Tinzaouaten"


def test_a_place_has_its_cases_in_both_languages(
    book: Rulebook, english: Words, french: Words
) -> None:
    assert f"{english.near(book, Hex(0, 0)):to}" == "to Anefis"
    assert f"{french.near(book, Hex(0, 0)):from}" == "d’Anefis"
    assert f"{french.near(book, Hex(22, 0)):to}" == "vers un point à 10\u00a0km à l’est de Kidal"


@given(SOMEWHERE, SOMEWHERE)
def test_distances_are_those_of_the_plane(start: Hex, goal: Hex) -> None:
    east = goal.q - start.q + (goal.r - start.r) / 2
    south = (goal.r - start.r) * sqrt(3) / 2
    assert abs(metres(start, goal, 5000) - 5000 * sqrt(east**2 + south**2)) <= 1


@given(SOMEWHERE, SOMEWHERE)
def test_the_wind_is_the_nearest_of_eight(start: Hex, goal: Hex) -> None:
    if start == goal:
        return
    east = goal.q - start.q + (goal.r - start.r) / 2
    north = (start.r - goal.r) * sqrt(3) / 2
    eighths = atan2(north, east) / (pi / 4)
    off = (WINDS.index(wind(start, goal)) - eighths + 4) % 8 - 4
    assert abs(off) <= 0.501


@given(SOMEWHERE, SOMEWHERE)
def test_the_way_back_has_the_opposite_wind(start: Hex, goal: Hex) -> None:
    if start != goal:
        there, back = WINDS.index(wind(start, goal)), WINDS.index(wind(goal, start))
        assert (there - back) % 8 == 4


def test_people_are_of_a_place_or_from_near_it(
    book: Rulebook, english: Words, french: Words
) -> None:
    assert f"{english.near(book, Hex(20, 0)):by}" == "of Kidal"
    assert f"{english.near(book, Hex(22, 0)):by}" == "near Kidal"
    assert f"{french.near(book, Hex(22, 0)):by}" == "des environs de Kidal"
    assert f"{french.near(book, Hex(1, 0)):by}" == "des environs d’Anefis"


def test_where_nobody_lives_people_are_of_the_area(book: Rulebook, english: Words) -> None:
    assert f"{english.near(book, Hex(-40, 0)):by}" == "of the area"
