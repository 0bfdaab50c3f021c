"""A match in a terminal: read a line, do it, tell what came of it."""

from pathlib import Path
from typing import TextIO

from game.session import Session
from game.session.session import HUMAN
from game.text import describe
from game.text.commands import by_word, obey
from game.text.ordering import kinds
from game.text.talk import InsteadError, Talk, UnclearError
from game.words import Words


def converse(
    match: Session,
    seat: str,
    words: Words,
    reader: TextIO,
    writer: TextIO,
    kept: Path,
) -> None:
    """Let a player play *seat*, and look back once the match is over, until the player leaves.

    The match is kept in *kept* from the first line on, so that leaving in whatever way loses
    nothing. Where several people play, the terminal is handed over between their impulses.

    Raises:
        OSError: If *kept* cannot be written.
    """
    talk = Talk(match, seat, words, reader, writer, kept)
    talk.commands = frozenset((*by_word(), *kinds(talk)))
    keep(talk)
    match.run_bots()
    greet(talk)
    try:
        while not talk.leaving:
            tell_the_end(talk)
            hand_over(talk)
            turn(talk)
    except (EOFError, KeyboardInterrupt):
        talk.put("")
    part(talk)


def keep(talk: Talk) -> None:
    """Write the match to its file from now on; of one taken up, only what is new is told."""
    if talk.match.log.path is None:
        talk.match.save(talk.kept)
    else:
        talk.heard[talk.seat] = len(talk.match.reports(talk.seat))


def greet(talk: Talk) -> None:
    """Say which match this is, and where it stands."""
    talk.put(describe.greeting(talk))
    talk.hear()
    for each in describe.look(talk):
        talk.put(each)


def turn(talk: Talk) -> None:
    """Do one line of the player's."""
    typed = talk.read()
    while typed:
        try:
            obey(talk, typed)
        except InsteadError as other:
            typed = other.typed
            continue
        except UnclearError as unclear:
            talk.put(str(unclear))
        return


def hand_over(talk: Talk) -> None:
    """Give the terminal to another person whose impulse it is."""
    acting = talk.match.acting
    if acting in (None, talk.seat) or talk.match.players[str(acting)] != HUMAN:
        return
    talk.say("text.handover", faction=acting)
    talk.read()
    talk.seat, talk.chosen, talk.listed = str(acting), None, ()
    greet(talk)


def tell_the_end(talk: Talk) -> None:
    """Tell the score once the match is over, and what there is still to read; once."""
    if talk.match.over and not talk.ended:
        talk.ended = True
        for each in describe.score(talk):
            talk.put(each)
        talk.say("text.over")


def part(talk: Talk) -> None:
    """Tell where the match is kept."""
    tell_the_end(talk)
    talk.match.close()
    talk.say("text.goodbye", file=str(talk.match.log.path or talk.kept))
