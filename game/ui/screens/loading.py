"""Choosing a saved match."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.errors import IfoghasError, WrongUseError
from game.folders import saved
from game.session.cover import told_of
from game.ui.screens.page import Page
from game.ui.screens.screen import Screen
from game.ui.screens.table import Match, taken_up
from game.ui.theme import Size
from game.ui.widgets import Button, Item, Label, ListBox, Widget

if TYPE_CHECKING:
    from game.ui.app import App


def take_up(app: App, path: Path) -> None:
    """Say that it takes a moment, then go on with a saved match."""
    app.after_a_frame(lambda: go_on_with(app, path))


def go_on_with(app: App, path: Path, seat: str | None = None) -> None:
    """Go on with a saved match, or show the end of one that is over.

    Args:
        app: The window.
        path: The log.
        seat: Whom the player wants to play; None for whoever was played.

    Raises:
        LogError: If it cannot be read.
        WrongUseError: If nobody plays that faction in it.
    """
    from game.ui.screens.seating import seat_players

    match, notices = instead_of(app.match, path)
    if seat not in (None, *match.humans):
        match.session.close()
        known = ", ".join(match.humans)
        raise WrongUseError(app.words.say("text.not_played", faction=str(seat), known=known))
    match.painted()
    seat_players(app, match)
    if notices:
        said = " ".join(app.words.say(key) for key in notices)
        app.screen.ask(app.words.say("ui.notice.title"), said)


def instead_of(before: Match | None, path: Path) -> tuple[Match, list[str]]:
    """Return a saved match; the one played *before* is let go of only if that can be read."""
    if before is None:
        return taken_up(path)
    # First, since the saved match may be the very file that is still open.
    kept = before.session.log.path
    before.session.close()
    try:
        return taken_up(path)
    except IfoghasError:
        if kept is not None:
            before.session.save(kept)
        raise


class Loading(Page):
    """The saved matches, the latest first."""

    width = 720

    def __init__(self, app: App, before: Screen) -> None:
        """Go back to the screen *before* where nothing is chosen."""
        self.before = before
        self.paths = saved()
        super().__init__(app)

    def parts(self) -> Sequence[Widget]:
        """Return the list."""
        return (
            Label(self.words.say("ui.menu.load"), Size.TITLE, bold=True),
            Saves([self.item(path) for path in self.paths], self.choose),
        )

    def item(self, path: Path) -> Item:
        """Return one match: what it is, who is played, how far it has come, and its file."""
        return Item(path.stem, told_of(self.words, path) + " · ")

    def choose(self, number: int) -> None:
        """Take up a match."""
        take_up(self.app, self.paths[number])

    def foot(self) -> Sequence[Widget]:
        """Return the way back."""
        return (Button(self.words.say("ui.back"), self.escape, key="Esc"),)

    def escape(self) -> None:
        """Go back."""
        self.before.rebuild()
        self.app.show(self.before)


class Saves(ListBox):
    """A list high enough for a dozen matches."""

    def height_for(self, width: int, theme: object) -> int:
        """Return the height of a dozen rows."""
        return 300
