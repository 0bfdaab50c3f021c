"""Errors that are told in the language of whoever reads them."""

from game.errors import IfoghasError, WrongUseError
from game.words.catalogue import LANGUAGES
from game.words.words import Words


class ToldError(IfoghasError):
    """An error with a sentence of its own in every language; by itself it speaks English.

    >>> print(ToldError("error.no_faction", name="fama", known="army, csp"))
    There is no faction “fama”; the scenario has army, csp.
    """

    def __init__(self, key: str, **blanks: str) -> None:
        """Take the sentence under *key*, its blanks filled."""
        super().__init__(Words(LANGUAGES[0]).say(key, **blanks))
        self.key = key
        self.blanks = blanks


class UnknownError(ToldError, WrongUseError):
    """Somebody was named who is not there: a faction, a seat, a kind of bot."""


def told(words: Words, problem: Exception) -> str:
    """Return what went wrong as one sentence; only our own errors speak other languages."""
    if isinstance(problem, ToldError):
        return words.say(problem.key, **problem.blanks)
    return str(problem)
