"""Errors speak the language of whoever reads them."""

from pathlib import Path

import pytest

from game.cli import main
from game.errors import WrongUseError
from game.session import LogError, replay
from game.words import LANGUAGES, Words
from game.words.told import ToldError, UnknownError, told


def test_an_error_says_the_same_in_french() -> None:
    problem = UnknownError("error.no_faction", name="fama", known="army, csp")
    assert "no faction “fama”" in str(problem)
    assert "pas de faction «\u00a0fama\u00a0»" in told(Words("fr"), problem)


def test_an_error_without_words_of_its_own_is_told_as_it_is() -> None:
    assert told(Words("fr"), WrongUseError("Set it.")) == "Set it."


def test_a_file_that_is_no_log_is_refused_in_every_language(tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    path.write_text("nothing of the kind\n", encoding="utf-8")
    with pytest.raises(LogError) as caught:
        replay(path, verify=False)
    sentences = {told(Words(language), caught.value) for language in LANGUAGES}
    assert len(sentences) == len(LANGUAGES)
    assert all(str(path) in sentence for sentence in sentences)


def test_the_command_line_speaks_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    scenario = "scenarios/tinzaouaten_2024.yaml"
    code = main(["play", scenario, "--text", "--seat", "fama", "--language", "fr"])
    assert code == ToldError.exit_code + 1
    assert "pas de faction" in capsys.readouterr().err
