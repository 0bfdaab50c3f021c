"""How a match is shown: window, terminal, or neither."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.cli import options_of, play
from game.cli.surroundings import Way, has_display, way_to_play
from game.cli.unattended import tell
from game.errors import WrongUseError


@pytest.mark.parametrize(
    ("environment", "platform", "display"),
    [
        ({}, "win32", True),
        ({}, "darwin", True),
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0", "SDL_VIDEODRIVER": "dummy"}, "linux", False),
        ({"SDL_VIDEODRIVER": "x11", "DISPLAY": ":0"}, "linux", True),
    ],
)
def test_a_display_is_recognised(
    environment: dict[str, str], platform: str, *, display: bool
) -> None:
    assert has_display(environment, platform, drawing_blind=False) is display


def test_a_driver_that_draws_for_nobody_will_do_for_a_few_frames() -> None:
    assert has_display({"SDL_VIDEODRIVER": "dummy"}, "linux", drawing_blind=True)


@pytest.mark.parametrize(
    ("display", "terminal", "way"),
    [
        (True, True, Way.WINDOW),
        (True, False, Way.WINDOW),
        (False, True, Way.TEXT),
        (False, False, Way.UNATTENDED),
    ],
)
def test_the_best_way_there_is_is_taken(*, display: bool, terminal: bool, way: Way) -> None:
    assert way_to_play(display=display, terminal=terminal) is way


def test_text_is_played_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert play.way_for(options_of(["play", "--text"])) is Way.TEXT


def test_frames_without_any_driver_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(WrongUseError, match="SDL_VIDEODRIVER=dummy"):
        play.way_for(options_of(["play", "--frames", "3"]))


@pytest.mark.parametrize(
    ("answer", "played"), [("", True), ("y", True), ("n", False), ("N", False)]
)
def test_text_play_is_offered_where_no_window_can_be_opened(
    answer: str, *, played: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[Any, ...]] = []

    def remember(*call: Any) -> int:
        calls.append(call)
        return 0

    monkeypatch.setattr(play, "way_for", lambda options: Way.TEXT)
    monkeypatch.setattr(play, "in_terminal", remember)
    monkeypatch.setattr("builtins.input", lambda question: answer)
    options = argparse.Namespace(text=False, language="en")
    assert play.run(options) == 0
    assert calls == ([(options,)] if played else [])


def test_the_language_is_the_one_of_the_system_unless_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_ML.UTF-8")
    assert play.spoken(options_of(["play"])) == "fr"
    assert play.spoken(options_of(["play", "--language", "en"])) == "en"


def test_with_neither_window_nor_terminal_bots_play_and_their_match_is_told(
    tmp_path: Path, stand_in: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    drawn: list[Path] = []

    def unattended(scenario: Path, *, say: Callable[[str], None], **rest: Any) -> Path:
        say(f"{scenario.name} in {rest['language']}, seed {rest['seed']}")
        rest["progress"](1, 12)
        return tmp_path / "match.jsonl"

    stand_in("game.ui.shot", shoot=lambda log, out, **rest: drawn.append(out))
    stand_in("game.session", unattended=unattended)
    assert tell(None, seed=7, language="fr") == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "tinzaouaten_2024.yaml in fr, seed 7",
        f"La partie est dans {tmp_path / 'match.jsonl'}, "
        f"son dernier plateau dans {tmp_path / 'match.png'}.",
    ]
    assert said.err == "Tour 1 sur 12\n"
    assert drawn == [tmp_path / "match.png"]


def test_a_saved_match_needs_somebody_to_go_on_with_it(tmp_path: Path) -> None:
    log = tmp_path / "match.jsonl"
    log.write_text('{"kind":"begin"}\n', "utf-8")
    with pytest.raises(WrongUseError, match="nobody is here"):
        play.refuse_log(log)
