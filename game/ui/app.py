"""The window: it hands events to a screen, lets time pass, and draws when something changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.errors import IfoghasError
from game.ui import settings as kept
from game.ui.screens.busy import Busy
from game.ui.screens.screen import Screen
from game.ui.screens.too_small import SMALLEST, draw_too_small
from game.ui.settings import Settings
from game.ui.theme import Theme
from game.ui.words import ScreenWords
from game.words import LANGUAGES, Words
from game.words.told import told

if TYPE_CHECKING:
    from game.ui.screens.table import Match

SIZE: Final = (1280, 800)
"""Of the window at first. Choice: fits the smallest school laptops."""

FRAMES_A_SECOND: Final = 60

QUIET_MS: Final = 1000
"""After so long without an event the window is polled half as often: 33 ms until it wakes."""


class App:
    """The window and what it shows."""

    def __init__(
        self,
        window: pygame.Surface,
        settings: Settings,
        path: Path,
        *,
        language: str | None = None,
        seed: int | None = None,
        assume: Sequence[str] | None = None,
        first: Callable[[App], Screen] | None = None,
    ) -> None:
        """Open the menu, or another *first* screen.

        Args:
            window: What is drawn on.
            settings: What the player has chosen before.
            path: Where choices are kept.
            language: Spoken now; None for that of the settings.
            seed: Proposed for a new match; None for one drawn by lot.
            assume: Assumption sets proposed; None for those of the scenario.
            first: Makes the first screen; None for the menu.
        """
        self.window = window
        self.settings = settings
        self.path = path
        self.seed = seed
        self.assume = assume
        self.words: Words = ScreenWords(language or settings.language or LANGUAGES[0])
        self.theme: Theme = settings.theme
        self.match: Match | None = None
        """The match that is being played, whatever screen is on top."""

        self.running = True
        self.stale = True
        self.size_changed = False
        self.problem: IfoghasError | OSError | None = None
        """Why the window closed, if it did not do what it was opened for."""

        self.screen: Screen = (first or opened_menu)(self)

    def show(self, screen: Screen) -> None:
        """Change to another screen."""
        self.screen.leave()
        self.screen = screen
        self.stale = True

    def after_a_frame(self, action: Callable[[], None]) -> None:
        """Say that something takes a moment, show that, then do it."""
        self.show(Busy(self, self.screen, action))

    def choose(self, settings: Settings) -> None:
        """Take other settings and keep them."""
        self.settings = settings
        self.theme = settings.theme
        if settings.language is not None:
            self.words = ScreenWords(settings.language)
        self.screen.rebuild()
        self.stale = True
        if not kept.write(settings, self.path):
            said = self.words.say("ui.settings.not_kept", file=str(self.path))
            self.screen.ask(self.words.say("ui.problem"), said)

    def speak(self, language: str) -> None:
        """Change the language."""
        self.choose(replace(self.settings, language=language))

    def fail(self, problem: IfoghasError | OSError) -> None:
        """Close the window: what it was opened for cannot be done."""
        self.problem = problem
        self.quit()

    def quit(self) -> None:
        """Close the window."""
        self.running = False

    @property
    def too_small(self) -> bool:
        """Whether nothing can be shown in a window of this size."""
        wide, high = self.window.get_size()
        return wide < SMALLEST[0] or high < SMALLEST[1]

    def handle(self, event: pygame.event.Event) -> None:
        """Use an event of the window."""
        if event.type == pygame.QUIT:
            self.quit()
        elif event.type == pygame.VIDEORESIZE:
            self.size_changed = True
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWFOCUSGAINED):
            self.stale = True
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
            pygame.display.toggle_fullscreen()
            self.resized()
        elif not self.too_small:
            self.guarded(lambda: self.screen.handle(event))

    def resized(self) -> None:
        """Fit everything into the window as it is now."""
        self.size_changed = False
        self.window = pygame.display.get_surface() or self.window
        self.stale = True
        if not self.too_small:
            self.screen.rebuild()

    def guarded(self, action: Callable[[], object]) -> None:
        """Do something; what goes wrong in a way the game expects is said in one sentence."""
        try:
            action()
        except (IfoghasError, OSError) as problem:
            self.screen.ask(self.words.say("ui.problem"), told(self.words, problem))

    def tick(self, elapsed_ms: int) -> None:
        """Let time pass; a window being dragged larger is laid out once a frame, not an event."""
        if self.size_changed:
            self.resized()
        self.guarded(lambda: self.screen.tick(elapsed_ms))

    @property
    def dirty(self) -> bool:
        """Whether drawing is due."""
        return self.stale or (self.screen.dirty and not self.too_small)

    def draw(self) -> None:
        """Draw the window."""
        if self.too_small:
            draw_too_small(self.window, self.words, self.theme)
        else:
            if self.stale:
                self.screen.desk.dirty = True
            self.screen.draw(self.window)
        self.stale = False


def run(
    *,
    scenario: Path | None,
    seat: str | None,
    seed: int | None,
    language: str | None,
    spoken: str = LANGUAGES[0],
    frames: int | None,
    assume: Sequence[str] | None = None,
) -> None:
    """Open the window and play until it is closed, or for a number of frames.

    Args:
        scenario: Begun at once, or a log that goes on; None for the menu.
        seat: The faction to play; None for the lobby.
        seed: Of the match; None for one drawn by lot.
        language: Asked for now; None for the one in the settings.
        spoken: The system's language, where the settings name none.
        frames: How many to draw; None for as long as the window is open.
        assume: Assumption sets instead of the scenario's own.

    Raises:
        WrongUseError: If there is no such faction, or nobody plays it in the log.
        ScenarioError, LogError: If the scenario or the log asked for cannot be read.
    """
    found = kept.read(kept.kept_in())
    chosen = language or found.settings.language or spoken
    app = App(
        opened_window(),
        found.settings,
        kept.kept_in(),
        language=chosen,
        seed=seed,
        assume=assume,
        first=None if scenario is None else partial(starting, scenario, seat),
    )
    if found.put_aside is not None:
        said = app.words.say("ui.settings.broken", file=str(found.put_aside))
        app.screen.ask(app.words.say("ui.problem"), said)
    loop(app, frames)
    app.screen.leave()
    # Only the window: fonts are kept for as long as the process lasts.
    pygame.display.quit()
    if app.problem is not None:
        raise app.problem


def opened_menu(app: App) -> Screen:
    """Return the menu."""
    from game.ui.screens.menu import Menu

    return Menu(app)


def starting(scenario: Path, seat: str | None, app: App) -> Screen:
    """Return a screen that asks for a moment, and then begins a match as the command line asks.

    Where *scenario* is the log of a match, that match goes on.
    """

    def action() -> None:
        from game.session.log import is_log

        if is_log(scenario):
            from game.ui.screens.loading import go_on_with

            go_on_with(app, scenario, seat)
            return
        from game.ui.screens.lobby import start_at_once

        start_at_once(app, scenario, seat)

    return Busy(app, None, action)


def opened_window() -> pygame.Surface:
    """Return the window; only display and fonts are started, no sound."""
    # Without a GPU SDL's own acceleration costs 7 ms a flip instead of 0.4.
    if sys.platform == "linux" and not Path("/dev/dri").exists():
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_caption("Ifoghas")
    window = pygame.display.set_mode(SIZE, pygame.RESIZABLE)
    pygame.key.set_repeat(350, 60)
    return window


def loop(app: App, frames: int | None) -> None:
    """Poll, let time pass, draw what changed; poll less often while nothing happens."""
    clock, elapsed_ms, quiet_ms, shown = pygame.time.Clock(), 0, 0, 0
    while app.running and (frames is None or shown < frames):
        events = pygame.event.get()
        for event in events:
            app.handle(event)
        app.tick(elapsed_ms)
        quiet_ms = 0 if events or app.dirty else quiet_ms + elapsed_ms
        if app.dirty:
            app.draw()
            pygame.display.flip()
        shown += 1
        asleep = quiet_ms > QUIET_MS
        elapsed_ms = clock.tick(FRAMES_A_SECOND // 2 if asleep else FRAMES_A_SECOND)
