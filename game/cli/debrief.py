"""`debrief`: what happened, what was said and what could be shown, from the log of a match."""

import argparse
import sys
from pathlib import Path

from game.cli.arguments import LANGUAGES, Commands, command, existing_file
from game.errors import WrongUseError


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "debrief",
        run,
        says="lay truth, claims and public picture of a match side by side",
        example="logs/match-1.jsonl --csv claims.csv",
    )
    parser.add_argument("log", metavar="LOG", type=existing_file)
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write the table there as CSV")
    parser.add_argument(
        "--events", type=Path, metavar="FILE", help="write events and decisions there as CSV"
    )
    parser.add_argument("--json", action="store_true", help="print one object, readings included")
    parser.add_argument(
        "--instructor",
        action="store_true",
        help="of a match that goes on as well; that is written into its log",
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="default: en")


def run(options: argparse.Namespace) -> int:
    """Write or print the table."""
    from game.debrief import (
        as_csv,
        as_json,
        beside,
        dealings,
        events_csv,
        occasions,
        opened_line,
        truth_table,
    )
    from game.rules.state import Stage
    from game.scenario.load import opened_text
    from game.session.openness import add_to, opened_now, openings
    from game.session.replay import final_state, open_match
    from game.words import Words

    match = open_match(options.log)
    read = opened_text(
        match.begin["scenario_text"], f"{options.log} (scenario)", match.begin.get("assume")
    )
    words = Words(options.lang)
    state = final_state(match)
    if state.clock.stage is not Stage.OVER:
        if not options.instructor:
            raise WrongUseError(words.say("cli.debrief.not_yet", log=str(options.log)))
        note = opened_now(read.book, state, words.say("debrief.noted"))
        add_to(options.log, note)
        match = open_match(options.log)
    entries = truth_table(read.book, state)
    laid = beside(read, state, entries)
    script = occasions(read.book, match.records)
    if options.json:
        seen, dealt = openings(match.written), dealings(match.given())
        print(as_json(read, words, entries, laid, seen, dealt, script))
    if options.events is not None:
        write(options.events, events_csv(read, words, script))
    if options.csv is not None:
        write(options.csv, as_csv(read, words, entries, laid))
    elif not options.json and options.events is None:
        sys.stdout.write(as_csv(read, words, entries, laid))
    if openings(match.written):
        print(opened_line(read.book, words, openings(match.written)), file=sys.stderr)
    return 0


def write(path: Path, table: str) -> None:
    """Write a table, the same on every system."""
    path.write_text(table, encoding="utf-8", newline="\n")
