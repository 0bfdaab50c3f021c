"""Paragraphs: what the rules do, chapter by chapter, as the words room holds it."""

from collections.abc import Mapping
from typing import NamedTuple

from game.rulebook.figures import filled
from game.scenario.mentioned import numbers_of, said
from game.scenario.numbers import Number
from game.words import Words


class Paragraph(NamedTuple):
    """One numbered paragraph, its numbers filled in."""

    number: str
    """Chapter and place in it, such as 4.3."""

    text: str


def paragraphs(words: Words, chapter: int, numbers: Mapping[str, Number]) -> list[Paragraph]:
    """Return the paragraphs of a chapter in a language."""
    return [
        Paragraph(number, filled(words, numbers, said(words.language, number)))
        for number in numbers_of(chapter)
    ]
