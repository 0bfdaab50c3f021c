"""Aims as sentences: what a faction's score is made of."""

from game.rules.rulebook import Aim, Rulebook
from game.rules.why import aim_args
from game.words.sentences import sentence
from game.words.words import Words


def aim_line(book: Rulebook, words: Words, aim: Aim) -> str:
    """Return what a faction wants, as one sentence without its worth."""
    return sentence(book, words, f"aim.{aim.kind}", aim_args(aim))
