"""Many matches between bots, and what comes out of them."""

from game.simulation.series import MatchError, simulate, study

__all__ = ["MatchError", "simulate", "study"]
