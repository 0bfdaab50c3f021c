"""The conversation between a player and a match, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from game.errors import IfoghasError
from game.rules.orders import Offer, Order, Refusal
from game.rules.rulebook import Rulebook
from game.rules.view import View
from game.rules.why import Why
from game.session import Session
from game.words import Words, explained, folded, line, sentence


class UnclearError(IfoghasError):
    """What the player typed cannot be done; the text is one sentence on what would be right."""


class InsteadError(Exception):
    """The player answered a question with another command, which is to be carried out instead."""

    def __init__(self, typed: str) -> None:
        """Keep what was *typed*."""
        super().__init__(typed)
        self.typed = typed


@dataclass(slots=True)
class Talk:
    """The player's side of the conversation, and what it remembers from line to line."""

    match: Session
    seat: str
    words: Words
    reader: TextIO
    writer: TextIO
    kept: Path
    """Where the match is saved when the player leaves."""

    chosen: str | None = None
    """The unit that orders without a unit are for."""

    listed: Sequence[Offer] = field(default=())
    """The orders last shown with numbers."""

    heard: dict[str, int] = field(default_factory=dict)
    """How many of its reports each seat has been told."""

    commands: frozenset[str] = frozenset()
    """The first words of lines that are commands or orders, in every language."""

    leaving: bool = False
    ended: bool = False
    """Whether the score has been told."""

    asks: bool = True
    """Whether a blank the line leaves open is asked for; a `?` only says what is lacking."""

    @property
    def book(self) -> Rulebook:
        """Return what is fixed for the match."""
        return self.match.book

    @property
    def view(self) -> View:
        """Return what the seat knows now."""
        return self.match.view(self.seat)

    def put(self, text: str) -> None:
        """Print lines of text."""
        print(text, file=self.writer)

    def phrase(self, key: str, **args: Any) -> str:
        """Return a sentence; arguments are named as those of reports."""
        return sentence(self.book, self.words, key, args)

    def reasons(self, why: Why) -> list[str]:
        """Return the lines that explain a number."""
        return explained(self.book, self.words, why)

    def say(self, key: str, **args: Any) -> None:
        """Print a sentence."""
        self.put(self.phrase(key, **args))

    def unclear(self, key: str, **args: Any) -> UnclearError:
        """Return what to raise where the player's line cannot be done."""
        return UnclearError(self.phrase(key, **args))

    def read(self, about: str = "") -> str:
        """Return the next line the player types; *about* what it is asked stands before it.

        Raises:
            EOFError: If there are no more lines.
        """
        self.writer.write(f"{about}> ")
        self.writer.flush()
        typed = self.reader.readline()
        if not typed:
            raise EOFError
        return typed.strip()

    def submit(self, order: Order) -> Refusal | None:
        """Give an order and tell what came of it, up to the next decision of a person."""
        report = self.match.submit(self.seat, order)
        if report.refusal is None:
            self.match.run_bots()
            self.hear()
        return report.refusal

    def take_up(self, match: Session, seat: str) -> None:
        """Go on with another match; the one before stays in its file."""
        self.match, self.seat = match, seat
        self.kept = match.log.path or self.kept
        self.chosen, self.listed, self.heard = None, (), {seat: len(match.reports(seat))}
        self.ended = False
        match.run_bots()

    def hear(self) -> None:
        """Tell the reports that came since the last time."""
        reports = self.match.reports(self.seat)
        for tell in folded(reports[self.heard.get(self.seat, 0) :]):
            self.put(line(self.book, self.words, tell))
        self.heard[self.seat] = len(reports)

    def choose(self, names: Sequence[str], about: str) -> str:
        """List *names* with numbers and return what the player answers about a blank.

        Raises:
            UnclearError: If the player answers with an empty line.
        """
        for number, name in enumerate(names, start=1):
            self.put(f"{number}. {name}")
        answer = self.read(about)
        if not answer:
            raise self.unclear("text.cancelled")
        return answer
