"""`play`: a match in the window, in the terminal, or between bots where nobody is there."""

import argparse
import os
import sys
from pathlib import Path

from game.cli.arguments import Commands, assuming, command, existing_file, positive
from game.cli.surroundings import LANGUAGES, Way, has_display, language_of, way_to_play
from game.errors import WrongUseError


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "play",
        run,
        says="play a match (what happens when no command is given)",
        example="scenarios/tinzaouaten_2024.yaml --seat csp --seed 7",
    )
    parser.add_argument(
        "scenario",
        nargs="?",
        type=existing_file,
        help="the scenario, or the log of a match to go on with; without it, the menu",
    )
    parser.add_argument("--text", action="store_true", help="play in the terminal, without window")
    parser.add_argument("--seat", metavar="FACTION", help="the faction to play; bots play the rest")
    parser.add_argument("--seed", type=positive, metavar="S", help="the match's luck, to repeat it")
    assuming(parser)
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        help="default: the one chosen in the window's settings, else the system's",
    )
    parser.add_argument("--frames", type=positive, metavar="N", help="close after N frames")


def run(options: argparse.Namespace) -> int:
    """Play in the way that was asked for, or else in the best way there is here."""
    match way_for(options):
        case Way.WINDOW:
            return in_window(options)
        case Way.TEXT if options.text or wants_text(spoken(options)):
            return in_terminal(options)
        case Way.TEXT:
            return 0
        case Way.UNATTENDED:
            from game.cli.unattended import tell

            refuse_log(options.scenario)

            return tell(options.scenario, options.seed, spoken(options), options.assume)


def refuse_log(path: Path | None) -> None:
    """Refuse a saved match where nobody is there to go on with it."""
    from game.session.log import is_log

    if path is not None and is_log(path):
        raise WrongUseError(f"{path}: nobody is here to go on with this match; use `--text`.")


def spoken(options: argparse.Namespace) -> str:
    """Return the language asked for, else that of the system."""
    return str(options.language or language_of(os.environ))


def way_for(options: argparse.Namespace) -> Way:
    """Return how to play: what was asked for wins over what was found."""
    if options.text:
        return Way.TEXT
    display = has_display(os.environ, sys.platform, drawing_blind=options.frames is not None)
    if options.frames is not None and not display:
        raise WrongUseError("--frames needs a window: set SDL_VIDEODRIVER=dummy to draw blind.")
    return way_to_play(display=display, terminal=sys.stdin.isatty() and sys.stdout.isatty())


def wants_text(language: str) -> bool:
    """Ask whether to play in the terminal; yes is a line break away."""
    from game.words import Words

    try:
        answer = input(Words(language).say("cli.offer_text"))
    except EOFError:
        return False
    return not answer.strip().lower().startswith("n")


def in_window(options: argparse.Namespace) -> int:
    """Play in the window until it is closed."""
    from game.ui.app import run as open_window

    open_window(
        scenario=options.scenario,
        seat=options.seat,
        seed=options.seed,
        language=options.language,
        spoken=spoken(options),
        assume=options.assume,
        frames=options.frames,
    )
    return 0


def in_terminal(options: argparse.Namespace) -> int:
    """Play in the terminal until the match ends or is left."""
    from game.text import play

    play(
        scenario=options.scenario,
        seat=options.seat,
        seed=options.seed,
        language=spoken(options),
        assume=options.assume,
    )
    return 0
