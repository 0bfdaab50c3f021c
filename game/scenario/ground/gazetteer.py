"""The places of the data, found by any of their spellings."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, Protocol, TypeVar

from game.folders import data
from game.scenario.ground.errors import UnknownPlaceError


@dataclass(frozen=True, slots=True)
class Place:
    """A named place of the land, on a map or not; an author's own is one too."""

    id: str
    """Short name in plain letters, such as ``tinzaouaten``."""

    name: str
    """As printed on the map."""

    kind: str
    """town, village, base, well, crossing, mine, airfield, mountain, valley ..."""

    lon_e4: int
    """Longitude in 1/10,000 degree, east positive."""

    lat_e4: int
    """Latitude in 1/10,000 degree, north positive."""

    source: str
    """Where the position comes from."""

    alt_names: tuple[str, ...] = ()
    """Other names and spellings."""

    country: str = ""
    """ISO code of its own country; empty for the one whose outline it lies in."""

    admin1: str = ""
    """Region or province, for reading only."""

    population: int = 0
    """People, for ranking only; 0 where unknown."""

    precision_m: int = 1000
    """Metres the point may be off the real centre."""

    licence: str = ""
    """Licence of the row; empty for an author's own."""

    twin_of: str = ""
    """Id of the place across the border whose hex it shares, or empty."""


class Named(Protocol):
    """Whatever has an id, a name and other names."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def alt_names(self) -> tuple[str, ...]: ...  # noqa: D102


AnyNamed = TypeVar("AnyNamed", bound=Named)


class Names(Generic[AnyNamed]):
    """An index of places by all their names.

    >>> Names(gazetteer()).find("TIN ESSAKO").name
    'Tin-Essako'
    """

    def __init__(self, places: Iterable[AnyNamed]) -> None:
        """Index *places*; a name of one goes before a spelling of another."""
        ordered = tuple(places)
        texts = [(text, place) for place in ordered for text in (place.id, place.name)]
        texts += [(text, place) for place in ordered for text in place.alt_names]
        # From the last to the first, so that the first of two equal names stays.
        self._exact = {text.casefold(): place for text, place in reversed(texts)}
        self._by_key = {key_of(text): place for text, place in reversed(texts)}

    def __contains__(self, name: str) -> bool:
        """Return whether some place has this name."""
        return key_of(name) in self._by_key

    def find(self, name: str) -> AnyNamed:
        """Return the place of this name; accents, case, spaces and hyphens do not matter.

        They do where they are all that tells Intadeyni from In-Tadeyni.

        >>> Names(gazetteer()).find("Tinzaouatène").country
        'ML'
        >>> Names(gazetteer()).find("Tin Zaoutine").country
        'DZ'

        Raises:
            UnknownPlaceError: If there is none; it suggests the nearest names.
        """
        found = self._exact.get(name.casefold()) or self._by_key.get(key_of(name))
        if found is None:
            raise UnknownPlaceError(f"No place is called {name!r}.", self._suggestion(name))
        return found

    def similar(self, name: str) -> tuple[str, ...]:
        """Return up to three names of places that look like *name*, the nearest first.

        >>> Names(gazetteer()).similar("Kidel")[0]
        'Kidal'
        """
        from difflib import get_close_matches

        near = get_close_matches(key_of(name)[:80], self._by_key, n=6, cutoff=0.6)
        return tuple(dict.fromkeys(self._by_key[key].name for key in near))[:3]

    def _suggestion(self, name: str) -> str:
        near = self.similar(name)
        return f"Did you mean {' or '.join(near)}?" if near else ""


def key_of(name: str) -> str:
    """Return a name without accents, case, spaces, hyphens and apostrophes.

    >>> key_of("Aguel'hoc"), key_of("Abeïbara"), key_of("In-Khalil")
    ('aguelhoc', 'abeibara', 'inkhalil')
    """
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain.casefold() if letter.isalnum())


@cache
def gazetteer() -> tuple[Place, ...]:
    """Return all places of the data, in alphabetical order of their ids.

    >>> len(gazetteer())
    231
    """
    spellings = {row["id"]: row for row in _rows("spellings.csv")}
    places = (_place(row, spellings.get(row["id"], {})) for row in _rows("places.csv"))
    return tuple(sorted(places, key=lambda place: place.id))


@cache
def names() -> Names[Place]:
    """Return the index of all places of the data.

    >>> names().find("Boghassa").id
    'boughessa'
    """
    return Names(gazetteer())


def _rows(name: str) -> list[dict[str, str]]:
    path = data() / "ground" / "source" / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _place(row: Mapping[str, str], spelling: Mapping[str, str]) -> Place:
    name = spelling.get("name") or row["name"]
    texts = (*spelling.get("spellings", "").split(";"), *row["alt_names"].split(";"), row["name"])
    return Place(
        id=row["id"],
        name=name,
        kind=row["kind"],
        lon_e4=_e4(row["lon"]),
        lat_e4=_e4(row["lat"]),
        source=row["source"],
        alt_names=tuple(text for text in dict.fromkeys(texts) if text and text != name),
        country=row["country"],
        admin1=row["admin1"],
        population=int(row["population"] or 0),
        precision_m=round(float(row["precision_km"]) * 1000),
        licence=row["licence"],
        twin_of=spelling.get("twin_of", ""),
    )


def _e4(degrees: str) -> int:
    return round(float(degrees) * 10_000)
