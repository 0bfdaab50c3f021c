"""The window from menu to end: settings, languages, bad input."""

import json
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from game import folders
from game.errors import WrongUseError
from game.ui import settings as kept
from game.ui.app import App, run
from game.ui.screens.lobby import Lobby
from game.ui.screens.menu import Menu
from game.ui.screens.seed_field import SeedField
from game.ui.settings import Settings
from game.ui.widgets import Button, Label
from tests.source import ROOT


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    return tmp_path


@pytest.fixture
def app(home: Path) -> App:
    pygame.display.init()
    pygame.font.init()
    window = pygame.display.set_mode((1280, 800))
    return App(window, Settings(), home / "settings.json", language="en", seed=5)


def texts(app: App) -> str:
    """Return all that can be read on top."""
    return "\n".join(
        widget.text for widget in app.screen.desk.top.walk() if isinstance(widget, (Label, Button))
    )


def press(app: App, key: int, letter: str = "") -> None:
    app.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=letter, mod=0))


def click(app: App, at: tuple[int, int]) -> None:
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        app.handle(pygame.event.Event(kind, pos=at, button=1))


def pass_frames(app: App, count: int = 3) -> None:
    for _ in range(count):
        app.tick(50)
        if app.dirty:
            app.draw()


def test_one_click_in_the_menu_leads_to_the_lobby_of_tinzaouaten(app: App) -> None:
    play = next(
        widget
        for widget in app.screen.desk.root.walk()
        if isinstance(widget, Button) and "Tinzaouaten" in widget.text
    )
    click(app, play.rect.center)
    pass_frames(app)
    assert isinstance(app.screen, Lobby)
    assert "Tinzaouaten" in texts(app)


def test_the_seed_is_shown_and_can_be_typed(app: App) -> None:
    press(app, pygame.K_p, "p")
    pass_frames(app)
    lobby = app.screen
    assert isinstance(lobby, Lobby)
    assert lobby.seed == 5
    field = next(widget for widget in lobby.desk.root.walk() if isinstance(widget, SeedField))
    lobby.desk.focused = field
    press(app, pygame.K_BACKSPACE)
    for digit in "4711":
        press(app, pygame.key.key_code(digit), digit)
    assert lobby.seed == 4711


def test_escape_leads_back_to_the_menu(app: App) -> None:
    press(app, pygame.K_p, "p")
    pass_frames(app)
    press(app, pygame.K_ESCAPE)
    assert isinstance(app.screen, Menu)


def test_the_credits_name_openstreetmap_and_its_licence(app: App) -> None:
    press(app, pygame.K_r, "r")
    assert "OpenStreetMap" in texts(app)
    assert "ODbL" in texts(app)


def test_a_change_of_language_is_seen_at_once_and_kept(app: App) -> None:
    app.speak("fr")
    assert "Réglages" in texts(app)
    assert kept.read(app.path).settings.language == "fr"


def test_a_change_of_text_size_is_kept(app: App) -> None:
    app.choose(Settings(text_percent=150))
    assert app.theme.scale_percent == 150
    assert kept.read(app.path).settings.text_percent == 150


def test_a_window_too_small_says_so_and_recovers(app: App) -> None:
    app.window = pygame.Surface((500, 300))
    app.stale = True
    app.draw()
    small = pygame.image.tobytes(app.window, "RGB")
    assert len(set(small)) > 2, "a sentence is drawn"
    press(app, pygame.K_p, "p")
    pass_frames(app)
    assert isinstance(app.screen, Menu)
    app.resized()
    assert not app.too_small
    pass_frames(app)


@pytest.mark.parametrize("size", [(1, 1), (799, 559), (2000, 300)])
def test_no_window_is_so_small_that_drawing_fails(app: App, size: tuple[int, int]) -> None:
    app.window = pygame.Surface(size)
    assert app.too_small
    app.stale = True
    app.draw()


@pytest.mark.parametrize(
    "written",
    ["{", "[]", '{"text_percent": 7}', '{"language": "xx"}', '{"colours": []}', "\x00"],
)
def test_broken_settings_are_put_aside_and_the_usual_ones_used(home: Path, written: str) -> None:
    path = home / "settings.json"
    path.write_text(written, encoding="utf-8")
    found = kept.read(path)
    assert found.settings == Settings()
    assert found.put_aside is not None
    assert found.put_aside.read_text(encoding="utf-8") == written
    assert not path.exists()


def test_broken_settings_are_put_aside_without_writing_over_older_ones(home: Path) -> None:
    path = home / "settings.json"
    names = []
    for written in ("{1", "{2"):
        path.write_text(written, encoding="utf-8")
        names.append(kept.read(path).put_aside)
    assert len(set(names)) == 2


def test_settings_of_a_later_version_lose_only_what_is_unknown(home: Path) -> None:
    path = home / "settings.json"
    path.write_text(json.dumps({"language": "fr", "sound": 3}), encoding="utf-8")
    assert kept.read(path) == (Settings(language="fr"), None)


def test_the_window_tells_of_broken_settings(home: Path) -> None:
    path = kept.kept_in()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{", encoding="utf-8")
    run(scenario=None, seat=None, seed=None, language="en", frames=2)
    assert not path.exists()
    assert list(path.parent.glob("settings.json.broken-*"))


def test_the_window_closes_after_the_frames_asked_for(home: Path) -> None:
    run(scenario=None, seat=None, seed=1, language="fr", frames=3)


def test_an_unknown_faction_is_refused_in_one_sentence(home: Path) -> None:
    scenario = folders.scenarios() / "tinzaouaten_2024.yaml"
    with pytest.raises(WrongUseError, match=r"no faction “fama”.*army"):
        run(scenario=scenario, seat="fama", seed=1, language="en", frames=2)


def test_a_broken_save_is_told_in_one_sentence_and_stays_as_it_is(app: App) -> None:
    folder = folders.saves()
    folder.mkdir(parents=True)
    broken = folder / "match.jsonl"
    broken.write_text("nothing of the kind\n", encoding="utf-8")
    app.show(Menu(app))
    press(app, pygame.K_c, "c")
    pass_frames(app)
    assert isinstance(app.screen, Menu)
    assert app.screen.desk.modals
    assert "match.jsonl" in texts(app)
    assert broken.read_text(encoding="utf-8") == "nothing of the kind\n"


def test_closing_the_window_ends_the_game(app: App) -> None:
    app.handle(pygame.event.Event(pygame.QUIT))
    assert not app.running


def test_nothing_is_drawn_while_nothing_happens(app: App) -> None:
    pass_frames(app, 3)
    assert not app.dirty
    app.tick(16)
    assert not app.dirty


def test_the_language_chosen_before_is_spoken_unless_another_is_asked_for(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("game.ui.app.loop", lambda app, frames: heard.append(app.words.language))
    kept.write(Settings(language="fr"), kept.kept_in())
    run(scenario=None, seat=None, seed=1, language=None, spoken="en", frames=1)
    run(scenario=None, seat=None, seed=1, language="en", spoken="en", frames=1)
    assert heard == ["fr", "en"]


def test_settings_that_cannot_be_kept_hold_and_are_told_of(app: App, home: Path) -> None:
    app.path = home / "file" / "settings.json"
    app.path.parent.write_text("not a folder", encoding="utf-8")
    app.speak("fr")
    assert "Les réglages ne peuvent être gardés" in texts(app)
    assert app.words.language == "fr"


def test_trouble_with_the_disk_is_told_and_the_window_stays(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(elapsed_ms: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(app.screen, "tick", full)
    app.tick(16)
    assert "No space left on device" in texts(app)
    assert app.running


def test_the_first_frame_needs_neither_rules_nor_arrays() -> None:
    # Plain pygame loads arrays by itself.
    asked = (
        "import sys, pygame; its = set(sys.modules); import game.ui.app, game.ui.screens.menu;"
        "print(*(set(sys.modules) - its))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = ran.stdout.split()
    assert "game.ui.screens.busy" in loaded
    assert not [each for each in loaded if each.startswith(("numpy", "game.rules", "pydantic"))]
