"""What a rulebook is made of, before it is set as a page of HTML or as Markdown."""

from typing import NamedTuple

from game.rulebook.paragraphs import Paragraph


class Table(NamedTuple):
    """A table: every cell is text in the book's language."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    """Sentences below it."""


class Example(NamedTuple):
    """A case worked out by the functions that a match uses."""

    title: str
    told: str
    table: Table


class Section(NamedTuple):
    """A chapter, or an appendix."""

    anchor: str
    """Its place in the page, such as `chapter-4`."""

    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    examples: tuple[Example, ...] = ()


class Book(NamedTuple):
    """The whole rulebook in one language."""

    language: str
    title: str
    contents: str
    """Heading of the table of contents."""

    preface: tuple[str, ...]
    sections: tuple[Section, ...]
