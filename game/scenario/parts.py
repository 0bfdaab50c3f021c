"""The smallest parts of the scenario format: texts, moments, ranges, whereabouts."""

import re
from datetime import date, datetime
from typing import Annotated, Any, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError

FORM: Final = "form:"
"""Prefix of the tags that tell forms of a value apart; no key of a file begins so."""

POINTS: Final = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE",
          "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")  # fmt: skip
"""The compass clockwise from north."""


class Part(BaseModel):
    """A mapping of the format: unknown keys and other types are refused."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        allow_inf_nan=False,
        populate_by_name=False,
        use_attribute_docstrings=True,
    )


def _moment(text: str) -> str:
    """Return a moment as written, refusing what is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as problem:
        raise PydanticCustomError(
            "moment", "There is no moment {text}.", {"text": text}
        ) from problem
    if found.tzinfo is not None:
        raise PydanticCustomError("zone", "Moments are Malian time (GMT) and name no zone.")
    return text


def _day(text: str) -> str:
    """Return a day as written, refusing what is none."""
    try:
        date.fromisoformat(text)
    except ValueError as problem:
        raise PydanticCustomError("day", "There is no day {text}.", {"text": text}) from problem
    return text


Moment = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$"),
    AfterValidator(_moment),
]
"""Day and time in Mali (GMT), such as `2024-07-25T12:00`."""

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_day)]
"""A day, such as `2024-07-25`."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""A short name: small letters, digits and `_`, beginning with a letter."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""A word or a few."""

Share = Annotated[float, Field(ge=0, le=1)]
"""A part of the whole, 0 to 1."""

Score = Annotated[float, Field(ge=0, le=100)]
"""0 to 100."""

Count = Annotated[int, Field(ge=0, le=1_000_000)]
"""How many."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO code of a country, such as `ML`."""

SourceIds = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_, ]{0,120}$")]
"""One key of `sources`, or several with commas between them."""

Audience = Literal["home", "north", "capital", "abroad", "sponsors"]
"""Who listens to what a faction says."""

Relation = Literal["allied", "co-belligerent", "truce", "hostile"]
"""How two factions stand to each other."""

Stance = Literal["open", "tolerated", "interned", "closed"]
"""What a country does with a faction."""

Confidence = Literal["high", "medium", "low", "very_low"]
"""How far something is believed."""


class Languages(Part):
    """A text in English and in French."""

    en: Annotated[str, StringConstraints(min_length=1)] | None = None
    """English."""

    fr: Annotated[str, StringConstraints(min_length=1)] | None = None
    """French."""


def _form_of_text(value: Any) -> str:
    return FORM + ("languages" if isinstance(value, (dict, Languages)) else "plain")


Text = Annotated[
    Annotated[Name, Tag(FORM + "plain")] | Annotated[Languages, Tag(FORM + "languages")],
    Discriminator(_form_of_text),
]
"""`{en: ..., fr: ...}`, or one text for both, such as a proper name."""


def _in_sequence(numbers: list[int]) -> list[int]:
    """Return a range as written, refusing one that runs backwards."""
    if list(numbers) != sorted(numbers):
        raise PydanticCustomError(
            "range", "The three numbers are least, best and most, and must not fall."
        )
    return numbers


Three = Annotated[list[Count], Field(min_length=3, max_length=3), AfterValidator(_in_sequence)]


def _form_of_range(value: Any) -> str:
    return FORM + ("three" if isinstance(value, list) else "one")


Range = Annotated[
    Annotated[Count, Tag(FORM + "one")] | Annotated[Three, Tag(FORM + "three")],
    Discriminator(_form_of_range),
]
"""One number, or `[least, best, most]` from which the seed draws."""


class LonLat(Part):
    """A point in degrees."""

    lon: Annotated[float, Field(ge=-180, le=180)]
    """Degrees east of Greenwich; west is negative."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    """Degrees north of the equator."""


class AtEdge(Part):
    """The edge of the map on one side."""

    edge: Literal["N", "NE", "E", "SE", "S", "SW", "W", "NW"]
    """Compass point of the side or corner."""


class AtBox(Part):
    """The way to a place off the map."""

    box: Id
    """The place's id in `map.off_map`."""


Axial = Annotated[list[int], Field(min_length=2, max_length=2)]
"""`[q, r]`, a hex by its axial coordinates."""

Spoken = Annotated[str, StringConstraints(min_length=1, max_length=120)]
"""A place in any spelling, or a distance from one: `20 km W of Tinzaouaten`."""


Spot = Annotated[
    Annotated[Spoken, Tag(FORM + "spoken")]
    | Annotated[Axial, Tag(FORM + "axial")]
    | Annotated[LonLat, Tag(FORM + "lonlat")],
    Discriminator(lambda value: _form_of_at(value)),
]
"""One hex: a place by name, `{lon:, lat:}` or `[q, r]`."""


def _form_of_at(value: Any) -> str | None:
    if isinstance(value, (str, list)):
        return FORM + ("spoken" if isinstance(value, str) else "axial")
    if isinstance(value, dict):
        forms = {"edge": "edge", "box": "box", "lon": "lonlat", "lat": "lonlat"}
        return next((FORM + form for key, form in forms.items() if key in value), None)
    return None


At = Annotated[
    Annotated[Spoken, Tag(FORM + "spoken")]
    | Annotated[Axial, Tag(FORM + "axial")]
    | Annotated[LonLat, Tag(FORM + "lonlat")]
    | Annotated[AtEdge, Tag(FORM + "edge")]
    | Annotated[AtBox, Tag(FORM + "box")],
    Discriminator(_form_of_at),
]
"""A place: by name, by distance from one, `{lon:, lat:}`, `[q, r]`, `{edge: SW}`, `{box: id}`."""

DISTANCE: Final = re.compile(
    r"\s*(?P<km>\d+(?:\.\d+)?)\s*km\s+(?P<toward>[NSEW]{1,3})\s+of\s+(?P<place>.+?)\s*"
)
"""`20 km W of Tinzaouaten`."""
