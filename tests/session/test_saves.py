"""Matches saved by earlier versions: each of them opens, replays and can be played on.

A save is never written anew to make a test pass. Whoever changes a record so that one of them
no longer opens gives the new field a neutral value, or says in one sentence that it is too old.
"""

import lzma
from pathlib import Path
from typing import NamedTuple

import pytest

from game.rules.events import INSTRUCTOR
from game.rules.view import observe
from game.session.replay import final_state, open_match, replay, resume
from tests.contract.playing import ROOT


class Save(NamedTuple):
    """A saved match, and what its players saw at its end."""

    name: str
    orders: int
    last_turn: int
    scores: dict[str, tuple[int, ...]]
    """By faction: what each of its aims brought, in tenths of a point."""


SAVES = (
    Save(
        "before_the_aftermath",
        orders=249,
        last_turn=12,
        scores={
            "army": (0, 307, 261),
            "wagner": (371, 350, 0),
            "csp": (350, 250, 150, 100, 0),
            "jihadists": (300, 269, 200, 200),
        },
    ),
    Save(
        "any_legal_order",
        orders=259,
        last_turn=11,
        scores={
            "army": (0, 400, 350),
            "wagner": (500, 350, 0),
            "csp": (350, 239, 150, 100, 0),
            "jihadists": (300, 260, 200, 200),
        },
    ),
)


@pytest.fixture(params=SAVES, ids=lambda each: str(each.name))
def save(request: pytest.FixtureRequest) -> Save:
    found: Save = request.param
    return found


@pytest.fixture
def path(save: Save, tmp_path: Path) -> Path:
    """Return the log of a save as its version wrote it."""
    packed = ROOT / "tests" / "saves" / f"{save.name}.jsonl.xz"
    written = tmp_path / f"{save.name}.jsonl"
    written.write_bytes(lzma.decompress(packed.read_bytes()))
    return written


def test_every_save_lies_in_the_folder_and_the_folder_holds_no_other() -> None:
    packed = {each.name for each in (ROOT / "tests" / "saves").iterdir()}
    assert packed == {f"{save.name}.jsonl.xz" for save in SAVES}


def test_a_save_replays_to_the_score_its_players_saw(save: Save, path: Path) -> None:
    state = final_state(open_match(path))
    scores = {side: tuple(part[1] for part in parts) for side, parts in state.scores.items()}
    assert (state.clock.turn, scores) == (save.last_turn, save.scores)


def test_a_save_is_verified_or_says_what_has_changed_since(path: Path) -> None:
    found = replay(path, verify=True)
    assert not found.differs
    assert "erified" in found.sentences[-1]


def test_every_seat_sees_every_moment_of_a_save(path: Path) -> None:
    match = open_match(path)
    book = match.book()
    for state in match.states():
        for seat in (*book.factions, INSTRUCTOR):
            assert observe(book, state, seat).turn == state.clock.turn


def test_a_save_is_resumed_with_all_its_orders(save: Save, path: Path) -> None:
    session = resume(path)
    session.close()
    assert len(session.steps) == save.orders


@pytest.mark.parametrize("records", [8, 140])
def test_a_save_from_the_middle_of_a_match_is_played_on_to_its_end(
    path: Path, records: int
) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:records]))
    session = resume(path)
    session.run_bots()
    session.close()
    assert session.over
    assert final_state(open_match(path)) == session.state
