"""Reach and paths against a textbook search that knows no tricks."""

from collections.abc import Mapping
from heapq import heappop, heappush

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.hexgrid import Graph, Grid, Hex, OffGridError, StepCost

GRID = Grid(rows=7, cols=8)
steps = st.one_of(st.none(), st.integers(0, 9))
entering = st.lists(steps, min_size=len(GRID), max_size=len(GRID))
on_board = st.sampled_from(GRID.hexes)


def cost_of_entering(costs: list[int | None]) -> StepCost:
    return lambda _here, there: costs[GRID.index(there)]


def cost_of_both(costs: list[int | None]) -> StepCost:
    """Return a cost that is the same in both directions."""

    def cost(here: Hex, there: Hex) -> int | None:
        ends = costs[GRID.index(here)], costs[GRID.index(there)]
        return None if None in ends else sum(end for end in ends if end is not None)

    return cost


def textbook(start: Hex, cost: StepCost, budget: int, stops: frozenset[Hex]) -> dict[Hex, int]:
    best, queue = {start: 0}, [(0, start)]
    while queue:
        spent, here = heappop(queue)
        if spent > best[here] or (here in stops and here != start):
            continue
        for there in here.neighbours():
            step = cost(here, there) if there in GRID else None
            if step is not None and spent + step <= min(budget, best.get(there, budget + 1) - 1):
                best[there] = spent + step
                heappush(queue, (spent + step, there))
    return best


def spent_on(way: tuple[Hex, ...], start: Hex, cost: StepCost) -> int:
    total = 0
    for here, there in zip((start, *way), way, strict=False):
        step = cost(here, there)
        assert here.distance(there) == 1
        assert step is not None
        total += step
    return total


@given(entering, on_board, st.integers(0, 60), st.frozensets(on_board, max_size=12))
def test_reach_equals_a_textbook_search(
    costs: list[int | None], start: Hex, budget: int, stops: frozenset[Hex]
) -> None:
    cost = cost_of_entering(costs)
    reach = Graph.build(GRID, cost).reach(start, budget, stops)
    assert reach.costs == textbook(start, cost, budget, stops)


@given(st.data(), on_board, st.integers(0, 60))
def test_reach_equals_a_textbook_search_where_each_step_has_a_price_of_its_own(
    data: st.DataObject, start: Hex, budget: int
) -> None:
    pairs = [(here, there) for here in GRID.hexes for there in here.neighbours() if there in GRID]
    seed = data.draw(st.randoms(use_true_random=False))
    prices: Mapping[tuple[Hex, Hex], int | None] = {
        pair: seed.choice([None, 0, 1, 2, 5, 9]) for pair in pairs
    }

    def cost(here: Hex, there: Hex) -> int | None:
        return prices[here, there]

    reach = Graph.build(GRID, cost).reach(start, budget)
    assert reach.costs == textbook(start, cost, budget, frozenset())


@given(entering, on_board, st.integers(0, 60), st.frozensets(on_board, max_size=12))
def test_the_way_to_a_hex_costs_what_reach_says_and_leaves_no_stop(
    costs: list[int | None], start: Hex, budget: int, stops: frozenset[Hex]
) -> None:
    cost = cost_of_entering(costs)
    reach = Graph.build(GRID, cost).reach(start, budget, stops)
    for goal, price in reach.costs.items():
        way = reach.path_to(goal)
        assert spent_on(way, start, cost) == price
        assert not stops.intersection(way[:-1]) - {start}


@given(entering, on_board, on_board)
def test_a_path_costs_what_reach_says(costs: list[int | None], start: Hex, goal: Hex) -> None:
    cost = cost_of_entering(costs)
    graph = Graph.build(GRID, cost)
    found, reach = graph.path(start, goal), graph.reach(start, 10_000)
    if found is None:
        assert goal not in reach.costs
    else:
        way, price = found
        assert (start, *way)[-1] == goal
        assert price == reach.costs[goal] == spent_on(way, start, cost)


@given(entering, on_board, on_board)
def test_the_way_back_costs_the_same_where_every_step_does(
    costs: list[int | None], start: Hex, goal: Hex
) -> None:
    graph = Graph.build(GRID, cost_of_both(costs))
    there, back = graph.path(start, goal), graph.path(goal, start)
    assert (there and there[1]) == (back and back[1])


@given(entering, on_board, st.lists(on_board, max_size=5))
def test_an_answer_does_not_depend_on_what_was_asked_before(
    costs: list[int | None], start: Hex, before: list[Hex]
) -> None:
    fresh, used = (Graph.build(GRID, cost_of_entering(costs)) for _ in range(2))
    for asked in before:
        used.reach(asked, 40)
    expected, found = fresh.reach(start, 40), used.reach(start, 40)
    assert list(found.costs.items()) == list(expected.costs.items())
    assert [found.path_to(at) for at in found.costs] == [
        expected.path_to(at) for at in expected.costs
    ]


def test_a_stop_in_a_pass_closes_the_land_behind_it_and_a_unit_on_it_may_leave() -> None:
    graph = Graph.build(Grid(1, 5), lambda _here, _there: 5000)
    stop = frozenset({Hex(2, 0)})
    assert sorted(graph.reach(Hex(0, 0), 90_000, stop).costs) == [Hex(q, 0) for q in range(3)]
    assert len(graph.reach(Hex(2, 0), 90_000, stop).costs) == 5


def test_a_step_has_its_cost_and_there_is_none_between_hexes_apart_or_off_the_board() -> None:
    graph = Graph.build(Grid(2, 2), lambda _here, there: 7 if there.r == 0 else None)
    assert graph.step(Hex(0, 0), Hex(1, 0)) == 7
    assert graph.step(Hex(0, 0), Hex(0, 1)) is None
    assert graph.step(Hex(1, 0), Hex(2, 0)) is None
    assert graph.step(Hex(0, 0), Hex(0, 0)) is None


def test_a_way_out_of_reach_is_refused() -> None:
    reach = Graph.build(Grid(1, 5), lambda _here, _there: 5000).reach(Hex(0, 0), 5000)
    with pytest.raises(KeyError, match="out of reach"):
        reach.path_to(Hex(2, 0))


def test_a_search_from_a_hex_off_the_board_is_refused() -> None:
    with pytest.raises(OffGridError, match="not on the board"):
        Graph.build(GRID, lambda _here, _there: 1).reach(Hex(-3, 0), 5)


def test_a_negative_cost_is_refused_with_the_step_it_stands_on() -> None:
    graph = Graph.build(Grid(1, 2), lambda _here, _there: -1)
    with pytest.raises(ValueError, match=r"from Hex\(q=0, r=0\) to Hex\(q=1, r=0\) costs -1"):
        graph.reach(Hex(0, 0), 5)
