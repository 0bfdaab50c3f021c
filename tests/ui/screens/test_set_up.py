"""Setting up before the first turn: orders are free, and nothing is given up by ending it."""

import pytest

from game.rules.state import Stage
from game.scenario.load import Opened
from game.session.session import HUMAN
from game.ui.screens.table import begun
from tests.ui.screens.conftest import SEED, Player


@pytest.fixture
def setting_up(player: Player, found: Opened) -> Player:
    player.sit_at(begun(found, SEED, {"jihadists": HUMAN}))
    player.wait_for_impulse()
    assert player.board.play.view.stage is Stage.PLACEMENT
    return player


def test_the_end_of_setting_up_is_not_asked_about(setting_up: Player) -> None:
    board = setting_up.board
    board.end_impulse()
    assert not board.desk.modals
    assert board.match.session.steps[0].order.kind == "pass"


def test_no_points_are_shown_where_orders_are_free(setting_up: Player) -> None:
    setting_up.seen()
    assert setting_up.board.bar.points.rect.width == 0
