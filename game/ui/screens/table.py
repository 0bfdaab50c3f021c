"""The match on this machine: who sits before the screen, and what they have heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game import folders
from game.rules.events import INSTRUCTOR, Event, Tell
from game.rules.rulebook import Rulebook
from game.scenario.load import Opened, opened_text
from game.session import LogError, Session
from game.session.replay import changes_since, open_match, resume
from game.session.session import HUMAN, told
from game.ui.board.art import Art
from game.words import LANGUAGES

if TYPE_CHECKING:
    from game.scenario.parts import Text


class Heard(NamedTuple):
    """A report, and when it came."""

    turn: int
    tell: Tell


@dataclass(slots=True)
class Match:
    """A match at this screen."""

    session: Session
    opened: Opened | None = None
    """The scenario with all its sources; read again from the log when it is needed."""

    briefed: set[str] = field(default_factory=set)
    """Factions whose player has read the briefing."""

    art: Art | None = None
    """The painted map, once somebody has looked at it."""

    shown: str | None = None
    """Whose view was last on the screen."""

    read: dict[str, int] = field(default_factory=dict)
    """How many steps each seat has been told of on the board."""

    @property
    def book(self) -> Rulebook:
        """What is fixed for the match."""
        return self.session.book

    @property
    def humans(self) -> tuple[str, ...]:
        """The factions that people play, in the scenario's sequence."""
        return tuple(side for side in self.book.factions if self.session.players[side] == HUMAN)

    def scenario(self) -> Opened:
        """Return the scenario with its texts and sources."""
        if self.opened is None:
            begun = self.session.log.records[0]
            self.opened = opened_text(begun["scenario_text"], "log", self.book.assumptions)
        return self.opened

    def painted(self) -> Art:
        """Return the map, painted once."""
        if self.art is None:
            self.art = Art.of(self.book)
        return self.art

    def heard(self, seat: str) -> list[Heard]:
        """Return all that a seat was told, each with its turn."""
        return [*heard_in(0, self.session.opening, seat), *self.heard_since(seat, 0)]

    def heard_since(self, seat: str, step: int) -> list[Heard]:
        """Return what a seat was told from a step on."""
        return [
            heard
            for each in self.session.steps[step:]
            for heard in heard_in(each.before.clock.turn, each.events, seat)
        ]

    def seat_for_watching(self) -> str:
        """Return whose view is shown when nobody has to decide: the only player's, or all."""
        return self.humans[0] if len(self.humans) == 1 else INSTRUCTOR


def heard_in(turn: int, events: tuple[Event, ...], seat: str) -> Iterator[Heard]:
    """Yield what a seat was told by events that began in a turn; they may begin the next."""
    for tell in told(events, seat):
        if tell.key == "learnt.turn":
            turn = int(str(tell.args["turn"]))
        yield Heard(turn, tell)


def begun(opened: Opened, seed: int, players: dict[str, str]) -> Match:
    """Return a new match, kept on disk from its first line on.

    Raises:
        LogError: If it cannot be kept.
    """
    session = Session.start(opened.book, opened.text, opened.digest, seed, players)
    session.save(folders.free_name(folders.saves(), f"{opened.book.scenario}-{seed}"))
    return Match(session, opened)


def taken_up(path: Path) -> tuple[Match, list[str]]:
    """Return a saved match, and the keys of what its player must be told about it.

    Raises:
        LogError: If it cannot be read.
    """
    found = open_match(path)
    session = resume(path)
    notices = ["ui.notice.torn"] if found.torn else []
    if changes_since(found, session.book):
        notices.append("ui.notice.changed")
    match = Match(session)
    match.briefed.update(session.book.factions)
    return match, notices


def by_language(text: Text) -> dict[str, str]:
    """Return one of a scenario's own texts by language; a plain one stands for all."""
    if isinstance(text, str):
        return dict.fromkeys(LANGUAGES, text)
    return {language: said for language in LANGUAGES if (said := getattr(text, language))}


__all__ = ["Heard", "LogError", "Match", "begun", "by_language", "taken_up"]
