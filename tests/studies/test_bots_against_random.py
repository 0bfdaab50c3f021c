"""What a staff gains on random legal play in its own seat, on the same luck.

`main.py test -m study tests/studies/test_bots_against_random.py`; IFOGHAS_STUDY_PAIRS sets the
number of pairs for each seat, 40 unless told. The other seats are played by staffs in both matches.
"""

import os
from collections.abc import Iterable
from functools import cache
from math import sqrt
from statistics import fmean, stdev
from typing import NamedTuple

import pytest

from game import folders
from game.scenario.load import Opened, opened
from game.simulation.series import between_bots

PAIRS = int(os.environ.get("IFOGHAS_STUDY_PAIRS", "40"))
SEATS = ("army", "wagner", "csp", "jihadists")

CLEARLY = ("csp", "jihadists")
"""Seats in which 40 pairs are enough to tell. In the column's seats luck weighs more: it is lost in
four matches of ten, and a score then falls by 300 tenths and more."""

MOST = 0.6
"""The share of all pairs in which the staffs are to do better. Of the columns that go where they
were sent, as the record has it, some four in ten are beaten; whoever strolls keeps his people."""


class Record(NamedTuple):
    """What a staff gained on random play, pair by pair, in tenths of a point of score."""

    gains: tuple[int, ...]

    @property
    def mean(self) -> float:
        """The mean gain."""
        return fmean(self.gains)

    @property
    def doubt(self) -> float:
        """Half the width of the 95 % interval of that mean."""
        return 1.96 * stdev(self.gains) / sqrt(len(self.gains))

    @property
    def better(self) -> float:
        """The share of pairs in which the staff did better, ties counted half."""
        return sum(1.0 if gain > 0 else 0.5 if gain == 0 else 0.0 for gain in self.gains) / len(
            self.gains
        )

    def __str__(self) -> str:
        return (
            f"{self.mean:+.0f} tenths a match, give or take {self.doubt:.0f}; "
            f"better in {self.better:.0%} of {len(self.gains)} pairs"
        )


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
    seeds = range(1, PAIRS + 1)
    return Record(tuple(scores(seed, None)[seat] - scores(seed, seat)[seat] for seed in seeds))


def said(records: Iterable[tuple[str, Record]]) -> str:
    return "\n".join(f"{seat}: {each}" for seat, each in records)


@pytest.mark.study
@pytest.mark.parametrize("seat", CLEARLY)
def test_each_staff_gains_on_random_play_in_its_seat_beyond_doubt(seat: str) -> None:
    print(f"{seat}: {record(seat)}")
    assert record(seat).mean > record(seat).doubt, str(record(seat))


@pytest.mark.study
def test_no_staff_does_clearly_worse_than_random_play_in_its_seat() -> None:
    each = [(seat, record(seat)) for seat in SEATS]
    assert all(found.mean > -found.doubt for _, found in each), said(each)


@pytest.mark.study
def test_the_staffs_together_gain_beyond_doubt_and_in_most_pairs() -> None:
    each = [record(seat) for seat in SEATS]
    whole = Record(tuple(gain for found in each for gain in found.gains))
    print(f"all seats: {whole}")
    assert whole.mean > whole.doubt, str(whole)
    assert whole.better >= MOST, said(zip(SEATS, each, strict=True))
