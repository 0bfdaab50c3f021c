"""The search that every march and every plan asks."""

from game.hexgrid import Cell, Graph, Grid, cell_of, hex_of
from tests.benchmarks.clock import cpu_of
from tests.benchmarks.peers import BUDGET, SIZE, START, problem, textbook, textbook_search
from tests.benchmarks.row import Row, milliseconds


def movement_range() -> Row:
    """Measure a reach of six points among controlled hexes, against a textbook's."""
    _, points, controlled = problem()
    graph = Graph.build(Grid(*SIZE), lambda _here, there: points[cell_of(there)])
    start = hex_of(Cell(*START))
    stops = frozenset(hex_of(Cell(*cell)) for cell in controlled)
    found = graph.reach(start, BUDGET, stops).costs
    expected = textbook(START, BUDGET)
    assert {tuple(cell_of(at)): cost for at, cost in found.items()} == expected
    ours = cpu_of(lambda: graph.reach(start, BUDGET, stops), times=2000)
    peer = textbook_search()
    return Row(
        "movement range, 2,400 hexes", milliseconds(ours), f"textbook {milliseconds(peer)}",
        ours / peer, 0.6, 0.3, f"{len(expected)} hexes",
    )  # fmt: skip
