"""The table of truth, claims and public picture; and what was said in reality beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from game import folders
from game.debrief import (
    Dealing,
    Entry,
    as_csv,
    as_json,
    beside,
    dealing_line,
    dealings,
    opened_line,
    truth_table,
)
from game.folders import free_name
from game.rules.events import INSTRUCTOR
from game.session.openness import openings
from game.ui.board.case import Case
from game.ui.debrief import rows
from game.ui.debrief.readings import in_reality, topics
from game.ui.debrief.sheet import Sheet
from game.ui.news.story import title
from game.ui.screens.screen import Screen
from game.ui.screens.table import Match
from game.ui.theme import Size
from game.ui.widgets import Button, Choice, Label, Panel, Widget

if TYPE_CHECKING:
    from game.ui.app import App


class ClaimsTable(Screen):
    """What happened, what was said of it, what the public made of it."""

    def __init__(self, app: App, match: Match, back: Callable[[], None]) -> None:
        """Lay a match open; *back* leaves the table."""
        self.match = match
        self.back = back
        self.hidden_too = False
        self.in_reality = False
        self.entries = truth_table(match.book, match.session.state)
        self.laid = beside(match.scenario(), match.session.state, self.entries)
        super().__init__(app)

    @property
    def case(self) -> Case:
        """The instructor's view with words and look."""
        view = self.match.session.view(INSTRUCTOR)
        return Case(self.match.book, view, self.words, self.theme)

    def content(self) -> Widget:
        """Return title, table, buttons."""
        parts = self.readings() if self.in_reality else self.table()
        return Sheet(list(self.head()), list(parts), list(self.foot()))

    def head(self) -> Iterator[Widget]:
        """Yield the title and what it is about."""
        name = "readings" if self.in_reality else "table"
        yield Label(self.words.say(f"ui.{name}.title"), Size.TITLE, bold=True)
        about, quiet = self.words.say(f"ui.{name}.about"), self.theme.palette.quiet
        yield Label(about, Size.SMALL, colour=quiet)
        seen = openings(self.match.session.log.records)
        if seen:
            said = opened_line(self.match.book, self.words, seen)
            yield Label(said, Size.SMALL, colour=self.theme.palette.accent)
        if not self.in_reality:
            yield Choice(
                self.words.say("ui.table.which"),
                [self.words.say("ui.table.spoken"), self.words.say("ui.table.all")],
                int(self.hidden_too),
                self.choose,
            )
            yield rows.heading(self.case)

    def choose(self, place: int) -> None:
        """Show what was spoken of, or all that happened."""
        self.hidden_too = bool(place)
        self.rebuild()

    def shown(self) -> list[Entry]:
        """Return the entries that are shown."""
        return [entry for entry in self.entries if self.hidden_too or entry.claims]

    def table(self) -> Iterator[Widget]:
        """Yield the rows, those of a fact together under its name, then reality beside them."""
        case, read = self.case, self.match.scenario()
        for about, group in groupby(self.shown(), key=lambda entry: entry.about):
            entries = [*group]
            told = [rows.row(case, entry) for entry in entries]
            real = [*in_reality(case, read, self.laid, about, entries)]
            yield Panel([*told, *real], heading=title(case, about), gap=8)
        if not self.shown():
            yield Label(self.words.say("text.news.none"), colour=self.theme.palette.quiet)

        yield Panel(list(self.dealt()), heading=self.words.say("debrief.deals"), gap=4)

    def dealings(self) -> tuple[Dealing, ...]:
        """Return what sides put to each other in the match."""
        return dealings((step.before, step.events) for step in self.match.session.steps)

    def dealt(self) -> Iterator[Widget]:
        """Yield what sides proposed to each other and agreed on, secret things among them."""
        found = self.dealings()
        for each in found:
            yield Label(dealing_line(self.match.book, self.words, each), Size.SMALL)
        if not found:
            none = self.words.say("debrief.deal.none")
            yield Label(none, Size.SMALL, colour=self.theme.palette.quiet)

    def readings(self) -> Iterator[Widget]:
        """Yield what was said in reality, topic by topic, beside what was said in this match."""
        yield from topics(self.case, self.match.scenario(), self.laid, self.entries)

    def foot(self) -> Iterator[Widget]:
        """Yield the ways on."""
        say = self.words.say
        other = "ui.table.title" if self.in_reality else "ui.readings.title"
        yield Button(say(other), self.turn_over, key=say("ui.key.readings"))
        yield Button(say("ui.table.csv"), self.write_csv, key=say("ui.key.csv"))
        yield Button(say("ui.table.json"), self.write_json, key=say("ui.key.json"))
        yield Button(say("ui.back"), self.back, key="Esc")

    def turn_over(self) -> None:
        """Show the claims of reality, or the table again."""
        self.in_reality = not self.in_reality
        self.rebuild()

    def write_csv(self) -> None:
        """Write the table beside the saved matches, as CSV."""
        self.write("csv", as_csv(self.match.scenario(), self.words, self.entries, self.laid))

    def write_json(self) -> None:
        """Write the table and the readings beside the saved matches, as JSON."""
        read = self.match.scenario()
        seen = openings(self.match.session.log.records)
        told = as_json(read, self.words, self.entries, self.laid, seen, self.dealings())
        self.write("json", told)

    def write(self, ending: str, text: str) -> None:
        """Write a file of a name nobody uses yet, and tell which."""
        folder, session = folders.saves(), self.match.session
        folder.mkdir(parents=True, exist_ok=True)
        stem = f"{session.book.scenario}-{session.seed}-claims"
        path: Path = free_name(folder, stem, f".{ending}")
        path.write_text(text, encoding="utf-8", newline="\n")
        self.ask(
            self.words.say("ui.table.written"), self.words.say("ui.table.file", file=str(path))
        )

    def escape(self) -> None:
        """Leave the table."""
        self.back()
