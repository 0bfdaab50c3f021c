"""The book: its chapters with their tables and examples, in one language."""

from collections.abc import Iterable, Mapping, Sequence

from game.rulebook import tables
from game.rulebook.examples import EXAMPLES
from game.rulebook.pages import Book, Section, Table
from game.rulebook.paragraphs import paragraphs
from game.rules.chapter import Chapter
from game.scenario.assumptions import assumptions, glossary_under, titles
from game.scenario.mentioned import chapters, named, numbers_of, said
from game.scenario.numbers import Number
from game.words import Words


def book_of(words: Words, assume: Sequence[str] = ()) -> Book:
    """Return the rulebook in a language, with the numbers in force under some assumption sets.

    >>> book_of(Words("fr")).sections[0].title
    '1. Le tour'
    """
    numbers = glossary_under(assume)
    first = first_named()
    gaps = words.listing([str(number) for number in unused()])
    return Book(
        language=words.language,
        title=words.say("book.title"),
        contents=words.say("book.contents"),
        preface=(
            words.say("book.preface"),
            words.say("book.preface_numbers"),
            words.say("book.assumptions.about"),
            *in_force(words, assume),
            words.say("book.preface_gaps", numbers=gaps),
        ),
        sections=(
            *(section(words, chapter, numbers, first) for chapter in chapters()),
            theories(words),
            appendix(words, numbers, first),
        ),
    )


def in_force(words: Words, assume: Sequence[str]) -> Iterable[str]:
    """Yield under which assumption sets the book's numbers are in force, where there are any."""
    if assume:
        names = words.listing(titles(words, assume))
        yield words.say("book.assumptions.in_force", names=names)


def theories(words: Words) -> Section:
    """Return the assumption sets: what each says of the war, and the numbers it changes."""
    return Section(
        "assumptions",
        words.say("book.assumptions"),
        (),
        tuple(tables.theory(words, each) for each in assumptions().values()),
    )


def unused() -> tuple[int, ...]:
    """Return the numbers between the first chapter and the last that no chapter has.

    >>> unused()
    (14,)
    """
    used = {chapter.number for chapter in chapters()}
    return tuple(number for number in range(1, max(used)) if number not in used)


def section(
    words: Words, chapter: Chapter, numbers: Mapping[str, Number], first: Mapping[str, int]
) -> Section:
    """Return a chapter: what it says, its tables, its examples, its numbers with their reasons."""
    own = [number for name, number in numbers.items() if first.get(name) == chapter.number]
    caption = words.say("book.table.numbers")
    return Section(
        f"chapter-{chapter.number}",
        f"{chapter.number}. {words.say(f'rule.{chapter.number}.title')}",
        tuple(paragraphs(words, chapter.number, numbers)),
        (
            *tables_of(words, chapter.number, numbers),
            *((tables.reasons(words, caption, own),) if own else ()),
        ),
        tuple(made(words) for made in EXAMPLES.get(chapter.number, ())),
    )


def tables_of(words: Words, chapter: int, numbers: Mapping[str, Number]) -> Iterable[Table]:
    """Return the tables that belong to a chapter."""
    if chapter == 2:
        return tables.terrain(words), tables.ways(words), tables.paces(words, numbers)
    if chapter == 5:
        return (tables.aircraft(words),)
    if chapter == 9:
        return tables.evidence(words), tables.voices(words)
    if chapter == 25:
        return (tables.partners(words),)
    return (tables.postures(words, numbers),) if chapter == 6 else ()


def appendix(words: Words, numbers: Mapping[str, Number], first: Mapping[str, int]) -> Section:
    """Return the kinds of unit, and the numbers that no paragraph names."""
    others = [number for name, number in numbers.items() if name not in first]
    caption = words.say("book.table.others")
    rest = (tables.reasons(words, caption, others),) if others else ()
    return Section("appendix", words.say("book.appendix"), (), (tables.units(words), *rest))


def first_named() -> Mapping[str, int]:
    """Return the chapter whose paragraphs name a number first, by number of the model."""
    english = Words("en")
    found: dict[str, int] = {}
    for chapter in chapters():
        for number in numbers_of(chapter.number):
            for name in named(said(english.language, number)):
                found.setdefault(name, chapter.number)
    return found
