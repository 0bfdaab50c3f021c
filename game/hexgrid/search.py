"""Where one can go and what it costs: reach within a budget, and cheapest paths."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Final

from game.hexgrid.grid import Grid
from game.hexgrid.hexes import Hex

StepCost = Callable[[Hex, Hex], int | None]
"""Cost of the step between two adjacent hexes, 0 or more; None where there is no way."""

Edge = tuple[int, int, int, int]
"""A step, ready for use: the number of the hex it leads to; its cost times the size of the
grid, plus that number; the number of the hex it leaves times the size, plus that number; the
least cost of a step onward times the size."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be reached from one hex within a budget."""

    start: Hex
    """Where the way begins."""

    costs: dict[Hex, int]
    """Cheapest cost to each hex in reach, the start at 0 included."""

    _grid: Grid = field(repr=False, compare=False)
    _last_steps: dict[int, int] = field(repr=False, compare=False)

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
        return _way(self._grid, self._last_steps, self._grid.index(goal))


@dataclass(frozen=True, slots=True)
class Graph:
    """The steps of a board and what they cost.

    A step's cost is asked when a search first comes to its hex, and kept.
    """

    grid: Grid
    """The board."""

    cost: StepCost
    """Must always answer the same for the same step."""

    _prices: dict[int, list[tuple[int, int]]] = field(repr=False, compare=False)
    _least: dict[int, int] = field(repr=False, compare=False)
    _onward: dict[int, tuple[Edge, ...]] = field(repr=False, compare=False)

    @classmethod
    def build(cls, grid: Grid, cost: StepCost) -> Graph:
        """Return the graph of *grid* where each step has the *cost* given.

        >>> graph = Graph.build(Grid(rows=1, cols=3), lambda here, there: 5000)
        >>> graph.reach(Hex(0, 0), 5000).costs
        {Hex(q=0, r=0): 0, Hex(q=1, r=0): 5000}
        """
        return cls(grid, cost, {}, {}, {})

    def step(self, here: Hex, there: Hex) -> int | None:
        """Return the cost of the step from *here* to *there*; None where the board has none.

        >>> graph = Graph.build(Grid(rows=1, cols=3), lambda here, there: 5)
        >>> graph.step(Hex(0, 0), Hex(1, 0)), graph.step(Hex(0, 0), Hex(2, 0))
        (5, None)
        """
        if here not in self.grid or there not in self.grid:
            return None
        goal, prices = self.grid.index(there), self._prices_from(self.grid.index(here))
        return next((cost for to, cost in prices if to == goal), None)

    def least_step(self, start: Hex) -> int | None:
        """Return the cost of the cheapest step from a hex; None where no way leads out.

        >>> Graph.build(Grid(rows=1, cols=2), lambda here, there: 5).least_step(Hex(0, 0))
        5

        Raises:
            OffGridError: If *start* is not on the board.
        """
        least = self._least_from(self.grid.index(start))
        return None if least == _NO_LIMIT else least

    def reach(self, start: Hex, budget: int, stops: Collection[Hex] = frozenset()) -> Reach:
        """Return all hexes that cost at most *budget* to get to.

        A hex of *stops* may be entered and not left, except the start. Of two ways that cost
        the same the answer is always the same one.

        >>> graph = Graph.build(Grid(rows=1, cols=4), lambda here, there: 5)
        >>> list(graph.reach(Hex(0, 0), 100, stops={Hex(2, 0)}).costs.values())
        [0, 5, 10]

        Raises:
            OffGridError: If *start* or a stop is not on the board.
        """
        number, hexes, size = self.grid.index, self.grid.hexes, len(self.grid)
        origin = number(start)
        ends = {number(stop) for stop in stops} - {origin}
        best, last_steps = self._spread(origin, (budget + 1) * size, ends)
        costs = {hexes[at]: key // size for at, key in best.items()}
        return Reach(start, costs, self.grid, last_steps)

    def path(self, start: Hex, goal: Hex) -> tuple[tuple[Hex, ...], int] | None:
        """Return the cheapest way, without the start, and its cost; None if there is no way.

        >>> Graph.build(Grid(rows=1, cols=2), lambda here, there: 5).path(Hex(0, 0), Hex(1, 0))
        ((Hex(q=1, r=0),), 5)

        Raises:
            OffGridError: If either hex is not on the board.
        """
        origin, target = self.grid.index(start), self.grid.index(goal)
        best, last_steps = self._spread(origin, _NO_LIMIT, frozenset(), target)
        if target not in best:
            return None
        return _way(self.grid, last_steps, target), best[target] // len(self.grid)

    def _spread(
        self, origin: int, limit: int, ends: Collection[int], target: int = -1
    ) -> tuple[dict[int, int], dict[int, int]]:
        """Return, for each hex found below *limit*, its best key and the last step to it.

        A key is cost * size + number: one whole number that sorts by cost, then by number,
        and is quicker to queue than a pair. Long for a function, because a call for each of
        its sentences would double its time.
        """
        size, onward = len(self.grid), self._onward
        best, last_steps, queue = {origin: origin}, {origin: -origin - 1}, [origin]
        while queue:
            key = heappop(queue)
            at = key % size
            if at == target:
                break
            if best[at] != key or at in ends:
                continue
            base, last = key - at, last_steps[at]
            for there, edge, step, least in onward.get(last) or self._leave(last):
                reached = base + edge
                if reached >= limit:
                    break
                if there not in best or reached < best[there]:
                    best[there], last_steps[there] = reached, step
                    if reached + least < limit:
                        heappush(queue, reached)
        return best, last_steps

    def _leave(self, last: int) -> tuple[Edge, ...]:
        """Return the steps worth taking after the step *last*, cheapest first."""
        if last not in self._onward:
            edges = self._from_start(-last - 1) if last < 0 else self._after(last)
            self._onward[last] = tuple(sorted(edges, key=_price_first))
        return self._onward[last]

    def _from_start(self, at: int) -> list[Edge]:
        size = len(self.grid)
        return [
            (there, cost * size + there, at * size + there, self._least_from(there) * size)
            for there, cost in self._prices_from(at)
        ]

    def _least_from(self, at: int) -> int:
        """Return the cost of the cheapest step from a hex; each of its neighbours asks for it."""
        if at not in self._least:
            self._least[at] = min((cost for _, cost in self._prices_from(at)), default=_NO_LIMIT)
        return self._least[at]

    def _prices_from(self, at: int) -> list[tuple[int, int]]:
        """Return the hexes one step away and what the step costs."""
        if at not in self._prices:
            hexes = self.grid.hexes
            steps = ((to, self._price(hexes[at], hexes[to])) for to in self.grid.neighbours[at])
            self._prices[at] = [(to, cost) for to, cost in steps if cost is not None]
        return self._prices[at]

    def _after(self, last: int) -> list[Edge]:
        """Return the steps that go where no cheaper step from the hex before goes directly.

        Whoever comes from a neighbour of a hex has no need to pass through another one, unless
        that is cheaper. It halves the steps a search looks at, and changes no cost.
        """
        before, at = divmod(last, len(self.grid))
        direct = {there: edge for there, edge, *_ in self._leave(-before - 1)}
        spent = direct[at] - at
        return [
            step
            for step in self._leave(-at - 1)
            if step[0] != before and spent + step[1] < direct.get(step[0], _NO_LIMIT)
        ]

    def _price(self, here: Hex, there: Hex) -> int | None:
        cost = self.cost(here, there)
        if cost is not None and cost < 0:
            raise ValueError(f"the step from {here} to {there} costs {cost}; it must be 0 or more")
        return cost


_NO_LIMIT: Final = 1 << 62
"""More than any cost."""


def _price_first(edge: Edge) -> int:
    return edge[1]


def _way(grid: Grid, last_steps: dict[int, int], goal: int) -> tuple[Hex, ...]:
    """Return the hexes on the way to *goal*, without the start."""
    way, size = [], len(grid)
    while (last := last_steps[goal]) >= 0:
        way.append(grid.hexes[goal])
        goal = last // size
    return tuple(reversed(way))
