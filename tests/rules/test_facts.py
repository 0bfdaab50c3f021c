"""Names of facts: what happens elsewhere does not shift the dice keyed by them."""

from dataclasses import replace

from game.rules.facts import fact_name
from game.rules.state import Clock, Fact, GameState
from tests.pictures import at

NOW = GameState(clock=Clock(turn=3))


def happened(state: GameState, kind: str, col: int) -> GameState:
    """Return the state once something more has happened."""
    name = fact_name(state, kind, at(0, col))
    fact = Fact(name, kind, state.clock.turn, at(0, col), {}, ())
    return replace(state, facts={**state.facts, name: fact})


def test_a_fight_elsewhere_changes_no_name() -> None:
    elsewhere = happened(NOW, "fight", 5)
    assert fact_name(elsewhere, "fight", at(0, 1)) == fact_name(NOW, "fight", at(0, 1))


def test_no_two_facts_share_a_name() -> None:
    state = NOW
    for kind, col in (("fight", 1), ("fight", 1), ("harm", 1), ("fight", 2)):
        state = happened(state, kind, col)
    assert len(state.facts) == 4
