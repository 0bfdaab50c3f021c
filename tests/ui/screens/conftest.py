"""A window that nobody sees, and a match at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game import folders
from game.scenario.load import Opened, opened
from game.session import Session
from game.session.session import HUMAN
from game.ui.app import App
from game.ui.board.art import Art
from game.ui.board.screen import BoardScreen
from game.ui.screens.seating import seat_players
from game.ui.screens.table import Match, begun
from game.ui.settings import Settings

SEED = 3
STEP_MS = 100


class Player:
    """Somebody before the window: what the hands do, and what can be seen."""

    def __init__(self, app: App, art: Art) -> None:
        self.app = app
        self.art = art

    @property
    def board(self) -> BoardScreen:
        assert isinstance(self.app.screen, BoardScreen)
        return self.app.screen

    def sit_at(self, match: Match) -> None:
        match.art = self.art
        match.briefed.update(match.book.factions)
        seat_players(self.app, match)

    def wait(self, until: Callable[[], bool], frames: int = 3000) -> None:
        for _ in range(frames):
            if until():
                return
            self.app.tick(STEP_MS)
        raise AssertionError(f"waited in vain on {type(self.app.screen).__name__}")

    def wait_for_impulse(self) -> None:
        def mine() -> bool:
            if self.board.desk.modals:
                self.press(pygame.K_RETURN)
            return self.board.play.mine

        self.wait(mine)

    def press(self, key: int, letter: str = "", mod: int = 0) -> None:
        self.app.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=letter, mod=mod))

    def letter(self, letter: str) -> None:
        self.press(pygame.key.key_code(letter.lower()), letter.lower())

    def click(self, at: tuple[int, int], button: int = 1) -> None:
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.app.handle(pygame.event.Event(kind, pos=at, button=button))

    def point(self, at: tuple[int, int]) -> None:
        event = pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
        self.app.handle(event)

    def seen(self) -> bytes:
        self.app.stale = True
        self.app.draw()
        return pygame.image.tobytes(self.app.window, "RGB")


@pytest.fixture(scope="session")
def found() -> Opened:
    return opened(folders.scenarios() / "tinzaouaten_2024.yaml")


@pytest.fixture(scope="session")
def art(found: Opened) -> Art:
    pygame.font.init()
    return Art.of(found.book)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    return tmp_path


@pytest.fixture
def player(art: Art, home: Path) -> Iterator[Player]:
    pygame.display.init()
    pygame.font.init()
    window = pygame.display.set_mode((1280, 800))
    app = App(window, Settings(), home / "settings.json", language="en", seed=SEED)
    yield Player(app, art)
    app.screen.leave()


def may_attack(session: Session) -> bool:
    """Return whether the first own unit of the CSP can attack in an impulse that just began."""
    if session.acting != "csp" or session.state.clock.spent:
        return False
    first = session.view("csp").own()[0].id
    return any(
        offer.kind == "attack" and offer.refusal is None for offer in session.menu("csp", first)
    )


def played_to_an_attack(session: Session) -> bool:
    """Let bots play until somebody can sit down to an attack; return whether that comes."""
    while not may_attack(session):
        if session.bot_step() is None:
            return False
    session.hand_over("csp", HUMAN)
    return True


@pytest.fixture(scope="session")
def seed(found: Opened) -> int:
    """Return a seed with which bots bring the CSP's first unit before an enemy."""
    for seed in range(1, 50):
        session = Session.start(found.book, found.text, found.digest, seed, {})
        if played_to_an_attack(session):
            return seed
    raise AssertionError("no seed brings the enemy near the first unit")


@pytest.fixture
def match(found: Opened, home: Path, seed: int) -> Match:
    match = begun(found, seed, {})
    assert played_to_an_attack(match.session)
    return match


@pytest.fixture
def at_board(player: Player, match: Match) -> Player:
    player.sit_at(match)
    player.wait_for_impulse()
    return player
