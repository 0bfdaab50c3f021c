"""Measure, and print one row for each ratio: `python -m tests.benchmarks [WORD ...]`.

A word chooses the rows in whose name it stands; `--budget SECONDS` begins no further row after so
much processor time.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from time import process_time

from rich.console import Console
from rich.table import Table

from tests.benchmarks import keeping, playing, searching, starting
from tests.benchmarks.peers import reference, slowness
from tests.benchmarks.row import Benchmark, Missing, Row

BENCHMARKS: tuple[Benchmark, ...] = (
    playing.random_orders,
    playing.time_per_order,
    playing.side_turn,
    playing.whole_match,
    playing.round_of_four,
    playing.growth_with_units,
    playing.growth_with_hexes,
    playing.memory_of_match,
    searching.movement_range,
    keeping.scenario_load,
    keeping.log_flushed,
    keeping.replayed_side_turn,
    starting.wait_for_first_frame,
    starting.work_of_first_frame,
    starting.version,
    starting.two_workers,
    playing.better_than_random,
)
"""In the sequence of the table."""


def main(words: Sequence[str]) -> None:
    """Measure what is asked for and print the table."""
    console = Console(width=None if sys.stdout.isatty() else 180)
    asked = asked_for(words)
    chosen = [
        each
        for each in BENCHMARKS
        if not asked.words or any(word in each.__name__ for word in asked.words)
    ]
    rows = []
    for number, benchmark in enumerate(chosen, 1):
        if process_time() > asked.budget:
            console.print(f"budget spent before {benchmark.__name__}", style="dim")
            break
        console.print(f"{number} of {len(chosen)}: {benchmark.__name__}", style="dim")
        rows.append(benchmark())
    console.print(table_of(rows))
    console.print(
        f"Peers' figures are scaled by {slowness():.2f}, after {reference()}. Processor time, "
        "medians, unless a row says wall."
    )


def asked_for(words: Sequence[str]) -> Namespace:
    """Return what the command line asks for."""
    parser = ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("words", nargs="*", help="parts of the names of rows; all without")
    parser.add_argument("--budget", type=float, default=float("inf"), help="seconds of processor")
    return parser.parse_args(words)


def table_of(rows: Sequence[Row | Missing]) -> Table:
    """Return the rows with what each must reach beside it."""
    table = Table("work", "ours", "against", "ratio", "must reach", "dream", "", "note")
    for row in rows:
        if isinstance(row, Missing):
            table.add_row(row.work, "-", "-", "-", "-", "-", "-", row.note)
            continue
        verdict = "reached" if row.reached else "SHORT"
        figures = (f"{figure:.2f}" for figure in (row.ratio, row.must, row.dream))
        table.add_row(row.work, row.ours, row.peer, *figures, verdict, row.note)
    return table


if __name__ == "__main__":
    main(sys.argv[1:])
