"""Chapter 1: what the paragraphs on the turn say is so."""

from dataclasses import replace
from math import acos, cos, degrees, radians, sin

import pytest

from game.rules.chapters.movement import March
from game.rules.chapters.turn import Pass, dark_minutes, next_to_act, open_match, shuffled
from game.rules.chapters.turn import weather_of as weather_of_turn
from game.rules.dice import Dice
from game.rules.orders import Pace, Route
from game.rules.resolution import Resolution
from game.rules.rulebook import WeatherPlan
from game.rules.state import Clock, GameState
from tests.pictures import Match, at, match

BOTH = "csp c1@0,0 technical_squadron 60 technical=8\narmy f1@0,9 motorised_company 80 truck=6"


def drawn() -> Match:
    return match("." * 10, BOTH)


@pytest.mark.rule("1.1")
def test_who_acted_last_does_not_begin_the_next_turn() -> None:
    sides = ("army", "csp", "wagner")
    firsts = {shuffled(Dice(seed, 2, {}), sides, "csp")[0] for seed in range(60)}
    assert firsts == {"army", "wagner"}


@pytest.mark.rule("1.2")
def test_an_impulse_spends_no_more_points_than_it_may() -> None:
    ready = drawn().acting("csp")
    limit = ready.book.numbers["turn.impulse_points"]
    spent = replace(
        ready, state=replace(ready.state, clock=replace(ready.state.clock, spent=limit))
    )
    offer = next(each for each in spent.menu("csp", "c1") if each.order is March)
    assert offer.refusal is not None
    assert offer.refusal.key == "refused.impulse_full"


@pytest.mark.rule("1.2")
def test_who_passes_without_having_spent_a_point_is_out_for_the_turn() -> None:
    assert "csp" in drawn().give("csp", Pass(())).state.clock.passed
    marched = drawn().give("csp", March(("c1",), Pace.NORMAL, Route.FAST, at(0, 1)))
    assert "csp" not in marched.acting("csp").state.clock.passed


@pytest.mark.rule("1.3")
def test_nobody_has_two_impulses_in_a_row_while_another_can_act() -> None:
    clock = Clock(turn=2, order=("army", "csp"), last="army")
    assert next_to_act(GameState(clock=clock)) == "csp"
    assert next_to_act(GameState(clock=replace(clock, passed=("csp",)))) == "army"


@pytest.mark.rule("1.4")
def test_the_match_ends_after_one_of_the_last_two_turns() -> None:
    book = drawn().book
    ends = set()
    for seed in range(20):
        course = Resolution(book, GameState(seed=seed))
        open_match(course)
        ends.add(course.state.clock.last_turn)
    assert ends == {book.turns - 1, book.turns}


@pytest.mark.rule("1.5")
def test_night_lies_between_dusk_and_dawn() -> None:
    book = drawn().book
    dusk, dawn = (book.numbers[f"weather.{name}_minute"] for name in ("dusk", "dawn"))
    assert [dark_minutes(book, turn) for turn in (1, 2, 3, 4)] == [0, 1440 - dusk, dawn, 0]
    assert dark_minutes(replace(book, turn_minutes=2880), 1) == 2 * (1440 - dusk + dawn)


@pytest.mark.rule("1.5")
def test_night_falls_with_the_end_of_civil_twilight_of_late_july() -> None:
    """Noon at 3 E is 12 minutes early, the equation of time makes it 6 late; sun at 6 below."""
    latitude, declination, depth = (radians(angle) for angle in (20.0, 19.7, -6.0))
    half = degrees(
        acos((sin(depth) - sin(latitude) * sin(declination)) / (cos(latitude) * cos(declination)))
    )
    noon, numbers = 12 * 60 - 12 + 6, drawn().book.numbers
    assert abs(noon + 4 * half - numbers["weather.dusk_minute"]) < 2
    assert abs(noon - 4 * half - numbers["weather.dawn_minute"]) < 2


@pytest.mark.rule("1.5")
def test_a_foretold_storm_comes_as_a_whole_or_not_at_all() -> None:
    book = replace(drawn().book, weather=(WeatherPlan("sandstorm", 0, 600, 500),))
    seen = set()
    for seed in range(30):
        course = Resolution(book, GameState(seed=seed))
        seen.add(tuple(weather_of_turn(course, turn).storm for turn in (1, 2, 3)))
    assert seen == {(0, 0, 0), (360, 240, 0)}


@pytest.mark.rule("1.6")
def test_a_die_is_not_shifted_by_other_orders() -> None:
    dice = Dice(5, 3, {})
    alone = [dice.throw(1000, "fight", "c1") for _ in range(5)]
    dice = Dice(5, 3, {})
    among_others = []
    for _ in range(5):
        dice.throw(1000, "talk", "kidal")
        among_others.append(dice.throw(1000, "fight", "c1"))
    assert among_others == alone
