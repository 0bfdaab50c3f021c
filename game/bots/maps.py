"""Distance fields: how far every hex is from a goal, for choosing steps toward it or away."""

from collections.abc import Iterable, Mapping

from game.hexgrid import Hex
from game.rules.orders import Route
from game.rules.rulebook import Rulebook
from game.rules.units import Mobility

FAR = 10**9
"""Distance in metres of a hex from which the goal cannot be reached."""


class Maps:
    """Fields by goal, computed once and kept: they depend on the ground alone."""

    def __init__(self, book: Rulebook, side: str) -> None:
        """Measure for one side's units."""
        self.book = book
        self.side = side
        self._fields: dict[tuple[Hex, Mobility], Mapping[Hex, int]] = {}
        self._ways: dict[tuple[Hex, Hex], tuple[Hex, ...]] = {}

    def field(self, goal: Hex, mobility: Mobility) -> Mapping[Hex, int]:
        """Return the metres of march from every hex to *goal*.

        Measured from the goal outward; the small difference between there and back does not
        matter for choosing a way.
        """
        key = (goal, mobility)
        if key not in self._fields:
            graph = self.book.graph(self.side, mobility, Route.FAST)
            self._fields[key] = graph.reach(goal, FAR).costs
        return self._fields[key]

    def way(self, start: Hex, goal: Hex) -> tuple[Hex, ...]:
        """Return the way a column would take from *start* to *goal*, the start left out."""
        key = (start, goal)
        if key not in self._ways:
            found = self.book.graph(self.side, Mobility.COLUMN, Route.FAST).path(start, goal)
            self._ways[key] = () if found is None else found[0]
        return self._ways[key]

    def metres(self, start: Hex, goal: Hex, mobility: Mobility) -> int:
        """Return the metres of march between two hexes."""
        return self.field(goal, mobility).get(start, FAR)

    def nearest(self, hexes: Iterable[Hex], goal: Hex, mobility: Mobility) -> Hex | None:
        """Return the hex of *hexes* from which the goal is nearest."""
        field = self.field(goal, mobility)
        return min(hexes, key=lambda at: (field.get(at, FAR), at), default=None)
