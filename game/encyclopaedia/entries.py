"""Entries: actors, readings, terms and sources as a reader finds them, in one language."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from game.debrief.reality import (
    Account,
    claimant,
    counts,
    matters,
    said_by,
    where_said,
)
from game.encyclopaedia.content import Content, content
from game.scenario.load import Opened
from game.scenario.setting import Source
from game.words import Words, argument, capital


class Kind(StrEnum):
    """What an entry is about."""

    ACTOR = "actor"
    READING = "reading"
    TERM = "term"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article."""

    kind: Kind
    id: str
    title: str
    text: tuple[str, ...]
    """Paragraphs."""

    cited: tuple[str, ...] = ()
    """The sources, each with its number."""

    also: str = ""
    """Other words by which it is found."""


def compiled(words: Words, reads: Sequence[Opened] = ()) -> tuple[Entry, ...]:
    """Return every entry there is in a language.

    Args:
        words: The language.
        reads: Scenarios whose readings and sources are to be among them.
    """
    known = content()
    listed = sources(words, known, reads)
    return (
        *actors(words, known, listed),
        *(entry for read in reads for entry in readings(words, read)),
        *sorted(terms(words, known, listed), key=lambda entry: plain(entry.title)),
        *(
            Entry(Kind.SOURCE, key, f"{key}. {lines[0]}", lines[1:])
            for key, lines in sorted(listed.items(), key=lambda pair: by_number(pair[0]))
        ),
    )


def actors(words: Words, known: Content, listed: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """Yield the actors, each with the day up to which this is known."""
    as_of = words.say("encyclopaedia.as_of", day=words.day(f"{known.as_of}T00:00"))
    for name, actor in known.actors.items():
        told = (words.text({words.language: each}) for each in actor.text[words.language])
        title = words.text(actor.name)
        named_by = cited(listed, actor.sources)
        yield Entry(Kind.ACTOR, name, title, (*told, as_of), named_by, actor.also)


def terms(words: Words, known: Content, listed: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """Yield the terms; each is found by its name in the other language as well."""
    for name, term in known.terms.items():
        also = " ".join(term.name.values())
        said = (words.text(term.text),)
        yield Entry(Kind.TERM, name, words.text(term.name), said, cited(listed, term.sources), also)


def readings(words: Words, read: Opened) -> Iterator[Entry]:
    """Yield who said what of reality by topic, then who gave which figure of what."""
    for name, matter in matters(read.scenario).items():
        if matter.accounts:
            title = words.text(matter.title)
            yield Entry(Kind.READING, name, title, told(words, read, matter.accounts))
    for number, (record, accounts) in enumerate(counts(read.scenario)):
        title = words.say(
            "encyclopaedia.counted",
            measure=words.say(f"measure.{record.measure}"),
            factions=argument(read.book, words, "factions", tuple(record.of)),
        )
        yield Entry(Kind.READING, f"record_{number}", capital(title), told(words, read, accounts))


def told(words: Words, read: Opened, accounts: Iterable[Account]) -> tuple[str, ...]:
    """Return accounts as paragraphs, each with its claimant, its date and its source."""
    said = [words.say("encyclopaedia.readings")]
    for account in accounts:
        where = where_said(words, read.scenario.sources, account)
        said.append(f"{claimant(words, account)} {said_by(read.book, words, account)} ({where})")
    if read.scenario.known_as_of is not None:
        day = words.day(f"{read.scenario.known_as_of}T00:00")
        said.append(words.say("encyclopaedia.as_of", day=day))
    return tuple(said)


def sources(words: Words, known: Content, reads: Iterable[Opened]) -> dict[str, tuple[str, ...]]:
    """Return by key the title of each source, then what is to be known of it."""
    listed = {
        key: (
            each.title,
            each.publisher,
            *((each.date,) if each.date else ()),
            words.say(f"encyclopaedia.weight.{each.weight}"),
        )
        for key, each in known.sources.items()
    }
    for read in reads:
        for key, source in read.scenario.sources.items():
            listed[key] = tuple(of_scenario(words, source))
    return listed


def of_scenario(words: Words, source: Source) -> Iterator[str]:
    """Yield title, publisher, day, kind and confidence of a scenario's source."""
    yield source.title
    if source.publisher:
        yield source.publisher
    if source.date:
        yield words.day(f"{source.date}T00:00")
    yield words.say(
        "encyclopaedia.source",
        kind=words.say(f"encyclopaedia.kind.{source.kind}"),
        confidence=words.say(f"confidence.{source.confidence or 'unsaid'}"),
    )


def cited(listed: Mapping[str, Sequence[str]], keys: Iterable[str]) -> tuple[str, ...]:
    """Return sources as they are cited, by number."""
    return tuple(f"{key}. {', '.join(listed[key][:2])}" for key in sorted(keys, key=by_number))


def by_number(key: str) -> tuple[str, int]:
    """Return what keys of sources are sorted by.

    >>> sorted(["S101", "S9", "est"], key=by_number)
    ['S9', 'S101', 'est']
    """
    digits = "".join(each for each in key if each.isdigit())
    return key.rstrip("0123456789"), int(digits or 0)


def of_kind(entries: Iterable[Entry], kind: Kind | None) -> tuple[Entry, ...]:
    """Return the entries of a kind; all of them where none is named."""
    return tuple(entry for entry in entries if kind in (None, entry.kind))


def found(entries: Iterable[Entry], wanted: str) -> tuple[Entry, ...]:
    """Return the entries that hold every word wanted; those that have them in their names first."""
    sought = plain(wanted).split()
    hits = [entry for entry in entries if all(word in whole(entry) for word in sought)]
    return tuple(sorted(hits, key=lambda entry: not all(word in named(entry) for word in sought)))


def named(entry: Entry) -> str:
    """Return the names of an entry as they are compared."""
    return plain(f"{entry.title} {entry.also}")


def whole(entry: Entry) -> str:
    """Return all of an entry as it is compared."""
    return plain(" ".join((entry.title, entry.also, *entry.text, *entry.cited)))


def plain(text: str) -> str:
    """Return a text without accents and capitals, with plain apostrophes.

    >>> plain("Mouvement rétrograde d’Abeïbara")
    "mouvement retrograde d'abeibara"
    """
    bare = unicodedata.normalize("NFD", text.replace("’", "'"))
    return "".join(each for each in bare if not unicodedata.combining(each)).casefold()
