"""A row of the table: what was measured, against whom, and what it should reach."""

from collections.abc import Callable
from typing import NamedTuple


class Row(NamedTuple):
    """One ratio."""

    work: str
    ours: str
    """Our figure, with its unit."""

    peer: str
    """The figure it is compared with."""

    ratio: float
    must: float
    """What the ratio has to reach: at most this, or at least where the dream lies above it."""

    dream: float
    note: str = ""

    @property
    def reached(self) -> bool:
        """Whether it is as good as it must be.

        >>> Row("orders", "5,000/s", "27,000/s", 0.19, must=0.12, dream=0.5).reached
        True
        >>> Row("growth", "", "", 7.0, must=5, dream=4).reached
        False
        """
        return self.ratio >= self.must if self.dream > self.must else self.ratio <= self.must


class Missing(NamedTuple):
    """A row that could not be measured, and why."""

    work: str
    note: str


Benchmark = Callable[[], Row | Missing]


def milliseconds(seconds: float) -> str:
    """Return a time to read.

    >>> milliseconds(0.0161), milliseconds(0.000028)
    ('16.1 ms', '28.0 µs')
    """
    return f"{seconds * 1000:.1f} ms" if seconds >= 0.001 else f"{seconds * 1e6:.1f} µs"
