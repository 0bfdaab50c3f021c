"""Whatever is offered, agreed and broken: relations stay symmetric, and words win no points."""

import pytest

from game.rules.bargains import RANKS, pair_of
from game.rules.events import Event
from game.rules.state import GameState
from game.rules.view import observe
from tests.contract.playing import moments, played, scenario

BOOK = scenario().book
SEEDS = (1, 2, 3)
OF_WORDS = frozenset(
    (
        "asked", "retracted", "bargain_disclosed", "bargain_ended", "promise_done",
        "relation_changed", "trust_moved",
    )
)  # fmt: skip
"""Events of offers and bargains; what an answer does is told by its kind."""


def states(seed: int) -> list[GameState]:
    return [*moments(played(seed, "random"), 7), played(seed, "random").state]


@pytest.mark.parametrize("seed", SEEDS)
def test_relations_are_symmetric_in_the_truth_and_in_every_view(seed: int) -> None:
    for state in states(seed):
        for pair, relation in state.relations.items():
            assert pair == pair_of(*pair.split("|"))
            assert relation in RANKS
        views = {side: observe(BOOK, state, side) for side in state.factions}
        for one in state.factions:
            for other in state.factions:
                truth = state.relation(one, other)
                assert state.relation(other, one) == truth
                assert views[one].relation(other) == views[other].relation(one) == truth


@pytest.mark.parametrize("seed", SEEDS)
def test_a_side_knows_of_no_offer_and_no_secret_it_is_no_party_to(seed: int) -> None:
    seen = 0
    for state in states(seed):
        for side in (*state.factions, "public"):
            view = observe(BOOK, state, side)
            for asked in view.pending.values():
                assert side in (asked.asker, asked.to)
            for bargain in view.bargains.values():
                seen += 1
                assert bargain.binds(side) or not bargain.terms.secret
            assert all(side in key.split("|") for key in view.trust)
    assert seen


@pytest.mark.parametrize("seed", SEEDS)
def test_no_word_given_or_broken_adds_to_a_track_or_a_score(seed: int) -> None:
    said = [event for event in events(seed) if event.name in OF_WORDS]
    assert said
    for event in said:
        assert not [change for change in event.changes if change.table in ("factions", "scores")]
    dealt = [each for each in events(seed) if each.args.get("cause") == "cause.dealt"]
    assert all(int(str(each.args.get("tenths", 0))) <= 0 for each in dealt)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_over_leaves_nothing_behind(seed: int) -> None:
    """A pair without a bargain stands as it did at the start, or as allies do who have parted."""
    for state in states(seed):
        bound = {pair_of(*each.parties) for each in state.bargains.values() if each.before}
        before = {pair for pair, relation in BOOK.relations.items() if relation == "allied"}
        for pair, relation in state.relations.items():
            if pair not in bound:
                left = ("allied", "co-belligerent") if pair in before else ("hostile",)
                assert relation in left


def events(seed: int) -> list[Event]:
    return [event for step in played(seed, "random").steps for event in step.events]
