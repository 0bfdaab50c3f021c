"""From the figures of many matches to means, percentiles and shares."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import Any

from game.simulation.measures import Figure

PERCENTILES = (5, 25, 50, 75, 95)
"""Those that are given for each quantity."""


def summed_up(matches: Sequence[Sequence[Figure]]) -> list[dict[str, Any]]:
    """Return one object for each measure, from the figures of every match.

    >>> summed_up([[Figure("holder", "Delta", "csp")], [Figure("holder", "Delta", "army")]])
    [{'measure': 'holder', 'of': 'Delta', 'shares': {'army': 0.5, 'csp': 0.5}}]
    """
    return [summary(column) for column in zip(*matches, strict=True)]


def summary(column: Sequence[Figure]) -> dict[str, Any]:
    """Return what the matches give for one measure: mean and percentiles, or shares of words.

    Matches in which there is nothing to measure do not count; with none left there are no shares.

    >>> summary([Figure("turns", "match", turns) for turns in (11, 12, 12, 14)])["mean"]
    12.25
    """
    words = [figure.value for figure in column if isinstance(figure.value, str)]
    quantities = [figure.value for figure in column if isinstance(figure.value, (int, float))]
    head = {"measure": column[0].measure, "of": column[0].of}
    if words or not quantities:
        return {**head, "shares": shares(words)}
    ranked = sorted(quantities)
    return {
        **head,
        "mean": fmean(ranked),
        **{f"p{percent}": percentile(ranked, percent) for percent in PERCENTILES},
    }


def percentile(ranked: Sequence[int | float], percent: int) -> int | float:
    """Return the least of the ranked values that *percent* per cent of them do not exceed.

    The nearest rank: always a value that occurred, never one between two.

    >>> percentile([3, 5, 8, 13], 50), percentile([3, 5, 8, 13], 51), percentile([3], 5)
    (5, 8, 3)
    """
    return ranked[max(1, -(-len(ranked) * percent // 100)) - 1]


def shares(words: Iterable[str]) -> dict[str, float]:
    """Return how often each word occurred, from 0 to 1, the most frequent first.

    >>> shares(["csp", "army", "csp", "csp"])
    {'csp': 0.75, 'army': 0.25}
    """
    counted = Counter(words)
    ranked = sorted(counted, key=lambda word: (-counted[word], word))
    return {word: counted[word] / counted.total() for word in ranked}
