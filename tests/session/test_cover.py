"""What a list tells of a saved match."""

from pathlib import Path

import pytest

from game.rules.chapters.turn import Pass
from game.scenario.load import Opened
from game.session import Session
from game.session.cover import cover, told_of
from game.session.session import HUMAN
from game.words import Words
from tests.contract.playing import scenario


@pytest.fixture(scope="module")
def read() -> Opened:
    return scenario()


def kept(read: Opened, path: Path, players: dict[str, str]) -> Session:
    match = Session.start(read.book, read.text, read.digest, 4, players)
    match.save(path)
    match.run_bots()
    return match


def test_a_list_names_title_people_turn_and_day(read: Opened, tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    match = kept(read, path, {"csp": HUMAN})
    while match.state.clock.turn < 2:
        match.submit("csp", Pass(()))
        match.run_bots()
    said = told_of(Words("en"), path)
    assert said.startswith("Tinzaouaten, July 2024: The CSP, turn 2, ")
    found = cover(path)
    assert found is not None
    assert said.endswith(Words("en").date(found.played.isoformat("T", "minutes")))


def test_who_took_a_faction_over_plays_it(read: Opened, tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    match = kept(read, path, {"csp": HUMAN})
    match.hand_over("csp", "standard")
    found = cover(path)
    assert found is not None
    assert found.people == ()
    assert "bots seulement" in told_of(Words("fr"), path)


def test_a_match_that_is_over_is_said_to_be(read: Opened, tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    kept(read, path, {})
    assert ", over, " in told_of(Words("en"), path)


def test_what_is_no_match_goes_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "diary.jsonl"
    path.write_text("Dear diary", "utf-8")
    assert cover(path) is None
    assert told_of(Words("en"), path) == "diary.jsonl"
