"""Which key gives which order."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import combining, normalize

from game.rules.faction import Faction
from game.rules.rulebook import Rulebook
from game.words import Words

FIXED = ("end", "undo", "staff")
"""Buttons that are always there; their letters are taken first."""


def order_letters(book: Rulebook, words: Words, seat: str) -> dict[str, str]:
    """Return a letter for each kind of order a seat can give, the same through the match."""
    taken = {words.say(f"ui.key.{name}") for name in FIXED}
    found: dict[str, str] = {}
    for kind in kinds_for(book, seat):
        letter = free_letter(words.say(f"order.{kind}"), taken)
        if letter:
            taken.add(letter)
            found[kind] = letter
    return found


def kinds_for(book: Rulebook, seat: str) -> Iterable[str]:
    """Yield the orders of all, then those of the seat's own doctrine."""
    for chapter in book.chapters:
        if not isinstance(chapter, Faction) or chapter.id == seat:
            yield from (order.kind for order in chapter.orders)


def free_letter(name: str, taken: set[str]) -> str:
    """Return the first letter of a name that is not taken, as a capital; empty if all are.

    >>> free_letter("Évacuer", {"E"})
    'V'
    """
    for letter in normalize("NFKD", name.upper()):
        if letter.isalpha() and not combining(letter) and letter not in taken:
            return letter
    return ""
