"""What others take, on a machine as fast as this one.

The figures of Wesnoth and Freeciv were measured on a machine where python-chess played 27,700
random moves a second and the search below took 61 microseconds. They are scaled by what the first,
or where it is not installed the second, does in this run, so that only ratios count.
"""

import random
from functools import cache
from heapq import heappop, heappush
from statistics import median
from time import process_time
from typing import Final

from tests.benchmarks.clock import cpu_of

CHESS: Final = 27_700
"""Random legal moves a second by python-chess, where the peers were measured."""

TEXTBOOK: Final = 61e-6
"""Seconds of a textbook search, where the peers were measured."""

WESNOTH_SIDE_TURN: Final = 0.161
WESNOTH_MATCH: Final = 7.3
WESNOTH_MEMORY: Final = 166e6
WESNOTH_AUTOSAVE: Final = 0.0055
"""The lower end of 5.5 to 13 ms."""

WESNOTH_REPLAY: Final = 0.0060
WESNOTH_TITLE: Final = 1.5
"""Wall time to the title screen."""

FIRST_ORDERS: Final = 5_040
"""Random orders a second by the first version of this game, commit 41d032b, where the peers were
measured: python-chess made 5.5 moves in the time of one order."""

FREECIV_ROUND: Final = 0.197
"""A round of four sides with about 170 units."""


@cache
def chess_rate() -> float | None:
    """Return python-chess's random legal moves a second in this run; None if it is not there."""
    try:
        import chess
    except ImportError:
        return None
    rates = []
    for number in range(5):
        lot, board, began = random.Random(number), chess.Board(), process_time()
        for _ in range(6000):
            moves = list(board.legal_moves)
            if not moves or board.ply() > 200:
                board = chess.Board()
                continue
            board.push(lot.choice(moves))
        rates.append(6000 / (process_time() - began))
    return median(rates)


@cache
def slowness() -> float:
    """Return how many times slower this machine is now than that of the peers' figures."""
    rate = chess_rate()
    return textbook_search() / TEXTBOOK if rate is None else CHESS / rate


def reference() -> str:
    """Return what the peers' figures were scaled by."""
    rate = chess_rate()
    if rate is None:
        return f"a textbook search ({textbook_search() * 1e6:.1f} µs; python-chess is not there)"
    return f"python-chess ({rate:,.0f} random moves a second)"


SIZE: Final = (40, 60)
"""Rows and columns of the search problem."""

BUDGET: Final = 6
"""Movement points, on ground that takes 1 to 3 for a step."""

START: Final = (20, 30)


@cache
def problem() -> tuple[
    dict[tuple[int, int], list[tuple[int, int]]],
    dict[tuple[int, int], int],
    frozenset[tuple[int, int]],
]:
    """Return neighbours by cell, the points it takes to enter each, and controlled cells."""
    lot = random.Random(1)
    rows, cols = SIZE
    cells = [(row, col) for row in range(rows) for col in range(cols)]
    near = {
        (row, col): [
            (row + down, col + right + (row % 2 if down else 0) - (1 if down else 0))
            for down, right in ((0, 1), (-1, 1), (-1, 0), (0, -1), (1, 0), (1, 1))
        ]
        for row, col in cells
    }
    inside = set(cells)
    neighbours = {cell: [each for each in near[cell] if each in inside] for cell in cells}
    points = {cell: lot.choice((1, 1, 1, 2, 2, 3)) for cell in cells}
    held = lot.sample([cell for cell in cells if 2 <= apart(cell) <= 6], 4)
    controlled = frozenset(each for cell in held for each in neighbours[cell])
    return neighbours, points, controlled


def apart(cell: tuple[int, int]) -> int:
    """Return about how far a cell is from the start."""
    return max(abs(cell[0] - START[0]), abs(cell[1] - START[1]))


def textbook(start: tuple[int, int], budget: int) -> dict[tuple[int, int], int]:
    """Return the cells in reach, as a textbook has it: a heap of costs and cells."""
    neighbours, points, controlled = problem()
    best, queue = {start: 0}, [(0, start)]
    while queue:
        spent, here = heappop(queue)
        if spent > best[here] or (here in controlled and here != start):
            continue
        for there in neighbours[here]:
            total = spent + points[there]
            if total <= budget and total < best.get(there, budget + 1):
                best[there] = total
                heappush(queue, (total, there))
    return best


@cache
def textbook_search() -> float:
    """Return the seconds of a textbook search in this run."""
    return cpu_of(lambda: textbook(START, BUDGET), times=2000)
