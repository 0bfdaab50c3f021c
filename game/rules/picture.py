"""The public picture: what an attentive reader makes of all that was said and shown of a figure.

A reader starts with no idea how large a figure is, each size as likely as the next larger one
half as large again, very large ones less. Each item then weighs on every value of a grid by how
often such a voice gives such a figure when the value is true (`game/data/evidence.yaml`): parties
make the enemy's dead too many and their own too few, cameras show a part of the dead. A voice
that is not believed weighs less. All in whole numbers, so that every machine reads alike.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from operator import mul
from typing import Final, NamedTuple

from game.rules.rulebook import Rulebook
from game.rules.state import News
from game.rules.voices import Voice

GRID: Final = (
    0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20,
    25, 32, 40, 50, 64, 80, 100, 128, 160, 200, 256, 320, 400,
)  # fmt: skip
"""The values weighed: whole, then each a quarter larger than the one before."""

YES_NO_GRID: Final = GRID[:2]
"""The values of what is or is not."""

YES_OR_NO: Final = frozenset(("shot", "holds", "closed"))
"""Quantities that are 0 or 1."""

BANDS: Final = (250, 500, 800, 1250, 2000, 4000, 10_000)
"""Upper edges, per-mille of the true value, of the bands a given figure falls into; above the
last there is one more."""

RARE: Final = 40
"""Figures from about this size on are less and less to be expected. Choice: most fights of the
record cost a side fewer than forty dead."""

LOWER, UPPER = 100, 900
"""Per-mille of the reader's belief below and up to which the range reaches."""


class Grade(StrEnum):
    """How well something is established, as the record grades it."""

    UNKNOWN = "unknown"
    ONE_SIDED = "one_sided"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"


ESTABLISHED: Final = frozenset((Grade.CORROBORATED, Grade.CONFIRMED))
"""Grades behind which more stands than the parties' own word."""


class Picture(NamedTuple):
    """A figure as the public sees it."""

    low: int
    best: int
    high: int
    grade: Grade
    items: tuple[str, ...]
    """The news it rests on, in the sequence of publication."""

    yes_permille: int
    """How likely the figure is not 0."""


def grid_of(quantity: str) -> tuple[int, ...]:
    """Return the values a quantity may have.

    >>> grid_of("shot.army")
    (0, 1)
    """
    return YES_NO_GRID if quantity.partition(".")[0] in YES_OR_NO else GRID


def picture(book: Rulebook, news: Iterable[News], quantity: str) -> Picture:
    """Return what a reader of *news*, all of one story, believes of a quantity."""
    read = standing(news, quantity)
    said = tuple(
        (voice_of(book, item, quantity), item.claims[quantity].middle, item.trust) for item in read
    )
    low, best, high, yes = belief(said, grid_of(quantity))
    ids = tuple(item.id for item in read)
    return Picture(low, best, high, grade(read, quantity, low, high), ids, yes)


@lru_cache(maxsize=4096)
def belief(
    said: tuple[tuple[Voice, int, int], ...], grid: tuple[int, ...]
) -> tuple[int, int, int, int]:
    """Return low, best and high of what was said, and how likely it is not 0, per-mille.

    Every item is a voice, its figure and how far it is trusted. The same is read again every
    evening, so what comes of it is kept.
    """
    weights = [1000 * RARE // (RARE + value) for value in grid]
    for voice, figure, trust in said:
        weights = [*map(mul, weights, heard(voice, figure, grid, trust))]
    whole = sum(weights)
    low, best, high = (
        grid[reached(weights, whole * share // 1000)] for share in (LOWER, 500, UPPER)
    )
    return low, best, high, 1000 - weights[0] * 1000 // whole


def standing(news: Iterable[News], quantity: str) -> list[News]:
    """Return the items that speak of a quantity; of a party only the last word counts."""
    last: dict[str, News] = {}
    listed = list(news)
    withdrawn = {item.corrects for item in listed}
    for item in listed:
        if quantity in item.claims and item.id not in withdrawn:
            key = item.id if item.evidence else item.speaker
            last.pop(key, None)
            last[key] = item
    return list(last.values())


def voice_of(book: Rulebook, item: News, quantity: str) -> Voice:
    """Return what kind of voice an item is on a quantity: evidence, one's own loss, another's."""
    if item.evidence:
        return book.voices[item.evidence]
    own = item.speaker == quantity.partition(".")[2]
    return book.voices["own" if own else "foe"]


@lru_cache(maxsize=4096)
def heard(voice: Voice, figure: int, grid: tuple[int, ...], trust: int) -> tuple[int, ...]:
    """Return the weight of a claim for each value of the grid, if that is the true one.

    A voice nobody trusts weighs on nothing. The same figures are read again every evening, so
    the weights are kept.
    """
    if grid == YES_NO_GRID:
        right = min(1, figure)
        given = [voice.right if value == right else 1000 - voice.right for value in grid]
        flat = 500
    else:
        given = [voice.bands[band(figure, value)] for value in grid]
        flat = 1000 // (len(BANDS) + 1)
    return tuple(max(1, (weight * trust + flat * (1000 - trust)) // 1000) for weight in given)


def band(figure: int, value: int) -> int:
    """Return which band a figure falls into when *value* is true; half a unit keeps 0 apart.

    >>> band(20, 20), band(0, 0), band(90, 20)
    (3, 3, 6)
    """
    share = (2 * figure + 1) * 1000 // (2 * value + 1)
    return next((place for place, edge in enumerate(BANDS) if share < edge), len(BANDS))


def reached(weights: list[int], goal: int) -> int:
    """Return the place at which the running sum of weights reaches *goal*."""
    running = 0
    for place, weight in enumerate(weights):
        running += weight
        if running >= goal:
            return place
    return len(weights) - 1


def grade(read: list[News], quantity: str, low: int, high: int) -> Grade:
    """Return how well a figure is established: by parties, by something independent, narrowly."""
    kinds = {item.evidence for item in read if item.evidence}
    if not read:
        return Grade.UNKNOWN
    if not kinds:
        return Grade.ONE_SIDED
    narrow = low == high if quantity.partition(".")[0] in YES_OR_NO else high <= 2 * low
    return Grade.CONFIRMED if narrow and len(kinds) > 1 else Grade.CORROBORATED


def by_story(news: Mapping[str, News], story: str) -> list[News]:
    """Return the news of one story, in the sequence of publication."""
    return [item for item in news.values() if item.story == story]


def by_stories(news: Mapping[str, News]) -> Mapping[str | None, list[News]]:
    """Return the news of every story, each in the sequence of publication."""
    found: dict[str | None, list[News]] = {}
    for item in news.values():
        found.setdefault(item.story, []).append(item)
    return found
