"""`replay`: walk through the log of a match, or prove that the rules still give the same one."""

import argparse

from game.cli.arguments import Commands, command, existing_file


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "replay",
        run,
        says="replay a match from its log",
        example="logs/match-1.jsonl --verify",
    )
    parser.add_argument("log", metavar="LOG", type=existing_file)
    parser.add_argument(
        "--verify", action="store_true", help="resolve the orders again and compare the outcome"
    )


def run(options: argparse.Namespace) -> int:
    """Print what the replay says; return 1 if it differs from the log."""
    from game.session import replay

    outcome = replay(options.log, verify=options.verify)
    for sentence in outcome.sentences:
        print(sentence)
    return 1 if outcome.differs else 0
