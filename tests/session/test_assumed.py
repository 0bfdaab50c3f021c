"""A match remembers under which theories of the war it is played."""

from pathlib import Path

import pytest

from game.scenario.load import Opened, opened
from game.session import Session, replay
from game.session.log import read
from game.session.replay import open_match, resume
from tests.contract.playing import TINZAOUATEN


@pytest.fixture(scope="module")
def assumed() -> Opened:
    return opened(TINZAOUATEN, ["patronage"])


@pytest.fixture
def log(assumed: Opened, tmp_path: Path) -> Path:
    """Return the log of the first orders of a match under a set its scenario does not name."""
    session = Session.start(assumed.book, assumed.text, assumed.digest, 3, {})
    for _ in range(40):
        session.bot_step()
    session.save(tmp_path / "match.jsonl")
    session.close()
    return tmp_path / "match.jsonl"


def test_the_log_names_the_sets_and_holds_the_scenario_as_it_was(
    log: Path, assumed: Opened
) -> None:
    begun = read(log).records[0]
    assert begun["assume"] == ["patronage"]
    assert begun["scenario_text"] == assumed.text


def test_a_replay_and_its_proof_go_by_the_sets_of_the_log(log: Path, assumed: Opened) -> None:
    assert open_match(log).book().numbers == assumed.book.numbers
    found = replay(log, verify=True)
    assert not found.differs
    assert any("Verified" in said for said in found.sentences)


def test_a_match_taken_up_again_goes_on_under_the_same_sets(log: Path, assumed: Opened) -> None:
    session = resume(log)
    assert session.book.assumptions == ("patronage",)
    assert session.book.numbers == assumed.book.numbers
    session.close()
