"""Matches in which every faction breaks on the first evening go on to their end all the same."""

from dataclasses import replace

import pytest

from game.rules.state import Stage
from game.session import Session
from tests.contract.playing import scenario


@pytest.mark.parametrize(("seed", "player"), [(1, "standard"), (2, "standard"), (3, "random")])
def test_a_match_of_broken_factions_ends_with_a_score_and_nobody_lost_from_the_books(
    seed: int, player: str
) -> None:
    read = scenario()
    book = replace(read.book, numbers={**read.book.numbers, "collapse.at": 1000})
    seats = dict.fromkeys(book.factions, player)
    session = Session.start(book, read.text, read.digest, seed, seats)
    session.run_bots()
    state = session.state
    assert state.clock.stage is Stage.OVER
    assert set(state.scores) == set(book.factions)
    assert {key: each.how for key, each in state.broken.items()} == {
        "army": "fallen",
        "wagner": "recalled",
        "csp": "split",
        "jihadists": "scattered",
    }
    assert not any(unit.balance or unit.fleet_balance for unit in state.units.values())
