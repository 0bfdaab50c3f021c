"""Pictures of a board without a window."""

from pathlib import Path

import pygame
import pytest

from game import folders
from game.errors import WrongUseError
from game.scenario.load import opened
from game.session import Session
from game.ui.shot import shoot

SCENARIO = folders.scenarios() / "tinzaouaten_2024.yaml"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = opened(SCENARIO)
    session = Session.start(found.book, found.text, found.digest, 2, {})
    path = tmp_path_factory.mktemp("saves") / "match.jsonl"
    session.save(path)
    while session.state.clock.turn < 3:
        session.bot_step()
    session.close()
    return path


def pixels(path: Path) -> bytes:
    return pygame.image.tobytes(pygame.image.load(str(path)), "RGB")


def test_a_scenario_shows_its_start_in_the_size_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "new" / "board.png"
    shoot(SCENARIO, out, seat="csp", size=(640, 400))
    assert pygame.image.load(str(out)).get_size() == (640, 400)


def test_seats_see_different_boards(tmp_path: Path) -> None:
    for seat in ("public", "instructor"):
        shoot(SCENARIO, tmp_path / f"{seat}.png", seat=seat, size=(640, 400))
    assert pixels(tmp_path / "public.png") != pixels(tmp_path / "instructor.png")


def test_a_log_shows_the_turn_asked_for(tmp_path: Path, log: Path) -> None:
    shoot(log, tmp_path / "1.png", seat="instructor", turn=1, size=(640, 400))
    shoot(log, tmp_path / "last.png", seat="instructor", size=(640, 400))
    assert pixels(tmp_path / "1.png") != pixels(tmp_path / "last.png")


def test_an_unknown_seat_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match=r"no seat 'fama'.*csp.*public"):
        shoot(SCENARIO, tmp_path / "board.png", seat="fama")


def test_a_turn_that_was_not_reached_is_refused(tmp_path: Path, log: Path) -> None:
    with pytest.raises(WrongUseError, match="no turn 30"):
        shoot(log, tmp_path / "board.png", turn=30)
    assert not (tmp_path / "board.png").exists()


def test_a_scenario_has_no_later_turn(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="log of a match"):
        shoot(SCENARIO, tmp_path / "board.png", turn=4)
