"""The encyclopaedia in a terminal."""

from tests.text.conftest import Play


def test_a_word_reads_an_entry_whole(play: Play) -> None:
    said = play("encyclopaedia amenokal")
    assert "Amenokal (term)" in said
    assert "Traditional head of a Tuareg confederation." in said


def test_a_title_reads_its_entry_though_others_match(play: Play) -> None:
    said = play("lookup The helicopter of 26 July")
    assert "Army: Technical difficulties" in said


def test_many_entries_are_listed_and_the_rest_counted(play: Play) -> None:
    said = play("encyclopaedia")
    assert "Malian army (FAMa) (actor)" in said
    assert "more entries: name more words" in said


def test_nothing_found_is_said(play: Play) -> None:
    assert "Nothing is found for “moon”." in play("encyclopaedia moon")
