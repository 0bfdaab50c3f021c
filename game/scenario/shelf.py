"""The shelf: the scenarios that come with the game, as a menu shows them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from game import folders

KEYS: Final = frozenset(("id", "title", "summary", "level", "minutes"))
"""What a menu shows; these stand at the top of a file, and reading stops after the last."""

LOOK: Final = 20_000
"""Characters that are looked at."""


class Card(NamedTuple):
    """A scenario as a menu shows it."""

    path: Path
    id: str
    title: Mapping[str, str]
    """By language."""

    summary: Mapping[str, str]
    """By language."""

    level: str
    """introductory, intermediate or advanced."""

    minutes: int
    """How long a class needs."""


def shelf(folder: Path | None = None) -> tuple[Card, ...]:
    """Return the cards of all scenarios in a folder that can be read, in alphabetical order.

    Only the top of each file is read, without checking it: the menu must come up at once.

    >>> [card.id for card in shelf()]
    ['tinzaouaten_2024']
    """
    paths = sorted((folder or folders.scenarios()).glob("*.yaml"))
    return tuple(found for path in paths if (found := card(path)) is not None)


def card(path: Path) -> Card | None:
    """Return the card of one file, or None if it is no scenario."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            top = head(file.read(LOOK))
    except (OSError, ValueError):
        return None
    if not top.keys() >= KEYS or not str(top["minutes"]).isdecimal():
        return None
    return Card(
        path=path,
        id=str(top["id"]),
        title=by_language(top["title"]),
        summary=by_language(top["summary"]),
        level=str(top["level"]),
        minutes=int(str(top["minutes"])),
    )


def head(text: str) -> dict[str, Any]:
    r"""Return the values of the menu's keys from the top of a file; texts, or texts by language.

    >>> head("id: delta\ntitle: {en: Delta}\nunits: [1, 2]")
    {'id': 'delta', 'title': {'en': 'Delta'}}
    """
    found: dict[str, Any] = {}
    events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    try:
        for key, value in pairs(events):
            if key in KEYS:
                found[key] = value
            if found.keys() >= KEYS:
                break
    except yaml.YAMLError:
        pass
    return found


def pairs(events: Iterator[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the keys of the topmost mapping with their texts, or texts by language."""
    depth, key, inner = 0, "", ""
    texts: dict[str, str] = {}
    is_key = True
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            texts, inner = {}, ""
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if depth == 1:
                yield key, texts
                is_key = True
        elif isinstance(event, yaml.ScalarEvent) and depth == 1:
            if not is_key:
                yield key, event.value
            key, is_key = event.value if is_key else key, not is_key
        elif isinstance(event, yaml.ScalarEvent) and depth == 2:
            if inner:
                texts[inner] = event.value
            inner = "" if inner else event.value


def by_language(text: Any) -> Mapping[str, str]:
    """Return a text by language; one text stands for both.

    >>> by_language("Kidal")
    {'en': 'Kidal', 'fr': 'Kidal'}
    """
    if not isinstance(text, dict) or not text:
        return dict.fromkeys(("en", "fr"), str(text) if text else "")
    return {language: text.get(language, next(iter(text.values()))) for language in ("en", "fr")}
