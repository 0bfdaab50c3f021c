"""The source report: on what the facts of a scenario rest, and what one voice alone tells."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from game.scenario.draft import Draft, words
from game.scenario.models import Scenario
from game.scenario.parts import Text
from game.scenario.telling import cited


class Ground(StrEnum):
    """On what a fact rests."""

    OUTSIDE = "outside"
    """A source that is none of those who fight."""

    PARTY = "party"
    """The word of those who fight, alone."""

    ESTIMATE = "estimate"
    """The author's own estimate, or what everybody knows."""

    NOTHING = "nothing"
    """It names no source."""


GUESSES: Final = frozenset({"estimate", "general_knowledge"})
"""Kinds of source that nobody else can look up."""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """On what a scenario's facts rest."""

    parts: Mapping[str, Mapping[Ground, int]]
    """Facts by the part of the file they stand in and by their ground."""

    sides: Mapping[str, Mapping[Ground, int]]
    """Units by their faction and the ground of what is said of them."""

    one_sided: Mapping[str, str]
    """Topics and measures of which one speaker alone is heard, and who he is."""

    unused: Sequence[str]
    """Sources that nothing names."""

    @property
    def whole(self) -> Mapping[Ground, int]:
        """Facts of the whole file by their ground."""
        return {ground: sum(part[ground] for part in self.parts.values()) for ground in Ground}


def sourcing(draft: Draft) -> Sourcing:
    """Return on what the facts of a scenario rest."""
    scenario = draft.scenario
    parts: dict[str, Counter[Ground]] = {}
    sides: dict[str, Counter[Ground]] = {}
    named: set[str] = set()
    for path, codes in cited(draft):
        named |= set(codes_in(codes))
        ground = ground_of(scenario, codes)
        parts.setdefault(str(path[0]), Counter())[ground] += 1
        if path[0] == "units" and isinstance(path[1], int):
            sides.setdefault(scenario.units[path[1]].faction, Counter())[ground] += 1
    return Sourcing(
        parts={name: counted(counts) for name, counts in parts.items()},
        sides={name: counted(counts) for name, counts in sorted(sides.items())},
        one_sided=dict(heard_alone(scenario)),
        unused=[code for code in scenario.sources if code not in named],
    )


def counted(counts: Counter[Ground]) -> Mapping[Ground, int]:
    """Return how many facts rest on each ground, none among them."""
    return {ground: counts[ground] for ground in Ground}


def codes_in(codes: str | None) -> list[str]:
    """Return the keys of sources that a fact names.

    >>> codes_in("S30, est"), codes_in(None)
    (['S30', 'est'], [])
    """
    return [code.strip() for code in codes.split(",")] if codes else []


def ground_of(scenario: Scenario, codes: str | None) -> Ground:
    """Return on what a fact rests that names these sources: the best of them."""
    kinds = {scenario.sources[code].kind for code in codes_in(codes) if code in scenario.sources}
    if not kinds:
        return Ground.NOTHING
    if kinds <= GUESSES:
        return Ground.ESTIMATE
    return Ground.PARTY if kinds <= GUESSES | {"party"} else Ground.OUTSIDE


def heard_alone(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Yield the topics and measures of which one speaker alone is heard."""
    for topic in scenario.topics:
        yield from alone(topic, [each.by for each in scenario.readings if each.about == topic])
    for number, part in enumerate(scenario.record):
        if part.range is None and part.is_ is None:
            yield from alone(f"record[{number}]", [claim.by for claim in part.claims])


def alone(of: str, speakers: Sequence[Text]) -> Iterator[tuple[str, str]]:
    """Yield the one speaker of something, where it is one."""
    names = {words(speaker)["en"] for speaker in speakers}
    if len(names) == 1:
        yield of, names.pop()
