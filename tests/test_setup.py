"""Setting up: what is read from pyproject.toml, what is decided, what is left behind."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

import game
from game import bootstrap, installing
from game.bootstrap import libraries_for
from game.installing import UNFINISHED, SetupError
from game.requirements import PLAY, TEST, fits, needs_of, unmet


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where `.venv` would be made for a game that lies in an empty folder."""
    monkeypatch.setattr(bootstrap, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(installing, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(installing, "FOLDER", tmp_path / ".venv")
    monkeypatch.setattr(installing, "WHEELS", tmp_path / "wheels")
    return tmp_path / ".venv"


@pytest.fixture
def commands(venv: Path, monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """Return the list of commands that set-up ran; each succeeds, and makes what venv makes."""
    ran: list[Sequence[str]] = []

    def run(command: Sequence[str]) -> int:
        ran.append(command)
        if "venv" in command:
            pretend_environment(venv)
        return 0

    monkeypatch.setattr(installing, "run", run)
    monkeypatch.setattr(installing, "pip_for_venv", lambda: ["pip"])
    return ran


def pretend_environment(venv: Path) -> None:
    """Make what looks like a virtual environment."""
    python = Path(bootstrap.python_of(str(venv)))
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()


def test_the_tests_need_all_that_play_needs_and_more(root: Path) -> None:
    play, test = needs_of(str(root), PLAY), needs_of(str(root), TEST)
    assert set(play) < set(test)
    assert any(need.startswith("pytest>=") for need in test)


def test_set_up_understands_every_requirement_it_reads(root: Path) -> None:
    bound = r"(>=|<)\d+(\.\d+)*"
    wanted = rf"[A-Za-z0-9_-]+{bound}(,{bound})*"
    assert all(re.fullmatch(wanted, need) for need in needs_of(str(root), TEST))


def test_the_libraries_that_run_these_tests_meet_the_requirements(root: Path) -> None:
    assert unmet(needs_of(str(root), TEST)) == []


def test_plain_pygame_may_stand_in_for_pygame_ce(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.requirements.installed_version", {"pygame": "2.6.1"}.get)
    assert unmet(["pygame-ce>=2.5.5,<3", "numpy>=1.26"]) == ["numpy>=1.26"]


@pytest.mark.parametrize(
    ("version", "within"),
    [("1.26", True), ("1.26.0", True), ("2.9.1rc1", True), ("1.25.9", False), ("3.0.0", False)],
)
def test_a_range_holds_its_lower_and_not_its_upper_bound(version: str, *, within: bool) -> None:
    assert fits(version, ">=1.26,<3") is within


def test_set_up_reads_the_lists_that_a_toml_parser_reads(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert needs_of(str(root), PLAY) == project["dependencies"]
    test = project["dependencies"] + project["optional-dependencies"]["test"]
    assert needs_of(str(root), TEST) == test


def test_a_changed_requirement_makes_the_stamp_stale(
    venv: Path, commands: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    installing.set_up(PLAY)
    monkeypatch.setattr(bootstrap, "needs_of", lambda root, libraries: ["numpy>=2"])
    assert not bootstrap.is_stamped(PLAY)
    installing.set_up(PLAY)
    assert bootstrap.is_stamped(PLAY)
    assert sum("venv" in command for command in commands) == 1


def test_a_bare_python_leaves_for_a_stamped_environment(
    commands: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    installing.set_up(PLAY)
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    assert not bootstrap.is_ready(PLAY)


def test_the_stamped_environment_itself_is_ready_without_looking(
    venv: Path, commands: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    installing.set_up(PLAY)
    monkeypatch.setattr(sys, "prefix", str(venv))
    monkeypatch.setattr("game.requirements.unmet", lambda needs: needs)
    assert bootstrap.is_ready(PLAY)


def test_an_environment_of_ones_own_that_has_the_libraries_is_ready(
    venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", str(venv.parent / "own"))
    monkeypatch.setattr("game.requirements.unmet", lambda needs: [])
    assert bootstrap.is_ready(PLAY)


@pytest.mark.parametrize(
    ("line", "libraries"),
    [
        ("", PLAY),
        ("--text", PLAY),
        ("simulate x.yaml", PLAY),
        ("test -k help", TEST),
        ("wheels --platform win_amd64", None),
        ("--help", None),
        ("check -h", None),
    ],
)
def test_a_command_line_asks_for_no_more_libraries_than_it_needs(
    line: str, libraries: str | None
) -> None:
    assert libraries_for(line.split()) == libraries


def test_a_first_set_up_makes_an_environment_and_stamps_it(
    venv: Path, commands: list[Sequence[str]]
) -> None:
    installing.set_up(PLAY)
    assert [command[2] if "venv" in command else command[1] for command in commands] == [
        "venv",
        "install",
    ]
    assert bootstrap.is_stamped(PLAY)
    assert not bootstrap.is_stamped(TEST)
    assert not (venv / UNFINISHED).exists()


def test_the_tests_are_added_to_an_environment_made_for_play(
    venv: Path, commands: list[Sequence[str]]
) -> None:
    installing.set_up(PLAY)
    installing.set_up(TEST)
    assert sum("venv" in command for command in commands) == 1
    assert bootstrap.is_stamped(PLAY)
    assert bootstrap.is_stamped(TEST)


def test_wheels_beside_the_game_are_used_instead_of_the_network(
    venv: Path, commands: list[Sequence[str]]
) -> None:
    (venv.parent / "wheels").mkdir()
    installing.set_up(PLAY)
    assert "--no-index" in commands[-1]
    assert str(venv.parent / "wheels") in commands[-1]


def test_without_wheels_the_network_is_asked(venv: Path, commands: list[Sequence[str]]) -> None:
    installing.set_up(PLAY)
    assert "--no-index" not in commands[-1]


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), OSError("disk full"), SetupError("no")])
def test_a_half_made_environment_is_removed(
    failure: BaseException,
    venv: Path,
    commands: list[Sequence[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def cut_off(libraries: str) -> None:
        raise failure

    monkeypatch.setattr(installing, "fill_environment", cut_off)
    with pytest.raises((KeyboardInterrupt, SetupError)):
        installing.set_up(PLAY)
    assert any("venv" in command for command in commands)
    assert not venv.exists()


def test_an_environment_that_was_there_survives_a_failed_set_up(
    venv: Path, commands: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_environment(venv)
    monkeypatch.setattr(installing, "run", lambda command: 1)
    with pytest.raises(SetupError, match="wheels/"):
        installing.set_up(PLAY)
    assert Path(bootstrap.python_of(str(venv))).exists()


def test_what_a_power_cut_left_behind_is_made_anew(
    venv: Path, commands: list[Sequence[str]]
) -> None:
    pretend_environment(venv)
    (venv / UNFINISHED).touch()
    (venv / "half").touch()
    installing.set_up(PLAY)
    assert not (venv / "half").exists()
    assert bootstrap.is_stamped(PLAY)


def test_an_environment_whose_python_was_replaced_is_made_anew(
    venv: Path, commands: list[Sequence[str]]
) -> None:
    pretend_environment(venv)
    stamp = "numpy>=2\na/python/that/is/gone\n"
    Path(bootstrap.stamp_path(PLAY)).write_text(stamp, encoding="utf-8")
    installing.set_up(PLAY)
    assert any("venv" in command for command in commands)


def test_a_folder_of_that_name_without_python_is_left_alone(
    venv: Path, commands: list[Sequence[str]]
) -> None:
    venv.mkdir()
    with pytest.raises(SetupError, match="holds no Python"):
        installing.set_up(PLAY)
    assert venv.is_dir()
    assert commands == []


@pytest.mark.parametrize(
    ("present", "expected"),
    [({"venv", "ensurepip"}, []), ({"venv", "pip"}, ["--without-pip"])],
)
def test_pip_comes_from_wherever_this_python_has_it(
    present: set[str],
    expected: list[str],
    commands: list[Sequence[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(installing, "find_spec", lambda name: name in present or None)
    installing.make_environment()
    assert [option for option in commands[0] if option == "--without-pip"] == expected


@pytest.mark.parametrize("present", [set(), {"venv"}, {"pip"}])
def test_a_python_without_the_means_is_told_what_to_install(
    present: set[str], venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "find_spec", lambda name: name in present or None)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SetupError, match="sudo apt install python3-venv"):
        installing.make_environment()
    assert not venv.exists()


def test_main_says_its_version_and_imports_next_to_nothing(root: Path) -> None:
    code = (
        "import runpy, sys; sys.argv = ['main.py', '--version']\n"
        "try: runpy.run_path('main.py', run_name='__main__')\n"
        "finally: print(*sorted(m for m in sys.modules if m.startswith(('game', 'argparse'))))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False
    )
    assert said.stdout.splitlines() == [f"ifoghas {game.__version__}", "game"]


def test_main_parses_on_pythons_too_old_to_run_it(root: Path) -> None:
    ast.parse((root / "main.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_main_tells_an_old_python_what_is_needed(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import runpy

    entry = runpy.run_path(str(root / "main.py"))["main"]
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    assert entry() == 1
    assert "needs Python 3.11 or newer and this is Python 3.8" in capsys.readouterr().err


def test_main_and_pyproject_agree_on_the_oldest_python(root: Path) -> None:
    import runpy

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = runpy.run_path(str(root / "main.py"))["OLDEST"]
    assert project["requires-python"] == ">={}.{}".format(*oldest)
