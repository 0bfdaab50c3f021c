"""The only place of chance: dice keyed by what they are thrown for.

A die depends on the match's seed, the turn, its purpose, the ids concerned and how often
that very key was used this turn. So another order elsewhere does not shift it, undoing
and repeating an order does not change it, and two plans can be compared on the same luck.
"""

from collections.abc import Mapping
from hashlib import blake2b

BURST = (
    11, 32, 54, 76, 99, 123, 147, 171, 196, 222, 249, 276, 304, 333, 362, 393,
    424, 457, 490, 525, 561, 598, 637, 677, 719, 763, 809, 857, 907, 960, 1016, 1076,
    1139, 1206, 1278, 1355, 1439, 1531, 1632, 1744, 1870, 2014, 2182, 2384, 2637, 2976, 3491, 4597,
)  # fmt: skip
"""Quantiles of the exponential distribution with mean 1, in per-mille: most minutes of a fight
cost little and a few cost a great deal. Choice: the spread that makes a 3:1 attack fail about
one time in five, as the rules demand."""


class Dice:
    """The dice of one turn of one match."""

    __slots__ = ("_begun", "seed", "turn", "used")

    def __init__(self, seed: int, turn: int, used: Mapping[str, int]) -> None:
        """Take the dice up where *used* says they lie."""
        self.seed = seed
        self.turn = turn
        self.used = dict(used)
        self._begun = blake2b(f"{seed}|{turn}|".encode(), digest_size=8)
        """What every die of the turn begins with: a copy is quicker than to begin again."""

    def throw(self, sides: int, purpose: str, *ids: str) -> int:
        """Return a number from 0 to *sides* - 1.

        >>> Dice(7, 1, {}).throw(100, "example") == Dice(7, 1, {}).throw(100, "example")
        True
        """
        key = "|".join((purpose, *ids))
        use = self.used.get(key, 0)
        self.used[key] = use + 1
        die = self._begun.copy()
        die.update(f"{key}|{use}".encode())
        return int.from_bytes(die.digest(), "big") % sides

    def chance(self, permille: int, purpose: str, *ids: str) -> bool:
        """Return whether something of this chance happens."""
        return self.throw(1000, purpose, *ids) < permille

    def between(self, low: int, high: int, purpose: str, *ids: str) -> int:
        """Return a whole number from *low* to *high*, both included, each as likely."""
        return low + self.throw(high - low + 1, purpose, *ids)

    def spread(self, low: int, best: int, high: int, purpose: str, *ids: str) -> int:
        """Return a number from *low* to *high*, most likely near *best*.

        The triangle of a minimum, a best guess and a maximum: half the throws fall on either
        side of *best*, denser toward it.
        """
        first = self.throw(1000, purpose, *ids)
        second = self.throw(1000, purpose, *ids)
        share = min(first, second)
        far = high if self.throw(2, purpose, *ids) else low
        return best + (far - best) * share // 1000

    def burst(self, purpose: str, *ids: str) -> int:
        """Return how violent a stretch of fighting is, per-mille of the mean."""
        return BURST[self.throw(len(BURST), purpose, *ids)]


def rounded_by_lot(dice: Dice, amount_milli: int, purpose: str, *ids: str) -> int:
    """Return *amount_milli* / 1000 as a whole number, the rest decided by a die.

    Keeps the mean exact where a share of a person is lost.
    """
    whole, rest = divmod(amount_milli, 1000)
    return whole + (1 if rest and dice.chance(rest, purpose, *ids) else 0)
