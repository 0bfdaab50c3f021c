"""The encyclopaedia in the window: typed words find, an entry is read, Escape leads back."""

from dataclasses import replace

import pygame
import pytest

from game.encyclopaedia import Kind
from game.ui.app import App
from game.ui.encyclopaedia.screen import Encyclopaedia
from game.ui.encyclopaedia.search_field import SearchField
from game.ui.screens.menu import Menu
from game.ui.widgets import Choice, Label, ListBox
from tests.ui.screens.conftest import Player


@pytest.fixture
def reader(player: Player) -> Player:
    """Somebody who has opened the encyclopaedia from the menu."""
    assert isinstance(player.app.screen, Menu)
    player.letter("e")
    player.seen()
    player.app.tick(10)
    return player


def opened(player: Player) -> Encyclopaedia:
    assert isinstance(player.app.screen, Encyclopaedia)
    return player.app.screen


def typed(player: Player, text: str) -> None:
    for letter in text:
        player.press(pygame.key.key_code(letter), letter)


def read(app: App) -> str:
    return "\n".join(each.text for each in app.screen.desk.root.walk() if isinstance(each, Label))


def test_what_is_typed_finds_and_shows_the_first_entry(reader: Player) -> None:
    typed(reader, "helicopter")
    assert opened(reader).sought == "helicopter"
    assert opened(reader).shown[0].title == "The helicopter of 26 July"
    assert "Shot down by anti-aircraft fire." in read(reader.app)


def test_letters_go_on_being_typed_after_each_search(reader: Player) -> None:
    typed(reader, "se")
    assert isinstance(opened(reader).desk.focused, SearchField)
    reader.press(pygame.K_BACKSPACE)
    assert opened(reader).sought == "s"


def test_a_title_that_is_chosen_is_read(reader: Player) -> None:
    (titles,) = (each for each in opened(reader).desk.stops() if isinstance(each, ListBox))
    titles.current = 1
    titles.press()
    assert opened(reader).chosen == opened(reader).shown[1]
    assert opened(reader).shown[1].text[0] in read(reader.app)


def test_one_kind_of_entry_can_be_shown(reader: Player) -> None:
    (kinds,) = (each for each in opened(reader).desk.stops() if isinstance(each, Choice))
    kinds.press()
    assert {entry.kind for entry in opened(reader).shown} == {Kind.ACTOR}


def test_what_is_not_found_is_said(reader: Player) -> None:
    typed(reader, "moon")
    assert "Nothing is found." in read(reader.app)


def test_escape_leads_back_to_where_one_came_from(reader: Player) -> None:
    reader.press(pygame.K_ESCAPE)
    assert isinstance(reader.app.screen, Menu)


def test_the_entry_stays_when_the_language_changes(reader: Player) -> None:
    typed(reader, "fama")
    before = opened(reader).chosen
    reader.app.speak("fr")
    after = opened(reader).chosen
    assert before is not None
    assert after is not None
    assert (before.id, before.title) != (after.id, after.title)
    assert before.id == after.id


def test_it_opens_from_the_menu_of_the_match_and_leads_back_to_the_board(
    at_board: Player,
) -> None:
    board = at_board.board
    at_board.press(pygame.K_ESCAPE)
    at_board.letter("e")
    at_board.seen()
    at_board.app.tick(10)
    opened(at_board)
    at_board.press(pygame.K_ESCAPE)
    assert at_board.app.screen is board


def test_in_a_narrow_window_one_still_sees_what_one_types(player: Player) -> None:
    player.app.choose(replace(player.app.settings, text_percent=200))
    player.letter("e")
    player.seen()
    player.app.tick(10)
    field = next(each for each in player.app.screen.desk.stops() if isinstance(each, SearchField))
    assert player.app.window.get_rect().contains(field.rect)
    assert field.rect.top < player.app.window.get_height() // 2
