"""What every screen can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from game.ui.screens.dialog import Dialog
from game.ui.theme import Theme
from game.ui.widgets import Button, Desk, Label, Widget

if TYPE_CHECKING:
    from game.ui.app import App
    from game.words import Words


class Screen:
    """All of the window for a while. Subclasses say what is in it."""

    def __init__(self, app: App) -> None:
        """Fill the window of *app*; `rebuild` makes the widgets."""
        self.app = app
        self.desk = Desk(Widget(), pygame.Rect(0, 0, 0, 0), app.theme)
        self.rebuild()

    @property
    def words(self) -> Words:
        """What is said."""
        return self.app.words

    @property
    def theme(self) -> Theme:
        """What it looks like."""
        return self.app.theme

    @property
    def dirty(self) -> bool:
        """Whether drawing is due."""
        return self.desk.dirty

    def content(self) -> Widget:
        """Return the widgets, made anew for the language and the look of now."""
        raise NotImplementedError

    def rebuild(self) -> None:
        """Make the widgets again: another language, size of text, window or state."""
        stops = self.desk.stops()
        place = stops.index(self.desk.focused) if self.desk.focused in stops else None
        self.desk = Desk(self.content(), self.app.window.get_rect(), self.theme)
        stops = self.desk.stops()
        if place is not None and stops:
            self.desk.focused = stops[min(place, len(stops) - 1)]

    def handle(self, event: pygame.event.Event) -> bool:
        """Use an event of the window; return whether it was used."""
        if self.desk.handle(event):
            return True
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.escape()
            return True
        if event.type == pygame.KEYDOWN and event.key in ARROWS and self.desk.focused is None:
            self.desk.focused = next(iter(self.desk.stops()), None)
            self.desk.dirty = True
            return True
        return False

    def escape(self) -> None:
        """Go back, where there is a way back."""

    def tick(self, elapsed_ms: int) -> None:
        """Let time pass."""
        self.desk.tick(elapsed_ms)

    def draw(self, target: pygame.Surface) -> None:
        """Draw all of the window."""
        self.desk.draw(target)

    def leave(self) -> None:
        """Let go of what the screen holds; another one follows."""

    def ask(self, title: str, text: str, buttons: Sequence[Button] = ()) -> None:
        """Put a question, or a sentence to be read, on top."""
        closing = buttons or (Button(self.words.say("ui.ok"), self.desk.close),)
        self.desk.open(Dialog(title, (Label(text),), closing))


ARROWS = frozenset((pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT))
