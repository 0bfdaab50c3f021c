"""How often a staff does better than random legal play in its own seat, on the same luck.

`main.py test -m study tests/studies/test_bots_against_random.py`; IFOGHAS_STUDY_PAIRS sets the
number of pairs for each seat, 40 unless told. The other seats are played by staffs in both matches.
"""

import os
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import pytest

from game import folders
from game.scenario.load import Opened, opened
from game.simulation.series import between_bots

PAIRS = int(os.environ.get("IFOGHAS_STUDY_PAIRS", "40"))
SEATS = ("army", "wagner", "csp", "jihadists")

CLEARLY = ("army", "wagner", "jihadists")
"""Seats in which 40 pairs are enough to tell. The CSP's staff won 60 % of them: it loses unity for
an enemy it knows of and cannot drive from his trench, and random play knows of fewer."""

EVEN = 0.5
"""The share that neither does better than the other."""

MOST = 0.7
"""The share of all pairs in which the staffs are to do better."""


class Record(NamedTuple):
    """How pairs of matches came out."""

    won: int
    tied: int
    pairs: int

    @property
    def share(self) -> float:
        """The share won, ties counted half."""
        return (self.won + self.tied / 2) / self.pairs

    def __str__(self) -> str:
        low, high = interval(self.share, self.pairs)
        return (
            f"{self.won} won, {self.tied} tied of {self.pairs}: "
            f"{self.share:.0%}, 95 % interval {low:.0%} to {high:.0%}"
        )


def interval(share: float, pairs: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share.

    >>> [round(bound, 2) for bound in interval(0.8, 40)]
    [0.65, 0.9]
    """
    z = 1.96
    middle = (share + z * z / (2 * pairs)) / (1 + z * z / pairs)
    spread = share * (1 - share) / pairs + z * z / (4 * pairs * pairs)
    half = z * spread**0.5 / (1 + z * z / pairs)
    return middle - half, middle + half


@cache
def tinzaouaten() -> Opened:
    return opened(folders.scenarios() / "tinzaouaten_2024.yaml")


@cache
def scores(seed: int, random_seat: str | None) -> dict[str, int]:
    """Return each faction's tenths in a match in which one seat, or none, plays at random."""
    players = {} if random_seat is None else {random_seat: "random"}
    ended = between_bots(tinzaouaten(), seed, players).state.scores
    return {side: sum(reached for _, reached, _ in parts) for side, parts in ended.items()}


@cache
def record(seat: str) -> Record:
    pairs = [(scores(seed, None)[seat], scores(seed, seat)[seat]) for seed in range(1, PAIRS + 1)]
    won = sum(staff > random for staff, random in pairs)
    return Record(won, sum(staff == random for staff, random in pairs), PAIRS)


def said(records: Iterable[tuple[str, Record]]) -> str:
    return "\n".join(f"{seat}: {each}" for seat, each in records)


@pytest.mark.study
@pytest.mark.parametrize("seat", CLEARLY)
def test_each_staff_does_clearly_better_than_random_play_in_its_seat(seat: str) -> None:
    print(f"{seat}: {record(seat)}")
    assert interval(record(seat).share, PAIRS)[0] > EVEN, str(record(seat))


@pytest.mark.study
def test_no_staff_does_worse_than_random_play() -> None:
    each = [(seat, record(seat)) for seat in SEATS]
    assert all(found.share >= EVEN for _, found in each), said(each)


@pytest.mark.study
def test_the_staffs_together_do_better_than_random_play_in_most_pairs() -> None:
    each = [record(seat) for seat in SEATS]
    whole = Record(*(sum(column) for column in zip(*each, strict=True)))
    print(f"all seats: {whole}")
    assert whole.share >= MOST, said(zip(SEATS, each, strict=True))
