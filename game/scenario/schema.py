"""The JSON Schema of scenario files, made from the models that load them.

Run `python -m game.scenario.schema` after a change of the models, the catalogue or the glossary;
it writes the copy beside the scenarios, from which editors complete and check while one types.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from game import folders
from game.scenario.models import Scenario
from game.scenario.reference import NAMES, OPEN, Model, keys_of, parts_in, said
from game.words import Words

NAME: Final = "scenario.schema.json"
"""The copy's name in the folder of the scenarios."""

LISTS: Final = "names."
"""Before the names of lists among the definitions; no model is called so."""


def schema() -> dict[str, Any]:
    """Return the schema as plain data.

    >>> schema()["properties"]["minutes"]["examples"]
    [60]
    """
    made = Scenario.model_json_schema(by_alias=True)
    parts = {"Scenario": made, **made["$defs"]}
    for model in models():
        explained(model, parts[model.__name__]["properties"])
    made["$defs"] |= {LISTS + name: {"enum": names()} for name, names in NAMES.items()}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def models() -> Iterator[Model]:
    """Yield every part of the format once."""
    seen: set[Model] = set()
    waiting: list[Model] = [Scenario]
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            for info in keys_of(model).values():
                waiting += parts_in(info.annotation)


def explained(model: Model, properties: dict[str, Any]) -> None:
    """Add what each field means, its unit, an example and the names it takes."""
    words = Words("en")
    for key, part in properties.items():
        field = said(model, key)
        part["description"] = field.meaning["en"]
        part["examples"] = [field.example]
        if field.unit:
            unit = words.say(f"format.unit.{field.unit}")
            part["description"] += f" {words.say('format.unit', unit=unit)}"
        if field.names:
            named(part, field.names)


def named(part: dict[str, Any], names: str) -> None:
    """Let a field take names of a list wherever it takes a text: itself, its entries, its keys."""
    listed = {"$ref": f"#/$defs/{LISTS}{names}"}
    if part.get("type") == "string":
        plain = {key: part.pop(key) for key in ("type", "pattern", "minLength", "maxLength")
                 if key in part}  # fmt: skip
        part |= {"anyOf": [listed, plain]} if names in OPEN else listed
    elif part.get("type") == "object" and names not in OPEN:
        part["propertyNames"] = listed
    elif part.get("type") == "object":
        part["propertyNames"] = {"anyOf": [listed, part.get("propertyNames", {})]}
    for inner in (part.get("items"), *part.get("anyOf", ())):
        if isinstance(inner, dict) and "$ref" not in inner and names not in OPEN:
            named(inner, names)


def schema_text() -> str:
    """Return the schema as the file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    (folders.scenarios() / NAME).write_text(schema_text(), encoding="utf-8")
