"""Whole matches at the window, and what is shown when they are over."""

import pygame

from game.rules.events import INSTRUCTOR
from game.rules.odds import Odds
from game.scenario.load import Opened
from game.ui.board.odds_card import shares_of
from game.ui.board.screen import BoardScreen
from game.ui.screens.ending import Ending
from game.ui.screens.menu import Menu
from game.ui.screens.seating import seat_players
from game.ui.screens.table import begun
from game.ui.widgets import Bar, Label
from tests.ui.screens.conftest import SEED, Player


def test_bots_alone_play_to_the_end_and_every_part_of_every_score_is_shown(
    player: Player, found: Opened
) -> None:
    match = begun(found, SEED, {})
    player.sit_at(match)
    assert player.board.play.seat == INSTRUCTOR
    player.wait(lambda: isinstance(player.app.screen, Ending), frames=20_000)
    bars = [each for each in player.app.screen.desk.root.walk() if isinstance(each, Bar)]
    assert len(bars) == sum(len(side.aims) for side in found.book.sides.values())
    player.letter("t")
    assert isinstance(player.app.screen, BoardScreen)
    assert len(player.board.play.view.units) > len(match.session.view("csp").units)
    player.press(pygame.K_ESCAPE)
    player.board.pause()
    player.letter("m")
    assert isinstance(player.app.screen, Menu)


def test_the_briefing_holds_aims_content_note_date_and_sources(
    player: Player, found: Opened
) -> None:
    match = begun(found, SEED, {"csp": "human"})
    match.art = player.art
    seat_players(player.app, match)
    read = "\n".join(
        each.text for each in player.app.screen.desk.root.walk() if isinstance(each, Label)
    )
    scenario = found.scenario
    assert "2024" in read
    assert "Hold Tinzaouaten" in read
    assert "You may step out at any time" in read
    assert all(source.title.split(" ")[0] in read for source in scenario.sources.values())
    player.letter("b")
    assert isinstance(player.app.screen, BoardScreen)


def test_shares_of_odds_add_up_to_a_hundred() -> None:
    for win, draw, loss in ((333, 333, 334), (5, 990, 5), (995, 0, 5), (0, 0, 1000)):
        assert (
            sum(shares_of(Odds(1000, 1000, win, draw, loss, (0, 0, 0), (0, 0, 0), (), ()))) == 100
        )
