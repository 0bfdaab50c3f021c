"""Figures as people write them: whole-number arithmetic, each language's marks and spaces."""

from typing import Final

from game.words.typography import MINUS, NARROW

GROUPS: Final = {"en": ",", "fr": NARROW}
"""What stands between thousands."""

POINTS: Final = {"en": ".", "fr": ","}
"""What stands before the decimals."""


def number(language: str, value: int) -> str:
    """Return a whole number with its thousands apart.

    >>> number("en", 12345), number("fr", -12345)
    ('12,345', '−12\u202f345')
    """
    digits = f"{abs(value):,}".replace(",", GROUPS[language])
    return MINUS + digits if value < 0 else digits


def decimal(language: str, value: int, decimals: int) -> str:
    """Return *value*, counted in units of the last of *decimals* places, without idle zeros.

    >>> decimal("en", 1250, 3), decimal("fr", 1250, 3), decimal("fr", -30, 1)
    ('1.25', '1,25', '−3')
    """
    whole, part = divmod(abs(value), 10**decimals)
    digits = f"{part:0{decimals}}".rstrip("0")
    printed = number(language, whole) + (POINTS[language] + digits if digits else "")
    return MINUS + printed if value < 0 else printed


def signed(language: str, value: int, decimals: int) -> str:
    """Return the same with its sign, plus included.

    >>> signed("en", 30, 1), signed("en", -25, 1), signed("en", 0, 1)
    ('+3', '−2.5', '0')
    """
    return "+" * (value > 0) + decimal(language, value, decimals)


def rounded(value: int, step: int) -> int:
    """Return how many *step*s make *value*, to the nearest, halves away from zero.

    >>> rounded(19_400, 1000), rounded(2_500, 1000), rounded(-2_500, 1000)
    (19, 3, -3)
    """
    steps = (2 * abs(value) + step) // (2 * step)
    return -steps if value < 0 else steps


def plural(language: str, value: int) -> int:
    """Return which form of a noun goes with *value*: 0 singular, 1 plural.

    >>> [plural("en", n) for n in (0, 1, 2)], [plural("fr", n) for n in (0, 1, 2)]
    ([1, 0, 1], [0, 0, 1])
    """
    return int(abs(value) != 1 if language == "en" else abs(value) > 1)
