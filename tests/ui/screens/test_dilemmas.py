"""Dilemmas in the window: put before the player, decided by one key, left for later by another."""

import pygame
import pytest

from game.rules.changes import Put, changed
from game.rules.state import Asked, Happened, Stage
from game.scenario.load import Opened
from game.ui.board.dilemma import Decides
from game.ui.news.aftermath import AftermathScreen
from game.ui.screens.table import Match
from tests.ui.screens.conftest import Player
from tests.ui.screens.test_newsroom import played

EVENT = "film"
"""A dilemma of the shipped scenario that is the CSP's."""


def ask(match: Match) -> None:
    """Lay the dilemma before the CSP, with a turn to decide in."""
    session = match.session
    clock = session.state.clock
    deadline = clock.turn + clock.news_turn + 1
    session.state = changed(
        session.state,
        [
            Put("happened", EVENT, Happened(EVENT, 1, clock.turn)),
            Put("dilemmas", EVENT, Asked(EVENT, "csp", deadline)),
        ],
    )


@pytest.fixture
def asked(at_board: Player, match: Match) -> Player:
    ask(match)
    at_board.board.play.look()
    at_board.board.refresh()
    at_board.wait(lambda: bool(answers(at_board)))
    return at_board


def answers(player: Player) -> list[Decides]:
    return [each for each in player.app.screen.desk.top.walk() if isinstance(each, Decides)]


def choice_made(match: Match) -> str | None:
    return match.session.state.happened[EVENT].choice


def test_a_dilemma_is_put_before_the_player_with_its_answers(asked: Player) -> None:
    assert len(answers(asked)) == 2
    shown = asked.seen()
    asked.press(pygame.K_ESCAPE)
    assert asked.seen() != shown


def test_a_digit_decides(asked: Player, match: Match) -> None:
    asked.letter("1")
    assert choice_made(match) == "names"
    assert not asked.board.desk.modals


def test_tab_and_enter_decide(asked: Player, match: Match) -> None:
    asked.press(pygame.K_TAB)
    asked.press(pygame.K_TAB)
    asked.press(pygame.K_RETURN)
    assert choice_made(match) == "silence"


def test_enter_alone_leaves_it_for_later(asked: Player, match: Match) -> None:
    asked.press(pygame.K_RETURN)
    assert choice_made(match) is None
    assert not asked.board.desk.modals


def test_what_was_left_for_later_is_not_asked_again_in_the_same_turn(
    asked: Player, match: Match
) -> None:
    asked.press(pygame.K_ESCAPE)
    for _ in range(20):
        asked.app.tick(100)
    assert not asked.board.desk.modals
    offer = next(each for each in match.session.menu("csp") if each.kind == "decide")
    asked.board.begin(offer)
    assert answers(asked)


def test_in_the_aftermath_it_is_put_before_the_player_as_well(
    player: Player, found: Opened, home: object
) -> None:
    match = played(found, Stage.AFTERMATH, ("csp",))
    ask(match)
    player.sit_at(match)
    assert isinstance(player.app.screen, AftermathScreen)
    player.wait(lambda: bool(answers(player)))
    player.letter("2")
    assert choice_made(match) == "silence"
