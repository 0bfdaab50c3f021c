"""Finding what a player means: units, contacts and places by number or by name, and hexes.

Case, accents, hyphens and spaces do not matter: `in afarak` finds In-Afarak.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final
from unicodedata import combining, normalize

from game.hexgrid import Cell, Hex, Layout, Pixel, cell_of, hex_of
from game.rules.ground import PlaceInfo
from game.text.talk import Talk
from game.words import LANGUAGES, Words

POINTS: Final = (
    "e", "ene", "ne", "nne", "n", "nnw", "nw", "wnw",
    "w", "wsw", "sw", "ssw", "s", "sse", "se", "ese",
)  # fmt: skip
"""The compass as scenario files know it, counter-clockwise from east."""

QUARTER: Final = ((1000, 0), (924, -383), (707, -707), (383, -924))
"""Thousandths east and south of one step toward the points from east to before north."""

HALF: Final = (*QUARTER, *((south, -east) for east, south in QUARTER))
"""The same from east to before west."""

STEPS: Final[Mapping[str, tuple[int, int]]] = dict(
    zip(POINTS, (*HALF, *((-east, -south) for east, south in HALF)), strict=True)
)
"""The same for all sixteen."""


UPRIGHT_OR_LEVEL: Final = "north|south|east|west|nord|sud|est|ouest"
"""Winds that stand before a pair of them: north north-west."""


def plain(text: str) -> str:
    """Return *text* as it is compared: small letters without accents, words apart.

    >>> plain("Abeïbara, à l'OUEST")
    'abeibara a l ouest'
    """
    letters = "".join(each for each in normalize("NFKD", text) if not combining(each))
    return " ".join(re.sub(r"[^\w.]+", " ", letters.casefold()).split())


def joined(text: str) -> str:
    """Return *text* as names are compared: letters and digits alone.

    >>> joined("Tin Zaouatène")
    'tinzaouatene'
    """
    return re.sub(r"[\W_]", "", plain(text))


def synonyms(key: str) -> list[str]:
    """Return the words a player may use for *key*, in every language, this one's first."""
    return [word for language in LANGUAGES for word in plain(Words(language).say(key)).split()]


def numbers(talk: Talk) -> dict[str, int]:
    """Return each unit's number: its place in the scenario, own units before allies'.

    A number stays with its unit through the whole match.
    """
    plans = talk.book.units.values()
    own = [plan.id for plan in plans if plan.faction == talk.seat]
    others = [plan.id for plan in plans if plan.faction != talk.seat]
    return {key: number for number, key in enumerate((*own, *others), start=1)}


def unit_numbered(talk: Talk, number: int) -> str:
    """Return the id of the unit with this number.

    Raises:
        UnclearError: If no unit on the map that the seat sees has it.
    """
    for key, its in numbers(talk).items():
        if its == number and key in talk.view.units:
            return key
    raise talk.unclear("text.no_unit", number=str(number))


def unit_named(talk: Talk, text: str) -> str | None:
    """Return the id of the one unit whose name holds *text*, or None."""
    wanted = joined(text)
    found = [
        key
        for key in talk.view.units
        if wanted and wanted in joined(talk.words.text(talk.book.name_of(key)))
    ]
    return found[0] if len(found) == 1 else None


def unit_meant(talk: Talk, text: str) -> str:
    """Return the id of the unit that *text* numbers or names; the chosen one if it is empty.

    Raises:
        UnclearError: If there is no such unit.
    """
    if text.isdecimal():
        return unit_numbered(talk, int(text))
    if text:
        found = unit_named(talk, text)
        if found is None:
            raise talk.unclear("text.no_unit", number=text)
        return found
    if talk.chosen not in talk.view.units or talk.chosen is None:
        raise talk.unclear("text.which_unit")
    return talk.chosen


def contact_meant(talk: Talk, text: str) -> str:
    """Return the id of the contact that *text* numbers: `7`, `c7`, `contact 7`.

    Raises:
        UnclearError: If there is no such contact.
    """
    digits = re.sub(r"\D", "", text)
    for key in talk.view.contacts:
        if digits and contact_number(key) == digits:
            return key
    raise talk.unclear("text.no_contact", number=text)


def contact_number(key: str) -> str:
    """Return a contact's number as players say it.

    >>> contact_number("csp7")
    '7'
    """
    return key.lstrip("abcdefghijklmnopqrstuvwxyz_")


def place_meant(talk: Talk, text: str) -> PlaceInfo:
    """Return the place that *text* names in any spelling, or begins to name.

    Raises:
        UnclearError: If none or several do.
    """
    wanted = joined(text)
    spelt = spellings(talk.book.ground.places.values())
    if wanted in spelt:
        return spelt[wanted]
    begun = {place.id: place for name, place in spelt.items() if wanted and name.startswith(wanted)}
    if len(begun) == 1:
        return next(iter(begun.values()))
    near = [spelt[name] for name in get_close_matches(wanted, spelt, n=3)]
    hints = list(dict.fromkeys(place.name for place in (*begun.values(), *near)))[:4]
    if hints:
        raise talk.unclear("text.no_place_but", name=text, hints=tuple(hints))
    raise talk.unclear("text.no_place", name=text)


def place_spelt(talk: Talk, text: str) -> PlaceInfo | None:
    """Return the place whose name, in some spelling, is just *text*; None if there is none."""
    return spellings(talk.book.ground.places.values()).get(joined(text))


def place_for_examples(talk: Talk) -> str:
    """Return the name of the place most people know on this map."""
    home = talk.book.home_countries
    places = talk.book.ground.places.values()
    named = min(
        places, key=lambda each: (each.country not in home, -each.population, each.id), default=None
    )
    return "?" if named is None else named.name


def spellings(places: Iterable[PlaceInfo]) -> dict[str, PlaceInfo]:
    """Return places by every spelling of their names; a place's main name comes first."""
    listed = list(places)
    spelt = {joined(name): place for place in listed for name in place.alt_names}
    return {**spelt, **{joined(place.name): place for place in listed}}


def hex_meant(talk: Talk, text: str, start: Hex | None) -> Hex:
    """Return the hex that *text* tells: a place, `column,row`, or `10 km NW [of a place]`.

    Distances without a place are counted from *start*.

    Raises:
        UnclearError: If it tells none, or one off the map.
    """
    pair = re.fullmatch(r"\s*(\d+)\s*[,;]\s*(\d+)\s*", text)
    if pair:
        at = hex_of(Cell(row=int(pair[2]), col=int(pair[1])))
    elif direction := direction_in(text):
        metres, wind, rest = direction
        origin = place_meant(talk, rest).at if rest else start
        if origin is None:
            raise talk.unclear("text.from_where", example=place_for_examples(talk))
        at = hex_toward(talk.book.ground.projection.layout, origin, wind, metres)
    else:
        at = place_meant(talk, text).at
    if at not in talk.book.ground.grid:
        raise talk.unclear("text.off_map")
    return at


def direction_in(text: str) -> tuple[int, str, str] | None:
    """Return metres, wind and the rest of a text such as `10 km NW of Kidal`, or None."""
    amount = re.search(r"(\d+(?:[.,]\d+)?)\s*(km)?\b", text)
    if not amount:
        return None
    metres = round(float(amount[1].replace(",", ".")) * 1000)
    left = plain(text[: amount.start()] + " " + text[amount.end() :]).split()
    winds = {word: wind for wind in POINTS for word in synonyms(f"text.wind.{wind}")}
    joined_winds = pairs_joined(left)
    found = next((word for word in joined_winds if word in winds), None)
    if found is None:
        return None
    small = set(synonyms("text.small_words"))
    rest = [word for word in joined_winds if word != found and word not in small]
    return metres, winds[found], " ".join(rest)


def pairs_joined(left: list[str]) -> list[str]:
    """Return words with winds of several words made one.

    >>> pairs_joined(["north", "west", "of", "kidal"]), pairs_joined(["sud", "sud", "ouest"])
    (['northwest', 'of', 'kidal'], ['sudsudouest'])
    """
    pairs = "(north|south|nord|sud) (east|west|est|ouest)"
    whole = "(?:north|south|nord|sud)(?:east|west|est|ouest)"
    said = re.sub(rf"\b{pairs}\b", r"\1\2", " ".join(left))
    return re.sub(rf"\b({UPRIGHT_OR_LEVEL}) ({whole})\b", r"\1\2", said).split()


def hex_toward(layout: Layout, start: Hex, wind: str, metres: int) -> Hex:
    """Return the hex in which the point *metres* toward *wind* lies.

    >>> hex_toward(Layout(2887, Pixel(0, 0)), Hex(0, 0), "e", 10_400)
    Hex(q=2, r=0)
    """
    east, south = (part * metres / 1000 for part in STEPS[wind])
    left, top = layout.pixel_of(start)
    return layout.hex_at(Pixel(left + east, top + south))


def coordinates(at: Hex) -> str:
    """Return a hex's column and row as players type them.

    >>> coordinates(Hex(2, 1))
    '2,1'
    """
    cell = cell_of(at)
    return f"{cell.col},{cell.row}"
