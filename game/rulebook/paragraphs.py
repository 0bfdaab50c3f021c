"""Paragraphs: what the rules do, chapter by chapter, as the words room holds it."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from game.rulebook.figures import filled, named
from game.rules.chapter import Chapter
from game.scenario.doctrine import doctrine
from game.scenario.numbers import Number
from game.words import Words
from game.words.catalogue import template


class Paragraph(NamedTuple):
    """One numbered paragraph, its numbers filled in."""

    number: str
    """Chapter and place in it, such as 4.3."""

    text: str


def chapters() -> tuple[Chapter, ...]:
    """Return the chapters of the rules, then the factions, by number."""
    found = doctrine()
    return tuple(sorted((*found.chapters, *found.factions.values()), key=lambda each: each.number))


def numbers_of(chapter: int) -> Iterator[str]:
    """Yield the numbers of a chapter's paragraphs, as far as they follow one another."""
    for place in count(1):
        number = f"{chapter}.{place}"
        if template("en", f"rule.{number}") is None:
            return
        yield number


def paragraphs(words: Words, chapter: int, numbers: Mapping[str, Number]) -> list[Paragraph]:
    """Return the paragraphs of a chapter in a language."""
    return [
        Paragraph(number, filled(words, numbers, said(words, number)))
        for number in numbers_of(chapter)
    ]


def said(words: Words, number: str) -> str:
    """Return a paragraph with its blanks, as it was written.

    Raises:
        KeyError: If a language lacks it.
    """
    found = template(words.language, f"rule.{number}")
    if found is None:
        raise KeyError(f"no paragraph {number} in {words.language!r}")
    return found


def mentioned() -> frozenset[str]:
    """Return the numbers of the model that some paragraph names."""
    words = Words("en")
    return frozenset(
        name
        for chapter in chapters()
        for number in numbers_of(chapter.number)
        for name in named(said(words, number))
    )
