"""Filling the blanks of an offer from what the player typed, and asking for what is lacking."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from game.hexgrid import Hex
from game.rules.orders import Offer, Order, Pace, Route, Slot
from game.text.finding import (
    contact_number,
    coordinates,
    hex_meant,
    joined,
    plain,
    synonyms,
)
from game.text.talk import Talk
from game.words import argument, capital
from game.words.bearings import metres

DEFAULTS: Final = (Pace.NORMAL, Route.FAST, ())
"""What stands in a blank the player does not mention, where it may."""

NUMBER: Final = re.compile(r"\d+([.,]\d+)?")
"""A number as players type it."""

SHOWN_PLACES: Final = 12
"""Places listed when the player is asked where to."""


@dataclass(slots=True)
class Typed:
    """What is left to understand of a line such as `dash to 10 km NW`."""

    words: list[str]
    """Before the goal, plain."""

    goal: str
    """After `to`, as typed; empty if nothing was."""


def typed(text: str) -> Typed:
    """Return a line taken apart at the word that means *to*.

    >>> typed("3 dash to Tin Zaouatine")
    Typed(words=['3', 'dash'], goal='Tin Zaouatine')
    """
    parts = text.split()
    toward = synonyms("text.to")
    for place, part in enumerate(parts):
        if plain(part) in toward:
            return Typed([compared(each) for each in parts[:place]], " ".join(parts[place + 1 :]))
    return Typed([compared(each) for each in parts], "")


def compared(word: str) -> str:
    """Return a word as it is compared; a number keeps its decimals.

    >>> compared("1,5"), compared("Forcée")
    ('1.5', 'forcee')
    """
    return word.replace(",", ".") if NUMBER.fullmatch(word) else plain(word)


def fill(talk: Talk, offer: Offer, left: Typed) -> Order:
    """Return the order *offer* stands for, asking for each blank the line leaves open.

    Raises:
        UnclearError: If a blank cannot be filled as the player wants.
    """
    filled: dict[str, Any] = {}
    for slot in offer.slots:
        choices = slot.choices(filled)
        if not choices:
            raise talk.unclear("text.no_choice", blank=talk.words.say(f"slot.{slot.name}"))
        filled[slot.name] = value_of(talk, offer, slot, choices, left)
    check_understood(talk, left)
    return offer.fill(**filled)


def check_understood(talk: Talk, left: Typed) -> None:
    """Refuse a line with words that filled no blank, rather than guess."""
    if left.words:
        raise talk.unclear("text.not_understood", word=" ".join(left.words))


def value_of(talk: Talk, offer: Offer, slot: Slot, choices: Sequence[Any], left: Typed) -> Any:
    """Return what stands in one blank."""
    if isinstance(choices[0], Hex):
        return goal_of(talk, offer, slot, choices, left)
    for choice in choices:
        said = names_of(talk, slot.name, choice)
        if any(word in said for word in left.words):
            left.words = [word for word in left.words if word not in said]
            return choice
    if slot.name == "contact" and left.words:
        raise talk.unclear(f"refused.{offer.kind}.contact")
    default = next((choice for choice in choices if choice in DEFAULTS), None)
    if default is not None or len(choices) == 1:
        return choices[0] if default is None else default
    return asked(talk, slot.name, choices, left)


def names_of(talk: Talk, blank: str, choice: Any) -> set[str]:
    """Return the plain words by which a player may mean a choice."""
    if blank == "contact":
        return {contact_number(choice), f"c{contact_number(choice)}"}
    if blank == "ratio":
        return {f"{choice / 1000:g}", str(choice)}
    if blank == "partners":
        return set(synonyms("text.together" if choice else "text.alone"))
    label = plain(named(talk, blank, choice))
    return {plain(str(choice)), joined(str(choice)), label, *label.split()}


def named(talk: Talk, blank: str, choice: Any) -> str:
    """Return a choice as it is listed."""
    if choice == ():
        return talk.words.say("text.alone").split()[0]
    shown = argument(talk.book, talk.words, blank, choice)
    return talk.words.number(shown) if isinstance(shown, int) else str(shown)


def asked(talk: Talk, blank: str, choices: Sequence[Any], left: Typed) -> Any:
    """Return the choice the player makes from a list."""
    check_understood(talk, left)
    talk.say("text.ask", blank=talk.words.say(f"slot.{blank}"))
    answer = talk.choose([capital(named(talk, blank, choice)) for choice in choices])
    if answer.isdecimal() and 1 <= int(answer) <= len(choices):
        return choices[int(answer) - 1]
    meant = [choice for choice in choices if plain(answer) in names_of(talk, blank, choice)]
    if len(meant) != 1:
        raise talk.unclear("text.no_such_choice", answer=answer, most=len(choices))
    return meant[0]


def goal_of(talk: Talk, offer: Offer, slot: Slot, choices: Sequence[Hex], left: Typed) -> Hex:
    """Return the hex the player means, among those there are to choose from.

    Raises:
        UnclearError: If it is not among them; the sentence names the nearest that is.
    """
    start = talk.view.units[offer.units[0]].at if offer.units else None
    told = left.goal or " ".join(left.words)
    if not left.goal:
        left.words.clear()
    at = hex_meant(talk, told, start) if told else goal_asked(talk, slot, choices, start)
    if at in choices:
        return at
    hex_m = talk.book.ground.hex_m
    nearest = min(choices, key=lambda choice: (metres(at, choice, hex_m), choice))
    raise talk.unclear(
        "text.out_of_reach",
        why_sentence=(f"refused.{offer.kind}.{slot.name}", {"value": ""}),
        nearest_at=nearest,
        coordinates=coordinates(nearest),
    )


def goal_asked(talk: Talk, slot: Slot, choices: Sequence[Hex], start: Hex | None) -> Hex:
    """Return the hex the player answers with, by number from the places in reach or in words."""
    reached = set(choices)
    places = [place for place in talk.book.ground.places.values() if place.at in reached]
    talk.say("text.ask_where", blank=talk.words.say(f"slot.{slot.name}"))
    answer = talk.choose([place.name for place in places[:SHOWN_PLACES]])
    if answer.isdecimal() and 1 <= int(answer) <= len(places[:SHOWN_PLACES]):
        return places[int(answer) - 1].at
    return hex_meant(talk, answer, start)
