"""The table of a study: what is known beside what the runs give, in the words of a language."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from game.words import Words

WIDTH = 120
"""Columns of a table that goes to a file or another program."""

COLUMNS = ("measure", "of", "known", "kind", "runs", "inside", "percentile", "verdict")

Row = Mapping[str, Any]
"""One record against the runs, as `game.simulation.comparison` gives it."""


def console() -> "Console":
    """Return where tables go: as wide as the terminal, or wide enough where there is none."""
    from rich.console import Console

    out = Console()
    return out if out.is_terminal else Console(width=WIDTH)


def record_table(rows: Sequence[Row], words: "Words", title: str) -> "Table":
    """Return the table of some records."""
    from rich.table import Table

    table = Table(*(words.say(f"study.column.{name}") for name in COLUMNS), title=title)
    for row in rows:
        table.add_row(*cells(row, words))
    return table


def cells(row: Row, words: "Words") -> tuple[str, ...]:
    """Return one row in words."""
    return (
        measure(row, words),
        " + ".join(row["of"]),
        known(row, words),
        words.say(
            "study.kind_and_confidence",
            kind=words.say(f"record.kind.{row['kind']}"),
            confidence=words.say(f"confidence.{row['confidence'] or 'unsaid'}"),
        ),
        " / ".join(f"{row[key]:g}" for key in ("p10", "p50", "p90") if row[key] is not None),
        "" if row["inside"] is None else words.say("study.per_cent", share=row["inside"]),
        "" if row["percentile"] is None else str(row["percentile"]),
        words.say(f"verdict.{row['verdict']}"),
    )


def measure(row: Row, words: "Words") -> str:
    """Return what is measured, and in which matches."""
    plain = words.say(f"measure.{row['measure']}")
    given = " + ".join(row["given_beaten"])
    return words.say("study.given_beaten", measure=plain, given=given) if given else plain


def known(row: Row, words: "Words") -> str:
    """Return what is known: least, best and most, or the outcome."""
    if row["best"] is not None:
        return f"{row['least']} - {row['best']} - {row['most']}"
    outcome = f"outcome.{row['is']}"
    return words.say(outcome) if words.knows(outcome) else str(row["is"])
