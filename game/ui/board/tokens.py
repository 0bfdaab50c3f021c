"""From a view to counters: who stands where, and how well that is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from game.hexgrid import Hex
from game.rules.contacts import Level, Sighting
from game.rules.rulebook import Rulebook
from game.rules.units import Unit
from game.rules.view import View
from game.ui.counters import Face, Known
from game.ui.pieces import Stack

LEVELS: Final = {
    Level.NOTHING: Known.RUMOUR,
    Level.RUMOUR: Known.RUMOUR,
    Level.SIGHTED: Known.SIGHTED,
    Level.IDENTIFIED: Known.IDENTIFIED,
}

STALE_TURNS: Final = 2
"""From this age a sighting carries a clock. Choice: last turn's is still worth something."""


class Is(Enum):
    """What a counter stands for."""

    UNIT = "unit"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Token:
    """One counter."""

    what: Is
    id: str
    """Of the unit, or the side's own number of the contact."""

    face: Face


@dataclass(frozen=True, slots=True)
class Pile:
    """The counters in a hex, the top one first."""

    at: Hex
    tokens: tuple[Token, ...]
    doubt_m: int

    @property
    def stack(self) -> Stack:
        """What the map draws."""
        return Stack(self.at, tuple(token.face for token in self.tokens), self.doubt_m)


def piles(book: Rulebook, view: View, chosen: str | None = None) -> tuple[Pile, ...]:
    """Return all counters a side knows of, hex by hex; the *chosen* one on top of its pile."""
    tokens: dict[Hex, list[Token]] = {}
    doubts: dict[Hex, int] = {}
    for unit in sorted(view.units.values(), key=lambda each: each.faction != view.side):
        if unit.at is not None and unit.present:
            face = unit_face(book, unit)
            tokens.setdefault(unit.at, []).append(Token(Is.UNIT, unit.id, face))
    for contact in sorted(view.contacts.values(), key=lambda each: -each.level):
        face = contact_face(book, contact, view.turn)
        tokens.setdefault(contact.at, []).append(Token(Is.CONTACT, contact.id, face))
        doubts[contact.at] = max(doubts.get(contact.at, 0), contact.doubt_m)
    return tuple(
        Pile(at, tuple(on_top(found, chosen)), doubts.get(at, 0))
        for at, found in sorted(tokens.items(), key=lambda item: (item[0].r, item[0].q))
    )


def on_top(tokens: list[Token], chosen: str | None) -> Iterable[Token]:
    """Return counters with the chosen one first."""
    return sorted(tokens, key=lambda token: token.id != chosen)


def stacks_of(book: Rulebook, view: View) -> tuple[Stack, ...]:
    """Return what a picture of the board shows of a view."""
    return tuple(pile.stack for pile in piles(book, view))


def unit_face(book: Rulebook, unit: Unit) -> Face:
    """Return the counter of a unit one knows all about."""
    return Face(
        symbol=book.types[unit.type].symbol,
        faction=unit.faction,
        people_text=str(unit.present),
        cohesion_percent=unit.cohesion // 10,
        posture=unit.posture.value,
        faction_number=number_of(book, unit.faction),
    )


def contact_face(book: Rulebook, contact: Sighting, turn: int) -> Face:
    """Return the counter of something heard of or seen."""
    level = LEVELS[contact.level]
    return Face(
        symbol=book.types[contact.type or book.unknown_type].symbol,
        faction=contact.faction,
        people_text=f"~{contact.people.best}",
        posture=None if contact.posture is None else contact.posture.value,
        level=level,
        stale=turn - contact.turn >= STALE_TURNS,
        faction_number=number_of(book, contact.faction),
    )


def number_of(book: Rulebook, faction: str | None) -> int:
    """Return a faction's place in the scenario, for its look."""
    if faction is None or faction not in book.factions:
        return 0
    return list(book.factions).index(faction)
