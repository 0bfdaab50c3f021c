"""The encyclopaedia in a terminal: what a word finds, whole where it is little."""

from collections.abc import Iterator
from typing import Final

from game.encyclopaedia import Entry, compiled, found
from game.scenario.load import opened_text
from game.text.talk import Talk

IN_FULL: Final = 2
"""Entries up to which all are read whole."""

LISTED: Final = 20
"""Titles that are listed at most."""


def encyclopaedia(talk: Talk, rest: str) -> None:
    """Look up what a player names, among actors, readings, terms and sources."""
    begun = talk.match.log.records[0]
    read = opened_text(begun["scenario_text"], begun["scenario"])
    entries = found(compiled(talk.words, [read]), rest)
    if not entries:
        raise talk.unclear("encyclopaedia.none", wanted=rest)
    exact = [entry for entry in entries if entry.title.casefold() == rest.strip().casefold()]
    whole = exact or (entries if len(entries) <= IN_FULL else ())
    for entry in whole:
        for each in in_full(talk, entry):
            talk.put(each)
    if not whole:
        for entry in entries[:LISTED]:
            talk.put(headline(talk, entry))
        if len(entries) > LISTED:
            talk.put(talk.words.say("text.encyclopaedia.more", n=len(entries) - LISTED))


def headline(talk: Talk, entry: Entry) -> str:
    """Return the title of an entry, and what kind it is of."""
    kind = talk.words.say(f"encyclopaedia.of.{entry.kind}")
    return talk.words.say("text.encyclopaedia.line", title=entry.title, kind=kind)


def in_full(talk: Talk, entry: Entry) -> Iterator[str]:
    """Yield an entry: title, paragraphs, sources by number."""
    yield headline(talk, entry)
    yield from (f"    {paragraph}" for paragraph in entry.text)
    if entry.cited:
        cited = talk.words.say("figures.semicolon").join(entry.cited)
        yield "    " + talk.words.say("encyclopaedia.sources", sources=cited)
