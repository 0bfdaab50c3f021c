"""The table of claims: how far what parties say is from the truth and from each other."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from rich.table import Table

    from game.words import Words

COLUMNS: Final = ("measure", "of", "filmed", "count", "median", "interval", "band", "verdict")


VIDEO: Final = {True: "study.claims.yes", False: "study.claims.no"}


def claims_table(rows: Sequence[Mapping[str, Any]], words: "Words") -> "Table":
    """Return the table of the medians that `game.simulation.claims` gives."""
    from rich.table import Table

    table = Table(
        *(words.say(f"study.claims.{name}") for name in COLUMNS),
        title=words.say("study.claims.title"),
    )
    for row in rows:
        side = row["of"]
        table.add_row(
            words.say(f"study.{row['measure']}"),
            words.say("study.claims.all") if side == "all" else words.say(f"faction.{side}"),
            "" if row["filmed"] is None else words.say(VIDEO[row["filmed"]]),
            words.number(row["count"]),
            words.factor(round(row["median"] * 1000)),
            ends(words, row["low"], row["high"]),
            ends(words, *row["band"]),
            words.say(f"study.claims.{row['verdict']}"),
        )
    return table


def ends(words: "Words", low: float, high: float) -> str:
    """Return an interval of factors."""
    return f"{words.factor(round(low * 1000))} - {words.factor(round(high * 1000))}"
