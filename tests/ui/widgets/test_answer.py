"""Whatever can say why says it to the pointer and to the question mark."""

from collections.abc import Sequence

import pygame

from game.ui.theme import Theme
from game.ui.widgets import Bar, Button, Column, Desk, Label, Scroll, Widget
from game.ui.widgets.base import SOON_MS
from tests.ui.keys import point, type_key

WINDOW = pygame.Rect(0, 0, 400, 300)


def asking(desk: Desk) -> bool:
    return type_key(desk, pygame.K_QUESTION, letter="?", mod=pygame.KMOD_LSHIFT)


def shown(desk: Desk) -> Sequence[str]:
    desk.draw(pygame.Surface(WINDOW.size))
    return desk.answer[1] if desk.answer is not None else ()


def two() -> tuple[Desk, Widget, Widget]:
    water = Bar("Water", "2 days", 40).answering(lambda: ("Two days.", "    heat ×1.5"))
    hours = Label("Six hours").answering(lambda: ("Six hours.",))
    return Desk(Column([Label("A unit"), water, hours]), WINDOW, Theme()), water, hours


def test_resting_the_pointer_on_a_number_says_why() -> None:
    desk, water, _ = two()
    point(desk, water)
    assert not shown(desk)
    desk.tick(SOON_MS)
    assert shown(desk) == ("Two days.", "    heat ×1.5")


def test_going_on_with_the_pointer_takes_the_answer_away() -> None:
    desk, water, _ = two()
    point(desk, water)
    desk.tick(SOON_MS)
    shown(desk)
    desk.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(390, 290)))
    assert not shown(desk)


def test_the_question_mark_goes_through_all_that_can_say_why_and_ends() -> None:
    desk, _, _ = two()
    heard = []
    for _ in range(3):
        asking(desk)
        heard.append(tuple(shown(desk))[:1])
    assert heard == [("Two days.",), ("Six hours.",), ()]


def test_what_the_keyboard_is_on_is_asked_first() -> None:
    desk, water, _ = two()
    button = Button("March", lambda: None).answering(lambda: ("By day.",))
    desk = Desk(Column([water, button]), WINDOW, Theme())
    desk.focused = button
    asking(desk)
    assert shown(desk) == ("By day.",)


def test_escape_takes_the_answer_away_and_does_nothing_else() -> None:
    desk, _, _ = two()
    asking(desk)
    assert type_key(desk, pygame.K_ESCAPE)
    assert not shown(desk)


def test_what_is_asked_scrolls_into_sight() -> None:
    far = Label("Six hours").answering(lambda: ("Six hours.",))
    desk = Desk(Scroll(Column([*(Label("...") for _ in range(40)), far])), WINDOW, Theme())
    asking(desk)
    assert WINDOW.contains(far.rect)


def test_a_number_is_worked_out_once_however_often_it_is_drawn() -> None:
    asked = []

    def because() -> Sequence[str]:
        asked.append(1)
        return ("Once.",)

    desk = Desk(Column([Label("Odds").answering(because)]), WINDOW, Theme())
    asking(desk)
    shown(desk)
    shown(desk)
    assert len(asked) == 1
