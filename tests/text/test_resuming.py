"""Saved matches in a terminal: copies, and going on."""

from io import StringIO
from pathlib import Path

import pytest

from game import folders
from game.errors import WrongUseError
from game.scenario.load import Opened
from game.session import Session, replay
from game.session.session import HUMAN
from game.text import converse, entry
from game.text.resuming import taken_up
from game.words import Words
from tests.text.conftest import Play


def test_a_copy_lies_beside_the_match_which_goes_on_in_its_own_file(
    play_fresh: Play, tmp_path: Path
) -> None:
    said = play_fresh("save before", "end")
    assert f"A copy is in {tmp_path / 'before.jsonl'}" in said
    kept, copy = (tmp_path / name for name in ("match.jsonl", "before.jsonl"))
    assert len(kept.read_text("utf-8")) > len(copy.read_text("utf-8"))


def test_a_copy_makes_no_folder_unasked(play_fresh: Play, tmp_path: Path) -> None:
    said = play_fresh(f"save {tmp_path / 'new' / 'copy.jsonl'}")
    assert "cannot be saved there" in said
    assert not (tmp_path / "new").exists()


def test_a_copy_is_never_written_over_a_file_that_is_there(
    play_fresh: Play, tmp_path: Path
) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary", "utf-8")
    assert "a file of that name already" in play_fresh("save diary.txt")
    assert (tmp_path / "diary.txt").read_text("utf-8") == "Dear diary"


def test_saving_without_a_name_says_where_the_match_is_kept(
    play_fresh: Play, tmp_path: Path
) -> None:
    assert f"The match is kept in {tmp_path / 'match.jsonl'}, up to this" in play_fresh("save")


def test_another_match_can_be_loaded_and_goes_on(play_fresh: Play, tmp_path: Path) -> None:
    said = play_fresh("save early", "end", "load early", "end")
    assert said.count("You play the CSP.") == 2
    assert said.endswith(f"The match is kept in {tmp_path / 'early.jsonl'}.\n")
    assert not replay(tmp_path / "early.jsonl", verify=True).differs


def test_a_match_that_is_not_there_cannot_be_loaded(play: Play) -> None:
    assert "There is no saved match nowhere" in play("load nowhere")


def test_what_is_no_match_leaves_the_one_being_played(play_fresh: Play, tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary", "utf-8")
    said = play_fresh("load diary.txt", "end")
    assert "this is no log of a match" in said
    assert not replay(tmp_path / "match.jsonl", verify=True).differs


def test_a_log_is_played_on_from_the_command_line(
    play_fresh: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    play_fresh("end")
    said = StringIO()
    monkeypatch.setattr("sys.stdin", StringIO("units\n"))
    monkeypatch.setattr("sys.stdout", said)
    entry.play(scenario=tmp_path / "match.jsonl", seat=None, seed=None, language="en")
    assert "You play the CSP." in said.getvalue()


def test_a_match_between_bots_cannot_be_taken_up_in_a_terminal(
    scenario: Opened, tmp_path: Path
) -> None:
    match = Session.start(scenario.book, scenario.text, scenario.digest, 1, {})
    match.save(tmp_path / "bots.jsonl")
    match.close()
    with pytest.raises(WrongUseError, match="only bots play"):
        taken_up(Words("en"), tmp_path / "bots.jsonl", None)


def test_a_seat_nobody_played_cannot_be_taken_up(scenario: Opened, tmp_path: Path) -> None:
    match = Session.start(scenario.book, scenario.text, scenario.digest, 1, {"csp": HUMAN})
    match.save(tmp_path / "csp.jsonl")
    match.close()
    with pytest.raises(WrongUseError, match="people play csp"):
        taken_up(Words("en"), tmp_path / "csp.jsonl", "army")


def test_what_was_told_before_is_not_told_again(play_fresh: Play, tmp_path: Path) -> None:
    play_fresh("end")
    match, seat = taken_up(Words("en"), tmp_path / "match.jsonl", None)
    said = StringIO()
    converse(match, seat, Words("en"), StringIO(), said, tmp_path / "match.jsonl")
    assert "Turn 1 begins" not in said.getvalue()


def test_each_new_match_draws_its_own_seed_and_says_how_to_repeat_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = iter((4110, 4111))
    monkeypatch.setattr("secrets.randbelow", lambda most: next(drawn))
    for seed in (4111, 4112):
        said = StringIO()
        monkeypatch.setattr("sys.stdin", StringIO("quit\n"))
        monkeypatch.setattr("sys.stdout", said)
        entry.play(
            scenario=folders.scenarios() / "tinzaouaten_2024.yaml",
            seat="csp",
            seed=None,
            language="en",
        )
        assert f"`--seed {seed}`" in said.getvalue()
