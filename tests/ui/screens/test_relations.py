"""The dialog of relations: opened, answered, broken and offered from the keyboard alone."""

from collections.abc import Iterator

import pygame
import pytest

from game.rules.bargains import Pending, Terms, named
from game.rules.changes import Put, changed
from game.ui.screens.table import Match
from game.ui.widgets import Button, Label, Widget
from tests.ui.screens.conftest import Player

TERMS = Terms(None, 12)
OFFER = named("truce", "army", "csp", TERMS)


def widgets(player: Player) -> Iterator[Widget]:
    """Yield what stands in the topmost dialog."""
    return player.board.desk.modals[-1].walk()


def texts(player: Player) -> list[str]:
    return [each.text for each in widgets(player) if isinstance(each, (Label, Button))]


def button(player: Player, text: str) -> Button:
    return next(each for each in widgets(player) if isinstance(each, Button) and each.text == text)


def press(player: Player, text: str) -> None:
    """Go to a button with Tab and press Enter."""
    wanted = button(player, text)
    for _ in range(60):
        if player.board.desk.focused is wanted:
            player.press(pygame.K_RETURN)
            return
        player.press(pygame.K_TAB)
    raise AssertionError(f"Tab never comes to {text!r}")


@pytest.fixture
def asked(at_board: Player, match: Match) -> Player:
    session = match.session
    pending = Pending(OFFER, "truce", "army", "csp", (), 99, terms=TERMS)
    session.state = changed(session.state, [Put("pending", OFFER, pending)])
    at_board.board.play.look()
    at_board.board.refresh()
    at_board.letter("r")
    return at_board


def test_relations_are_shown_on_a_key(asked: Player) -> None:
    said = texts(asked)
    assert "Hostile; we trust them 50%, they us 50%" in said
    assert any("A truce between the army and the CSP" in each for each in said)
    assert any("A truce between the CSP and the jihadists" in each for each in said)


def test_a_stray_enter_neither_accepts_nor_breaks(asked: Player, match: Match) -> None:
    before = match.session.state
    asked.press(pygame.K_RETURN)
    assert match.session.state is before
    assert not asked.board.desk.modals


def test_an_offer_is_accepted_from_the_keyboard(asked: Player, match: Match) -> None:
    press(asked, "Accept")
    assert OFFER in match.session.state.bargains


def test_an_offer_is_refused_from_the_keyboard(asked: Player, match: Match) -> None:
    press(asked, "Refuse")
    assert OFFER not in match.session.state.bargains
    assert not match.session.state.pending


def test_an_agreement_is_broken_from_the_keyboard(asked: Player, match: Match) -> None:
    press(asked, "Break it")
    assert match.session.state.hostile("csp", "jihadists")


def test_an_offer_is_begun_and_made_from_the_keyboard(asked: Player, match: Match) -> None:
    press(asked, "Ask for safe passage")
    assert not asked.board.desk.modals
    asked.press(pygame.K_RETURN)
    asked_by = [each.asker for each in match.session.state.pending.values()]
    assert "csp" in asked_by


def test_the_dialog_is_closed_with_escape(asked: Player) -> None:
    asked.press(pygame.K_ESCAPE)
    assert not asked.board.desk.modals
