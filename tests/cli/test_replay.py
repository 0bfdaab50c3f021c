"""`replay`: what was found, and 1 if the rules give another match."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from game.cli import main


class Replay(NamedTuple):
    """What stands for the outcome of a replay."""

    sentences: tuple[str, ...]
    differs: bool


@pytest.mark.parametrize(("differs", "code"), [(False, 0), (True, 1)])
def test_a_replay_that_differs_ends_with_1(
    root: Path,
    stand_in: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
    *,
    differs: bool,
    code: int,
) -> None:
    stand_in(
        "game.session", replay=lambda path, verify: Replay((f"verify {verify}",), differs=differs)
    )
    assert main(["replay", str(root / "LICENSE"), "--verify"]) == code
    assert capsys.readouterr().out == "verify True\n"
