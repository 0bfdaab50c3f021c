"""A moment's wait, said before it begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame

from game.errors import IfoghasError
from game.ui.screens.page import Page
from game.ui.screens.screen import Screen
from game.ui.theme import Size
from game.ui.widgets import Label, Widget
from game.words.told import told

if TYPE_CHECKING:
    from game.ui.app import App


class Busy(Page):
    """Shows that something is being prepared, then does it."""

    width = 380

    def __init__(self, app: App, before: Screen | None, action: Callable[[], None]) -> None:
        """Do *action* after the first frame; if it fails, go back to the screen *before*.

        Where there is none, the window was opened for this alone, and closes.
        """
        self.before = before
        self.action = action
        self.shown = False
        super().__init__(app)

    def parts(self) -> Sequence[Widget]:
        """Return the sentence."""
        return (Label(self.words.say("ui.busy"), Size.LARGE),)

    def draw(self, target: pygame.Surface) -> None:
        """Draw the sentence; from now on work may begin."""
        super().draw(target)
        self.shown = True

    def tick(self, elapsed_ms: int) -> None:
        """Do the work once the sentence can be read."""
        if not self.shown or self.desk.modals:
            return
        try:
            self.action()
        except (IfoghasError, OSError) as problem:
            if self.before is None:
                self.app.fail(problem)
                return
            self.before.rebuild()
            self.app.show(self.before)
            self.before.ask(self.words.say("ui.problem"), told(self.words, problem))
