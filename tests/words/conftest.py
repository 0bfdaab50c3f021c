from types import SimpleNamespace
from typing import cast

import pytest

from game.hexgrid import Hex
from game.rules.ground import PlaceInfo
from game.rules.rulebook import Rulebook
from game.words import LANGUAGES, Missing, Words


def place(
    key: str, name: str, kind: str, at: Hex, population: int = 0, country: str = "ML"
) -> PlaceInfo:
    return PlaceInfo(key, name, (), kind, at, country, 0, 0, population, 500, "test")


class Map:
    """What bearings ask of a ground: places, hexes of 5 km, and that all of it is Mali."""

    hex_m = 5000

    def __init__(self, *places: PlaceInfo) -> None:
        self.places = {each.id: each for each in places}

    def country_at(self, at: Hex) -> str:
        return "ML"


PLACES = (
    place("anefis", "Anefis", "village", Hex(0, 0), 900),
    place("kidal", "Kidal", "town", Hex(20, 0), 40_000),
    place("in_debir", "In Débir", "well", Hex(10, 0)),
    place("tinzaouaten", "Tinzaouaten", "village", Hex(0, 30), 1500),
    place("tin_zaouatine", "Tin Zaouatine", "town", Hex(0, 30), 30_000, "DZ"),
)


@pytest.fixture
def book() -> Rulebook:
    """What the words ask of a rulebook, and no more: five places, two units, two factions."""
    names = {
        "w1": {"en": "13th detachment", "fr": "13e détachement"},
        "f1": {"en": "armoured squadron", "fr": "escadron blindé"},
    }
    return cast(
        "Rulebook",
        SimpleNamespace(
            ground=Map(*PLACES),
            name_of=names.__getitem__,
            sides={
                "army": SimpleNamespace(name={"en": "Malian Armed Forces", "fr": "FAMa"}),
                "traders": SimpleNamespace(name={"en": "Traders", "fr": "Ilemtine"}),
            },
            types={"foot": SimpleNamespace(name={"en": "foot band", "fr": "bande à pied"})},
            aircraft=(SimpleNamespace(id="mi24", type="helicopter"),),
            aircraft_types={"helicopter": SimpleNamespace(name={"en": "Mi-24", "fr": "Mi-24"})},
            start="2024-07-25T12:00",
        ),
    )


@pytest.fixture
def english() -> Words:
    return Words("en", Missing.RAISED)


@pytest.fixture
def french() -> Words:
    return Words("fr", Missing.RAISED)


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> Words:
    return Words(request.param, Missing.RAISED)
