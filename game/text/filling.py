"""Filling the blanks of an offer from what the player typed, and asking for what is lacking."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from game.hexgrid import Hex
from game.rules.bargains import Secrecy
from game.rules.chapters.events import answers
from game.rules.orders import Offer, Order, Pace, Route, Slot
from game.text.finding import (
    contact_number,
    coordinates,
    hex_meant,
    joined,
    plain,
    synonyms,
)
from game.text.speaking import as_it_reads, before_figure
from game.text.talk import InsteadError, Talk, UnclearError
from game.words import argument, capital, told_apart
from game.words.bearings import metres

DEFAULTS: Final = (Pace.NORMAL, Route.FAST, Secrecy.SECRET, ())
"""What stands in a blank the player does not mention, where it may."""

NUMBER: Final = re.compile(r"\d+([.,]\d+)?")
"""A number as players type it."""

WEIGHED: Final = frozenset(("posture", "contact"))
"""Blanks that a player fills or confirms even where one choice is left: they cost hours."""

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


def listed(text: str) -> Typed:
    """Return a line of which every word stands for a blank: the small ones between are let go.

    >>> listed("to csp until 8, secret").words
    ['csp', '8', 'secret']
    """
    small = {*synonyms("text.to"), *synonyms("text.until"), *synonyms("text.turn_word")}
    return Typed([word for word in plain(text).split() if word not in small], "")


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
    loosen(talk, start_of(talk, offer), left)
    for slot in offer.slots:
        choices = slot.choices(filled)
        if not choices:
            raise talk.unclear("text.no_choice", blank=talk.words.say(f"slot.{slot.name}"))
        filled[slot.name] = value_of(talk, offer, slot, choices, left, filled)
    check_understood(talk, left)
    return offer.fill(**filled)


def loosen(talk: Talk, start: Hex | None, left: Typed) -> None:
    """Count the words behind a goal among those that fill the other blanks.

    `march to Kidal dash covered` names Kidal: the longest beginning that tells a hex is the goal.
    Where none does, all of it is, and looking for it says what is wrong with it.
    """
    told = left.goal.split()
    for length in range(len(told), 0, -1):
        try:
            hex_meant(talk, " ".join(told[:length]), start)
        except UnclearError:
            continue
        left.goal = " ".join(told[:length])
        left.words += [compared(word) for word in told[length:]]
        return


def start_of(talk: Talk, offer: Offer) -> Hex | None:
    """Return where those stand who are to carry an order out, from where ways are counted."""
    return talk.view.units[offer.units[0]].at if offer.units else None


def check_understood(talk: Talk, left: Typed) -> None:
    """Refuse a line with words that filled no blank, rather than guess."""
    if left.words:
        raise talk.unclear("text.not_understood", word=" ".join(left.words))


def value_of(
    talk: Talk,
    offer: Offer,
    slot: Slot,
    choices: Sequence[Any],
    left: Typed,
    filled: Mapping[str, Any],
) -> Any:
    """Return what stands in one blank."""
    if isinstance(choices[0], Hex):
        return goal_of(talk, offer, slot, choices, left)
    if slot.name == "ratio":
        left.words = [word for word in left.words if word not in synonyms("text.odds_words")]
    for choice in choices:
        said = names_of(talk, slot.name, choice)
        if any(word in said for word in left.words):
            left.words = [word for word in left.words if word not in said]
            return choice
    if slot.name == "faction" and any(is_side(talk, word) for word in left.words):
        raise talk.unclear(f"refused.{offer.kind}.faction")
    if slot.name == "contact" and left.words:
        raise talk.unclear(f"refused.{offer.kind}.contact")
    default = next((choice for choice in choices if choice in DEFAULTS), None)
    if default is not None:
        return default
    if len(choices) == 1 and slot.name not in WEIGHED:
        return choices[0]
    if talk.asks:
        for each in before_figure(talk, offer, slot.name, filled):
            talk.put(each)
    return asked(talk, slot.name, choices, left, filled)


def is_side(talk: Talk, word: str) -> bool:
    """Return whether a word means a side of the match."""
    return any(word in names_of(talk, "faction", side) for side in talk.book.factions)


def names_of(talk: Talk, blank: str, choice: Any) -> set[str]:
    """Return the plain words by which a player may mean a choice."""
    if blank == "contact":
        return {contact_number(choice), f"c{contact_number(choice)}"}
    if blank == "ratio":
        return {f"{choice / 1000:g}", str(choice)}
    if blank == "until":
        last = choice == talk.book.turns
        return {str(choice), *(synonyms("text.until_end") if last else ())}
    if blank == "choice":
        place = answers(talk.book, talk.view).index(choice) + 1
        return {str(place), choice, plain(choice), plain(choice.partition("|")[2])}
    if blank == "partners":
        return set(synonyms("text.together" if choice else "text.alone"))
    label = plain(named(talk, blank, choice))
    if blank == "faction":
        label += " " + plain(talk.words.text(talk.book.sides[choice].name))
    return {plain(str(choice)), joined(str(choice)), label, *label.split()}


def named(talk: Talk, blank: str, choice: Any) -> str:
    """Return a choice as it is listed."""
    if choice == ():
        return talk.words.say("text.alone").split()[0]
    if choice is None:
        return talk.words.say("slot.open")
    shown = argument(talk.book, talk.words, blank, choice)
    return talk.words.number(shown) if isinstance(shown, int) else str(shown)


def asked(
    talk: Talk, blank: str, choices: Sequence[Any], left: Typed, filled: Mapping[str, Any]
) -> Any:
    """Return the choice the player makes from a list."""
    check_understood(talk, left)
    about = talk.words.say(f"slot.{blank}")
    names = told_apart([capital(named(talk, blank, choice)) for choice in choices])
    check_asking(talk, about, names)
    talk.say("text.ask" if len(choices) > 1 else "text.ask_only", blank=about)
    listed = [
        as_it_reads(talk, blank, choice, filled, name)
        for choice, name in zip(choices, names, strict=True)
    ]
    answer = talk.choose(listed, about)
    if answer.isdecimal() and 1 <= int(answer) <= len(choices):
        return choices[int(answer) - 1]
    meant = [choice for choice in choices if plain(answer) in names_of(talk, blank, choice)]
    if not meant:
        check_other_command(talk, answer)
    if len(meant) != 1:
        raise talk.unclear("text.no_such_choice", answer=answer, most=len(choices))
    return meant[0]


def check_asking(talk: Talk, about: str, listed: Sequence[str]) -> None:
    """Say what a line leaves open, where nothing may be asked for."""
    if not talk.asks:
        hints = tuple(listed[:SHOWN_PLACES])
        lacking = "text.left_open" if hints else "text.left_open_where"
        raise talk.unclear(lacking, blank=about, hints=hints)


def check_other_command(talk: Talk, answer: str) -> None:
    """Carry out another command, where that is what the player answers."""
    if answer.startswith("?") or plain(answer.split()[0]) in talk.commands:
        raise InsteadError(answer)


def goal_of(talk: Talk, offer: Offer, slot: Slot, choices: Sequence[Hex], left: Typed) -> Hex:
    """Return the hex the player means, among those there are to choose from.

    Raises:
        UnclearError: If it is not among them; the sentence names the nearest that is.
    """
    start = start_of(talk, offer)
    told = left.goal or " ".join(left.words)
    if not left.goal:
        left.words.clear()
    at = hex_meant(talk, told, start) if told else goal_asked(talk, slot, choices, start)
    if at in choices:
        return at
    if at == start:
        raise talk.unclear("text.there_already", unit=offer.units[0], at=at)
    hex_m = talk.book.ground.hex_m
    nearest = min(choices, key=lambda choice: (metres(at, choice, hex_m), choice))
    raise talk.unclear(
        "text.out_of_reach",
        why_sentence=(f"refused.{offer.kind}.{slot.name}", {"value": ""}),
        nearest_at=nearest,
        coordinates=coordinates(nearest),
    )


def goal_asked(talk: Talk, slot: Slot, choices: Sequence[Hex], start: Hex | None) -> Hex:
    """Return the hex the player answers with, by number from a list or in words."""
    about = talk.words.say(f"slot.{slot.name}")
    options = goals_listed(talk, choices, start)
    check_asking(talk, about, list(options))
    talk.say("text.ask_where", blank=about)
    answer = talk.choose(list(options), about)
    if answer.isdecimal():
        if not 1 <= int(answer) <= len(options):
            raise talk.unclear("text.no_such_choice", answer=answer, most=len(options))
        return list(options.values())[int(answer) - 1]
    check_other_command(talk, answer)
    return hex_meant(talk, answer, start)


def goals_listed(talk: Talk, choices: Sequence[Hex], start: Hex | None) -> dict[str, Hex]:
    """Return by name what is listed where a goal is asked for: places, or else hexes near by."""
    reached = set(choices)
    places = [place for place in talk.book.ground.places.values() if place.at in reached]
    if places and len(choices) > SHOWN_PLACES:
        return {
            str(talk.words.named(place.name).cases["bare"]): place.at
            for place in places[:SHOWN_PLACES]
        }
    hex_m = talk.book.ground.hex_m
    near = sorted(choices, key=lambda at: (0 if start is None else metres(start, at, hex_m), at))
    return {
        talk.phrase("text.goal", at=at, coordinates=coordinates(at)): at
        for at in near[:SHOWN_PLACES]
    }
