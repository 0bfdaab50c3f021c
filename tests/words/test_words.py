from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.words import Missing, Words
from game.words.figures import rounded
from game.words.typography import MINUS


def test_a_key_without_words_is_shown_and_never_said_in_another_language() -> None:
    assert Words("fr").say("no.such.key") == "⟨no.such.key⟩"


def test_a_key_without_words_is_an_error_where_that_is_asked_for(french: Words) -> None:
    with pytest.raises(KeyError, match="no words under"):
        french.say("no.such.key")


def test_a_blank_nothing_is_given_for_is_shown() -> None:
    assert "⟨n⟩" in Words("fr").say("refused.no_points")


def test_a_blank_nothing_is_given_for_is_an_error_where_that_is_asked_for(english: Words) -> None:
    with pytest.raises(KeyError, match="n"):
        english.say("refused.no_points")


def test_a_language_nobody_wrote_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="'de', only in en, fr"):
        Words("de")


def test_a_scenario_text_that_was_not_translated_is_shown_in_english() -> None:
    assert Words("fr").text({"ta": "Aman", "en": "Water"}) == "Water"


def test_a_scenario_text_in_a_third_language_alone_is_shown_in_it() -> None:
    assert Words("fr").text({"ta": "Aman"}) == "Aman"


def test_french_sets_no_break_spaces_where_printers_do(french: Words) -> None:
    said = french.text({"fr": "« L'eau ? », dit-il : non !"})
    assert said == "«\u00a0L’eau\u202f?\u00a0», dit-il\u00a0: non\u202f!"


def test_both_languages_bring_the_noun_that_fits_the_number(english: Words, french: Words) -> None:
    assert "1 command point is left" in english.say("refused.no_points", n=1)
    assert "0 command points are left" in english.say("refused.no_points", n=0)
    assert "0 point de" in french.say("refused.no_points", n=0)
    assert "2 points de" in french.say("refused.no_points", n=2)


@given(st.integers(0, 400_000))
def test_a_distance_is_at_most_half_a_step_off(metres: int) -> None:
    said = float(Words("en").km(metres).split("\u00a0")[0])
    assert abs(said * 1000 - metres) <= (500 if metres >= 9_950 else 50)


@given(st.integers(), st.integers(1, 10_000))
def test_rounding_mirrors_at_zero(value: int, step: int) -> None:
    assert rounded(-value, step) == -rounded(value, step)


@given(st.integers(0, 1_000_000))
def test_a_date_names_the_day_the_calendar_names(minutes: int) -> None:
    when = datetime(2024, 7, 25, 12) + timedelta(minutes=minutes)
    said = Words("en").date("2024-07-25T12:00", minutes)
    assert said == f"{when:%A} {when.day} {when:%B} {when.year}, {when.hour}:{when:%M}"


def test_a_fall_has_a_real_minus_sign(english: Words) -> None:
    assert english.change(-1).startswith(MINUS)


def test_a_list_of_one_or_none_needs_no_and(words: Words) -> None:
    assert words.listing([]) == ""
    assert words.listing(["reg"]) == "reg"


def test_names_with_commas_are_kept_apart(english: Words, french: Words) -> None:
    names = ["13th, main group", "trucks", "guns"]
    assert english.listing(names) == "13th, main group; trucks; and guns"
    assert french.listing(names) == "13th, main group\u202f; trucks\u202f; et guns"


def test_missing_says_how_a_lack_shows() -> None:
    assert Words("en").missing is Missing.SHOWN
