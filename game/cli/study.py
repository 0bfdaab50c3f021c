"""`study`: play scenarios many times and say how the runs stand to the record."""

import argparse
import os
import sys
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.cli.arguments import LANGUAGES, Commands, assuming, command, existing_file, positive
from game.cli.claims_table import claims_table
from game.cli.progress import show_progress
from game.cli.record_table import console, record_table
from game.errors import WrongUseError

if TYPE_CHECKING:
    from game.words import Words


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "study",
        run,
        says="play scenarios many times and compare what comes out with what is known",
        example="tests/setpieces/*.yaml --games 40 --lang fr",
    )
    parser.add_argument("scenarios", nargs="+", metavar="FILE", type=existing_file)
    parser.add_argument(
        "--games", type=positive, default=40, metavar="N", help="with each plan (default: 40)"
    )
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
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="FILE",
        help="write each match there as it ends; called again, go on with those that lack",
    )
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    assuming(parser)
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="default: en")


def run(options: argparse.Namespace) -> int:
    """Play the studies and print them."""
    if options.keep is not None and len(options.scenarios) > 1:
        raise WrongUseError("--keep holds the matches of one scenario; name one FILE.")
    from game.simulation import study
    from game.words import Words

    found = [
        study(
            path,
            games=options.games,
            seed=options.seed,
            workers=options.workers,
            keep=options.keep,
            assume=options.assume,
            progress=show_progress if sys.stderr.isatty() else None,
        )
        for path in options.scenarios
    ]
    if options.json:
        import json

        json.dump(found, sys.stdout, indent=2)
        print()
        return 0
    words = Words(options.lang)
    for each in found:
        print_study(each, words)
    return 0


def print_study(result: Mapping[str, Any], words: "Words") -> None:
    """Print one study: a table for each plan, and the share of targets met."""
    out = console()
    title = words.text(result["title"])
    if not result["record"]:
        out.print(words.say("study.nothing", scenario=title))
        return
    seconds = f"{result['seconds']:.1f}"
    out.print(words.say("study.title", scenario=title, n=result["games"], seconds=seconds))
    for plan, rows in groupby(result["record"], key=lambda row: row["plan"]):
        over = words.say("study.record") if plan is None else plan_title(result, plan, words)
        out.print(record_table([*rows], words, over))
    out.print(words.say("study.met", share=result["met"]))
    if result["claims"]:
        out.print(claims_table(result["claims"], words))


def plan_title(result: Mapping[str, Any], plan: str, words: "Words") -> str:
    """Return what stands over the table of a plan."""
    return words.say("study.plan", plan=words.text(result["plans"][plan]))
