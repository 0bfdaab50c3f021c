"""Taking up a saved match again in a terminal."""

from pathlib import Path

from game.errors import WrongUseError
from game.session import Session
from game.session.replay import resume
from game.session.session import HUMAN
from game.words import Words


def taken_up(words: Words, path: Path, seat: str | None) -> tuple[Session, str]:
    """Return a saved match and whom its player plays; it goes on in its own file.

    Args:
        words: Say what cannot be.
        path: The log.
        seat: Whom the player wants to play; None for whoever was played.

    Raises:
        WrongUseError: If nobody played that faction, or nobody played at all.
        LogError: If the log cannot be read or written.
    """
    match = resume(path)
    people = [side for side, player in match.players.items() if player == HUMAN]
    if not people:
        raise WrongUseError(words.say("text.nobody_played", file=str(path)))
    if seat is not None and seat not in people:
        known = ", ".join(people)
        raise WrongUseError(words.say("text.not_played", faction=seat, known=known))
    return match, seat or (match.acting if match.acting in people else people[0])
