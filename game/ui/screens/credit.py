"""Credits: whose work this is made of, and under which terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.ui.screens.page import Page
from game.ui.screens.screen import Screen
from game.ui.theme import Size
from game.ui.widgets import Button, Label, Widget

if TYPE_CHECKING:
    from game.ui.app import App

ABOUT = ("map", "height", "places", "symbols", "fonts", "relief", "facts")


class Credits(Page):
    """Names and licences, OpenStreetMap's among them."""

    width = 760

    def __init__(self, app: App, before: Screen) -> None:
        """Go back to the screen *before* at the end."""
        self.before = before
        super().__init__(app)

    def parts(self) -> Sequence[Widget]:
        """Return a paragraph for each source."""
        return (
            Label(self.words.say("ui.menu.credits"), Size.TITLE, bold=True),
            *(Label(self.words.say(f"ui.credits.{name}")) for name in ABOUT),
        )

    def foot(self) -> Sequence[Widget]:
        """Return the way back."""
        return (Button(self.words.say("ui.back"), self.escape, key="Esc"),)

    def escape(self) -> None:
        """Go back."""
        self.before.rebuild()
        self.app.show(self.before)
