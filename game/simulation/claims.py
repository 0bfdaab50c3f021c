"""Claims against the truth and against each other: how far parties exaggerate, match by match.

Over fights that cost somebody at least five dead. `claimed_to_truth` is the enemy dead a party
first gives against the true ones, `claimed_to_admitted` against what the enemy first gives of his
own, `own_to_truth` a party's own dead as it first gives them against the true ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from statistics import median
from typing import Any, Final, NamedTuple

from game.rules.state import Fact, GameState, News
from game.session import Session

LEAST_DEAD: Final = 5
"""Fights with fewer dead on the side in question say nothing of exaggeration."""

MEASURES: Final = ("claimed_to_truth", "claimed_to_admitted", "own_to_truth")


BANDS: Final[Mapping[tuple[str, bool], tuple[int, int]]] = {
    ("claimed_to_truth", False): (1200, 2000),
    ("claimed_to_truth", True): (1000, 2000),
    ("claimed_to_admitted", False): (3000, 5000),
    ("claimed_to_admitted", True): (1000, 5000),
    ("own_to_truth", False): (50, 500),
    ("own_to_truth", True): (50, 1000),
}
"""By measure, and whether a video was out: where the median should lie, per-mille.

Source: raids of 2023 and Tinzaouaten, claims against what the enemy admitted, median about 4, one
to two where there was a video; first own figures against those confirmed, 0.05 to 0.5 [S07, S10,
S14, S22, S53, S54, S55]. Choice: whose dead are on film already may as well give the true figure.
"""


FEW: Final = 6
"""Statements below which no interval of ranks holds the median with 95 % certainty."""


class Ratio(NamedTuple):
    """One comparison of one statement."""

    measure: str
    of: str
    """The faction that made the statement."""

    filmed: bool
    """Whether a video of the dead in question was out when it was made."""

    permille: int


def ratios(session: Session) -> tuple[Ratio, ...]:
    """Return every comparison a match allows."""
    state = session.state
    return tuple(
        ratio
        for fact in state.facts.values()
        if fact.kind == "fight"
        for ratio in of_fight(state, fact)
    )


def of_fight(state: GameState, fact: Fact) -> Iterator[Ratio]:
    """Yield the comparisons of the first statement of each party to a fight."""
    first = first_words(state, fact)
    for side, item in first.items():
        own = fact.figures.get(f"killed.{side}", 0)
        if f"killed.{side}" in item.claims and own >= LEAST_DEAD:
            given = item.claims[f"killed.{side}"].middle
            filmed = film_before(state, fact, item, [f"killed.{side}"])
            yield Ratio("own_to_truth", side, filmed, given * 1000 // own)
        foes = [key for key in item.claims if is_foe(key, side)]
        claimed = sum(item.claims[key].middle for key in foes)
        true = sum(fact.figures.get(key, 0) for key in foes)
        filmed = film_before(state, fact, item, foes)
        if true >= LEAST_DEAD:
            yield Ratio("claimed_to_truth", side, filmed, claimed * 1000 // true)
            admitted = admitted_by(first, foes)
            if admitted:
                yield Ratio("claimed_to_admitted", side, filmed, claimed * 1000 // admitted)


def is_foe(quantity: str, side: str) -> bool:
    """Return whether a figure is about somebody else's dead."""
    what, _, whose = quantity.partition(".")
    return what == "killed" and whose != side


def first_words(state: GameState, fact: Fact) -> dict[str, News]:
    """Return the first statement of each party about a fact, by party."""
    found: dict[str, News] = {}
    for number in fact.said:
        item = state.news[number]
        if item.style is not None:
            found.setdefault(item.speaker, item)
    return found


def film_before(state: GameState, fact: Fact, item: News, figures: Iterable[str]) -> bool:
    """Return whether anybody had shown a video of some figures before something was said of them.

    A video of the other side's dead does not hold anybody to a figure.
    """
    wanted = frozenset(figures)
    before = [state.news[number] for number in fact.said[: fact.said.index(item.id)]]
    return any(each.evidence == "video" and wanted.intersection(each.claims) for each in before)


def admitted_by(first: dict[str, News], foes: Iterable[str]) -> int:
    """Return how many dead of their own the enemies first gave; 0 where one gave no number."""
    given = []
    for quantity in foes:
        side = quantity.partition(".")[2]
        if side not in first or quantity not in first[side].claims:
            return 0
        given.append(first[side].claims[quantity].middle)
    return sum(given)


def medians(found: Sequence[Ratio], factions: Iterable[str]) -> list[dict[str, Any]]:
    """Return the median ratio by measure, faction, and with a video or not, beside its band.

    >>> medians([Ratio("own_to_truth", "army", False, 250)], ["army"])[-1]["median"]
    0.25
    """
    return [
        {"measure": measure, "of": side, "filmed": filmed, **judged(chosen, measure, filmed=filmed)}
        for measure in MEASURES
        for side in ("all", *factions)
        for filmed in (None, False, True)
        if (chosen := chosen_of(found, measure, side, filmed=filmed))
    ]


def chosen_of(found: Sequence[Ratio], measure: str, side: str, *, filmed: bool | None) -> list[int]:
    """Return the ratios of a measure by a side, `all` for everybody's, from low to high."""
    return sorted(
        each.permille
        for each in found
        if each.measure == measure and side in ("all", each.of) and filmed in (None, each.filmed)
    )


def judged(ratios_found: Sequence[int], measure: str, *, filmed: bool | None) -> dict[str, Any]:
    """Return count, median with its 95 % interval, band and verdict of ratios in sequence.

    The interval is that of the ranks, so it needs nothing to be known of how ratios are spread.
    """
    count, middle = len(ratios_found), median(ratios_found)
    off = round(0.98 * sqrt(count))
    low = ratios_found[max(0, count // 2 - off)]
    high = ratios_found[min(count - 1, (count - 1) // 2 + off)]
    least, most = BANDS[measure, bool(filmed)]
    verdict = "met" if least <= middle <= most else "missed"
    if verdict == "missed" and (count < FEW or (low <= most and high >= least)):
        verdict = "open"
    return {
        "count": count,
        "median": round(middle / 1000, 2),
        "low": round(low / 1000, 2),
        "high": round(high / 1000, 2),
        "band": [least / 1000, most / 1000],
        "verdict": verdict,
    }
