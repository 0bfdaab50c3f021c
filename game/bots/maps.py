"""Distance fields: how far hexes are from a goal, for choosing steps toward it or away."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from game.hexgrid import Hex
from game.rules.orders import Route
from game.rules.rulebook import Rulebook
from game.rules.units import Mobility

FAR = 10**9
"""Distance in metres of a hex from which the goal cannot be reached."""


class Field(NamedTuple):
    """The metres of march to a goal from every hex no farther than a radius."""

    radius: int
    """Metres of march; FAR once everything has been measured."""

    costs: Mapping[Hex, int]


class Maps:
    """Fields by goal, measured as far out as somebody asks, and kept: the ground does not change.

    Measured from the goal outward; the small difference between there and back does not matter
    for choosing a way.
    """

    def __init__(self, book: Rulebook, side: str) -> None:
        """Measure for one side's units."""
        self.book = book
        self.side = side
        self._fields: dict[tuple[Hex, Mobility], Field] = {}
        self._ways: dict[tuple[Hex, Hex], tuple[Hex, ...]] = {}

    def field(self, start: Hex, goal: Hex, mobility: Mobility) -> Mapping[Hex, int]:
        """Return the metres of march to *goal* from *start* and from all hexes nearer than it.

        A hex that is not there is farther off than *start*, or has no way to the goal.
        """
        key = (goal, mobility)
        field = self._fields.get(key, Field(0, {}))
        radius = max(start.distance(goal), 4) * self.book.ground.hex_m
        while start not in field.costs and field.radius < FAR:
            radius = 2 * radius if radius < self.widest else FAR
            graph = self.book.graph(self.side, mobility, Route.FAST)
            field = Field(radius, graph.reach(goal, radius).costs)
            self._fields[key] = field
        return field.costs

    @property
    def widest(self) -> int:
        """Metres across the map at four times a track's cost: whoever is farther has no way."""
        grid = self.book.ground.grid
        return 4 * (grid.rows + grid.cols) * self.book.ground.hex_m

    def way(self, start: Hex, goal: Hex) -> tuple[Hex, ...]:
        """Return the way a column would take from *start* to *goal*, the start left out."""
        key = (start, goal)
        if key not in self._ways:
            found = self.book.graph(self.side, Mobility.COLUMN, Route.FAST).path(start, goal)
            self._ways[key] = () if found is None else found[0]
        return self._ways[key]

    def metres(self, start: Hex, goal: Hex, mobility: Mobility) -> int:
        """Return the metres of march between two hexes."""
        return self.field(start, goal, mobility).get(start, FAR)

    def nearer(self, hexes: Iterable[Hex], start: Hex, goal: Hex, mobility: Mobility) -> Hex | None:
        """Return the hex of *hexes* nearest to the goal, if it is nearer than *start*."""
        field = self.field(start, goal, mobility)
        found = [(field[at], at) for at in hexes if at in field]
        metres, best = min(found, default=(FAR, start))
        return best if metres < field.get(start, FAR) else None
