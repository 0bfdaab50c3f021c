"""The content that comes with the game, from `game/data/encyclopaedia`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from game import folders
from game.scenario.rows import Row, opened

LANGUAGES: Final = ("en", "fr")
WEIGHTS: Final = ["A", "B", "C", "D", "P"]
"""How a source weighs: investigation, newsroom, local press or analyst, encyclopaedia, party."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who takes part, watches or speaks."""

    name: Mapping[str, str]
    also: str
    """Other names, for whoever looks for one of them."""

    text: Mapping[str, tuple[str, ...]]
    """Paragraphs by language."""

    sources: tuple[str, ...]
    """Keys of sources."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word explained."""

    name: Mapping[str, str]
    text: Mapping[str, str]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Where something can be read."""

    title: str
    publisher: str
    date: str
    """As the list of sources gives it; empty where it gives none."""

    weight: str
    """One of `WEIGHTS`."""


@dataclass(frozen=True, slots=True)
class Content:
    """All of it."""

    as_of: str
    """The day up to which it is known, such as 2024-12-31."""

    actors: Mapping[str, Actor]
    terms: Mapping[str, Term]
    sources: Mapping[str, Reference]


@cache
def content() -> Content:
    """Return what comes with the game, read on the first call.

    >>> content().terms["retrograde"].name["fr"]
    'Mouvement rétrograde'
    """
    folder = folders.data() / "encyclopaedia"
    told, words, cited = (
        opened(folder / f"{name}.yaml") for name in ("actors", "glossary", "sources")
    )
    told.only("as_of", "actors")
    return Content(
        as_of=told.words("as_of"),
        actors={name: actor(row) for name, row in told.row("actors").rows()},
        terms={name: term(row) for name, row in words.row("terms").rows()},
        sources={name: reference(row) for name, row in cited.row("sources").rows()},
    )


def actor(row: Row) -> Actor:
    """Return an actor from his row."""
    row.only("name", "also", "text", "sources")
    texts = row.row("text")
    texts.only(*LANGUAGES)
    return Actor(
        name=row.text("name"),
        also=row.words("also"),
        text={language: paragraphs(texts, language) for language in LANGUAGES},
        sources=keys(row),
    )


def paragraphs(row: Row, language: str) -> tuple[str, ...]:
    """Return the paragraphs under a language."""
    value = row.value(language)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise row.wrong(language, "a list of paragraphs is missing")
    return tuple(value)


def term(row: Row) -> Term:
    """Return a term from its row."""
    row.only("name", "text", "sources")
    return Term(row.text("name"), row.text("text"), keys(row) if "sources" in row.values else ())


def reference(row: Row) -> Reference:
    """Return a source from its row."""
    row.only("title", "publisher", "date", "weight")
    date = row.words("date") if "date" in row.values else ""
    return Reference(
        row.words("title"), row.words("publisher"), date, row.one_of("weight", WEIGHTS)
    )


def keys(row: Row) -> tuple[str, ...]:
    """Return the keys of sources that a row names."""
    return tuple(each.strip() for each in row.words("sources").split(","))
