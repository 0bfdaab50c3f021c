"""`check`: findings as sentences with an excerpt, or as JSON, and an exit code."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.cli import main


@dataclass(frozen=True)
class Found:
    """What stands for a finding."""

    file: str
    line: int
    column: int
    path: str = "clock.turns"
    severity: str = "error"
    message: str = "Turns must be above 0."
    suggestion: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """Return a scenario file of two lines."""
    path = tmp_path / "delta.yaml"
    path.write_text("clock:\n  turns: -1\n", encoding="utf-8")
    return path


Find = Callable[[list[Found]], None]


@pytest.fixture
def find(stand_in: Callable[..., None]) -> Find:
    """Return a function that lets the scenario room find nothing but what it is given."""
    return lambda found: stand_in("game.scenario", check_files=lambda paths: found)


def test_a_finding_is_shown_with_its_line_and_a_mark_under_its_column(
    scenario: Path, find: Find, capsys: pytest.CaptureFixture[str]
) -> None:
    find([Found(str(scenario), 2, 10)])
    assert main(["check", str(scenario)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{scenario}:2:10: Turns must be above 0.",
        "     2 |   turns: -1",
        "                  ^",
        "1 file, 1 finding",
    ]


def test_a_finding_about_a_whole_file_shows_no_line(
    scenario: Path, find: Find, capsys: pytest.CaptureFixture[str]
) -> None:
    find([Found(str(scenario), 0, 0)])
    assert main(["check", str(scenario)]) == 1
    assert "|" not in capsys.readouterr().out


def test_a_good_file_ends_with_0(scenario: Path, find: Find) -> None:
    find([])
    assert main(["check", str(scenario)]) == 0


def test_json_is_a_list_of_objects(
    scenario: Path, find: Find, capsys: pytest.CaptureFixture[str]
) -> None:
    find([Found(str(scenario), 2, 10)])
    assert main(["check", "--json", str(scenario)]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert list(found) == [
        "file", "line", "column", "path", "severity", "message", "suggestion",
    ]  # fmt: skip
    assert (found["line"], found["column"]) == (2, 10)
