"""The menu: a scenario one click away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.folders import saved
from game.scenario.shelf import Card, shelf
from game.ui.screens.page import Page
from game.ui.theme import Size
from game.ui.widgets import Button, Choice, Flow, Label, Run, Widget
from game.words import LANGUAGES

NAMES = {"en": "English", "fr": "Français"}
"""Each language in itself: who cannot read the others must find it."""


class Menu(Page):
    """What is seen first."""

    width = 600

    def parts(self) -> Sequence[Widget]:
        """Return the name of the game and its scenarios."""
        quiet = self.theme.palette.quiet
        return (
            Label("Ifoghas", Size.TITLE, bold=True, colour=self.theme.palette.accent),
            Label(self.words.say("ui.menu.about"), colour=quiet),
            *(widget for card in shelf() for widget in self.scenario(card)),
        )

    def scenario(self, card: Card) -> Sequence[Widget]:
        """Return what tells of one scenario, and the button that opens it."""
        palette = self.theme.palette
        facts = self.words.say(
            "ui.menu.facts",
            level=self.words.say(f"ui.level.{card.level}"),
            length=self.words.hours(card.minutes),
        )
        return (
            Button(self.words.text(card.title), lambda: self.open(card.path), key=self.key("play")),
            Label(
                [Run(self.words.text(card.summary) + " "), Run(facts, colour=palette.quiet)],
                Size.SMALL,
            ),
        )

    def key(self, what: str) -> str:
        """Return the letter of one of the menu's buttons."""
        return self.words.say(f"ui.key.{what}")

    def foot(self) -> Sequence[Widget]:
        """Return the other ways on."""
        going_on = [self.button("continue", self.go_on), self.button("load", self.load)]
        language = Choice(
            self.words.say("ui.settings.language"),
            [NAMES[code] for code in LANGUAGES],
            LANGUAGES.index(self.words.language),
            lambda number: self.app.speak(LANGUAGES[number]),
        )
        return (
            Flow(
                [
                    *(going_on if saved() else ()),
                    self.button("encyclopaedia", self.look_up),
                    self.button("settings", self.settings),
                    self.button("credits", self.credits),
                    self.button("quit", self.app.quit),
                ],
                most_columns=3,
            ),
            language,
        )

    def button(self, what: str, action: object) -> Button:
        """Return one of the menu's buttons."""
        assert callable(action)
        return Button(self.words.say(f"ui.menu.{what}"), action, key=self.key(what))

    def open(self, path: Path) -> None:
        """Go to the lobby of a scenario."""
        from game.ui.screens.lobby import open_lobby

        open_lobby(self.app, path)

    def go_on(self) -> None:
        """Take up the match that was played last."""
        from game.ui.screens.loading import take_up

        take_up(self.app, saved()[0])

    def load(self) -> None:
        """Choose a saved match."""
        from game.ui.screens.loading import Loading

        self.app.show(Loading(self.app, self))

    def look_up(self) -> None:
        """Open the encyclopaedia, with the readings of all scenarios that come with the game."""
        from game.scenario.load import opened
        from game.ui.encyclopaedia.screen import look_up

        look_up(self.app, self, lambda: [opened(card.path) for card in shelf()])

    def settings(self) -> None:
        """Choose language, size of text and colours."""
        from game.ui.screens.choosing import Choosing

        self.app.show(Choosing(self.app, self))

    def credits(self) -> None:
        """Tell whose work this is made of."""
        from game.ui.screens.credit import Credits

        self.app.show(Credits(self.app, self))

    def escape(self) -> None:
        """Ask before the window is closed."""
        self.ask(
            self.words.say("ui.quit.title"),
            self.words.say("ui.quit.text"),
            (
                Button(self.words.say("ui.menu.quit"), self.app.quit),
                Button(self.words.say("ui.cancel"), self.desk.close),
            ),
        )
