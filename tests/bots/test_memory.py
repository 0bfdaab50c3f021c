"""What a staff remembers saves it work, and never changes what it decides."""

from pathlib import Path

import pytest

from game import folders
from game.bots import Desk, bot_named
from game.scenario.load import Opened, opened
from game.session import Session
from tests.benchmarks.invented import invented


def decided_alike(read: Opened, seed: int, orders: int) -> int:
    """Return how many orders were compared; each is what a staff without memory gives too."""
    session = Session.start(read.book, read.text, read.digest, seed, {})
    bots = {side: bot_named("standard", read.book, side) for side in read.book.factions}
    for number in range(orders):
        side = session.acting
        if side is None:
            return number
        desk = Desk(read.book, session.view(side), number)
        choice = bots[side].choose(desk)
        assert choice == bot_named("standard", read.book, side).choose(desk), (number, side)
        session.submit(side, choice.order, choice)
    return orders


@pytest.mark.parametrize("seed", [1, 2])
def test_a_staff_that_has_forgotten_everything_decides_the_same(seed: int) -> None:
    assert decided_alike(opened(folders.scenarios() / "tinzaouaten_2024.yaml"), seed, 400) > 50


def test_in_a_crowd_too(tmp_path: Path) -> None:
    sides = ("army", "wagner", "csp", "jihadists")
    crowd = opened(invented(tmp_path / "crowd.yaml", sides, 9, 2400))
    assert decided_alike(crowd, 1, 400) > 200
