"""Every sentence people read, by key and arguments, in every language of the game.

>>> Words("fr").say("order.march")
'Marcher'

Sentences live in `locale/<language>/LC_MESSAGES/<domain>.po`, the key as msgid; after a
change `python -m game.words.build` makes the `.mo` files the game reads. `game.words.sentences`
says how rules name their arguments.

What speaks of rules is imported when it is first asked for: a menu and a help page need words
and no rules, and these, with numpy, took four fifths of the time to the first frame.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from game.words.catalogue import LANGUAGES, Missing
from game.words.phrase import Phrase
from game.words.words import Words

if TYPE_CHECKING:
    from game.words.aims import aim_line
    from game.words.arguments import argument, clause
    from game.words.folding import folded
    from game.words.sentences import capital, line, published, sentence, told_apart, voice_of
    from game.words.why import explained

LATER: Final = {
    "aim_line": "aims",
    "argument": "arguments",
    "clause": "arguments",
    "folded": "folding",
    "capital": "sentences",
    "line": "sentences",
    "published": "sentences",
    "sentence": "sentences",
    "told_apart": "sentences",
    "voice_of": "sentences",
    "explained": "why",
}
"""What is imported when it is first asked for, and the file it stands in."""

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
    "folded",
    "line",
    "published",
    "sentence",
    "told_apart",
    "voice_of",
]


def __getattr__(name: str) -> object:
    if name not in LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"game.words.{LATER[name]}"), name)
