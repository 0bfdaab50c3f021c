"""Make the pictures of the window: `python assets/make_screenshots.py`, from the checkout.

Plays the first turns of the scenario under SDL's dummy driver and writes to assets/screenshots;
the ground without counters goes to assets/pictures, as backdrop of the menu.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame

from game.scenario.load import load
from game.session.session import HUMAN
from game.ui.app import App
from game.ui.board.screen import BoardScreen
from game.ui.ground_sheet import sheet_of
from game.ui.picture import picture
from game.ui.screens.briefing import Briefing
from game.ui.screens.ending import Ending
from game.ui.screens.lobby import start_at_once
from game.ui.settings import Settings
from game.ui.theme import Theme

SCENARIO: Final = ROOT / "scenarios" / "tinzaouaten_2024.yaml"
SHOTS: Final = ROOT / "assets" / "screenshots"
PICTURES: Final = ROOT / "assets" / "pictures"
SIZE: Final = (1280, 800)
SEEDS: Final = range(3, 23)
"""Of the matches that are tried; the first in which an own unit comes to stand before an enemy."""

STEP_MS: Final = 100
FRAMES: Final = 20_000
"""That are waited at most: an hour of the window's time is more than any match of bots takes."""


def main() -> None:
    """Make all pictures, in both languages."""
    for folder in (SHOTS, PICTURES):
        folder.mkdir(parents=True, exist_ok=True)
    backdrop()
    pygame.display.init()
    pygame.font.init()
    for language in ("en", "fr"):
        Series(language).make()


def backdrop() -> None:
    """Write the ground alone, without its edges."""
    ground = load(SCENARIO).ground
    shown = picture(sheet_of(ground), (), (2000, 2000), Theme())
    inner = pygame.Rect(0, 0, 1600, 1000)
    inner.center = shown.get_rect().center
    pygame.image.save(shown.subsurface(inner), str(PICTURES / "ground.jpg"))


class Series:
    """The pictures of one language."""

    def __init__(self, language: str) -> None:
        """Open a window that nobody sees, of a player who has no matches yet."""
        self.language = language
        home = Path(tempfile.gettempdir()) / "ifoghas_pictures" / language
        shutil.rmtree(home, ignore_errors=True)
        os.environ["XDG_DATA_HOME"] = str(home)
        window = pygame.display.set_mode(SIZE)
        self.app = App(window, Settings(), home / "settings.json", language=language)

    def make(self) -> None:
        """Go through a match and take a picture of each screen."""
        self.save("menu")
        self.to_an_attack()
        self.press(pygame.K_TAB)
        self.point_far()
        self.save("board")
        self.rest()
        self.save("why")
        self.aim()
        self.save("odds")
        self.press(pygame.K_RETURN)
        self.save("report")
        self.leave_to_the_computer()
        self.wait(self.over, "the end of the match")
        self.save("end")

    @property
    def board(self) -> BoardScreen:
        """The board, while it is on the screen."""
        assert isinstance(self.app.screen, BoardScreen)
        return self.app.screen

    def wait(self, until: Callable[[], bool], wanted: str) -> None:
        """Let time pass until something holds; say what was wanted if it never does."""
        for _ in range(FRAMES):
            if until():
                return
            self.frame()
        shown = type(self.app.screen).__name__
        raise SystemExit(f"waited {FRAMES} frames in vain for {wanted}, looking at {shown}")

    def frame(self) -> None:
        """Let a moment pass."""
        self.app.tick(STEP_MS)
        if self.app.dirty:
            self.app.draw()

    def press(self, key: int) -> None:
        """Press a key."""
        self.app.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))
        self.frame()

    def to_my_impulse(self) -> None:
        """Wait for the own impulse; read the reports on the way."""

        def mine() -> bool:
            if self.board.desk.modals:
                self.press(pygame.K_RETURN)
            return self.board.play.mine and not self.board.desk.modals

        self.wait(mine, "the own impulse")

    def to_an_attack(self) -> None:
        """Go through matches until an own unit may attack in one; picture its briefing."""
        for seed in SEEDS:
            self.app.seed = seed
            self.begin()
            if self.comes_before_an_enemy():
                return
        raise SystemExit(
            f"with no seed from {SEEDS[0]} to {SEEDS[-1]} does the first own unit come to stand"
            f" before an enemy in {SCENARIO.stem}: widen SEEDS or choose another scenario"
        )

    def begin(self) -> None:
        """Begin a match, and go on from its briefing to the first own impulse."""
        start_at_once(self.app, SCENARIO, "csp")
        self.wait(lambda: isinstance(self.app.screen, Briefing), "the briefing")
        self.save("briefing")
        self.press(pygame.K_ESCAPE)
        self.to_my_impulse()

    def comes_before_an_enemy(self) -> bool:
        """Let bots play until the first own unit may attack; return False if it never may."""
        session, seat = self.board.match.session, self.board.play.seat
        session.hand_over(seat, "standard")
        while not self.may_attack():
            if session.bot_step() is None:
                return False
        session.hand_over(seat, HUMAN)
        self.app.show(BoardScreen(self.app, self.board.match, seat))
        self.to_my_impulse()
        return True

    def may_attack(self) -> bool:
        """Return whether an impulse has just begun in which the first own unit can attack."""
        session, seat = self.board.match.session, self.board.play.seat
        if session.acting != seat or session.state.clock.spent:
            return False
        menu = session.menu(seat, session.view(seat).own()[0].id)
        return any(offer.kind == "attack" and offer.refusal is None for offer in menu)

    def point_far(self) -> None:
        """Put the pointer on the farthest goal that is in view."""
        board = self.board
        pane, draft = board.map, board.play.draft
        assert draft is not None
        start = board.unit_hex()
        room = pygame.Rect((0, 0), pane.view.viewport).inflate(-460, -160)
        seen = [
            (goal.distance(start or goal), goal)
            for goal in sorted(draft.goals)
            if room.collidepoint(pane.view.screen_of_hex(goal, pane.hex_m))
        ]
        spot = pane.view.screen_of_hex(max(seen)[1], pane.hex_m)
        at = round(spot.left) + pane.rect.left, round(spot.top) + pane.rect.top
        self.app.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))

    def rest(self) -> None:
        """Leave the pointer where it is until the hex explains itself."""
        self.wait(lambda: self.board.desk.explaining, "the hex to explain itself")

    def aim(self) -> None:
        """Make up an attack on the first contact in reach."""
        offer = next(each for each in self.board.play.menu() if each.kind == "attack")
        self.board.begin(offer)

    def leave_to_the_computer(self) -> None:
        """Let the bot play on."""
        board = self.board
        board.match.session.hand_over(board.play.seat, "standard")

    def over(self) -> bool:
        """Return whether the end is on the screen; reports are read on the way."""
        if self.app.screen.desk.modals:
            self.press(pygame.K_RETURN)
        return isinstance(self.app.screen, Ending)

    def save(self, name: str) -> None:
        """Write what is on the screen, sharp."""
        for _ in range(60):
            self.app.screen.desk.tick(0)
            if isinstance(self.app.screen, BoardScreen):
                self.app.screen.map.paint_next()
        self.app.stale = True
        self.app.draw()
        pygame.image.save(self.app.window, str(SHOTS / f"{name}_{self.language}.jpg"))


if __name__ == "__main__":
    main()
