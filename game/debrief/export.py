"""The table of truth and claims as CSV and as JSON, with the readings of the real claims."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from game.debrief.truth_table import Claim, Entry, picture_at
from game.rules.picture import Picture
from game.rules.public import topic
from game.rules.rulebook import Rulebook
from game.scenario.draft import words as by_language
from game.scenario.models import Scenario
from game.words import Words, argument

COLUMNS: Final = (
    "about", "kind", "turn", "quantity", "of", "truth", "item", "date", "speaker", "manner",
    "at_least", "at_most", "verdict", "credit", "range_low", "range_best", "range_high", "grade",
)  # fmt: skip
"""The columns of the CSV: the fact, one claim, and what the public took the figure for then."""


def as_csv(book: Rulebook, words: Words, entries: Iterable[Entry]) -> str:
    """Return the table with a line for each claim; a figure nobody spoke of has a line too."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    for entry in entries:
        table.writerows(csv_rows(book, words, entry))
    return out.getvalue()


def csv_rows(book: Rulebook, words: Words, entry: Entry) -> Iterator[dict[str, Any]]:
    """Yield the lines of one entry."""
    what, _, whose = entry.quantity.partition(".")
    head = {
        "about": str(argument(book, words, "about", entry.about)),
        "kind": topic(entry.about).kind,
        "turn": topic(entry.about).turn,
        "quantity": what,
        "of": whose,
        "truth": "" if entry.truth is None else entry.truth,
    }
    for claim in entry.claims:
        yield {
            **head,
            **claim_cells(book, words, claim),
            **range_cells(picture_at(entry, claim.item)),
        }
    if not entry.claims:
        yield head


def claim_cells(book: Rulebook, words: Words, claim: Claim) -> dict[str, Any]:
    """Return the cells of a claim."""
    item = claim.item
    return {
        "item": item.id,
        "date": words.date(book.start, item.minute),
        "speaker": item.speaker,
        "manner": item.evidence or str(item.style or ""),
        "at_least": claim.claimed.low,
        "at_most": "" if claim.claimed.high is None else claim.claimed.high,
        "verdict": str(item.verdict or ""),
        "credit": claim.credit / 10,
    }


def range_cells(seen: Picture | None) -> dict[str, Any]:
    """Return the cells of a range."""
    if seen is None:
        return {}
    return {
        "range_low": seen.low,
        "range_best": seen.best,
        "range_high": seen.high,
        "grade": str(seen.grade),
    }


def as_json(
    book: Rulebook, words: Words, entries: Sequence[Entry], scenario: Scenario | None
) -> str:
    """Return the table, and beside it who said what in reality, never as a fact."""
    found = {
        "scenario": book.scenario,
        "entries": [json_entry(book, words, entry) for entry in entries],
        "readings": [] if scenario is None else readings(scenario),
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def json_entry(book: Rulebook, words: Words, entry: Entry) -> dict[str, Any]:
    """Return one figure of one fact."""
    what, _, whose = entry.quantity.partition(".")
    return {
        "about": str(argument(book, words, "about", entry.about)),
        "fact": entry.fact,
        "quantity": what,
        "of": whose,
        "truth": entry.truth,
        "claims": [claim_cells(book, words, claim) for claim in entry.claims],
        "ranges": [
            {"date": words.date(book.start, minute), **range_cells(seen)}
            for minute, seen in entry.ranges
        ],
    }


def readings(scenario: Scenario) -> list[dict[str, Any]]:
    """Return who said what in reality, each with its source."""
    return [
        {
            "about": reading.about,
            "by": reading.by,
            "says": dict(by_language(reading.says)),
            "date": reading.date,
            "source": reading.source,
        }
        for reading in scenario.readings
    ]
