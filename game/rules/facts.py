"""Facts: the names of what happened, by which its dice are keyed."""

from game.hexgrid import Hex
from game.rules.public import named
from game.rules.state import GameState


def fact_name(state: GameState, kind: str, at: Hex | None) -> str:
    """Return a name for what happens now, counted among its kind in its hex this turn.

    What happens elsewhere shifts neither the name nor the dice keyed by it.
    """
    turn = state.clock.turn
    same = [
        fact for fact in state.facts.values() if (fact.kind, fact.turn, fact.at) == (kind, turn, at)
    ]
    return named(kind, turn, at, len(same) + 1)
