"""Where one can go and what it costs: reach within a budget, and cheapest paths."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from heapq import heappop, heappush

from game.hexgrid.grid import Grid
from game.hexgrid.hexes import Hex

StepCost = Callable[[Hex, Hex], int | None]
"""Cost of the step between two adjacent hexes, 0 or more; None where there is no way."""

Edge = tuple[int, int]
"""Number of the hex a step leads to; cost of the step times the size of the grid, plus
that number."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be reached from one hex within a budget."""

    start: Hex
    """Where the way begins."""

    costs: dict[Hex, int]
    """Cheapest cost to each hex in reach, the start at 0 included."""

    origins: dict[Hex, Hex]
    """For each hex in reach, the hex before it on its cheapest way; the start has none."""

    def path_to(self, goal: Hex) -> tuple[Hex, ...]:
        """Return the cheapest way to *goal*, without the start.

        >>> graph = Graph.build(Grid(rows=1, cols=4), lambda here, there: 5000)
        >>> graph.reach(Hex(0, 0), 10_000).path_to(Hex(2, 0))
        (Hex(q=1, r=0), Hex(q=2, r=0))

        Raises:
            KeyError: If *goal* is out of reach.
        """
        if goal not in self.costs:
            raise KeyError(f"{goal} is out of reach from {self.start}")
        way = []
        while goal != self.start:
            way.append(goal)
            goal = self.origins[goal]
        return tuple(reversed(way))


@dataclass(frozen=True, slots=True)
class Graph:
    """The steps of a board and what they cost.

    A step's cost is asked once, when a search first comes to its hex, and kept.
    """

    grid: Grid
    """The board."""

    cost: StepCost
    """Must always answer the same for the same step."""

    _edges: list[tuple[Edge, ...] | None] = field(repr=False, compare=False)

    @classmethod
    def build(cls, grid: Grid, cost: StepCost) -> Graph:
        """Return the graph of *grid* where each step has the *cost* given.

        >>> graph = Graph.build(Grid(rows=1, cols=3), lambda here, there: 5000)
        >>> graph.reach(Hex(0, 0), 5000).costs
        {Hex(q=0, r=0): 0, Hex(q=1, r=0): 5000}
        """
        return cls(grid, cost, [None] * len(grid))

    def step(self, here: Hex, there: Hex) -> int | None:
        """Return the cost of the step from *here* to *there*, or None if there is no such step.

        >>> Graph.build(Grid(rows=1, cols=3), lambda here, there: 5).step(Hex(0, 0), Hex(2, 0))

        Raises:
            OffGridError: If either hex is not on the board.
        """
        goal, size = self.grid.index(there), len(self.grid)
        for number, edge in self._steps_from(self.grid.index(here)):
            if number == goal:
                return edge // size
        return None

    def reach(self, start: Hex, budget: int, stops: Collection[Hex] = frozenset()) -> Reach:
        """Return all hexes that cost at most *budget* to get to.

        A hex of *stops* may be entered and not left, except the start. Of two ways that cost
        the same, the one over the hex with the smaller cost, then number, is kept.

        >>> graph = Graph.build(Grid(rows=1, cols=4), lambda here, there: 5)
        >>> list(graph.reach(Hex(0, 0), 100, stops={Hex(2, 0)}).costs.values())
        [0, 5, 10]

        Raises:
            OffGridError: If *start* or a stop is not on the board.
        """
        number = self.grid.index
        origin, size, hexes = number(start), len(self.grid), self.grid.hexes
        ends = {number(stop) for stop in stops} - {origin}
        best, came = self._spread(origin, (budget + 1) * size, ends)
        costs = {hexes[at]: key // size for at, key in best.items()}
        return Reach(start, costs, {hexes[at]: hexes[last] for at, last in came.items()})

    def path(self, start: Hex, goal: Hex) -> tuple[tuple[Hex, ...], int] | None:
        """Return the cheapest way, without the start, and its cost; None if there is no way.

        >>> Graph.build(Grid(rows=1, cols=2), lambda here, there: 5).path(Hex(0, 0), Hex(1, 0))
        ((Hex(q=1, r=0),), 5)

        Raises:
            OffGridError: If either hex is not on the board.
        """
        origin, target, size = self.grid.index(start), self.grid.index(goal), len(self.grid)
        best, came = self._spread(origin, None, frozenset(), target)
        if target not in best:
            return None
        way, at = [], target
        while at != origin:
            way.append(self.grid.hexes[at])
            at = came[at]
        return tuple(reversed(way)), best[target] // size

    def _spread(
        self, origin: int, limit: int | None, ends: Collection[int], target: int = -1
    ) -> tuple[dict[int, int], dict[int, int]]:
        """Return the best key of each hex found below *limit*, and the hex it was come from.

        A key is cost * size + number, so that one whole number sorts by cost, then by number,
        and is cheaper to compare and to queue than a pair.
        """
        size, table = len(self.grid), self._edges
        unseen = 1 << 62 if limit is None else limit
        best, came, queue = {origin: origin}, dict[int, int](), [origin]
        known = best.get
        while queue:
            key = heappop(queue)
            at = key % size
            if at == target:
                break
            if best[at] != key or at in ends:
                continue
            base = key - at
            for there, edge in table[at] or self._steps_from(at):
                if base + edge < known(there, unseen):
                    best[there] = base + edge
                    came[there] = at
                    heappush(queue, base + edge)
        return best, came

    def _steps_from(self, at: int) -> tuple[Edge, ...]:
        """Return the steps that leave hex number *at*, asked for on the first visit."""
        known = self._edges[at]
        if known is None:
            known = self._edges[at] = tuple(self._priced(at))
        return known

    def _priced(self, at: int) -> list[Edge]:
        size, hexes = len(self.grid), self.grid.hexes
        priced = []
        for there in self.grid.neighbours[at]:
            cost = self.cost(hexes[at], hexes[there])
            if cost is not None:
                _check_cost(cost, hexes[at], hexes[there])
                priced.append((there, cost * size + there))
        return priced


def _check_cost(cost: int, here: Hex, there: Hex) -> None:
    if cost < 0:
        raise ValueError(f"the step from {here} to {there} costs {cost}; it must be 0 or more")
