"""Which key gives which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_uppercase
from typing import Final
from unicodedata import combining, normalize

from game.rules.faction import Faction
from game.rules.rulebook import Rulebook
from game.ui.board.groups import GROUPS, SHARED, STAFF, group_of
from game.words import Words

FIXED: Final = ("end", "undo", "staff", "news", "relations")
"""Buttons that are always there; their letters are taken first."""


def order_letters(book: Rulebook, words: Words, seat: str) -> dict[str, str]:
    """Return a letter for each kind of order a seat can give, the same through the match.

    Orders of units and of the staff never stand in one list, so both may use all letters.
    """
    found: dict[str, str] = {}
    for of_staff in (False, True):
        taken = {words.say(f"ui.key.{name}") for name in FIXED}
        taken |= {found[kind] for kind in SHARED if kind in found}
        for kind in kinds_for(book, seat):
            if (group_of(kind) in STAFF) is of_staff:
                letter = free_letter(words.say(f"order.{kind}"), taken)
                taken.add(letter)
                found[kind] = letter
    return {kind: letter for kind, letter in found.items() if letter}


def in_list(kinds: Sequence[str], letters: Mapping[str, str], words: Words) -> dict[str, str]:
    """Return the letters of one list; rare orders that got none take what nobody has in it."""
    taken = {words.say(f"ui.key.{name}") for name in FIXED}
    found = {kind: letters[kind] for kind in kinds if kind in letters}
    taken.update(found.values())
    for kind in kinds:
        if kind not in found:
            found[kind] = free_letter(words.say(f"order.{kind}"), taken)
            taken.add(found[kind])
    return found


def kinds_for(book: Rulebook, seat: str) -> list[str]:
    """Return the orders of all and those of the seat's own doctrine, in the panel's sequence."""
    given = {
        order.kind
        for chapter in book.chapters
        if not isinstance(chapter, Faction) or chapter.id == seat
        for order in chapter.orders
    }
    return [kind for kinds in GROUPS.values() for kind in kinds if kind in given]


def free_letter(name: str, taken: set[str]) -> str:
    """Return the first letter of a name that is not taken, as a capital, else any; empty if none.

    >>> free_letter("Évacuer", {"E"}), free_letter("Oui", {"O", "U", "I"})
    ('V', 'A')
    """
    for letter in normalize("NFKD", name.upper()) + ascii_uppercase:
        if letter.isalpha() and not combining(letter) and letter not in taken:
            return letter
    return ""
