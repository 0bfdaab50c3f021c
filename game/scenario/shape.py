"""The shape of a scenario: the models' complaints as findings in our own sentences."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.scenario.document import Document
from game.scenario.findings import Finding, Path, did_you_mean
from game.scenario.models import AIM_FORMS, TERM_FORMS, Scenario
from game.scenario.parts import FORM
from game.scenario.salvage import Salvaged, salvaged
from game.scenario.script import EFFECT_FORMS

TRAPS: Final = {
    "yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false",
}  # fmt: skip
"""What YAML 1.1 took for true and false."""

BEGIN: Final = "Begin with `format: 1`."

PATTERNS: Final = {
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$": "Write day and time such as 2024-07-25T12:00.",
    r"^\d{4}-\d{2}-\d{2}$": "Write the day such as 2024-07-25.",
    r"^[A-Z]{2}$": "Write a country as two capitals, such as ML.",
    r"^[a-z][a-z0-9_]{0,39}$": "Use small letters, digits and _, a letter first, such as `csp_1`.",
    r"^[A-Za-z][A-Za-z0-9_]{0,39}$": "Use letters, digits and _, a letter first.",
    r"^[A-Za-z][A-Za-z0-9_, ]{0,120}$": "Write the keys of one or more sources: `S18, est`.",
}
"""What would be right, by the pattern that did not fit."""


def shaped(document: Document) -> tuple[Salvaged | None, list[Finding]]:
    """Return a document as a scenario, as far as its shape allows, and all that is misshapen."""
    if document.data is None:
        return None, [document.finding((), "The file is empty.", BEGIN)]
    if not isinstance(document.data, dict):
        message = f"The file is {kind_of(document.data)}, not a scenario."
        return None, [document.finding((), message, BEGIN)]
    if "format" not in document.data:
        message = "This is no scenario of Ifoghas: it has no `format`."
        return None, [document.finding((), message, BEGIN)]
    try:
        return Salvaged(Scenario.model_validate(document.data), frozenset()), []
    except ValidationError as problem:
        return salvaged(document.data, problem), misshapen(document, problem)


def misshapen(document: Document, problem: ValidationError) -> list[Finding]:
    """Return the complaints of the models; a key that is missing because it is misspelt is one."""
    details = problem.errors(include_url=False)
    found = [finding_of(document, each) for each in details]
    meant = {
        (each["loc"][:-1], finding.suggestion)
        for each, finding in zip(details, found, strict=True)
        if each["type"] == "extra_forbidden"
    }
    return [
        finding
        for each, finding in zip(details, found, strict=True)
        if each["type"] != "missing"
        or (each["loc"][:-1], f"Did you mean `{each['loc'][-1]}`?") not in meant
    ]


def finding_of(document: Document, details: ErrorDetails) -> Finding:
    """Return one complaint of the models as a finding."""
    path: Path = tuple(step for step in details["loc"] if not str(step).startswith(FORM))
    kind = details["type"]
    is_about_key = kind == "extra_forbidden" or path[-1:] == ("[key]",)
    if path[-1:] == ("[key]",):
        path = path[:-1]
    message, suggestion = sentence(document, path, details)
    suggestion = suggestion or what_is_accepted(tuple(map(str, path)))
    return document.finding(path, message, suggestion, of_key=is_about_key or kind == "missing")


def sentence(document: Document, path: Path, details: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong and what would be right."""
    kind, value = details["type"], details["input"]
    about = details.get("ctx", {})
    if kind == "extra_forbidden":
        return (
            f"The key `{path[-1]}` means nothing here.",
            did_you_mean(str(path[-1]), keys_at(Scenario, path[:-1], document.data)),
        )
    if kind == "missing":
        return f"The key `{path[-1]}` is missing.", ""
    if kind == "union_tag_not_found":
        return unknown_form(path, value)
    if kind == "literal_error":
        names = [
            str(each).strip("'")
            for each in str(about["expected"]).replace(" or ", ", ").split(", ")
        ]
        return f"{shown(value)} is not possible here.", did_you_mean(str(value), names)
    if kind == "string_pattern_mismatch":
        return f"{shown(value)} is not written as it should be.", PATTERNS[str(about["pattern"])]
    if kind in LIMITS:
        return limit(kind, value, about)
    if kind in TYPES:
        suggestion = f"Write `{TRAPS[value.lower()]}`." if is_trap(kind, value) else ""
        suggestion = suggestion or number_meant(kind, value)
        return f"{TYPES[kind]} is expected here, and this is {kind_of(value)}.", suggestion
    return details["msg"], OWN.get(kind, "")


TYPES: Final = {
    "int_type": "A whole number",
    "int_from_float": "A whole number",
    "float_type": "A number",
    "finite_number": "A number",
    "string_type": "A text",
    "bool_type": "`true` or `false`",
    "list_type": "A list",
    "dict_type": "A mapping",
    "model_type": "A mapping",
    "model_attributes_type": "A mapping",
}
"""What was expected, by the type of complaint."""

OWN: Final = {
    "moment": "Look at the day and the hour.",
    "day": "Look at the month and the day.",
    "range": "Write `[least, best, most]`.",
}
"""What would be right, by the type of the complaints that parts.py makes itself."""

LIMITS: Final = frozenset(
    {
        "greater_than_equal", "less_than_equal", "too_short", "too_long", "string_too_short",
        "string_too_long",
    }
)  # fmt: skip


def limit(kind: str, value: Any, about: Mapping[str, Any]) -> tuple[str, str]:
    """Return the sentence for a value that is too small or too large."""
    if kind == "greater_than_equal":
        return f"{shown(value)} is too little.", f"It must be {about['ge']:g} or more."
    if kind == "less_than_equal":
        return f"{shown(value)} is too much.", f"It must be {about['le']:g} or less."
    if kind in {"string_too_short", "string_too_long"}:
        if kind == "string_too_short":
            return "The text is empty.", "Write something, or remove the key."
        return f"The text has {len(value)} characters.", f"It may have {about['max_length']}."
    if kind == "too_short":
        return (
            f"The list has {entries(about['actual_length'])}.",
            f"It needs {about['min_length']}.",
        )
    return f"The list has {entries(len(value))}.", f"It may have {about['max_length']}."


def entries(count: int) -> str:
    """Return a number of entries in words.

    >>> entries(0), entries(1), entries(3)
    ('no entry', '1 entry', '3 entries')
    """
    return {0: "no entry", 1: "1 entry"}.get(count, f"{count} entries")


def unknown_form(path: Path, value: Any) -> tuple[str, str]:
    """Return the sentence for a mapping that is none of several forms."""
    forms: tuple[str, ...]
    if path and "aims" in path:
        forms, what = AIM_FORMS, "aim"
    elif path and "effects" in path:
        forms, what = EFFECT_FORMS, "effect"
    elif path and "terms" in path:
        forms, what = TERM_FORMS, "term"
    else:
        return (
            f"This is {kind_of(value)}, and no place.",
            'Write a name, "20 km W of Kidal", {lon: , lat: }, [q, r], {edge: SW} or {box: id}.',
        )
    wrong = (
        next(
            (
                str(key)
                for key in value
                if key not in {"worth", "by", "of", "to", "chance", "unforeseen"}
            ),
            "",
        )
        if isinstance(value, dict)
        else ""
    )
    return f"Nothing here says what kind of {what} this is.", did_you_mean(wrong, forms)


def is_trap(kind: str, value: Any) -> bool:
    """Return whether somebody wrote yes or no for true or false."""
    return kind == "bool_type" and isinstance(value, str) and value.lower() in TRAPS


def number_meant(kind: str, value: Any) -> str:
    """Return how to write the number that a text was meant to be, if it was one.

    >>> number_meant("int_type", "1 500"), number_meant("float_type", "50%")
    ('Write 1500: digits only.', 'Write 0.5: a part of the whole.')
    >>> number_meant("int_type", "12:30"), number_meant("int_type", "many")
    ('Write one whole number; this looks like a time of day.', '')
    """
    if kind in {"int_type", "int_from_float"} and isinstance(value, float) and value.is_integer():
        return f"Write {value:.0f}."
    if kind not in {"int_type", "float_type"} or not isinstance(value, str):
        return ""
    text = value[:40].strip()
    if re.fullmatch(r"\d{1,2}:\d{2}", text):
        return "Write one whole number; this looks like a time of day."
    if re.fullmatch(r"\d{1,3} ?%", text):
        return f"Write {int(text.rstrip('% ')) / 100:g}: a part of the whole."
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return f"Write {text} without quotation marks."
    if re.fullmatch(r"\d{1,3}([ _'\u00a0\u202f]\d{3})+", text):
        return f"Write {re.sub('[^0-9]', '', text)}: digits only."
    return ""


@lru_cache(maxsize=500)
def what_is_accepted(path: tuple[str, ...]) -> str:
    """Return what the field at *path* accepts, or nothing where the format has none there.

    >>> what_is_accepted(("clock", "turns"))
    'Accepted: a whole number from 1 to 400.'
    """
    from game.scenario.accepted import accepted
    from game.scenario.reference import found
    from game.words import Words

    meant = found(".".join(step for step in path if not step.isdecimal()))
    if len({entry.path for entry in meant}) != 1 or "." in path[-1]:
        return ""
    words = Words("en")
    return words.say("format.accepted", what=accepted(words, meant[0].model, meant[0].key))


def kind_of(value: Any) -> str:
    """Return what a value is, in words.

    >>> kind_of([1]), kind_of("12:30"), kind_of(None)
    ('a list', "the text '12:30'", 'nothing')
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, (int, float)):
        return f"the number {value:g}" if isinstance(value, float) else f"the number {value}"
    if isinstance(value, str):
        return f"the text {shown(value)}"
    return "a list" if isinstance(value, list) else "a mapping"


def shown(value: Any) -> str:
    """Return a value as an error prints it, not too long.

    >>> shown("a" * 100)
    "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'"
    """
    if isinstance(value, str) and len(value) > 40:
        value = value[:39] + "…"
    return repr(value) if isinstance(value, str) else kind_of(value).removeprefix("the number ")


def keys_at(model: type[BaseModel], path: Path, data: Any) -> list[str]:
    """Return the keys the format has at *path*.

    >>> "turns" in keys_at(Scenario, ("clock",), {"clock": {}})
    True
    """
    found: Any = model
    for step in path:
        data = data[step]
        found = inner(found, step, data)
    fields = getattr(found, "model_fields", {})
    return [info.alias or name for name, info in fields.items()]


def inner(model: Any, step: str | int, data: Any) -> Any:
    """Return the model of what stands under one key, or None."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        for name, info in model.model_fields.items():
            if (info.alias or name) == step:
                return models_in(info.annotation, data)
        return None
    if get_origin(model) is dict:
        return models_in(get_args(model)[1], data)
    return models_in(model, data)


def models_in(annotation: Any, data: Any) -> Any:
    """Return the model that *data* was meant to be, out of what an annotation allows."""
    candidates = flat(annotation)
    if not isinstance(data, dict) or get_origin(annotation) is dict:
        return annotation
    fitting = [
        each for each in candidates if isinstance(each, type) and issubclass(each, BaseModel)
    ]
    if not fitting:
        return None
    return max(fitting, key=lambda each: sum(key in data for key in keys_at(each, (), {})))


def flat(annotation: Any) -> list[Any]:
    """Return all types inside an annotation, however they are wrapped."""
    inside = getattr(annotation, "__args__", ())
    found = [annotation]
    for each in inside:
        found += flat(each)
    return found
