"""`encyclopaedia`: what is found, whole where it is little."""

import pytest

from game.cli import main


def test_a_word_finds_an_entry_with_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["encyclopaedia", "amenokal"]) == 0
    assert "Traditional head" in capsys.readouterr().out


def test_many_entries_are_listed_by_their_titles(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["encyclopaedia", "--lang", "fr"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "Armée malienne (FAMa) (acteur)" in said
    assert not any(line.startswith("  ") for line in said)


def test_nothing_found_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["encyclopaedia", "moon"]) == 1
    assert "Nothing is found for “moon”." in capsys.readouterr().out
