"""`shot`: draw the board of a scenario or of a match into a picture, without a window."""

import argparse
from pathlib import Path

from game.cli.arguments import Commands, command, existing_file, positive, size


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "shot",
        run,
        says="draw a scenario's start, or a turn of a match, into a picture",
        example="scenarios/tinzaouaten_2024.yaml --out board.png --seat csp",
    )
    parser.add_argument("source", metavar="FILE|LOG", type=existing_file)
    parser.add_argument("--out", required=True, type=Path, metavar="PNG", help="the picture")
    parser.add_argument(
        "--seat",
        default="public",
        metavar="SEAT",
        help="public (default), instructor, or a faction: who sees the board so",
    )
    parser.add_argument("--turn", type=positive, metavar="N", help="of a log (default: its last)")
    parser.add_argument(
        "--size", type=size, default=(1280, 800), metavar="WxH", help="pixels (default: 1280x800)"
    )


def run(options: argparse.Namespace) -> int:
    """Write the picture."""
    from game.ui.shot import shoot

    shoot(options.source, options.out, seat=options.seat, turn=options.turn, size=options.size)
    return 0
