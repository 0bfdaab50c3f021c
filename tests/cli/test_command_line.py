"""The command line: what is understood, what is refused, and with which exit code."""

import argparse
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game import cli
from game.cli import COMMANDS, main, options_of, parser
from game.errors import IfoghasError, WrongUseError


def names() -> list[str]:
    """Return the names of all commands."""
    (choices,) = [
        action.choices
        for action in parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    ]
    return list(choices)


def test_every_command_of_the_game_is_there() -> None:
    expected = {"play", "check", "simulate", "replay", "rulebook", "shot", "test", "wheels"}
    assert expected <= set(names())
    assert len(names()) == len(COMMANDS)


def test_the_readme_shows_every_command() -> None:
    text = (Path(cli.__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in names() if not re.search(rf"main\.py {name}\b", text)] == []


@pytest.mark.parametrize("name", names())
def test_the_help_of_a_command_shows_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"example: python3 main.py {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("dance", "invalid choice: 'dance'"),
        ("check", "required: FILE"),
        ("check no/such.yaml", "there is no file 'no/such.yaml'"),
        ("check README.md --jsno", "there is no option '--jsno'"),
        ("simulate README.md --games none", "'none' is not a whole number from 1 on"),
        ("simulate README.md --workers 0", "'0' is not a whole number from 1 on"),
        ("shot README.md --out a.png --size big", "'big' is not a size such as 1280x800"),
        ("shot README.md", "required: --out"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(
    line: str,
    sentence: str,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(root)
    with pytest.raises(SystemExit) as ended:
        main(line.split())
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert sentence in said
    assert said.count("\n") == 1


def test_no_command_means_play() -> None:
    assert options_of([]).run == options_of(["play"]).run
    assert options_of(["--text", "--seed", "7"]).seed == 7


def test_what_follows_test_is_left_to_pytest() -> None:
    assert options_of(["test", "-k", "line", "tests/hexgrid", "-x"]).passed_on == [
        "-k",
        "line",
        "tests/hexgrid",
        "-x",
    ]


@pytest.mark.parametrize(
    ("problem", "code", "sentence"),
    [
        (IfoghasError("The log differs at record 12."), 1, "The log differs at record 12."),
        (WrongUseError("There is no faction 'x'."), 2, "There is no faction 'x'."),
        (PermissionError(13, "Permission denied", "logs"), 2, "logs: permission denied."),
    ],
)
def test_an_expected_error_becomes_a_sentence_and_an_exit_code(
    problem: Exception,
    code: int,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(options: argparse.Namespace) -> int:
        raise problem

    monkeypatch.setattr(cli, "options_of", lambda arguments: argparse.Namespace(run=fail))
    assert main([]) == code
    assert capsys.readouterr().err == f"{sentence}\n"


def test_ctrl_c_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(options: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "options_of", lambda arguments: argparse.Namespace(run=stop))
    assert main([]) == 128 + signal.SIGINT
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(os.name != "posix", reason="pipes break otherwise elsewhere")
def test_a_reader_who_has_enough_ends_the_game_quietly(root: Path) -> None:
    code = (
        "import argparse, sys\nfrom game import cli\n"
        "def talk(options):\n    while True: print('x' * 1000)\n"
        "cli.options_of = lambda arguments: argparse.Namespace(run=talk)\n"
        "sys.exit(cli.main([]))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as talker:
        assert talker.stdout is not None
        assert talker.stderr is not None
        talker.stdout.readline()
        talker.stdout.close()
        assert talker.stderr.read() == b""
        assert talker.wait() == 0


def test_the_help_needs_no_library_at_all(root: Path) -> None:
    bare = [sys.executable, "-E", "-s", "-S", str(root / "main.py"), "--help"]
    said = subprocess.run(bare, cwd=root, capture_output=True, text=True, check=False)
    assert said.returncode == 0
    assert "exit codes" in said.stdout
