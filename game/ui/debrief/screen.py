"""The table of truth, claims and public picture; and what was said in reality beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
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
    events_csv,
    occasions,
    opened_line,
    truth_table,
)
from game.folders import free_name
from game.rules.events import INSTRUCTOR
from game.session.log import kept
from game.session.openness import openings
from game.ui.board.case import Case
from game.ui.debrief import happened, rows
from game.ui.debrief.readings import in_reality, topics
from game.ui.debrief.sheet import Sheet
from game.ui.news.story import title
from game.ui.screens.screen import Screen
from game.ui.screens.table import Match
from game.ui.theme import Size
from game.ui.widgets import Button, Choice, Label, Panel, Widget

if TYPE_CHECKING:
    from game.ui.app import App


class Page(StrEnum):
    """What is shown: claims and truth, what was said in reality, or what was decided."""

    TABLE = "table"
    READINGS = "readings"
    EVENTS = "events"


class ClaimsTable(Screen):
    """What happened, what was said of it, what the public made of it."""

    def __init__(self, app: App, match: Match, back: Callable[[], None]) -> None:
        """Lay a match open; *back* leaves the table."""
        self.match = match
        self.back = back
        self.hidden_too = False
        self.page = Page.TABLE
        self.entries = truth_table(match.book, match.session.state)
        self.laid = beside(match.scenario(), match.session.state, self.entries)
        records = kept(Path(match.book.scenario), match.session.log.records)
        self.script = occasions(match.book, records)
        super().__init__(app)

    @property
    def case(self) -> Case:
        """The instructor's view with words and look."""
        view = self.match.session.view(INSTRUCTOR)
        return Case(self.match.book, view, self.words, self.theme)

    def content(self) -> Widget:
        """Return title, table, buttons."""
        return Sheet(list(self.head()), list(self.body()), list(self.foot()))

    def body(self) -> Iterator[Widget]:
        """Yield what the page shows."""
        case, read = self.case, self.match.scenario()
        match self.page:
            case Page.TABLE:
                yield from self.table()
            case Page.READINGS:
                yield from topics(case, read, self.laid, self.entries)
            case Page.EVENTS:
                yield from happened.panels(case, read, self.script)

    def head(self) -> Iterator[Widget]:
        """Yield the title and what it is about."""
        yield Label(self.words.say(f"ui.{self.page}.title"), Size.TITLE, bold=True)
        about, quiet = self.words.say(f"ui.{self.page}.about"), self.theme.palette.quiet
        yield Label(about, Size.SMALL, colour=quiet)
        seen = openings(self.match.session.log.records)
        if seen:
            said = opened_line(self.match.book, self.words, seen)
            yield Label(said, Size.SMALL, colour=self.theme.palette.accent)
        if self.page is Page.TABLE:
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

    def foot(self) -> Iterator[Widget]:
        """Yield the ways on."""
        say = self.words.say
        for page in (Page.READINGS, Page.EVENTS):
            other = Page.TABLE if self.page is page else page
            key = say(f"ui.key.{page}")
            yield Button(say(f"ui.{other}.title"), partial(self.turn_to, other), key=key)
        yield Button(say("ui.table.csv"), self.write_csv, key=say("ui.key.csv"))
        yield Button(say("ui.table.json"), self.write_json, key=say("ui.key.json"))
        yield Button(say("ui.back"), self.back, key="Esc")

    def turn_to(self, page: Page) -> None:
        """Show another page."""
        self.page = page
        self.rebuild()

    def write_csv(self) -> None:
        """Write the table, or the events where they are shown, beside the saved matches as CSV."""
        read = self.match.scenario()
        if self.page is Page.EVENTS:
            self.write("events", "csv", events_csv(read, self.words, self.script))
        else:
            self.write("claims", "csv", as_csv(read, self.words, self.entries, self.laid))

    def write_json(self) -> None:
        """Write the table, the events and the readings beside the saved matches, as JSON."""
        read = self.match.scenario()
        seen = openings(self.match.session.log.records)
        dealt = self.dealings()
        told = as_json(read, self.words, self.entries, self.laid, seen, dealt, self.script)
        self.write("claims", "json", told)

    def write(self, what: str, ending: str, text: str) -> None:
        """Write a file of a name nobody uses yet, and tell which."""
        folder, session = folders.saves(), self.match.session
        folder.mkdir(parents=True, exist_ok=True)
        stem = f"{session.book.scenario}-{session.seed}-{what}"
        path: Path = free_name(folder, stem, f".{ending}")
        path.write_text(text, encoding="utf-8", newline="\n")
        self.ask(
            self.words.say("ui.table.written"), self.words.say("ui.table.file", file=str(path))
        )

    def escape(self) -> None:
        """Leave the table."""
        self.back()
