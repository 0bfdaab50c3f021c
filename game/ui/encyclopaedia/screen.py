"""The screen: what is sought on the left, the entry that was chosen on the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from game.encyclopaedia import Entry, Kind, compiled, found, of_kind
from game.ui.encyclopaedia.search_field import SearchField
from game.ui.news.frame import NewsFrame
from game.ui.screens.screen import Screen
from game.ui.theme import Size
from game.ui.widgets import Button, Choice, Item, Label, ListBox, Widget

if TYPE_CHECKING:
    from game.scenario.load import Opened
    from game.ui.app import App

KINDS: Final = (None, *Kind)
"""What may be shown, everything first."""


class Encyclopaedia(Screen):
    """Actors, who said what in reality, terms and sources."""

    def __init__(self, app: App, reads: Sequence[Opened], back: Callable[[], None]) -> None:
        """Open it with the readings of some scenarios; *back* leaves it."""
        self.reads = tuple(reads)
        self.back = back
        self.sought = ""
        self.kind: Kind | None = None
        self.chosen: Entry | None = None
        self.shown: tuple[Entry, ...] = ()
        super().__init__(app)
        self.desk.focused = next(iter(self.desk.stops()), None)

    def content(self) -> Widget:
        """Return title, search, titles, the page, and the way back."""
        say, quiet = self.words.say, self.theme.palette.quiet
        self.entries = compiled(self.words, self.reads)
        self.shown = found(of_kind(self.entries, self.kind), self.sought)
        # An entry belongs to a language: the page goes along when that changes.
        chosen = self.chosen
        same = [
            each
            for each in self.entries
            if chosen is not None and (each.kind, each.id) == (chosen.kind, chosen.id)
        ]
        self.chosen = next(iter(same), next(iter(self.shown), None))
        head = (
            Label(say("ui.encyclopaedia"), Size.TITLE, bold=True),
            Label(say("ui.encyclopaedia.about"), Size.SMALL, colour=quiet),
        )
        page, foot = [*self.page()], self.foot()
        return NewsFrame(head, self.filters(), self.titles(), page, foot, filters_first=True)

    def filters(self) -> Sequence[Widget]:
        """Return the field to search in, and the choice of what is shown."""
        say = self.words.say
        names = [say("ui.encyclopaedia.all")]
        names += [say(f"encyclopaedia.of.{kind}") for kind in Kind]
        return (
            SearchField(say("ui.encyclopaedia.search"), self.sought, self.search),
            Choice(say("ui.encyclopaedia.kind"), names, KINDS.index(self.kind), self.show_kind),
        )

    def titles(self) -> ListBox:
        """Return the titles of what is found."""
        say = self.words.say
        items = [
            Item(entry.title, f"{say(f'encyclopaedia.of.{entry.kind}')} ·") for entry in self.shown
        ]
        return ListBox(items, self.choose)

    def search(self, sought: str) -> None:
        """Look for other words; the first that is found is shown."""
        self.sought = sought
        self.chosen = None
        self.rebuild()

    def show_kind(self, number: int) -> None:
        """Show entries of one kind, or all of them."""
        self.kind = KINDS[number]
        self.chosen = None
        self.rebuild()

    def choose(self, number: int) -> None:
        """Show an entry."""
        self.chosen = self.shown[number]
        self.rebuild()

    def page(self) -> Iterator[Widget]:
        """Yield the entry that is shown."""
        quiet, entry = self.theme.palette.quiet, self.chosen
        if entry is None or not self.shown:
            yield Label(self.words.say("ui.encyclopaedia.none"), colour=quiet)
            return
        yield Label(entry.title, Size.LARGE, bold=True)
        yield from (Label(paragraph) for paragraph in entry.text)
        if entry.cited:
            yield Label(self.words.say("ui.encyclopaedia.sources"), Size.SMALL, bold=True)
            yield from (Label(each, Size.SMALL, colour=quiet) for each in entry.cited)

    def foot(self) -> Sequence[Widget]:
        """Return the way back."""
        return (Button(self.words.say("ui.back"), self.back, key="Esc"),)

    def escape(self) -> None:
        """Go back."""
        self.back()


def look_up(app: App, before: Screen, reads: Callable[[], Sequence[Opened]]) -> None:
    """Open the encyclopaedia over a screen, to which it leads back."""

    def back() -> None:
        before.rebuild()
        app.show(before)

    app.after_a_frame(lambda: app.show(Encyclopaedia(app, reads(), back)))
