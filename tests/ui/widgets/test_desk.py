from collections.abc import Callable

import pygame
import pytest

from game.ui.theme import Theme
from game.ui.widgets import Button, Choice, Column, Desk, Flow, Label, Modal, Panel, Scroll, Widget
from tests.ui.keys import click, point, turn_wheel, type_key

WINDOW = pygame.Rect(0, 0, 400, 600)


class Diary(list[str]):
    def note(self, word: str) -> Callable[[], None]:
        return lambda: self.append(word)


def desk_of(*widgets: Widget) -> Desk:
    return Desk(Column(widgets), WINDOW, Theme())


def test_a_click_presses_the_button_under_it_once() -> None:
    diary = Diary()
    button = Button("Marcher", diary.note("march"))
    desk = desk_of(button, Button("Attaquer", diary.note("attack")))
    click(desk, button)
    assert diary == ["march"]


def test_tab_goes_through_the_buttons_in_reading_order_and_round_again() -> None:
    buttons = [Button(name, lambda: None) for name in ("A", "B", "C")]
    desk = desk_of(Label("no stop"), *buttons)
    visited = []
    for _ in range(4):
        type_key(desk, pygame.K_TAB)
        visited.append(desk.focused)
    assert visited == [*buttons, buttons[0]]


def test_shift_tab_goes_backwards() -> None:
    buttons = [Button(name, lambda: None) for name in ("A", "B", "C")]
    desk = desk_of(*buttons)
    type_key(desk, pygame.K_TAB, mod=pygame.KMOD_LSHIFT)
    assert desk.focused is buttons[-1]


@pytest.mark.parametrize("key", [pygame.K_RETURN, pygame.K_SPACE, pygame.K_KP_ENTER])
def test_enter_and_space_press_what_the_keyboard_is_on(key: int) -> None:
    diary = Diary()
    desk = desk_of(Button("A", diary.note("a")), Button("B", diary.note("b")))
    type_key(desk, pygame.K_TAB)
    type_key(desk, pygame.K_TAB)
    type_key(desk, key)
    assert diary == ["b"]


def test_a_key_letter_presses_its_button_in_either_case() -> None:
    diary = Diary()
    desk = desk_of(Button("Marcher", diary.note("march"), key="M"))
    type_key(desk, pygame.K_m, letter="m")
    type_key(desk, pygame.K_m, letter="M")
    assert diary == ["march", "march"]


def test_a_key_letter_with_control_is_left_to_others() -> None:
    diary = Diary()
    desk = desk_of(Button("Marcher", diary.note("march"), key="M"))
    assert not type_key(desk, pygame.K_m, letter="m", mod=pygame.KMOD_LCTRL)
    assert diary == []


@pytest.mark.parametrize("way", ["click", "key", "enter"])
def test_a_disabled_button_does_nothing_and_says_why(way: str) -> None:
    diary = Diary()
    button = Button("Dire", diary.note("say"), key="D", refusal="Rien à dire.")
    desk = desk_of(button)
    if way == "click":
        click(desk, button)
    elif way == "key":
        type_key(desk, pygame.K_d, letter="d")
    else:
        type_key(desk, pygame.K_TAB)
        type_key(desk, pygame.K_RETURN)
    assert diary == []
    assert button.tooltip == "Rien à dire."


def test_the_down_arrow_goes_to_the_nearest_button_below() -> None:
    upper = [Button(name, lambda: None) for name in ("A", "B")]
    lower = [Button(name, lambda: None) for name in ("C", "D")]
    desk = desk_of(Flow(upper, most_columns=2), Flow(lower, most_columns=2))
    desk.focused = upper[1]
    type_key(desk, pygame.K_DOWN)
    assert desk.focused is lower[1]


def test_under_a_question_nothing_else_can_be_pressed() -> None:
    diary = Diary()
    below = Button("Marcher", diary.note("march"), key="M")
    desk = desk_of(below)
    desk.open(Modal("Quitter ?", "", [Button("Oui", diary.note("yes"))]))
    click(desk, below)
    used = type_key(desk, pygame.K_m, letter="m")
    assert diary == []
    assert used


def test_escape_presses_the_last_button_of_a_question() -> None:
    diary = Diary()
    desk = desk_of(Button("Marcher", lambda: None))
    buttons = [Button("Oui", diary.note("yes")), Button("Non", diary.note("no"))]
    desk.open(Modal("Quitter ?", "", buttons))
    type_key(desk, pygame.K_ESCAPE)
    assert diary == ["no"]


def test_a_choice_is_turned_by_arrows_and_by_clicks_on_its_ends() -> None:
    seen: list[int] = []
    choice = Choice("Allure", ["prudente", "normale", "forcée"], 0, seen.append)
    desk = desk_of(choice)
    click(desk, choice)
    choice.click((choice.rect.right - 5, choice.rect.centery))
    type_key(desk, pygame.K_LEFT)
    type_key(desk, pygame.K_RIGHT)
    assert seen == [1, 2, 1, 2]


def test_a_tooltip_appears_when_the_pointer_rests_and_goes_when_it_leaves() -> None:
    button = Button("Marcher", lambda: None, tooltip="Vers un hexagone voisin.")
    other = Label("ici")
    desk = desk_of(button, other)
    point(desk, button)
    empty = drawn(desk)
    desk.tick(1000)
    assert drawn(desk) != empty
    point(desk, other)
    desk.tick(1000)
    assert desk.hovered is other


def test_the_wheel_scrolls_what_is_too_high_and_tab_brings_the_focus_into_view() -> None:
    buttons = [Button(f"Ordre {number}", lambda: None) for number in range(40)]
    desk = Desk(Scroll(Panel(buttons)), WINDOW, Theme())
    point(desk, buttons[0])
    assert turn_wheel(desk, -2)
    assert buttons[0].rect.top < 0
    desk.focused = buttons[-2]
    type_key(desk, pygame.K_TAB)
    assert WINDOW.contains(buttons[-1].rect)


def test_page_down_scrolls_a_long_text_without_a_wheel() -> None:
    text = Label("Une longue mise en situation. " * 200)
    desk = Desk(Scroll(text), WINDOW, Theme())
    assert type_key(desk, pygame.K_PAGEDOWN)
    assert text.rect.top < 0
    type_key(desk, pygame.K_PAGEUP)
    assert text.rect.top == 0


def test_drawing_is_due_after_an_event_that_changed_something_and_not_otherwise() -> None:
    desk = desk_of(Button("Marcher", lambda: None))
    drawn(desk)
    assert not desk.dirty
    type_key(desk, pygame.K_F9)
    assert not desk.dirty
    type_key(desk, pygame.K_TAB)
    assert desk.dirty


def drawn(desk: Desk) -> bytes:
    canvas = pygame.Surface(WINDOW.size)
    desk.draw(canvas)
    return pygame.image.tobytes(canvas, "RGB")
