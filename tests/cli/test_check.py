"""`check`: findings as sentences with an excerpt, or as JSON, and an exit code."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.cli import main
from game.cli.excerpts import excerpt, painted_sentence
from game.scenario.findings import Finding, Severity
from tests.scenario.delta import DELTA


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


def test_on_a_terminal_place_severity_and_mark_are_painted(
    scenario: Path,
    find: Find,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    find([Found(str(scenario), 2, 10)])
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["check", str(scenario)])
    assert "\x1b[1;32m^\x1b[0m" in capsys.readouterr().out


def test_nothing_is_painted_where_no_color_is_set(
    scenario: Path,
    find: Find,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    find([Found(str(scenario), 2, 10)])
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check", str(scenario)])
    assert "\x1b" not in capsys.readouterr().out


def test_the_severity_of_a_finding_is_painted() -> None:
    finding = Finding("a.yaml", 3, 7, "clock", Severity.WARNING, "It is long.")
    assert painted_sentence(finding, colour=True) == (
        "\x1b[1ma.yaml:3:7:\x1b[0m \x1b[1;33mwarning:\x1b[0m clock: It is long."
    )


def test_of_a_long_line_what_is_around_the_place_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "long.yaml"
    path.write_text("x" * 5000 + "!" + "y" * 5000, encoding="utf-8")
    line, mark = excerpt(path, 1, 5001)
    assert len(line) < 200
    assert line[mark.index("^")] == "!"


def test_signs_that_move_the_cursor_are_not_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("a: \x1b[2J\x9b31m", encoding="utf-8")
    assert next(excerpt(path, 1, 4)).endswith("a: ·[2J·31m")


def test_many_findings_are_counted_and_not_all_shown(
    scenario: Path, find: Find, capsys: pytest.CaptureFixture[str]
) -> None:
    find([Found(str(scenario), 2, 10)] * 500)
    main(["check", str(scenario)])
    out = capsys.readouterr().out
    assert out.count("^") == 200
    assert "300 more" in out
    assert "500 findings" in out


def test_the_source_report_follows_the_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "delta.yaml"
    path.write_text(DELTA, encoding="utf-8")
    assert main(["check", str(path), "--sources"]) == 0
    first, title, whole, *_ = capsys.readouterr().out.splitlines()
    assert first == "1 file, 0 findings"
    assert title == f"{path}: on what its facts rest"
    assert whole.startswith("the whole file: ")


def test_the_source_report_is_there_for_programs_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "delta.yaml"
    path.write_text(DELTA, encoding="utf-8")
    assert main(["check", str(path), "--sources", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["findings"] == []
    assert found["sources"][0]["parts"]["units"] == {
        "outside": 2, "party": 0, "estimate": 2, "nothing": 0
    }  # fmt: skip


def test_of_a_broken_file_no_source_report_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "delta.yaml"
    path.write_text("format: [", encoding="utf-8")
    assert main(["check", str(path), "--sources"]) == 1
    assert "too broken" in capsys.readouterr().out
