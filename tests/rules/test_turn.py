"""Chapter 1: command points, impulses, weather, and the end."""

from itertools import pairwise

import pytest

from game.rules.chapters.combat import Wait
from game.rules.chapters.posture import ChangePosture
from game.rules.chapters.turn import Pass
from game.rules.engine import begin, resolve
from game.rules.events import Event, play
from game.rules.state import GameState, Stage
from game.rules.units import Posture
from tests.pictures import Match, match

FOUR = """
    army       f1@0,0  motorised_company    80  truck=8
    wagner     w1@0,1  assault_detachment   60  technical=8
    csp        c1@0,8  technical_squadron  100  technical=12
    jihadists  j1@0,9  katiba               60  technical=6
"""


def four() -> Match:
    return match("." * 10, FOUR)


def digs(unit: str, posture: Posture) -> ChangePosture:
    return ChangePosture((unit,), posture)


def passing(drawn: Match, limit: int = 400) -> tuple[Match, list[tuple[int, str]]]:
    """Let everybody pass to the end; return who had the word, with the turn."""
    events = begin(drawn.book, drawn.state.seed)
    now = Match(drawn.book, play(GameState(), events), events)
    spoke = impulses(0, events)
    for _ in range(limit):
        if now.state.clock.stage is Stage.OVER:
            return now, spoke
        turn = now.state.clock.turn
        now = now.after(resolve(now.book, now.state, Pass(())))
        spoke += impulses(turn, now.events)
    raise AssertionError("the match does not end")


def impulses(turn: int, events: tuple[Event, ...]) -> list[tuple[int, str]]:
    found = []
    for event in events:
        if event.name == "turn_begun":
            turn = int(str(event.args["turn"]))
        if event.name == "impulse_begun":
            found.append((turn, str(event.args["faction"])))
    return found


def test_an_impulse_is_three_command_points_at_most() -> None:
    drawn = match("..", "csp c1@0,0 technical_squadron 60\narmy f1@0,1 motorised_company 60")
    drawn = drawn.acting("csp").but("f1", hidden=True).but("c1", minutes=600)
    for ratio in (500, 750, 1000):
        drawn = drawn.after(resolve(drawn.book, drawn.state, Wait(("c1",), ratio)))
    assert drawn.state.clock.spent == drawn.book.number("turn.impulse_points") == 3
    assert drawn.refused("csp", Wait(("c1",), 500)) == "refused.impulse_full"
    assert drawn.refused("csp", Pass(())) is None


def test_without_command_points_nothing_that_costs_one_is_offered() -> None:
    drawn = match("..", "csp c1@0,0 technical_squadron 60\narmy f1@0,1 motorised_company 60")
    for _ in range(9):
        drawn = drawn.give("csp", Wait(("c1",), 500)).but("c1", minutes=600)
    assert drawn.acting("csp").refused("csp", Wait(("c1",), 500)) == "refused.no_points"


def test_an_order_outside_ones_impulse_is_refused() -> None:
    assert four().refused("csp", Pass(())) == "refused.not_your_impulse"


def test_who_passes_without_spending_is_out_for_the_turn() -> None:
    after = four().give("army", Pass(()))
    assert after.state.clock.passed == ("army",)
    assert after.state.clock.acting == "wagner"


def test_who_spent_a_point_has_another_impulse() -> None:
    drawn = four().give("army", digs("f1", Posture.DUG_IN))
    drawn = drawn.after(resolve(drawn.book, drawn.state, Pass(())))
    assert drawn.state.clock.passed == ()
    for _ in range(3):
        drawn = drawn.after(resolve(drawn.book, drawn.state, Pass(())))
    assert drawn.state.clock.acting == "army"


def test_when_all_have_passed_the_next_turn_begins() -> None:
    drawn = four()
    for _ in range(4):
        drawn = drawn.after(resolve(drawn.book, drawn.state, Pass(())))
    assert drawn.state.clock.turn == 2
    assert drawn.state.clock.passed == ()


@pytest.mark.parametrize("seed", range(12))
def test_nobody_has_two_impulses_in_a_row_across_the_end_of_a_turn(seed: int) -> None:
    _, spoke = passing(match("." * 10, FOUR, seed=seed))
    assert [each for each in pairwise(spoke) if each[0][1] == each[1][1]] == []


def test_the_sequence_is_drawn_anew_each_turn() -> None:
    _, spoke = passing(four())
    firsts = dict(reversed(spoke))
    assert len(set(firsts.values())) > 1


def test_the_last_turn_is_drawn_among_the_last_two() -> None:
    ends = {
        passing(match("..", FOUR.replace("@0,8", "@0,0").replace("@0,9", "@0,1"), seed=seed))[
            0
        ].state.clock.turn
        for seed in range(8)
    }
    assert ends == {11, 12}


def test_when_the_match_is_over_every_order_is_refused() -> None:
    over, _ = passing(four())
    assert over.refused("army", Pass(())) == "refused.over"
    assert set(over.state.scores) == {"army", "wagner", "csp", "jihadists"}


def test_command_points_come_back_each_morning() -> None:
    drawn = four().give("army", digs("f1", Posture.DUG_IN))
    assert drawn.state.factions["army"].command_points == 8
    assert drawn.turns(1).state.factions["army"].command_points == 9


def test_night_falls_on_the_turns_that_lie_in_it() -> None:
    dark = [four().turns(turns).state.clock.weather.night for turns in range(1, 5)]
    assert dark[0] > 240
    assert dark[1] > 290
    assert dark[2:] == [0, 0], "noon, evening, midnight, morning, noon"


def test_a_turn_is_announced_to_everybody_and_an_impulse_to_who_has_it() -> None:
    events = four().turns(1).events
    told = {(line.side, line.key) for event in events for line in event.tells}
    assert {side for side, key in told if key == "learnt.turn"} == {
        "army",
        "wagner",
        "csp",
        "jihadists",
        "public",
    }


def test_numbers_are_drawn_by_the_seed_and_by_nothing_else() -> None:
    drawn = four()
    assert begin(drawn.book, 5) == begin(drawn.book, 5)
    assert begin(drawn.book, 5) != begin(drawn.book, 6)
