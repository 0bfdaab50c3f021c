"""What a series remembers of one match."""

from typing import NamedTuple

from game.simulation.claims import Ratio
from game.simulation.comparison import Taken
from game.simulation.measures import Figure


class Played(NamedTuple):
    """A match of a series that was played."""

    seed: int
    figures: tuple[Figure, ...]
    taken: tuple[Taken, ...]
    """What it gives for each record of the scenario."""

    plan: str | None = None
    claims: tuple[Ratio, ...] = ()
    """How far the parties' statements were from the truth and from each other."""
