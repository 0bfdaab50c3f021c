"""Chapter 9: what is said is the speaker's; the fact stays inside."""

from dataclasses import replace
from typing import Any

from game.rules.state import Fact, News
from tests.pictures import Match, at, match

TRUTH = {"killed.army": 40, "killed.csp": 12, "captured.army": 6, "wounded.army": 30}


def evening(fact: Fact, seed: int = 1) -> Match:
    drawn = match(
        "...",
        """
        army       f1@0,0  motorised_company   80  truck=8
        csp        c1@0,2  technical_squadron 100  technical=12
        jihadists  j1@0,2  katiba              60  hidden dispersed
        """,
        seed=seed,
    )
    return replace(drawn, state=replace(drawn.state, facts={fact.id: fact})).evening()


def battle() -> Fact:
    return Fact("f1", "fight", 1, at(0, 1), TRUTH, ("army", "csp"))


def by(drawn: Match, side: str) -> News:
    return next(item for item in drawn.state.news.values() if item.speaker == side)


def figure(item: News, name: str) -> int:
    value: Any = item.args[name]
    return int(value)


def test_each_party_speaks_and_nobody_else() -> None:
    assert {item.speaker for item in evening(battle()).state.news.values()} == {"army", "csp"}


def test_everybody_reads_the_news_the_public_too() -> None:
    after = evening(battle())
    for reader in ("army", "csp", "jihadists", "public"):
        assert len([key for key in after.heard(reader) if key.startswith("news.")]) == 2


def test_an_army_plays_its_own_dead_down_and_the_enemys_up() -> None:
    said = by(evening(battle()), "army")
    assert 0.05 * 40 <= figure(said, "own_dead") <= 0.5 * 40
    assert figure(said, "foes_dead") > 12


def test_nobody_can_divide_a_claim_back_into_the_truth() -> None:
    claims = {figure(by(evening(battle(), seed), "army"), "foes_dead") for seed in range(20)}
    assert len(claims) > 3


def test_claimed_dead_lie_between_half_and_five_times_the_truth() -> None:
    for seed in range(20):
        after = evening(battle(), seed)
        assert 6 <= figure(by(after, "army"), "foes_dead") <= 60
        assert 20 <= figure(by(after, "csp"), "foes_dead") <= 200


def test_a_fact_remembers_what_was_said_of_it() -> None:
    after = evening(battle())
    assert after.state.facts["f1"].said == tuple(after.state.news)


def test_the_news_hold_no_prisoner_and_no_wounded_the_speaker_does_not_name() -> None:
    for item in evening(battle()).state.news.values():
        assert set(item.args) == {"at", "foes_dead", "own_dead", "foes"}


def test_what_happened_yesterday_is_not_news() -> None:
    old = replace(battle(), turn=0)
    assert evening(old).state.news == {}
