"""The menu shows the scenarios without checking them."""

import subprocess
import sys
from pathlib import Path

from game.scenario.shelf import shelf
from tests.scenario.delta import DELTA


def test_a_card_has_what_a_menu_shows(tmp_path: Path) -> None:
    (tmp_path / "delta.yaml").write_text(DELTA, encoding="utf-8")
    (card,) = shelf(tmp_path)
    assert card == (
        tmp_path / "delta.yaml",
        "delta",
        {"en": "Delta", "fr": "Delta"},
        {"en": "A small match.", "fr": "Une petite partie."},
        "introductory",
        20,
    )


def test_the_rest_of_a_file_may_be_broken(tmp_path: Path) -> None:
    top, _, _ = DELTA.partition("known_as_of")
    (tmp_path / "delta.yaml").write_text(top + "units: [[[ *x", encoding="utf-8")
    assert [card.id for card in shelf(tmp_path)] == ["delta"]


def test_files_that_are_no_scenarios_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b.yaml").write_text("just words", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("[" * 5000, encoding="utf-8")
    (tmp_path / "d.yaml").write_text("", encoding="utf-8")
    (tmp_path / "e.yaml").write_text(
        DELTA.replace("minutes: 20", "minutes: {a: 1}"), encoding="utf-8"
    )
    (tmp_path / "f.yaml").mkdir()
    assert shelf(tmp_path) == ()


def test_a_menu_comes_up_without_the_libraries_that_loading_needs(root: Path) -> None:
    script = (
        "import sys; from game.scenario.shelf import shelf; shelf(); "
        "print([name for name in ('pydantic', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
