"""Settings: language, size of text, colours. Each is seen at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from game.ui.screens.page import Page
from game.ui.screens.screen import Screen
from game.ui.settings import PALETTES
from game.ui.theme import SCALES, Size
from game.ui.widgets import Button, Choice, Label, Widget
from game.words import LANGUAGES

if TYPE_CHECKING:
    from game.ui.app import App

NAMES = {"en": "English", "fr": "Français"}


class Choosing(Page):
    """The settings, over the screen they were opened from."""

    width = 560

    def __init__(self, app: App, before: Screen) -> None:
        """Go back to the screen *before* at the end."""
        self.before = before
        super().__init__(app)

    def parts(self) -> Sequence[Widget]:
        """Return one row for each setting."""
        say, now = self.words.say, self.app.settings
        colours = list(PALETTES)
        return (
            Label(say("ui.menu.settings"), Size.TITLE, bold=True),
            Choice(
                say("ui.settings.language"),
                [NAMES[code] for code in LANGUAGES],
                LANGUAGES.index(self.words.language),
                lambda number: self.app.speak(LANGUAGES[number]),
            ),
            Choice(
                say("ui.settings.text"),
                [self.words.percent(10 * scale) for scale in SCALES],
                SCALES.index(now.text_percent),
                lambda number: self.app.choose(
                    replace(self.app.settings, text_percent=SCALES[number])
                ),
            ),
            Choice(
                say("ui.settings.colours"),
                [say(f"ui.colours.{name}") for name in colours],
                colours.index(now.colours),
                lambda number: self.app.choose(replace(self.app.settings, colours=colours[number])),
            ),
            Label(
                say("ui.settings.kept", file=str(self.app.path)),
                Size.SMALL,
                colour=self.theme.palette.quiet,
            ),
        )

    def foot(self) -> Sequence[Widget]:
        """Return the way back."""
        return (Button(self.words.say("ui.back"), self.escape, key="Esc"),)

    def escape(self) -> None:
        """Go back."""
        self.before.rebuild()
        self.app.show(self.before)
