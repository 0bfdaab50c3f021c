"""Dilemmas in a terminal: laid out with a look, decided by word or by number."""

import pytest

from game.rules.changes import Put, changed
from game.rules.state import Asked, Happened
from game.session import Session
from tests.text.conftest import Play

EVENT = "film"
"""A dilemma of the shipped scenario that is the CSP's."""


@pytest.fixture
def asked(match: Session) -> Session:
    match.state = changed(
        match.state,
        [
            Put("happened", EVENT, Happened(EVENT, 1, 1)),
            Put("dilemmas", EVENT, Asked(EVENT, "csp", 2)),
        ],
    )
    return match


def choice_made(match: Session) -> str | None:
    return match.state.happened[EVENT].choice


def test_a_look_lays_the_question_out_with_answers_and_what_follows(
    play: Play, asked: Session
) -> None:
    said = play("look")
    assert "To decide — A film of prisoners" in said
    assert "1. Forbid such films and ask for a visit of the Red Cross. (decide names)" in said
    assert "Known to follow: the CSP, believed by abroad: +4" in said
    assert "To decide within 2 turns; without an answer: Say nothing." in said


def test_there_is_nothing_to_decide_where_nothing_is_asked(play: Play, match: Session) -> None:
    assert "There is nothing to decide now." in play("dilemmas")
    assert "There is nothing to decide now." in play("decide")


@pytest.mark.parametrize("typed", ["decide names", "decide 1", "trancher names"])
def test_one_decides_by_word_or_by_number(play: Play, asked: Session, typed: str) -> None:
    assert "A film of prisoners: decided. Forbid such films" in play(typed)
    assert choice_made(asked) == "names"


def test_without_a_word_the_answers_are_listed_to_choose_from(play: Play, asked: Session) -> None:
    said = play("decide", "2")
    assert "A film of prisoners: Say nothing." in said
    assert choice_made(asked) == "silence"


def test_an_answer_that_is_none_decides_nothing(play: Play, asked: Session) -> None:
    play("decide perhaps")
    assert choice_made(asked) is None


def test_in_french_it_is_all_french(play: Play, asked: Session) -> None:
    said = play("dilemmes", language="fr")
    assert "À trancher — Un film de prisonniers" in said
    assert "Suites connues :" in said.replace("\N{NO-BREAK SPACE}", " ").replace(
        "\N{NARROW NO-BREAK SPACE}", " "
    )
