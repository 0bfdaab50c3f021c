"""Reality beside a match: who said what of the real events, laid beside the stories alike.

An account of reality is somebody's, with the source where it can be read; none of it is a fact,
and none of it loses its claimant on the way.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from game.debrief.truth_table import Entry
from game.rules.public import topic
from game.rules.rulebook import Rulebook, Text
from game.rules.state import GameState
from game.scenario.draft import words as by_language
from game.scenario.load import Opened
from game.scenario.models import Scenario
from game.scenario.record import Record
from game.scenario.setting import Source
from game.scenario.story import Topic
from game.scenario.whereabouts import Whereabouts
from game.words import Words, argument

FIGURES: Final[Mapping[str, str]] = {
    "killed": "killed",
    "captured": "captured",
    "vehicles_lost": "vehicles",
    "aircraft_lost": "aircraft",
}
"""What a measure of the record is called among the figures of a story."""


class Figure(NamedTuple):
    """A number somebody gave of a real loss; None where he named no end to it."""

    what: str
    of: tuple[str, ...]
    least: int | None
    most: int | None


class Account(NamedTuple):
    """What one voice said of reality: in words, or as a figure."""

    by: Text
    said: Text | Figure
    date: str | None
    source: str
    """Keys of the scenario's sources, with commas between them."""

    relayed_by: str | None


class Matter(NamedTuple):
    """What several voices tell of in their own ways."""

    title: Text
    accounts: tuple[Account, ...]


def matters(scenario: Scenario) -> Mapping[str, Matter]:
    """Return by topic what was said of it; a topic without words goes by its name."""
    about = dict.fromkeys((*scenario.topics, *(each.about for each in scenario.readings)))
    return {
        name: Matter(title_of(scenario, name), tuple(readings_about(scenario, name)))
        for name in about
    }


def title_of(scenario: Scenario, name: str) -> Text:
    """Return what a topic is called."""
    declared = scenario.topics.get(name)
    return by_language(name.replace("_", " ") if declared is None else declared.title)


def readings_about(scenario: Scenario, name: str) -> Iterator[Account]:
    """Yield the readings of a topic."""
    for reading in scenario.readings:
        if reading.about == name:
            yield Account(
                by_language(reading.by),
                by_language(reading.says),
                reading.date,
                reading.source or "",
                reading.relayed_by,
            )


def counts(scenario: Scenario) -> Iterator[tuple[Record, tuple[Account, ...]]]:
    """Yield the records of reality of which figures were given, each with all of them."""
    for record in scenario.record:
        if record.claims:
            yield record, tuple(figures_given(record))


def figures_given(record: Record) -> Iterator[Account]:
    """Yield who gave which figure of what a record is about."""
    for claim in record.claims:
        figure = Figure(
            FIGURES.get(record.measure, record.measure),
            tuple(record.of),
            claim.at_least,
            claim.at_most,
        )
        yield Account(
            by_language(claim.by), figure, claim.date, claim.source or "", claim.relayed_by
        )


class Beside(NamedTuple):
    """What was said in reality, by the stories of a match it is laid beside."""

    matters: Mapping[str, Matter]
    """By topic: all that was said in words."""

    topics: Mapping[str, tuple[str, ...]]
    """By what a story is about: the topics laid beside it."""

    figures: Mapping[tuple[str, str], tuple[Account, ...]]
    """By what a story is about and the quantity; beside the story in which most were lost."""

    def stories(self, topic_name: str) -> tuple[str, ...]:
        """Return what the stories are about that a topic is laid beside."""
        return tuple(about for about, names in self.topics.items() if topic_name in names)


def beside(read: Opened, state: GameState, entries: Sequence[Entry]) -> Beside:
    """Return what was said in reality for the stories of a table's *entries*."""
    places = Whereabouts(read.book.ground, read.book.base_hexes)
    topics = {
        about: tuple(
            name
            for name, declared in read.scenario.topics.items()
            if alike(declared, about, sides, places)
        )
        for about, sides in sides_by_story(state, entries).items()
    }
    return Beside(matters(read.scenario), topics, dict(figures_beside(read.scenario, entries)))


def sides_by_story(state: GameState, entries: Iterable[Entry]) -> Mapping[str, frozenset[str]]:
    """Return whom each story is about: who was in it, who lost something, who holds the place."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        sides = found.setdefault(entry.about, set())
        sides.add(entry.quantity.partition(".")[2])
        if entry.fact is not None:
            sides.update(state.facts[entry.fact].parties)
    return {about: frozenset(sides) for about, sides in found.items()}


def alike(declared: Topic, about: str, sides: frozenset[str], places: Whereabouts) -> bool:
    """Return whether a story is of the kind, the factions and the place a topic asks for."""
    told = topic(about)
    kind = "control" if told.kind in ("entered", "left") else told.kind
    if declared.story != kind or not sides.issuperset(declared.of):
        return False
    return declared.place is None or places.place(declared.place).at == told.at


def figures_beside(
    scenario: Scenario, entries: Sequence[Entry]
) -> Iterator[tuple[tuple[str, str], tuple[Account, ...]]]:
    """Yield the figures given in reality, each beside the story that cost this match most of it."""
    for quantity in dict.fromkeys(entry.quantity for entry in entries):
        given = tuple(
            account
            for record, accounts in counts(scenario)
            for account in accounts
            if quantity in [f"{FIGURES.get(record.measure)}.{side}" for side in record.of]
        )
        if given:
            same = [entry for entry in entries if entry.quantity == quantity]
            costliest = max(same, key=lambda entry: (entry.truth or 0, len(entry.claims)))
            yield (costliest.about, quantity), given


def claimant(words: Words, account: Account) -> str:
    """Return who gives an account, as it stands before what he says."""
    return words.say("reality.by", by=words.text(account.by))


def said_by(book: Rulebook, words: Words, account: Account) -> str:
    """Return what somebody said of reality, in his words or as a figure."""
    if not isinstance(account.said, Figure):
        return words.text(account.said)
    what, of, least, most = account.said
    form = "none" if least is None else "floor" if most is None else "range"
    if least is not None and least == most:
        form = "exactly"
    measure = f"quantity.{what}"
    counted = words.say(
        measure if words.knows(measure) else f"measure.{what}",
        faction=argument(book, words, "faction", of),
    )
    return words.say(f"reality.{form}", least=least or 0, most=most or 0, counted=counted)


def where_said(words: Words, sources: Mapping[str, Source], account: Account) -> str:
    """Return when it was said, where it can be read, and who passed it on."""
    between = words.say("figures.semicolon")
    parts = [] if account.date is None else [words.day(f"{account.date}T00:00")]
    parts += [cited(sources, key) for key in keys_of(account.source)]
    if account.relayed_by is not None:
        by = between.join(cited(sources, key) for key in keys_of(account.relayed_by))
        parts.append(words.say("reality.relayed", by=by))
    return between.join(parts)


def keys_of(codes: str) -> tuple[str, ...]:
    """Return the keys of sources in a text.

    >>> keys_of("S09, S33")
    ('S09', 'S33')
    """
    return tuple(code for each in codes.split(",") if (code := each.strip()))


def cited(sources: Mapping[str, Source], key: str) -> str:
    """Return a source with its number, title and publisher."""
    source = sources[key]
    return f"{key}. {', '.join(part for part in (source.title, source.publisher) if part)}"
