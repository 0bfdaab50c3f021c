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
from game import bootstrap
from game.bootstrap import UNFINISHED, SetupError, group_for
from game.requirements import Group, fits, needs_of, stamp_of, unmet


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where `.venv` would be made for a game that lies in an empty folder."""
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "WHEELS", tmp_path / "wheels")
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

    monkeypatch.setattr(bootstrap, "run", run)
    monkeypatch.setattr(bootstrap, "pip_for", lambda environment: ["pip"])
    return ran


def pretend_environment(venv: Path) -> None:
    """Make what looks like a virtual environment."""
    python = bootstrap.python_of(venv)
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()


def test_the_tests_need_all_that_play_needs_and_more(root: Path) -> None:
    play, test = needs_of(root, Group.PLAY), needs_of(root, Group.TEST)
    assert set(play) < set(test)
    assert any(need.startswith("pytest>=") for need in test)


def test_set_up_understands_every_requirement_it_reads(root: Path) -> None:
    bound = r"(>=|<)\d+(\.\d+)*"
    wanted = rf"[A-Za-z0-9_-]+{bound}(,{bound})*"
    assert all(re.fullmatch(wanted, need) for need in needs_of(root, Group.TEST))


def test_the_libraries_that_run_these_tests_meet_the_requirements(root: Path) -> None:
    assert unmet(needs_of(root, Group.TEST)) == ()


def test_plain_pygame_may_stand_in_for_pygame_ce(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.requirements.installed_version", {"pygame": "2.6.1"}.get)
    assert unmet(["pygame-ce>=2.5.5,<3", "numpy>=1.26"]) == ("numpy>=1.26",)


@pytest.mark.parametrize(
    ("version", "within"),
    [("1.26", True), ("1.26.0", True), ("2.9.1rc1", True), ("1.25.9", False), ("3.0.0", False)],
)
def test_a_range_holds_its_lower_and_not_its_upper_bound(version: str, *, within: bool) -> None:
    assert fits(version, ">=1.26,<3") is within


def test_the_stamp_changes_with_a_range_and_with_the_python() -> None:
    stamp = stamp_of(["numpy>=1.26", "rich>=13"], Path("python3.11"))
    assert stamp == stamp_of(["rich>=13", "numpy>=1.26"], Path("python3.11"))
    assert stamp != stamp_of(["rich>=13", "numpy>=2"], Path("python3.11"))
    assert stamp != stamp_of(["rich>=13", "numpy>=1.26"], Path("python3.12"))


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("", Group.PLAY),
        ("--text", Group.PLAY),
        ("simulate x.yaml", Group.PLAY),
        ("test -k help", Group.TEST),
        ("wheels --platform win_amd64", None),
        ("--help", None),
        ("check -h", None),
    ],
)
def test_a_command_line_asks_for_no_more_libraries_than_it_needs(
    line: str, group: Group | None
) -> None:
    assert group_for(line.split()) is group


def test_a_first_set_up_makes_an_environment_and_stamps_it(
    venv: Path, commands: list[Sequence[str]]
) -> None:
    bootstrap.set_up(Group.PLAY)
    assert [command[2] if "venv" in command else command[1] for command in commands] == [
        "venv",
        "install",
    ]
    assert bootstrap.is_stamped(Group.PLAY)
    assert not bootstrap.is_stamped(Group.TEST)
    assert not (venv / UNFINISHED).exists()


def test_the_tests_are_added_to_an_environment_made_for_play(
    venv: Path, commands: list[Sequence[str]]
) -> None:
    bootstrap.set_up(Group.PLAY)
    bootstrap.set_up(Group.TEST)
    assert sum("venv" in command for command in commands) == 1
    assert bootstrap.is_stamped(Group.PLAY)
    assert bootstrap.is_stamped(Group.TEST)


def test_wheels_beside_the_game_are_used_instead_of_the_network(
    venv: Path, commands: list[Sequence[str]]
) -> None:
    (venv.parent / "wheels").mkdir()
    bootstrap.set_up(Group.PLAY)
    assert "--no-index" in commands[-1]
    assert str(venv.parent / "wheels") in commands[-1]


def test_without_wheels_the_network_is_asked(venv: Path, commands: list[Sequence[str]]) -> None:
    bootstrap.set_up(Group.PLAY)
    assert "--no-index" not in commands[-1]


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), OSError("disk full"), SetupError("no")])
def test_a_half_made_environment_is_removed(
    failure: BaseException,
    venv: Path,
    commands: list[Sequence[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def cut_off(group: Group) -> None:
        raise failure

    monkeypatch.setattr(bootstrap, "fill_environment", cut_off)
    with pytest.raises((KeyboardInterrupt, SetupError)):
        bootstrap.set_up(Group.PLAY)
    assert any("venv" in command for command in commands)
    assert not venv.exists()


def test_an_environment_that_was_there_survives_a_failed_set_up(
    venv: Path, commands: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_environment(venv)
    monkeypatch.setattr(bootstrap, "run", lambda command: 1)
    with pytest.raises(SetupError, match="wheels/"):
        bootstrap.set_up(Group.PLAY)
    assert bootstrap.python_of(venv).exists()


def test_what_a_power_cut_left_behind_is_made_anew(
    venv: Path, commands: list[Sequence[str]]
) -> None:
    pretend_environment(venv)
    (venv / UNFINISHED).touch()
    (venv / "half").touch()
    bootstrap.set_up(Group.PLAY)
    assert not (venv / "half").exists()
    assert bootstrap.is_stamped(Group.PLAY)


def test_an_environment_whose_python_was_replaced_is_made_anew(
    venv: Path, commands: list[Sequence[str]]
) -> None:
    pretend_environment(venv)
    stamp = stamp_of(["numpy"], Path("a/python/that/is/gone"))
    bootstrap.stamp_path(Group.PLAY).write_text(stamp, encoding="utf-8")
    bootstrap.set_up(Group.PLAY)
    assert any("venv" in command for command in commands)


def test_a_folder_of_that_name_without_python_is_left_alone(
    venv: Path, commands: list[Sequence[str]]
) -> None:
    venv.mkdir()
    with pytest.raises(SetupError, match="holds no Python"):
        bootstrap.set_up(Group.PLAY)
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
    monkeypatch.setattr(bootstrap, "find_spec", lambda name: name in present or None)
    bootstrap.make_environment()
    assert [option for option in commands[0] if option == "--without-pip"] == expected


@pytest.mark.parametrize("present", [set(), {"venv"}, {"pip"}])
def test_a_python_without_the_means_is_told_what_to_install(
    present: set[str], venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "find_spec", lambda name: name in present or None)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SetupError, match="sudo apt install python3-venv"):
        bootstrap.make_environment()
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
