"""Orders by short lines; the board is the CSP's at noon on 25 July."""

import re

import pytest

from game.rules.changes import Set, changed
from game.session import Session
from game.text.filling import typed
from game.text.finding import numbers, synonyms
from game.text.ordering import STAFF
from game.text.talk import Talk
from game.words import Words, told_apart
from tests.text.conftest import Play


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("march 1 to 10 km N", "marched from Tinzaouaten"),
        ("march 1 dash covered to 10 km north", "marched from Tinzaouaten"),
        ("MARCH 1 TO 10 km north of tin zaouatene", "marched from Tinzaouaten"),
        ("march 1 to 10 km N of Tinzaouaten covered", "marched from Tinzaouaten"),
        ("march 1 to Kidall covered", "no place called Kidall covered"),
        ("march 1 to 10 km N dsh", "“dsh” fits nowhere"),
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
        ("strike 1 1", "that is no order of the CSP"),
        ("sortie", "You have no aircraft"),
    ],
)
def test_an_order_is_understood(play: Play, order: str, said: str) -> None:
    assert said in play(order)


def test_a_march_moves_the_unit(play: Play, match: Session) -> None:
    unit = match.view("csp").own()[0]
    play("march 1 to 10 km N")
    assert match.view("csp").units[unit.id].at != unit.at


def test_pace_and_route_may_stand_behind_the_goal_as_in_the_help(
    match: Session, play: Play
) -> None:
    before = match.view("csp").own()[0]
    play("march 1 to 10 km N secured covered")
    behind = match.view("csp").units[before.id]
    match.undo("csp")
    play("march 1 secured covered to 10 km N")
    assert behind == match.view("csp").units[before.id] != before


def test_a_unit_chosen_once_is_meant_until_another_is(play: Play) -> None:
    said = play("unit 1", "march to 10 km N", "undo", "march 5 km N")
    assert said.count("marched from Tinzaouaten") == 2
    assert "The last order is taken back." in said


def test_french_orders_are_understood(play: Play) -> None:
    said = play("unité 1", "marcher vive vers 10 km au nord", language="fr")
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
    assert "Not now: 1. March, " in said
    assert said.count("An impulse allows 3 command points") == 2
    assert said.count("An impulse allows 3 command points") > 1


def test_an_attack_on_what_is_too_far_is_refused(play: Play) -> None:
    assert "cannot be attacked from here" in play("attack 1 c9")


def test_undo_is_refused_after_something_was_learnt(play: Play) -> None:
    said = play("search 1 to Tinzaouaten", "undo")
    assert "cannot be taken back: something was learnt from it" in said


def test_undo_before_any_order_says_that_there_is_none(play: Play) -> None:
    assert "You have given no order in this impulse" in play("undo")


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


def test_a_question_with_a_blank_says_what_is_lacking_and_asks_nothing(play: Play) -> None:
    said = play("? search 1", "units")
    assert "Say the destination too, one of: Tinzaouaten" in said
    assert "1. Tinzaouaten group" in said


def test_another_command_may_answer_a_question(play: Play) -> None:
    said = play("search 1", "units")
    assert "Choose the destination" in said
    assert "1. Tinzaouaten group" in said


def test_quit_leaves_out_of_a_question(play: Play) -> None:
    assert "not in the list" not in play("search 1", "quit")


def test_a_search_lists_the_hexes_it_may_comb(play: Play) -> None:
    said = play("search 1", "2")
    assert "1. Tinzaouaten (29,14)" in said
    assert "searched" in said


def test_a_number_beyond_the_list_of_goals_is_answered_with_its_length(play: Play) -> None:
    assert "99 is not in the list: a number from 1 to 7" in play("search 1", "99")


def test_the_one_posture_left_is_named_and_not_taken_unasked(play: Play) -> None:
    said = play("posture 1", "")
    assert "One posture is left" in said
    assert "Nothing done" in said


def test_the_one_posture_left_is_taken_when_it_is_said(play: Play) -> None:
    assert "One posture is left" not in play("posture 1 dug in")


def test_an_ambush_asks_for_its_odds(play: Play) -> None:
    said = play("1", "wait 1", "2")
    assert "Choose the least odds" in said
    assert "odds of 0.75 to 1" in said


def test_an_ambush_may_be_told_its_odds_by_that_word(play: Play) -> None:
    assert "odds of 1.5 to 1" in play("wait 1 odds 1.5")


def test_a_question_about_an_ambush_tells_how_odds_are_given(play: Play) -> None:
    assert "`wait 2 1.5`" in play("? wait")


def test_a_unit_that_stands_at_its_goal_is_told_so(play: Play) -> None:
    assert "stands at Tinzaouaten already" in play("march 1 to Tinzaouaten")


def test_a_goal_may_lie_on_any_of_sixteen_points_of_the_compass(play: Play) -> None:
    assert "There is no place" not in play("march 1 to 10 km WSW")


def test_a_negative_number_of_an_order_is_repeated_as_typed(play: Play) -> None:
    assert "There is no order -1 in the list" in play("orders 1", "do -1")


def test_no_two_orders_share_a_word(match: Session) -> None:
    talk = Talk(match, "csp", Words("en"), None, None, None)  # type: ignore[arg-type]
    said = [word for kind in talk.book.orders for word in set(synonyms(f"text.order.{kind}"))]
    assert len(said) == len(set(said))


def test_an_order_that_is_not_to_be_had_says_what_it_needs(play: Play) -> None:
    assert "Release prisoners: not now. You hold no prisoners" in play("release 1")


def test_orders_without_a_unit_are_known_kinds(match: Session) -> None:
    assert set(match.book.orders) >= STAFF


def test_a_unit_led_by_an_ally_says_who_orders_it(play_army: Play, match: Session) -> None:
    led = next(
        unit
        for unit in match.state.units.values()
        if unit.faction == "army"
        and unit.formation is not None
        and match.state.formations[unit.formation].lead == "wagner"
    )
    number = numbers(Talk(match, "army", Words("en"), None, None, None))[led.id]  # type: ignore[arg-type]
    village = match.book.ground.places["tinzaouaten"].at
    match.state = changed(match.state, [Set("units", led.id, {"at": village})])
    assert "in a column led by Wagner" in play_army(f"march {number}")


def test_a_list_tells_like_choices_apart() -> None:
    assert told_apart(["A raid", "A raid"]) == ["A raid (1)", "A raid (2)"]
