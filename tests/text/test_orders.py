"""Orders by short lines; the board is the CSP's at noon on 25 July."""

import re

import pytest

from game.session import Session
from game.text.filling import typed
from tests.text.conftest import Play


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("march 1 to 10 km N", "marched from Tinzaouaten"),
        ("march 1 dash covered to 10 km north", "marched from Tinzaouaten"),
        ("MARCH 1 TO 10 km north of tin zaouatene", "marched from Tinzaouaten"),
        ("march 10 km n", "Say which unit"),
        ("march Tinzaouaten group to 10 km N", "marched from Tinzaouaten"),
        ("march 1 to Boughessa", "The nearest hex that will do lies"),
        ("march 1 to 400 km N", "off the map"),
        ("march 1 to 20,3", "out of reach"),
        ("march 1 to Kidall", "no place called Kidall"),
        ("posture 1 dug in", "Tinzaouaten group: dug in."),
        ("posture 1 flying", "“flying” fits nowhere"),
        ("march 1 dsh to 10 km N", "“dsh” fits nowhere"),
        ("resupply 1", "nothing here to add"),
        ("wait 1 1.5", "odds of 1.5 to 1"),
        ("wait 1 1,5", "odds of 1.5 to 1"),
        ("scatter 1", "scattered at Tinzaouaten"),
        ("strike 1 1", "cannot be ordered that"),
        ("sortie", "Say which unit"),
    ],
)
def test_an_order_is_understood(play: Play, order: str, said: str) -> None:
    assert said in play(order)


def test_a_march_moves_the_unit(play: Play, match: Session) -> None:
    unit = match.view("csp").own()[0]
    play("march 1 to 10 km N")
    assert match.view("csp").units[unit.id].at != unit.at


def test_a_unit_chosen_once_is_meant_until_another_is(play: Play) -> None:
    said = play("unit 1", "march to 10 km N", "undo", "march 5 km N")
    assert said.count("marched from Tinzaouaten") == 2
    assert "The last order is taken back." in said


def test_french_orders_are_understood(play: Play) -> None:
    said = play("unité 1", "marcher forcée vers 10 km au nord", language="fr")
    assert "Groupe de Tinzaouaten : marche de Tinzaouaten" in said


def test_english_orders_are_understood_in_a_french_match(play: Play) -> None:
    assert "marche de Tinzaouaten" in play("march 1 to 10 km N", language="fr")


def test_what_a_line_leaves_open_is_asked_with_numbers(play: Play, match: Session) -> None:
    said = play("wait 1", "2")
    assert "Choose the least odds" in said
    assert match.view("csp").own()[0].wait == 750


def test_an_empty_answer_lets_it_be(play: Play, match: Session) -> None:
    said = play("wait 1", "", "look")
    assert "Nothing done." in said
    assert match.view("csp").own()[0].wait is None


def test_an_answer_that_is_not_in_the_list_says_what_would_be(play: Play) -> None:
    assert "a number from 1 to 6" in play("wait 1", "99")


def test_a_goal_may_be_answered_by_number(play: Play, match: Session) -> None:
    said = play("march 1", "1")
    assert "Choose the destination" in said
    assert "1. Achibriche" in said


def test_orders_are_listed_with_their_price_and_given_by_number(play: Play) -> None:
    listed = play("orders 1")
    assert "1. March (1 point)." in listed
    number = re.search(r"(\d+)\. Lie in ambush", listed)
    assert number is not None
    assert "odds of 1.5 to 1" in play("orders 1", f"do {number[1]} 1.5")


def test_a_refused_order_says_why_in_the_rules_own_words(play: Play) -> None:
    said = play("cache 1", "cache 2", "wait 1 1", "orders 2", "march 2 to 10 km N")
    assert "1. March: not now. An impulse allows 3 command points" in said
    assert said.count("An impulse allows 3 command points") > 1


def test_an_attack_on_what_is_too_far_is_refused(play: Play) -> None:
    assert "cannot be attacked from here" in play("attack 1 c9")


def test_undo_is_refused_after_something_was_learnt(play: Play) -> None:
    assert "cannot be taken back" in play("undo")


@pytest.mark.parametrize(
    ("line", "words", "goal"),
    [
        ("1 to In-Afarak", ["1"], "In-Afarak"),
        ("1 vers Abeïbara", ["1"], "Abeïbara"),
        ("7 1,5", ["7", "1.5"], ""),
        ("Covered DASH", ["covered", "dash"], ""),
    ],
)
def test_a_line_is_taken_apart_at_the_word_for_to(line: str, words: list[str], goal: str) -> None:
    assert (typed(line).words, typed(line).goal) == (words, goal)
