"""The runs against the record: for each thing known, how often the runs agree with it.

The record is one draw from what could have happened. A good model has it inside the bulk of
its results, not at the centre of every one: too few runs like it say that the model takes the
record for a freak, too many that it knows nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from game.scenario.ground.edits import find_place
from game.scenario.record import Record
from game.session import Session
from game.simulation.measures import (
    OF_MATCH,
    OF_SIDES,
    WHOLE_MATCH,
    Value,
    aircraft_lost,
    force,
    holder,
    strikes,
)
from game.simulation.summary import percentile

ACCEPTED: Mapping[str, tuple[int, int]] = {
    "hard": (60, 90),
    "band": (40, 80),
    "surprise": (25, 55),
}
"""Per cent of the runs that should agree with a record of each kind.

Choice: what is confirmed should come out in most runs, a plausible interval hold the bulk of
them, and what surprised everybody need not come out in more than half.
"""

RARE, ALWAYS = 20, 95
"""Per cent of runs under which the record is a freak, and over which nothing else can happen."""

WEIGHTS: Mapping[str | None, float] = {
    "high": 1.0, "medium": 0.6, "low": 0.3, "very_low": 0.1, None: 0.3,
}  # fmt: skip
"""What a target counts by its confidence; without one it counts as low."""


class Taken(NamedTuple):
    """What one match gives for one record."""

    value: Value
    counts: bool
    """Whether the match is one the record speaks of."""


def taken(session: Session, record: Record) -> Taken:
    """Return what a match gives for one record."""
    given = tuple(record.given_beaten)
    counts = not given or force(session, given) == "beaten"
    return Taken(measured(session, record, tuple(record.of)), counts)


def measured(session: Session, record: Record, sides: tuple[str, ...]) -> Value:
    """Return the value of a record's measure in a match."""
    if record.measure in OF_SIDES:
        return OF_SIDES[record.measure](session, sides)
    if record.measure in OF_MATCH:
        return OF_MATCH[record.measure](session)
    if record.measure == "holder":
        assert record.place is not None
        return holder(session.state, find_place(session.book.ground, record.place).id)
    counted = {"aircraft_lost": aircraft_lost, "strikes": strikes}
    return counted[record.measure](session.state, sides)


def compared(records: Sequence[Record], matches: Sequence[Sequence[Taken]]) -> list[dict[str, Any]]:
    """Return a row for each record that can be compared, from what every match gives for it.

    Args:
        records: Those of a scenario.
        matches: For each match what it gives for each of them.
    """
    return [
        row(record, [match[number] for match in matches])
        for number, record in enumerate(records)
        if record.range is not None or record.is_ is not None
    ]


def row(record: Record, matches: Iterable[Taken]) -> dict[str, Any]:
    """Return what the matches say of one record, ready for JSON.

    `inside` is the share of the matches that agree, `percentile` where the record's best value
    falls among them, both in per cent; `runs` are those that count.
    """
    values = [match.value for match in matches if match.counts and match.value is not None]
    inside = share_inside(record, values)
    verdict = judged(record.kind, inside)
    least, best, most = record.range or (None, None, None)
    quantities = sorted(value for value in values if not isinstance(value, str))
    return {
        "plan": record.plan,
        "measure": record.measure,
        "of": list(record.of) or [record.place or WHOLE_MATCH],
        "given_beaten": list(record.given_beaten),
        "kind": record.kind,
        "confidence": record.confidence,
        "weight": WEIGHTS[record.confidence],
        "least": least,
        "best": best,
        "most": most,
        "is": record.is_,
        "source": record.source,
        "runs": len(values),
        **{
            f"p{percent}": percentile(quantities, percent) if quantities else None
            for percent in (10, 50, 90)
        },
        "inside": inside,
        "percentile": None if best is None else rank(best, quantities),
        "verdict": verdict,
    }


def share_inside(record: Record, values: Sequence[Value]) -> int | None:
    """Return the per cent of values that agree with a record; None without any value."""
    if not values:
        return None
    return sum(agrees(record, value) for value in values) * 100 // len(values)


def agrees(record: Record, value: Value) -> bool:
    """Return whether a value is what the record says, or within its interval."""
    if record.range is None:
        return value == record.is_
    return not isinstance(value, str) and record.range[0] <= (value or 0) <= record.range[2]


def judged(kind: str, inside: int | None) -> str:
    """Return what a share of agreeing runs says of the model.

    `met`; `seldom` or `often` outside what is accepted; `rare` where the record is a freak to
    the model, `always` where it knows nothing else; `untold` where no run speaks of it.

    >>> judged("band", 55), judged("band", 30), judged("surprise", 30), judged("hard", 97)
    ('met', 'seldom', 'met', 'always')
    """
    if inside is None:
        return "untold"
    least, most = ACCEPTED[kind]
    if least <= inside <= most:
        return "met"
    if inside < least:
        return "rare" if inside < RARE else "seldom"
    return "always" if inside > ALWAYS else "often"


def rank(best: float, quantities: Sequence[float]) -> int | None:
    """Return the per cent of runs below a value, equal ones by half.

    >>> rank(5, [1, 5, 5, 9])
    50
    """
    if not quantities:
        return None
    below = sum(2 if value < best else value == best for value in quantities)
    return below * 50 // len(quantities)


def weighted_share_met(rows: Iterable[Mapping[str, Any]]) -> int:
    """Return the per cent of targets met, each by its weight; those no run speaks of left out.

    >>> weighted_share_met([
    ...     {"verdict": "met", "weight": 1.0}, {"verdict": "rare", "weight": 0.6},
    ... ])
    62
    """
    told = [each for each in rows if each["verdict"] != "untold"]
    met = sum(each["weight"] for each in told if each["verdict"] == "met")
    return int(met * 100 / max(0.1, sum(each["weight"] for each in told)))
