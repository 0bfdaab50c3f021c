"""Chapter 12: each faction against its own aims."""

from dataclasses import replace
from typing import Any

import pytest

from game.rules.chapters.scoring import score
from game.rules.rulebook import Aim
from game.rules.score_basis import basis
from game.rules.score_why import part_whys
from game.rules.state import Captives, Fact, Roadblock, Track
from game.rules.units import Ledger
from game.words import LANGUAGES, Missing, Words, explained
from tests.pictures import Match, at, match


def ended(side: str, *aims: Aim, **said: Any) -> Match:
    """Return a match of twelve turns after its last."""
    drawn = match(
        ".:",
        """
        army       f1@0,0  motorised_company   100  truck=8
        wagner     w1@0,0  assault_detachment   50  technical=4
        csp        c1@0,0  technical_squadron  100  technical=9
        jihadists  j1@0,0  katiba               60  technical=6
        """,
        places="camp@0,0 holder=csp people=10",
        aims={side: aims},
        **said,
    )
    return replace(drawn, state=replace(drawn.state, clock=replace(drawn.state.clock, turn=12)))


def reached(drawn: Match, side: str) -> list[int]:
    return [tenths for _, tenths, _ in score(drawn.book, drawn.state, side)]


def held(drawn: Match, **turns: int) -> Match:
    camp = replace(drawn.state.places["camp"], held=turns)
    return replace(drawn, state=replace(drawn.state, places={"camp": camp}))


def test_holding_counts_by_the_share_of_the_last_third() -> None:
    drawn = ended("army", Aim("hold", 40, "camp"))
    assert [reached(held(drawn, army=turns), "army") for turns in (0, 2, 4)] == [[0], [200], [400]]


def test_an_ally_holds_for_one_and_an_enemy_does_not() -> None:
    drawn = ended("army", Aim("hold", 40, "camp"))
    assert reached(held(drawn, wagner=4), "army") == [400]
    assert reached(held(drawn, csp=4), "army") == [0]


def test_denying_is_the_rest_of_what_the_other_held() -> None:
    drawn = ended("jihadists", Aim("deny", 20, "camp|army"))
    assert reached(held(drawn, army=1), "jihadists") == [150]


def test_force_kept_is_measured_against_its_level() -> None:
    drawn = ended("army", Aim("keep_force", 40, level=800))
    assert reached(drawn, "army") == [400]
    lost = drawn.but("f1", people=40, ledger=Ledger(start=100, killed=60))
    assert reached(lost, "army") == [200]


def test_the_wounded_who_were_brought_out_and_those_who_left_are_not_lost() -> None:
    drawn = ended("army", Aim("keep_force", 40, level=1000))
    safe = drawn.but("f1", at=None, people=0, ledger=Ledger(start=100, departed=80, evacuated=20))
    assert reached(safe, "army") == [400]


def test_people_abroad_count_half() -> None:
    drawn = ended("csp", Aim("keep_force", 40, level=1000))
    assert reached(drawn.but("c1", at=at(0, 1)), "csp") == [200]


def test_a_track_counts_in_full_at_its_goal_and_not_at_half() -> None:
    drawn = ended("army", Aim("track", 30, "junta_standing", level=600))

    def at_value(value: int) -> list[int]:
        army = replace(drawn.state.factions["army"], tracks={"junta_standing": Track(value)})
        factions = {**drawn.state.factions, "army": army}
        return reached(replace(drawn, state=replace(drawn.state, factions=factions)), "army")

    assert [at_value(value) for value in (300, 450, 600, 900)] == [[0], [150], [300], [300]]


def test_prisoners_count_while_they_are_held_alive_and_when_let_go() -> None:
    drawn = ended("csp", Aim("prisoners", 15, level=10))
    assert reached(drawn.but("c1", prisoners={"army": 5}), "csp") == [75]
    let_go = {"csp|army": Captives("csp|army", handed=5)}
    assert reached(replace(drawn, state=replace(drawn.state, captives=let_go)), "csp") == [75]


def mined(drawn: Match) -> Match:
    """Let the jihadists have closed a road."""
    block = Roadblock("b", "jihadists", at(0, 0))
    return replace(drawn, state=replace(drawn.state, roadblocks={"b": block}))


def test_a_road_closed_on_the_last_evening_alone_counts_for_that_evening() -> None:
    drawn = ended("jihadists", Aim("road", 20, "closed"))
    assert reached(drawn, "jihadists") == [0]
    assert reached(mined(drawn), "jihadists") == [0]
    assert reached(mined(drawn).evening(), "jihadists") == [50]


def test_two_closed_roads_count_no_more_than_one() -> None:
    once = mined(ended("jihadists", Aim("road", 20, "closed")))
    other = Roadblock("b2", "jihadists", at(0, 1))
    twice = replace(
        once, state=replace(once.state, roadblocks={**once.state.roadblocks, "b2": other})
    )
    assert reached(twice.evening(), "jihadists") == reached(once.evening(), "jihadists")


def test_scores_are_public_once_the_match_is_over() -> None:
    drawn = ended("army", Aim("hold", 40, "camp"))
    assert drawn.view("public").scores == {}
    over = drawn.turns(1)
    assert set(over.view("public").scores) == {"army", "wagner", "csp", "jihadists"}


def test_no_part_of_a_score_is_above_its_worth() -> None:
    drawn = held(ended("army", Aim("hold", 40, "camp"), Aim("keep_force", 60, level=1)), army=99)
    assert reached(drawn, "army") == [400, 600]


@pytest.mark.rule("15.2")
def test_who_lets_prisoners_go_scores_no_less_and_their_side_more() -> None:
    drawn = ended("csp", Aim("prisoners", 20, level=10))
    held = drawn.but("c1", prisoners={"army": 5})
    let_go = replace(held.state, captives={"csp|army": Captives("csp|army", handed=5)})
    after = replace(held, state=let_go).but("c1", prisoners=None)
    assert reached(after, "csp") == reached(held, "csp")


def test_captured_people_at_home_count_for_the_side_that_wants_them_back() -> None:
    drawn = ended("csp", Aim("home", 20))
    assert reached(drawn, "csp") == [200]
    ledger = drawn.unit("c1").ledger._replace(captured=4)
    lost = drawn.but("c1", ledger=ledger)
    assert reached(lost, "csp") == [0]
    csp = replace(lost.state.factions["csp"], home=1)
    back = replace(lost.state, factions={**lost.state.factions, "csp": csp})
    assert reached(replace(lost, state=back), "csp") == [50]


def test_people_who_never_came_are_no_force_kept() -> None:
    drawn = ended("csp", Aim("keep_force", 20, level=1000))
    waiting = drawn.but("c1", at=None)
    assert reached(drawn, "csp") == [200]
    assert reached(waiting, "csp") == [0]


SENT = (Aim("hold", 10, "goal"), Aim("keep_force", 40, level=1000))
"""The aims of a force sent to take a place."""


def sent(side: str = "army", holder: str = "csp", **said: Any) -> Match:
    """Return a match of twelve turns after its last, with a force far from where it was sent."""
    drawn = match(
        "........",
        """
        army    f1@0,0  motorised_company   100  truck=8
        wagner  w1@0,0  assault_detachment  100  technical=9
        csp     c1@0,7  technical_squadron  100  technical=9
        """,
        places=f"goal@0,7 holder={holder} people=10",
        aims={side: SENT},
        **said,
    )
    return replace(drawn, state=replace(drawn.state, clock=replace(drawn.state.clock, turn=12)))


def told(drawn: Match, fact: Fact) -> Match:
    return replace(drawn, state=replace(drawn.state, facts={fact.id: fact}))


def fight(col: int) -> Fact:
    return Fact("x", "fight", 2, at(0, col), {}, ("army", "csp"))


def with_leave(drawn: Match) -> Match:
    army = replace(drawn.state.factions["army"], marks={"permission": 2})
    factions = {**drawn.state.factions, "army": army}
    return replace(drawn, state=replace(drawn.state, factions=factions))


def gone(drawn: Match, unit: str) -> Match:
    return drawn.but(unit, at=None, people=0, ledger=Ledger(start=100, departed=100))


def kept(drawn: Match, side: str = "army") -> int:
    """Return what the force kept counts, per-mille."""
    return reached(drawn, side)[1] * 1000 // 400


UNFOUGHT = sent().book.numbers["score.unfought"]


@pytest.mark.rule("12.13")
@pytest.mark.parametrize("side", ["army", "wagner"])
def test_a_force_that_neither_came_nor_fought_counts_for_less(side: str) -> None:
    assert kept(sent(side), side) == UNFOUGHT


@pytest.mark.rule("12.13")
def test_who_fought_near_the_place_has_done_what_it_was_sent_for() -> None:
    assert kept(told(sent(), fight(6))) == 1000


@pytest.mark.rule("12.13")
def test_a_fight_far_from_the_place_is_none_for_it() -> None:
    assert kept(told(sent(), fight(1))) == UNFOUGHT


@pytest.mark.rule("12.13")
@pytest.mark.parametrize(("side", "share"), [("army", 1000), ("csp", UNFOUGHT)])
def test_who_came_to_the_place_has_done_it_and_nobody_for_having_been_met(
    side: str, share: int
) -> None:
    coming = Fact("x", "entered", 2, at(0, 7), {f"holds.{side}": 1}, ("army", "csp"), "goal")
    assert kept(told(sent(), coming)) == share


@pytest.mark.rule("12.13")
def test_who_stands_in_the_place_at_the_end_has_come() -> None:
    there = replace(sent().state, presence={"goal": ("army",)})
    assert kept(replace(sent(), state=there)) == 1000


@pytest.mark.rule("12.13")
@pytest.mark.parametrize(("side", "holder"), [("army", "army"), ("csp", "csp"), ("army", "wagner")])
def test_nobody_was_sent_to_what_his_side_held_at_the_start(side: str, holder: str) -> None:
    assert kept(sent(side, holder), side) == 1000


@pytest.mark.rule("12.13")
def test_leave_counts_for_those_who_left_and_not_for_those_who_stayed() -> None:
    assert kept(with_leave(sent())) == UNFOUGHT
    assert kept(gone(sent(), "f1")) == UNFOUGHT
    assert kept(with_leave(gone(sent(), "f1"))) == 1000


@pytest.mark.rule("12.13")
def test_a_hired_force_leaves_with_the_leave_of_its_client() -> None:
    assert kept(gone(sent("wagner"), "w1"), "wagner") == UNFOUGHT
    assert kept(with_leave(gone(sent("wagner"), "w1")), "wagner") == 1000


@pytest.mark.rule("12.13")
@pytest.mark.parametrize("leave", [False, True])
def test_the_score_says_that_a_force_never_fought(leave: bool) -> None:
    left = gone(sent(), "f1")
    found = with_leave(left) if leave else left
    key = "basis.unfought_leave" if leave else "basis.unfought"
    assert rests_on(found, "army")[1][key] == UNFOUGHT


def rests_on(drawn: Match, side: str) -> list[dict[str, int]]:
    aims = drawn.book.sides[side].aims
    return [dict(basis(drawn.book, drawn.state, side, aim)) for aim in aims]


@pytest.mark.rule("12.12")
def test_each_part_says_what_it_rests_on() -> None:
    aims = (
        Aim("hold", 20, "camp"),
        Aim("deny", 10, "camp|csp"),
        Aim("keep_force", 20, level=800),
        Aim("track", 10, "junta_standing", level=700),
        Aim("prisoners", 10, level=5),
        Aim("home", 10),
        Aim("road", 10, "closed"),
        Aim("believed", 10),
    )
    drawn = held(ended("army", *aims), army=2, csp=1)
    assert rests_on(drawn, "army") == [
        {"basis.held": 2, "basis.counted": 4},
        {"basis.theirs": 1, "basis.counted": 4},
        {"basis.came": 100, "basis.home": 100},
        {"basis.stands": 600},
        {"basis.prisoners": 0, "basis.handed": 0},
        {"basis.captured": 0, "basis.back": 0},
        {"basis.closed": 0, "basis.counted": 4},
        {"basis.credit": 500},
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_score_is_explained_part_by_part_in_words(language: str) -> None:
    over = ended("army", Aim("hold", 40, "camp"), Aim("keep_force", 60, level=800)).turns(1)
    words = Words(language, Missing.RAISED)
    view = over.view("public")
    said = [
        line
        for why in part_whys(over.book, view, "army")
        for line in explained(over.book, words, why)
    ]
    assert len(said) == 2
    assert "4" in said[0]
    assert "100" in said[1]
