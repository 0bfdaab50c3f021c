"""A small map in letters around a hex, for those who read it with their fingers or a quick eye."""

from collections.abc import Iterator
from typing import Final

from game.hexgrid import Hex
from game.rules.ground import Terrain
from game.text.talk import Talk

RADIUS: Final = 4
"""Hexes shown in each direction."""

OWN: Final = "U"
CONTACT: Final = "?"
PLACE: Final = "O"

LETTERS: Final = {
    Terrain.REG: ".",
    Terrain.SANDPLAIN: ",",
    Terrain.ERG: "~",
    Terrain.PLATEAU: "-",
    Terrain.MOUNTAIN: "^",
    Terrain.WADI: "w",
    Terrain.SAVANNA: '"',
    Terrain.WETLAND: "=",
    Terrain.RIVER: "R",
    Terrain.TOWN: "T",
}
"""How each terrain is drawn."""


def drawn(talk: Talk, centre: Hex) -> Iterator[str]:
    """Yield the rows of the map, north first, each shifted by half a hex from the last."""
    for south in range(-RADIUS, RADIUS + 1):
        row = [
            letter(talk, Hex(centre.q + east, centre.r + south))
            for east in range(max(-RADIUS, -south - RADIUS), min(RADIUS, RADIUS - south) + 1)
        ]
        yield " " * abs(south) + " ".join(row)


def letter(talk: Talk, at: Hex) -> str:
    """Return the sign of one hex: who stands there comes before what is there."""
    ground, view = talk.book.ground, talk.view
    if at not in ground.grid:
        return " "
    if view.units_at(at):
        return OWN
    if view.contacts_at(at):
        return CONTACT
    return PLACE if ground.places_at(at) else LETTERS[ground.terrain_at(at)]


def legend(talk: Talk, rows: list[str]) -> Iterator[str]:
    """Yield what each sign in *rows* means, and nothing of the others."""
    signs = {OWN: "text.map.own", CONTACT: "text.map.contact", PLACE: "text.map.place"}
    signs |= {sign: f"terrain.{terrain.name.lower()}" for terrain, sign in LETTERS.items()}
    seen = set("".join(rows))
    for sign, key in signs.items():
        if sign in seen:
            yield talk.words.say("text.map.sign", sign=sign, meaning=talk.words.say(key))
