"""The engagement by itself: what must hold of odds, losses and factors (rules, section 7)."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.dice import Dice
from game.rules.fight import Outcome, fight, lost
from game.rules.odds import odds
from game.rules.power import (
    Battle,
    Factor,
    Fighter,
    Party,
    Support,
    bare_ratio,
    factors,
    power,
    product,
    ratio,
)
from game.scenario.catalogue import catalogue

NUMBERS = catalogue().numbers
OPEN = NUMBERS["combat.frontage.open"]
FIGHTS = 400


def fighter(name: str, people: int, **fields: Any) -> Fighter:
    """Return a ready unit of the model's middle quality."""
    plain: dict[str, Any] = {
        "direct": 10,
        "quality": NUMBERS["quality.3"],
        "posture": NUMBERS["combat.posture.ready"],
        "doctrine": 1000,
        "doctrine_key": "",
        "cohesion": 800,
        "breaking": NUMBERS["combat.break.quality_3"],
        "fatigue": 0,
        "ammunition": 30,
    }
    return Fighter(id=name, people=people, **(plain | fields))


def battle(ours: Fighter, theirs: Fighter, **fields: Any) -> Battle:
    return Battle(Party((ours,)), Party((theirs,)), fields.get("frontage", OPEN), ("a", "d"))


def fought(drawn: Battle, fights: int = FIGHTS) -> list[Outcome]:
    return [fight(NUMBERS, drawn, Dice(seed, 1, {})) for seed in range(fights)]


def share(outcomes: list[Outcome], result: str) -> float:
    return sum(outcome.result == result for outcome in outcomes) / len(outcomes)


def test_three_to_one_wins_two_thirds_to_six_sevenths_of_attacks() -> None:
    assert 0.65 <= share(fought(battle(fighter("a", 300), fighter("d", 100))), "win") <= 0.85


def test_one_to_one_wins_a_sixth_to_a_third_of_attacks() -> None:
    assert 0.15 <= share(fought(battle(fighter("a", 150), fighter("d", 150))), "win") <= 0.35


@pytest.mark.parametrize("size", [60, 120, 160])
def test_the_share_of_attacks_won_hangs_on_the_ratio_not_on_the_numbers(size: int) -> None:
    three = share(fought(battle(fighter("a", 3 * size), fighter("d", size))), "win")
    one = share(fought(battle(fighter("a", size), fighter("d", size))), "win")
    assert 0.60 <= three <= 0.90
    assert 0.10 <= one <= 0.40


@pytest.mark.rule("4.5")
def test_an_ordinary_engagement_costs_a_few_per_cent() -> None:
    outcomes = fought(battle(fighter("a", 150), fighter("d", 150)))
    mean = sum(lost(each.battle.defenders) for each in outcomes) / len(outcomes) / 150
    assert 0.005 <= mean <= 0.15


@pytest.mark.rule("4.7")
def test_cohesion_decides_not_death() -> None:
    outcomes = fought(battle(fighter("a", 300), fighter("d", 100)))
    beaten = [each.battle.defenders.fighters[0] for each in outcomes if each.result == "win"]
    assert sum(each.people for each in beaten) / len(beaten) > 50


@pytest.mark.rule("4.2")
def test_an_engagement_has_no_more_than_three_bounds() -> None:
    outcomes = fought(battle(fighter("a", 100), fighter("d", 100)))
    assert max(len(each.bounds) for each in outcomes) == NUMBERS["combat.bounds"]
    assert min(len(each.bounds) for each in outcomes) >= 1


def test_the_same_dice_give_the_same_fight() -> None:
    drawn = battle(fighter("a", 120), fighter("d", 90))
    assert fought(drawn, 5) == fought(drawn, 5)


# Swapping sides mirrors it.


@settings(max_examples=40)
@given(st.integers(10, 500), st.integers(10, 500), st.integers(200, 1000), st.integers(600, 1500))
def test_swapping_sides_mirrors_the_ratio(
    people: int, others: int, cohesion: int, quality: int
) -> None:
    one = fighter("a", people, cohesion=cohesion, quality=quality, breaking=100)
    other = fighter("d", others, breaking=100)
    there, back = ratio(NUMBERS, battle(one, other)), ratio(NUMBERS, battle(other, one))
    assert abs(there * back - 1_000_000) <= 2 * max(there, back) + 1


@pytest.mark.parametrize(("one", "other"), [(150, 150), (300, 100), (200, 120)])
def test_swapping_sides_mirrors_the_losses(one: int, other: int) -> None:
    there = fought(battle(fighter("a", one), fighter("d", other)))
    back = fought(battle(fighter("d", other), fighter("a", one)))
    for first, second in (
        (mean_lost(there, "attackers"), mean_lost(back, "defenders")),
        (mean_lost(there, "defenders"), mean_lost(back, "attackers")),
    ):
        assert abs(first - second) <= 0.12 * max(first, second) + 0.3


def mean_lost(outcomes: list[Outcome], side: str) -> float:
    return sum(lost(getattr(each.battle, side)) for each in outcomes) / len(outcomes)


# More of anything good never worsens the expected result of one engagement.


def expected(drawn: Battle, fights: int = 60) -> float:
    """Return the attackers' mean result: the share of fights won less that of fights lost."""
    outcomes = fought(drawn, fights)
    return share(outcomes, "win") - share(outcomes, "loss")


SLACK = 0.03
"""What a lot for half a person may turn, with the same dice on both sides."""

fighters = st.builds(
    lambda name, people, quality, cohesion, ammunition: fighter(
        name, people, quality=quality, cohesion=cohesion, ammunition=ammunition
    ),
    st.just("a"),
    st.integers(30, 400),
    st.sampled_from([600, 800, 1000, 1250, 1500]),
    st.integers(350, 900),
    st.integers(0, 40),
)


@settings(max_examples=20)
@given(fighters, fighters, st.integers(1, 200))
def test_more_people_never_worsen_it(ours: Fighter, theirs: Fighter, more: int) -> None:
    theirs = replace(theirs, id="d")
    more_people = replace(ours, people=ours.people + more)
    assert expected(battle(more_people, theirs)) >= expected(battle(ours, theirs)) - SLACK
    stronger = replace(theirs, people=theirs.people + more)
    assert expected(battle(ours, stronger)) <= expected(battle(ours, theirs)) + SLACK


@settings(max_examples=20)
@given(fighters, fighters, st.sampled_from([(600, 800), (800, 1000), (1000, 1250), (1250, 1500)]))
@pytest.mark.rule("4.3")
def test_better_quality_never_worsens_it(
    ours: Fighter, theirs: Fighter, step: tuple[int, int]
) -> None:
    theirs = replace(theirs, id="d")
    worse, better = (replace(ours, quality=quality) for quality in step)
    assert expected(battle(better, theirs)) >= expected(battle(worse, theirs)) - SLACK


@settings(max_examples=20)
@given(fighters, fighters, st.integers(1, 40))
def test_more_ammunition_never_worsens_it(ours: Fighter, theirs: Fighter, more: int) -> None:
    theirs = replace(theirs, id="d")
    supplied = replace(ours, ammunition=ours.ammunition + more)
    assert expected(battle(supplied, theirs)) >= expected(battle(ours, theirs)) - SLACK


@settings(max_examples=20)
@given(fighters, fighters, st.sampled_from([950, 800, 750, 650]))
@pytest.mark.rule("4.4")
def test_better_cover_never_worsens_it(ours: Fighter, theirs: Fighter, cover: int) -> None:
    open_ = battle(ours, replace(theirs, id="d"))
    ground = (Factor("cause.terrain", 1_000_000 // cover),)
    covered = replace(open_, defenders=replace(open_.defenders, fixed=ground))
    assert expected(covered) <= expected(open_) + SLACK


@settings(max_examples=20)
@given(fighters, fighters, st.integers(1, 300), st.integers(0, 1000))
def test_more_cohesion_and_less_fatigue_never_worsen_it(
    ours: Fighter, theirs: Fighter, more: int, fatigue: int
) -> None:
    theirs = replace(theirs, id="d")
    steadier = replace(ours, cohesion=min(1000, ours.cohesion + more))
    tired = replace(ours, fatigue=fatigue)
    plain = expected(battle(ours, theirs))
    assert expected(battle(steadier, theirs)) >= plain - SLACK
    assert expected(battle(tired, theirs)) <= plain + SLACK


# Factors, frontage, and the odds shown before.


@given(st.lists(st.integers(1, 20_000), max_size=8))
@pytest.mark.rule("4.3")
def test_the_product_of_factors_is_held_between_a_fifth_and_five(listed: list[int]) -> None:
    held = product(NUMBERS, tuple(Factor("cause.posture", permille) for permille in listed))
    assert 200 <= held <= 5000


def test_factors_that_change_nothing_are_not_named() -> None:
    plain = Party((fighter("a", 100, cohesion=1000),))
    assert factors(NUMBERS, plain, OPEN) == ()


@pytest.mark.rule("4.2")
def test_people_beyond_the_frontage_add_no_power() -> None:
    full, crowd = (Party((fighter("a", people),)) for people in (250, 600))
    assert power(NUMBERS, full, 250) == power(NUMBERS, crowd, 250) < power(NUMBERS, crowd, 500)


@pytest.mark.rule("4.2")
def test_reserves_are_not_under_fire() -> None:
    narrow = mean_lost(
        fought(battle(fighter("a", 500), fighter("d", 200), frontage=250)), "attackers"
    )
    wide = mean_lost(
        fought(battle(fighter("a", 500), fighter("d", 200), frontage=500)), "attackers"
    )
    assert narrow > 0
    assert narrow / 500 < 0.1
    assert wide / 500 < 0.1


def test_without_ammunition_power_falls_to_less_than_a_third() -> None:
    full, dry = (Party((fighter("a", 100, ammunition=left),)) for left in (30, 0))
    assert power(NUMBERS, dry, OPEN) * 3 <= power(NUMBERS, full, OPEN)


@pytest.mark.rule("4.6")
def test_fire_from_hiding_costs_the_hidden_less_than_fire_in_the_open() -> None:
    seen = battle(fighter("a", 60), fighter("d", 120))
    hidden = replace(seen, attackers=replace(seen.attackers, hidden=True))
    assert mean_lost(fought(hidden), "attackers") < mean_lost(fought(seen), "attackers")


def test_who_is_broken_already_does_not_fight() -> None:
    drawn = battle(fighter("a", 100), fighter("d", 100, cohesion=100))
    outcome = fight(NUMBERS, drawn, Dice(1, 1, {}))
    assert outcome.result == "win"
    assert lost(outcome.battle.attackers) == 0


@pytest.mark.rule("4.14")
def test_the_odds_shown_are_the_odds_there_are() -> None:
    drawn = battle(fighter("a", 220), fighter("d", 110))
    shown = odds(NUMBERS, drawn)
    assert abs(shown.win / 1000 - share(fought(drawn), "win")) < 0.1
    assert shown.ratio == ratio(NUMBERS, drawn)


several = st.lists(
    st.builds(
        lambda name, people, direct, quality, cohesion, ammunition, posture: fighter(
            name,
            people,
            direct=direct,
            quality=quality,
            cohesion=cohesion,
            ammunition=ammunition,
            posture=posture,
        ),
        st.uuids().map(str),
        st.integers(20, 400),
        st.integers(6, 16),
        st.sampled_from([600, 800, 1000, 1250, 1500]),
        st.integers(350, 1000),
        st.integers(0, 30),
        st.sampled_from([600, 1000, 1500]),
    ),
    min_size=1,
    max_size=4,
)
parties = st.builds(
    lambda units, terrain, head, fires: Party(
        tuple(units),
        (Factor("cause.terrain", terrain),),
        head=head,
        support=tuple(Support(f"cause.{name}", fire) for name, fire in fires.items()),
    ),
    several,
    st.integers(600, 2500),
    st.integers(200, 1000),
    st.dictionaries(st.sampled_from(["artillery", "air"]), st.integers(1, 60), max_size=2),
)


@pytest.mark.rule("4.29")
@settings(max_examples=150)
@given(parties, parties, st.sampled_from([250, 500]))
def test_what_is_told_multiplies_to_the_odds(ours: Party, theirs: Party, frontage: int) -> None:
    drawn = Battle(ours, theirs, frontage, ("a", "d"))
    expected = float(bare_ratio(drawn))
    for _, permille in factors(NUMBERS, ours, frontage):
        expected *= permille / 1000
    for _, permille in factors(NUMBERS, theirs, frontage):
        expected /= permille / 1000
    assert expected == pytest.approx(ratio(NUMBERS, drawn), rel=0.03, abs=5)


def test_the_odds_do_not_move_when_asked_again() -> None:
    drawn = battle(fighter("a", 220), fighter("d", 110))
    assert odds(NUMBERS, drawn) == odds(NUMBERS, drawn)
