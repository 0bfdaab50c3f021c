"""`simulate`: play a scenario many times between bots and say what comes out."""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game.cli.arguments import LANGUAGES, Commands, assuming, command, existing_file, positive
from game.cli.claims_table import claims_table
from game.cli.progress import show_progress
from game.cli.record_table import console, record_table


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "simulate",
        run,
        says="let bots play a scenario many times and measure what comes out",
        example="scenarios/tinzaouaten_2024.yaml --games 50 --seed 1 --logs logs",
    )
    parser.add_argument("scenario", metavar="FILE", type=existing_file)
    parser.add_argument("--games", type=positive, default=20, metavar="N", help="default: 20")
    parser.add_argument(
        "--seed", type=positive, default=1, metavar="S", help="of the first match (default: 1)"
    )
    parser.add_argument(
        "--workers",
        type=positive,
        default=os.cpu_count() or 1,
        metavar="W",
        help="processes that share the work (default: one for each processor)",
    )
    parser.add_argument("--json", action="store_true", help="print one object")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="default: en")
    assuming(parser)
    parser.add_argument("--logs", type=Path, metavar="DIR", help="keep each match's log there")


def run(options: argparse.Namespace) -> int:
    """Play the matches and print their measures."""
    from game.simulation import simulate

    result = simulate(
        options.scenario,
        games=options.games,
        seed=options.seed,
        workers=options.workers,
        logs=options.logs,
        assume=options.assume,
        progress=show_progress if sys.stderr.isatty() else None,
    )
    if options.json:
        import json

        json.dump(result, sys.stdout, indent=2)
        print()
    else:
        print_assumed(result, options.lang)
        print_table(result)
        print_record(result, options.lang)
    return 0


def print_assumed(result: Mapping[str, Any], language: str) -> None:
    """Print which theories of the war the matches were played under, where there are any."""
    from game.scenario.assumptions import named
    from game.words import Words

    if result["assume"]:
        print(named(Words(language), result["assume"]))


def print_table(result: Mapping[str, Any]) -> None:
    """Print one row for each measure: its mean and percentiles, or its shares."""
    from rich.console import Console
    from rich.table import Table

    table = Table(
        "measure", "of", "mean", "5 %", "50 %", "95 %",
        title=f"{result['scenario']}: {result['games']} matches in {result['seconds']:.1f} s",
    )  # fmt: skip
    for measure in result["measures"]:
        if "shares" in measure:
            shares = ", ".join(f"{name} {share:.0%}" for name, share in measure["shares"].items())
            table.add_row(measure["measure"], measure["of"], shares)
        else:
            figures = (f"{measure[key]:.1f}" for key in ("mean", "p5", "p50", "p95"))
            table.add_row(measure["measure"], measure["of"], *figures)
    Console().print(table)


def print_record(result: Mapping[str, Any], language: str) -> None:
    """Print how the matches stand to the scenario's record, where it has one."""
    from game.words import Words

    if result["record"]:
        words = Words(language)
        console().print(record_table(result["record"], words, words.say("study.record")))
    if result["claims"]:
        console().print(claims_table(result["claims"], Words(language)))
