"""A draft: a scenario on its way from a checked shape to a rulebook, and what is wrong in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from game.hexgrid import Hex
from game.rules.rulebook import Span
from game.rules.rulebook import Text as Words
from game.scenario.catalogue import Catalogue
from game.scenario.doctrine import Doctrine
from game.scenario.document import Document
from game.scenario.findings import Finding, Path, Severity, did_you_mean
from game.scenario.ground.errors import GroundError
from game.scenario.models import Scenario
from game.scenario.parts import At, Languages, Range, Text
from game.scenario.whereabouts import Whereabouts

Round = Literal["up", "down"]


@dataclass(slots=True)
class Draft:
    """What the stages of loading share; each adds to the findings."""

    scenario: Scenario
    document: Document
    catalogue: Catalogue
    doctrine: Doctrine
    assume: tuple[str, ...] = ()
    """The assumption sets in force."""

    removed: frozenset[str] = frozenset()
    """Names of parts that are there and misshapen: known, and not to be asked about."""

    findings: list[Finding] = field(default_factory=list)

    def error(
        self, path: Path, message: str, suggestion: str = "", *, of_key: bool = False
    ) -> None:
        """Note something that keeps the file from being played."""
        self.findings.append(self.document.finding(path, message, suggestion, of_key=of_key))

    def warning(self, path: Path, message: str, suggestion: str = "") -> None:
        """Note something that is legal and probably wrong."""
        self.findings.append(
            self.document.finding(path, message, suggestion, severity=Severity.WARNING)
        )

    def known(
        self, path: Path, name: str, names: Iterable[str], what: str, *, of_key: bool = False
    ) -> bool:
        """Return whether *name* is among *names*, noting it if not."""
        names = list(names)
        if name in names:
            return True
        if name.lower() in self.removed:
            return False
        self.error(path, f"There is no {what} `{name}`.", did_you_mean(name, names), of_key=of_key)
        return False

    def faction(self, path: Path, name: str, *, of_key: bool = False) -> bool:
        """Return whether the match has a faction, noting it if not.

        Where a faction's own key is misspelt, that alone is noted, not each mention of it.
        """
        factions = self.scenario.factions
        misspelt = any(each not in self.doctrine.factions for each in factions)
        if name in self.doctrine.factions and name not in factions and misspelt:
            return False
        return self.known(path, name, factions, "faction", of_key=of_key)

    def hexes(self, where: Whereabouts, path: Path, at: At) -> tuple[Hex, ...]:
        """Return the hexes of an *at*, or none after noting what is wrong with it."""
        try:
            return where.hexes(at)
        except GroundError as problem:
            self.error(path, problem.message, problem.suggestion)
            return ()

    def place(
        self, where: Whereabouts, path: Path, name: str, *, of_key: bool = False
    ) -> str | None:
        """Return the id of a place of the map, or None after noting that there is none."""
        try:
            return where.place(name).id
        except GroundError as problem:
            self.error(path, problem.message, problem.suggestion, of_key=of_key)
            return None

    def minutes(self, moment: str) -> int:
        """Return the minutes from the start of the match to a moment."""
        start = datetime.fromisoformat(self.scenario.clock.start)
        return int((datetime.fromisoformat(moment) - start).total_seconds()) // 60

    @property
    def length(self) -> int:
        """Minutes of the whole match."""
        clock = self.scenario.clock
        return clock.turns * clock.turn_hours * 60

    def turn(self, moment: str, rounding: Round) -> int:
        """Return the turn that begins at a moment, or the next or last one that begins."""
        minutes, long = self.minutes(moment), self.scenario.clock.turn_hours * 60
        return (-(-minutes // long) if rounding == "up" else minutes // long) + 1

    def unique(self, path: Path, names: Iterable[tuple[int, str]], what: str) -> None:
        """Note ids that a list uses twice."""
        seen: set[str] = set()
        for number, name in names:
            if name in seen:
                self.error(
                    (*path, number, "id"),
                    f"Another {what} is called `{name}` already.",
                    "Give each its own id.",
                )
            seen.add(name)

    @property
    def is_broken(self) -> bool:
        """Whether no rulebook can be made."""
        return any(finding.is_error for finding in self.findings)


def words(text: Text | None, otherwise: str = "") -> Words:
    """Return a text by language; a language that is missing takes the other's.

    >>> words("Kidal")
    {'en': 'Kidal', 'fr': 'Kidal'}
    """
    if isinstance(text, Languages):
        english, french = text.en or text.fr or otherwise, text.fr or text.en or otherwise
        return {"en": english, "fr": french}
    return dict.fromkeys(("en", "fr"), otherwise if text is None else text)


def span(numbers: Range) -> Span:
    """Return a range as the rules take it.

    >>> span(5), span([40, 55, 80])
    (Span(low=5, best=5, high=5), Span(low=40, best=55, high=80))
    """
    if isinstance(numbers, int):
        return Span(numbers, numbers, numbers)
    return Span(*numbers)


def tenths(points: float) -> int:
    """Return points in tenths, rounded to the nearest.

    >>> tenths(62.5)
    625
    """
    return round(points * 10)


def per_mille(share: float) -> int:
    """Return a share of one in thousandths, rounded to the nearest.

    >>> per_mille(0.45)
    450
    """
    return round(share * 1000)
