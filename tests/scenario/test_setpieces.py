"""The set pieces are scenarios like any other: nothing is wrong in them, and they can be played."""

from pathlib import Path

import pytest

from game.scenario import check_files
from game.scenario.load import opened
from game.simulation.series import between_bots
from tests.contract.playing import ROOT

PIECES = sorted((ROOT / "tests" / "setpieces").glob("*.yaml"))
NAMES = {"meeting", "ambush", "assault", "relief", "raid", "pursuit"}


def test_all_six_are_there() -> None:
    assert {path.stem for path in PIECES} == NAMES


@pytest.mark.parametrize("path", PIECES, ids=lambda path: path.stem)
def test_nothing_is_wrong_in_a_set_piece(path: Path) -> None:
    assert [str(finding) for finding in check_files([path])] == []


@pytest.mark.parametrize("path", PIECES, ids=lambda path: path.stem)
def test_both_sides_of_a_set_piece_do_what_it_is_about(path: Path) -> None:
    read = opened(path)
    for plan in read.plans:
        assert between_bots(read, 1, {}, plan).over


def test_an_ambush_is_laid_at_each_of_the_three_paces() -> None:
    read = opened(ROOT / "tests" / "setpieces" / "ambush.yaml")
    assert [*read.plans] == ["dash", "normal", "secured"]
    for plan in read.plans:
        marches = [
            getattr(step.order, "pace", None)
            for step in between_bots(read, 1, {}, plan).steps
            if step.order.kind == "march"
        ]
        assert {*marches} == {plan}
