"""What the rulebook's paragraphs mention: by it one knows which numbers the rules ask for.

Every number the rules read stands in a paragraph (tests hold that), so that a data file with a
number too many, or one too few, is refused before anything is played by it.
"""

from collections.abc import Iterator
from functools import cache
from itertools import count
from string import Formatter

from game.rules.chapter import Chapter
from game.scenario.doctrine import doctrine
from game.words.catalogue import template


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


def said(language: str, number: str) -> str:
    """Return a paragraph with its blanks, as it was written.

    Raises:
        KeyError: If a language lacks it.
    """
    found = template(language, f"rule.{number}")
    if found is None:
        raise KeyError(f"no paragraph {number} in {language!r}")
    return found


def named(text: str) -> tuple[str, ...]:
    """Return the numbers of the model a paragraph names.

    >>> named("It takes {combat.minutes}, or {posture.minutes.ready:number}.")
    ('combat.minutes', 'posture.minutes.ready')
    """
    return tuple(name for _, name, _, _ in Formatter().parse(text) if name)


@cache
def mentioned() -> frozenset[str]:
    """Return the numbers of the model that some paragraph names."""
    return frozenset(
        name
        for chapter in chapters()
        for number in numbers_of(chapter.number)
        for name in named(said("en", number))
    )
