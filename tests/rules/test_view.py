"""What a view keeps of the questions asked of it."""

from dataclasses import replace

from game import folders
from game.rules.engine import begin
from game.rules.events import play
from game.rules.state import GameState
from game.rules.view import View, observe
from game.scenario.load import opened


def shipped() -> View:
    """Return what the army knows when the shipped scenario begins."""
    book = opened(folders.scenarios() / "tinzaouaten_2024.yaml").book
    return observe(book, play(GameState(), begin(book, 1)), "army")


def test_a_question_is_worked_out_once() -> None:
    view = shipped()
    assert [view.once("how many", lambda: 3), view.once("how many", lambda: 4)] == [3, 3]


def test_another_view_is_asked_anew() -> None:
    view = shipped()
    view.once("how many", lambda: 3)
    assert replace(view, spent=1).once("how many", lambda: 4) == 4


def test_what_was_asked_does_not_tell_views_apart() -> None:
    view = shipped()
    view.once("how many", lambda: 3)
    assert view == shipped()


def test_contacts_near_a_hex_come_in_the_sequence_in_which_they_became_known() -> None:
    view = shipped()
    first = next(iter(view.contacts.values()))
    crowd = {
        str(number): replace(first, id=str(number), at=at)
        for number, at in enumerate((*reversed(first.at.within(1)), first.at.neighbour(0)))
    }
    assert replace(view, contacts=crowd).contacts_near(first.at) == list(crowd)
