"""What the board's panels are about: one seat's view of a match, and how it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from game.hexgrid import Hex
from game.rules.rulebook import Rulebook
from game.rules.units import Unit
from game.rules.view import View
from game.rules.why import Why
from game.ui.theme import Identity, Theme
from game.ui.widgets import Because
from game.words import Phrase, Words, argument, capital, explained, sentence, standing


@dataclass(frozen=True, slots=True)
class Case:
    """A view, with the words and the look it is shown in."""

    book: Rulebook
    view: View
    words: Words
    theme: Theme

    def say(self, key: str, /, **args: Any) -> str:
        """Return a sentence; arguments are named as those of reports."""
        return sentence(self.book, self.words, key, args)

    def part(self, key: str, /, **args: Any) -> str:
        """Return words as they stand, without a large first letter."""
        return self.words.say(
            key,
            **{name: argument(self.book, self.words, name, arg) for name, arg in args.items()},
        )

    def why(self, reasons: Callable[[], Why | None], about: str = "") -> Because:
        """Return what explains a number once it is asked, and says what it is *about* at all."""

        def all_reasons() -> Iterable[Why]:
            why = reasons()
            return () if why is None else (why,)

        return self.whys(all_reasons, about)

    def whys(self, reasons: Callable[[], Iterable[Why]], about: str = "") -> Because:
        """Return the same for something that several numbers belong to."""

        def lines() -> Sequence[str]:
            said = [line for why in reasons() for line in explained(self.book, self.words, why)]
            return (*said, self.words.say(about)) if about and self.words.knows(about) else said

        return lines

    def unit_name(self, key: str) -> str:
        """Return what a unit is called."""
        return self.words.text(self.book.name_of(key))

    def identity(self, faction: str | None) -> Identity:
        """Return how a faction looks."""
        sides = list(self.book.factions)
        number = sides.index(faction) if faction in sides else 0
        return self.theme.identity(faction, number)

    def faction_name(self, faction: str) -> str:
        """Return a faction's name as the scenario writes it."""
        if faction in self.book.sides:
            return capital(self.words.text(self.book.sides[faction].name))
        return capital(self.part("ui.named", faction=faction))

    def choice_name(self, blank: str, choice: Any) -> str:
        """Return what stands in a blank of an order, as it is chosen."""
        if choice == ():
            return self.words.say("ui.alone")
        if choice is None:
            return self.words.say("slot.open")
        shown = argument(self.book, self.words, blank, choice)
        if blank == "contact":
            contact = self.view.contacts[choice]
            return self.say("ui.contact.name", contact=choice, type=contact.type)
        if isinstance(shown, Phrase) and "bare" in shown.cases:
            return shown.cases["bare"]
        return self.words.number(shown) if isinstance(shown, int) else str(shown)

    def where(self, blank: str, choice: Any) -> Hex | None:
        """Return the hex by which a choice can be pointed at: a unit's, a place's, a contact's."""
        if blank == "contact" and choice in self.view.contacts:
            return self.view.contacts[choice].at
        if isinstance(choice, str) and choice in self.view.units:
            return self.view.units[choice].at
        if isinstance(choice, str) and choice in self.book.ground.places:
            return self.book.ground.places[choice].at
        return None

    def status(self, unit: Unit) -> str:
        """Return in a few words how a unit is."""
        return self.part(
            "ui.unit.status",
            posture=unit.posture,
            left_minutes=unit.minutes,
        )

    def ground_line(self, at: Hex) -> str:
        """Return what a hex is like."""
        ground = self.book.ground
        return self.say(
            "ui.hex",
            at=at,
            terrain=ground.terrain_at(at),
            country=ground.country_at(at),
            height=str(ground.height_at(at)),
        )

    def notes_line(self, at: Hex) -> str:
        """Return what is known of the places in a hex and of what is put there."""
        notes = standing.hex_notes(self.book, self.view, at)
        return " ".join(self.say(note.key, **note.args) for note in notes)
