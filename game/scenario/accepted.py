"""What a field of the format accepts, in words, from the schema its model gives."""

import json
from collections.abc import Mapping
from typing import Any, Final

from pydantic.fields import FieldInfo

from game.scenario.parts import Languages, LonLat
from game.scenario.reference import Model
from game.scenario.yaml_reader import scalar
from game.words import Words

PATTERNS: Final[Mapping[str, str]] = {
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$": "moment",
    r"^\d{4}-\d{2}-\d{2}$": "day",
    r"^[A-Z]{2}$": "country",
    r"^[a-z][a-z0-9_]{0,39}$": "id",
    r"^[A-Za-z][A-Za-z0-9_]{0,39}$": "id",
    r"^[A-Za-z][A-Za-z0-9_, ]{0,120}$": "sources",
}
"""What a text must look like, as the end of a key of the words `format.kind`."""

PLACES: Final = "`20 km W of Kidal`, `{lon: 2.8, lat: 19.7}`, `[q, r]`, `{edge: SW}`, `{box: id}`"
"""How a place is written besides its name."""


def accepted(words: Words, model: Model, key: str) -> str:
    """Return what a field accepts.

    >>> from game.scenario.models import Scenario
    >>> accepted(Words("en"), Scenario, "minutes")
    'a whole number from 5 to 1000'
    """
    made = model.model_json_schema(by_alias=True)
    properties = made.get("properties") or made["$defs"][model.__name__]["properties"]
    return kind(words, properties[key])


def kind(words: Words, part: Mapping[str, Any]) -> str:
    """Return in words what one schema accepts."""
    forms = [each for each in (*part.get("oneOf", ()), *part.get("anyOf", ()))
             if each.get("type") != "null"]  # fmt: skip
    if forms:
        return of_several(words, forms)
    if "enum" in part or "const" in part:
        values = part.get("enum", [part.get("const")])
        return words.say("format.kind.one_of", values=", ".join(map(written, values)))
    match part.get("type"):
        case "integer" | "number" as number:
            return bounded(words, number, part)
        case "string":
            named = PATTERNS.get(part.get("pattern", ""), "text")
            example = {"example": "2024-07-25T12:00"} if named == "moment" else {}
            return words.say(f"format.kind.{named}", **example)
        case "boolean":
            return words.say("format.kind.boolean")
        case "array":
            return listed(words, part)
        case "object":
            inner = (*part.get("patternProperties", {}).values(), part.get("additionalProperties"))
            of = next(each for each in inner if isinstance(each, Mapping))
            return words.say("format.kind.keyed", of=kind(words, of))
    return words.say("format.kind.mapping")


def of_several(words: Words, forms: list[Mapping[str, Any]]) -> str:
    """Return in words what several forms of a value accept; a place and a text have their own."""
    parts = {str(each.get("$ref", "")).rpartition("/")[2] for each in forms}
    if LonLat.__name__ in parts:
        return words.say("format.kind.place", forms=PLACES)
    if Languages.__name__ in parts:
        return words.say("format.kind.languages", form="{en: ..., fr: ...}")
    said = dict.fromkeys(kind(words, each) for each in forms)
    return words.say("format.kind.or").join(said)


def listed(words: Words, part: Mapping[str, Any]) -> str:
    """Return in words a list, with the number of its entries where that is fixed."""
    of, least, most = kind(words, part["items"]), part.get("minItems"), part.get("maxItems")
    if least is not None and least == most:
        return words.say("format.kind.list_of", number=least, of=of)
    return words.say("format.kind.list", of=of)


def bounded(words: Words, number: str, part: Mapping[str, Any]) -> str:
    """Return in words a number with its bounds."""
    plain = words.say(f"format.kind.{number}")
    if "minimum" not in part or "maximum" not in part:
        return plain
    low, high = (written(part[end]) for end in ("minimum", "maximum"))
    return words.say("format.kind.range", number=plain, low=low, high=high)


def default_of(words: Words, info: FieldInfo) -> str:
    """Return in a sentence what holds where a field is left out."""
    if info.is_required():
        return words.say("format.required")
    value = info.get_default(call_default_factory=True, validated_data={})
    if not isinstance(value, str | int | float | list) or value == []:
        return words.say("format.optional")
    return words.say("format.default", value=written(value))


def written(value: Any) -> str:
    """Return a value as an author may write it in a line of YAML.

    >>> written({"is": "truce", "between": ["army", "csp"], "say": "yes: 12"})
    '{is: truce, between: [army, csp], say: "yes: 12"}'
    """
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {written(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, str):
        return value if is_plain(value) else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def is_plain(text: str) -> bool:
    """Return whether a text needs no quotation marks.

    >>> is_plain("20 km W of Kidal"), is_plain("12"), is_plain("a, b")
    (True, False, False)
    """
    starts = text[:1].isalnum() and scalar(text) == text
    return starts and not any(sign in text for sign in ",[]{}#&*!|>'\"%@`") and ": " not in text
