"""The reference of the format: what every field means, in both languages, from its models.

The models say what is accepted, and in their docstrings most of the English; the glossary in
`game/data/format/` adds French, unit, example, and which list of names a field takes. The schema
and `explain` are made of this, so neither can know a field that the loader does not.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game import folders
from game.scenario.models import AIM_FORMS, Scenario
from game.scenario.parts import Languages
from game.scenario.rows import Row, opened
from game.scenario.script import EFFECT_FORMS
from game.scenario.shape import flat

ANY: Final = "any"
"""Stands for a part in the glossary: the field means the same in all of them."""

Model = type[BaseModel]


class Said(NamedTuple):
    """What the glossary says of a field."""

    meaning: Mapping[str, str]
    """By language."""

    unit: str
    """A key of the words `format.unit`; empty where the value counts nothing."""

    example: Any
    names: str
    """A key of `NAMES`; empty where the field takes no name of the game's."""


class Entry(NamedTuple):
    """A field of the format, where it stands in a file."""

    path: str
    """Keys with dots, without numbers and without the author's own names: `units.people`."""

    beside: str
    """The key by which a part of several forms is told from its sisters; else empty."""

    model: Model
    key: str
    info: FieldInfo
    said: Said


@cache
def glossary() -> Mapping[str, Row]:
    """Return the rows of the glossary by model and field."""
    return dict(opened(folders.data() / "format" / "glossary.yaml").rows())


@cache
def said(model: Model, key: str) -> Said:
    """Return what the glossary and the model say of a field.

    >>> said(Scenario, "minutes").meaning["en"], said(Scenario, "minutes").unit
    ('How long a class needs.', 'minutes')
    """
    row = next(
        row
        for name in (*(each.__name__ for each in model.__mro__), ANY)
        if (row := glossary().get(f"{name}.{key}")) is not None
    )
    row.only("en", "fr", "unit", "example", "names")
    told = one_line(keys_of(model)[key].description or "")
    return Said(
        meaning={"en": told or row.words("en"), "fr": row.words("fr")},
        unit=row.words("unit") if "unit" in row.values else "",
        example=row.value("example"),
        names=row.one_of("names", [*NAMES]) if "names" in row.values else "",
    )


def one_line(text: str) -> str:
    r"""Return a docstring without its line breaks.

    >>> one_line("Who stands by\n    the government.")
    'Who stands by the government.'
    """
    return " ".join(text.split())


def keys_of(model: Model) -> dict[str, FieldInfo]:
    """Return the fields of a part by the keys that stand in a file.

    >>> [*keys_of(Languages)]
    ['en', 'fr']
    """
    return {info.alias or name: info for name, info in model.model_fields.items()}


@cache
def entries() -> tuple[Entry, ...]:
    """Return every field of the format, each part before what is in it.

    >>> next(entry.path for entry in entries() if entry.said.unit == "degrees")
    'map.region.west'
    """
    return tuple(below(Scenario, "", ()))


def below(model: Model, path: str, above: tuple[Model, ...]) -> Iterator[Entry]:
    """Yield the fields of a part with all that is in them; a part inside itself only once."""
    for key, info in keys_of(model).items():
        here = f"{path}.{key}" if path else key
        yield Entry(here, form_of(model), model, key, info, said(model, key))
        for part in parts_in(info.annotation):
            if part not in above and part is not Languages:
                yield from below(part, here, (*above, part))


def parts_in(annotation: Any) -> list[Model]:
    """Return the parts that can stand in a field."""
    return [
        each for each in flat(annotation) if isinstance(each, type) and issubclass(each, BaseModel)
    ]


def form_of(model: Model) -> str:
    """Return the key that tells a part from its sisters, if it has any.

    >>> from game.scenario.models import HoldAim
    >>> form_of(HoldAim), form_of(Scenario)
    ('hold', '')
    """
    kind = model.__name__
    if model.__base__ is not None and model.__base__.__name__ == "EffectPart":
        return next(key for key in EFFECT_FORMS if key in keys_of(model))
    return next((key for key in AIM_FORMS if key in keys_of(model)), "") if is_aim(kind) else ""


def is_aim(kind: str) -> bool:
    """Return whether a part is one of the forms of an aim, by its name.

    >>> is_aim("HoldAim"), is_aim("Claim")
    (True, False)
    """
    return kind.endswith("Aim")


def found(wanted: str) -> list[Entry]:
    """Return the fields that somebody means by a path, a part of its end, or a single key.

    Numbers in brackets, as `check` prints them, and an author's own names are passed over.

    >>> [entry.path for entry in found("units[3].people")]
    ['units.people']
    >>> [entry.path for entry in found("factions.army.home")]
    ['factions.home']
    >>> [entry.path for entry in found("hex_km")]
    ['map.hex_km']
    """
    steps = [step.partition("[")[0] for step in wanted.strip().lower().split(".")]
    whole = [entry for entry in entries() if is_path(steps, entry.path.split("."))]
    ending = "." + ".".join(steps)
    meant = whole or [entry for entry in entries() if f".{entry.path}".endswith(ending)]
    # Sisters share fields that mean the same: the worth of an aim is that of any.
    return [*{(entry.path, str(entry.said)): entry for entry in reversed(meant)}.values()][::-1]


def is_path(steps: list[str], path: list[str]) -> bool:
    """Return whether *steps* lead to *path*, with names of the author's own between them.

    >>> is_path(["factions", "army", "home"], ["factions", "home"])
    True
    """
    if not path or not steps or steps[0] != path[0] or steps[-1] != path[-1]:
        return steps == path
    rest = iter(steps)
    own = len(steps) - len(path)
    return all(step in rest for step in path) and own <= sum(key in KEYED for key in path[:-1])


KEYED: Final = ("factions", "groups", "numbers", "places", "sources", "topics", "tracks")
"""Mappings whose keys are the author's own names."""


def factions() -> list[str]:
    """Return the ids of the factions that the game has."""
    from game.scenario.doctrine import doctrine

    return sorted(doctrine().factions)


def unit_types() -> list[str]:
    """Return the kinds of unit."""
    from game.scenario.catalogue import catalogue

    return sorted(catalogue().types)


def aircraft() -> list[str]:
    """Return the kinds of aircraft."""
    from game.scenario.catalogue import catalogue

    return sorted(catalogue().aircraft)


def partners() -> list[str]:
    """Return the government's possible partners."""
    from game.scenario.catalogue import catalogue

    return sorted(catalogue().partners)


def assumption_sets() -> list[str]:
    """Return the assumption sets."""
    from game.scenario.assumptions import assumptions

    return sorted(assumptions())


def places() -> list[str]:
    """Return the names of the gazetteer's places."""
    from game.scenario.ground.gazetteer import gazetteer

    return sorted({place.name for place in gazetteer()})


def countries() -> list[str]:
    """Return the countries of the gazetteer's places."""
    from game.scenario.ground.gazetteer import gazetteer

    return sorted({place.country for place in gazetteer()} - {""})


def tracks() -> list[str]:
    """Return the tracks that factions answer for; a neighbour's patience comes from `borders`."""
    return ["junta_standing", "network", "unity", "wagner_contract"]


NAMES: Final[Mapping[str, Callable[[], list[str]]]] = {
    "aircraft": aircraft,
    "assumptions": assumption_sets,
    "countries": countries,
    "factions": factions,
    "partners": partners,
    "places": places,
    "tracks": tracks,
    "unit_types": unit_types,
}
"""Lists of names that the game knows."""

OPEN: Final = frozenset({"countries", "places", "tracks"})
"""Lists besides which other names are accepted: other spellings, an author's own places."""
