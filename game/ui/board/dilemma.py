"""Dilemmas before the player: the question, each answer with what follows, and until when."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.rules.chapters.events import Decide
from game.rules.orders import Order
from game.ui.board.case import Case
from game.ui.screens.dialog import Dialog
from game.ui.screens.screen import Screen
from game.ui.theme import Size
from game.ui.widgets import Button, Label, Panel, Widget
from game.words.dilemmas import Answer, Question, questions


class Decides(Button):
    """The button that gives one answer."""


def lay_before(
    screen: Screen, case: Case, laid: set[tuple[str, int]], give: Callable[[Order], None]
) -> bool:
    """Open the first dilemma the player has not been shown this turn; return whether there is one.

    Args:
        screen: What it opens on.
        case: What its player knows now.
        laid: The dilemmas shown so far, with the turn; it is kept up to date.
        give: Gives the order to decide.
    """
    now = case.view.turn + case.view.news_turn
    for question in questions(case.book, case.words, case.view):
        if (question.event, now) not in laid:
            laid.add((question.event, now))
            open_question(screen, case, question, give)
            return True
    return False


def open_question(
    screen: Screen, case: Case, question: Question, give: Callable[[Order], None]
) -> None:
    """Put a dilemma on top of a screen."""

    def decide(answer: Answer) -> None:
        screen.desk.close()
        give(Decide((), answer.name))

    opened = dialog(case, question, decide, screen.desk.close)
    screen.desk.open(opened)
    # Who reads reports with Enter must not decide something with the same key.
    screen.desk.focused = opened.buttons[-1]


def dialog(
    case: Case, question: Question, decide: Callable[[Answer], None], close: Callable[[], None]
) -> Dialog:
    """Return the page of a dilemma; Escape leaves it open until its deadline."""
    quiet = case.theme.palette.quiet
    parts: list[Widget] = [Label(question.text), Label(question.until, Size.SMALL, colour=quiet)]
    for number, answer in enumerate(question.answers, start=1):
        button = Decides(answer.label, partial(decide, answer), key=str(number))
        parts.append(Panel([button, Label(answer.follows, Size.SMALL)], gap=5))
    later = Button(case.words.say("ui.dilemma.later"), close, key="Esc")
    return Dialog(question.title, parts, (later,), width=640, columns=1)
