"""How far parties exaggerate, held against the record [S07, S10, S22, S53, S54, S55]."""

from statistics import median

import pytest

from game.rules.chapters.news import Publish
from game.rules.public import Proof, Style
from game.rules.state import GameState
from game.simulation.claims import Ratio, medians, of_fight
from tests.affairs import account, after, battle, drawn, said, shown

SEEDS = range(120)
STYLES = {"army": Style.PLAY_DOWN, "csp": Style.INFLATE}
"""The manners the scenario of the main job gives the two."""


def spoken(seed: int, *, filmed: bool) -> GameState:
    """Return the state after both have spoken, each in its manner; the CSP holds the field."""
    dead = {"killed.army": 12 + seed % 30, "killed.csp": 8 + seed % 9}
    now = after(drawn(seed=seed), battle(figures=dead))
    if filmed:
        now = now.give("csp", Publish((), account(now, "csp").id, Proof.VIDEO))
    for side, style in STYLES.items():
        now = said(now, side, style)
    return now.state


@pytest.fixture(scope="module")
def found() -> list[Ratio]:
    states = [spoken(seed, filmed=False) for seed in SEEDS]
    return [ratio for state in states for ratio in of_fight(state, state.facts["f1"])]


def middle(found: list[Ratio], measure: str) -> float:
    return median(each.permille for each in found if each.measure == measure) / 1000


def test_enemy_dead_claimed_are_more_than_the_truth_but_not_twice(found: list[Ratio]) -> None:
    assert 1.2 <= middle(found, "claimed_to_truth") <= 2.0


def test_they_are_three_to_five_times_what_the_enemy_admits(found: list[Ratio]) -> None:
    assert 3 <= middle(found, "claimed_to_admitted") <= 5


def test_a_first_figure_of_ones_own_dead_is_half_the_truth_at_most(found: list[Ratio]) -> None:
    assert 0.05 <= middle(found, "own_to_truth") <= 0.5


def claimed_by_csp(*, filmed: bool) -> float:
    """Return the CSP's median claim against the truth, with a video in hand or without."""
    states = [spoken(seed, filmed=filmed) for seed in SEEDS]
    found = [ratio for state in states for ratio in of_fight(state, state.facts["f1"])]
    own = [each for each in found if (each.of, each.measure) == ("csp", "claimed_to_truth")]
    assert {ratio.filmed for ratio in own} == {filmed}
    return middle(own, "claimed_to_truth")


def test_with_a_video_in_hand_claims_are_lower() -> None:
    assert claimed_by_csp(filmed=True) < claimed_by_csp(filmed=False)


def test_a_film_of_ones_own_dead_is_no_film_of_the_enemys() -> None:
    now = shown(after(drawn(), battle()), "video", "killed.army")
    told = said(now, "army", Style.PLAY_DOWN).state
    found = {ratio.measure: ratio.filmed for ratio in of_fight(told, told.facts["f1"])}
    assert found == {"own_to_truth": True, "claimed_to_truth": False}


def test_fights_with_few_dead_say_nothing() -> None:
    now = after(drawn(), battle(figures={"killed.army": 4, "killed.csp": 2}))
    told = said(said(now, "army", Style.ADMIT), "csp", Style.ADMIT).state
    assert list(of_fight(told, told.facts["f1"])) == []


def test_medians_are_given_for_all_and_by_faction() -> None:
    listed = [
        Ratio("claimed_to_truth", "army", filmed=False, permille=2000),
        Ratio("claimed_to_truth", "csp", filmed=True, permille=1000),
    ]
    rows = [(row["of"], row["filmed"], row["median"]) for row in medians(listed, ["army", "csp"])]
    assert rows == [
        ("all", None, 1.5),
        ("all", False, 2.0),
        ("all", True, 1.0),
        ("army", None, 2.0),
        ("army", False, 2.0),
        ("csp", None, 1.0),
        ("csp", True, 1.0),
    ]


def row(*permille: int, filmed: bool = False) -> dict[str, object]:
    ratios = [Ratio("claimed_to_truth", "csp", filmed, each) for each in permille]
    return medians(ratios, ["csp"])[0 if not filmed else -1]


def test_a_median_in_its_band_is_met() -> None:
    assert row(1000, 1500, 4000)["verdict"] == "met"


def test_a_median_whose_interval_leaves_the_band_is_missed() -> None:
    assert row(*(3000 for _ in range(30)))["verdict"] == "missed"


def test_few_statements_leave_open_whether_the_band_is_met() -> None:
    found = row(1000, 2100, 3000)
    assert (found["low"], found["high"], found["verdict"]) == (1.0, 3.0, "open")
    assert row(9000)["verdict"] == "open"


def test_with_a_video_less_is_enough() -> None:
    assert row(1050, 1100, filmed=True)["verdict"] == "met"
