"""Every sentence people read, by key and arguments, in every language of the game.

>>> Words("fr").say("order.march")
'Marcher'

Sentences live in `locale/<language>/LC_MESSAGES/<domain>.po`, the key as msgid; after a
change `python -m game.words.build` makes the `.mo` files the game reads. `game.words.sentences`
says how rules name their arguments.
"""

from game.words.aims import aim_line
from game.words.arguments import argument, clause
from game.words.catalogue import LANGUAGES, Missing
from game.words.phrase import Phrase
from game.words.sentences import capital, line, published, sentence
from game.words.why import explained
from game.words.words import Words

__all__ = [
    "LANGUAGES",
    "Missing",
    "Phrase",
    "Words",
    "aim_line",
    "argument",
    "capital",
    "clause",
    "explained",
    "line",
    "published",
    "sentence",
]
