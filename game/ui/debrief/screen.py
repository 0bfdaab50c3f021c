"""The table of truth, claims and public picture; and what was said in reality beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from game import folders
from game.debrief import Entry, as_csv, as_json, truth_table
from game.folders import free_name
from game.rules.view import INSTRUCTOR
from game.ui.board.case import Case
from game.ui.debrief import rows
from game.ui.debrief.cells import Cells
from game.ui.debrief.readings import reading_groups
from game.ui.debrief.sheet import Sheet
from game.ui.news.feed import WholeFeed, row
from game.ui.news.story import title
from game.ui.screens.screen import Screen
from game.ui.screens.table import Match
from game.ui.theme import Size
from game.ui.widgets import Button, Choice, Column, Label, Panel, Widget

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
        """Yield the rows, those of a fact together under its name."""
        case = self.case
        for about, entries in groupby(self.shown(), key=lambda entry: entry.about):
            yield Panel([rows.row(case, entry) for entry in entries], heading=title(case, about))
        if not self.shown():
            yield Label(self.words.say("text.news.none"), colour=self.theme.palette.quiet)

    def readings(self) -> Iterator[Widget]:
        """Yield what was said in reality on the left, what was said in this match on the right."""
        case, say = self.case, self.words.say
        said = tuple(case.view.news.values())[::-1]
        real = [
            Label(say("ui.readings.real"), Size.LARGE, bold=True),
            *reading_groups(case, self.match.scenario().scenario),
        ]
        here = [
            Label(say("ui.readings.here"), Size.LARGE, bold=True),
            WholeFeed([row(case, item) for item in said], lambda _: None),
        ]
        yield Cells((Column(real), Column(here)), (1, 1))

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
        self.write("csv", as_csv(self.match.book, self.words, self.entries))

    def write_json(self) -> None:
        """Write the table and the readings beside the saved matches, as JSON."""
        scenario = self.match.scenario().scenario
        self.write("json", as_json(self.match.book, self.words, self.entries, scenario))

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
