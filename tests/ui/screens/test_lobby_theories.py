"""The lobby offers theories of the war; the match that begins is played under the one chosen."""

import pytest

from game.scenario.assumptions import assumptions
from game.scenario.load import Opened
from game.ui.screens.lobby import Lobby
from game.ui.widgets import Choice, Label
from tests.ui.screens.conftest import Player


@pytest.fixture
def lobby(player: Player, found: Opened) -> Lobby:
    player.app.show(Lobby(player.app, found))
    assert isinstance(player.app.screen, Lobby)
    return player.app.screen


def row(lobby: Lobby) -> Choice:
    """Return the row of assumption sets: the last choice on the page."""
    return [each for each in lobby.desk.top.walk() if isinstance(each, Choice)][-1]


def test_the_usual_numbers_and_every_theory_are_offered(lobby: Lobby) -> None:
    assert [*row(lobby).options] == [
        "the usual",
        *(each.name["en"] for each in assumptions().values()),
    ]


def test_a_match_begins_under_the_theory_that_was_chosen(player: Player, lobby: Lobby) -> None:
    lobby.suppose(("legitimacy",))
    lobby.begin()
    player.seen()
    player.wait(lambda: player.app.match is not None)
    assert player.app.match is not None
    book = player.app.match.book
    assert book.assumptions == ("legitimacy",)
    assert book.number("tracks.per_hurt") == 30
    assert player.app.match.session.log.records[0]["assume"] == ("legitimacy",)


def test_the_lobby_says_who_stands_by_the_government(lobby: Lobby, found: Opened) -> None:
    said = [each.text for each in lobby.desk.top.walk() if isinstance(each, Label)]
    assert found.book.partner.about["en"] in said


def test_what_a_theory_says_of_the_war_is_read_below_the_row(player: Player, lobby: Lobby) -> None:
    before = player.seen()
    lobby.suppose(("patronage",))
    assert player.seen() != before
