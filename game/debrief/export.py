"""The table of truth and claims as CSV and as JSON, with the readings of the real claims."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import chain
from typing import Any, Final

from game.debrief.dealings import Dealing, dealing_line
from game.debrief.happened import Occasion
from game.debrief.reality import Account, Beside, claimant, said_by, where_said
from game.debrief.script_told import as_object
from game.debrief.truth_table import Claim, Entry, picture_at
from game.rules.picture import Picture
from game.rules.public import topic
from game.rules.rulebook import Rulebook
from game.scenario.load import Opened
from game.words import Words, argument

COLUMNS: Final = (
    "about", "story", "kind", "turn", "quantity", "of", "truth", "item", "time", "date",
    "speaker", "manner", "at_least", "at_most", "verdict", "credit_of_item", "range_low",
    "range_best", "range_high", "grade", "in_reality",
)  # fmt: skip
"""The columns of the CSV: the fact, one claim, what the public took the figure for then, and who
said what of the like in reality.

`story` tells apart what reads alike in `about`; `time` sorts, `date` reads. A statement is judged
as a whole: `verdict` and `credit_of_item` stand with each of its figures. What was said in reality
stands once, in the first line it belongs to.
"""


def as_csv(read: Opened, words: Words, entries: Iterable[Entry], laid: Beside) -> str:
    """Return the table with a line for each claim; a figure nobody spoke of has a line too."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    written: set[tuple[str, str]] = set()
    for entry in entries:
        said = lines_of_reality(read, words, laid, entry)
        new = [line for line in said if (entry.about, line) not in written]
        written.update((entry.about, line) for line in new)
        first, *others = csv_rows(read.book, words, entry)
        table.writerow({**first, "in_reality": "\n".join(new)})
        table.writerows(others)
    return out.getvalue()


def csv_rows(book: Rulebook, words: Words, entry: Entry) -> Iterator[dict[str, Any]]:
    """Yield the lines of one entry."""
    what, _, whose = entry.quantity.partition(".")
    head = {
        "about": str(argument(book, words, "about", entry.about)),
        "story": entry.about,
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
        **moment_cells(book, words, item.minute),
        "speaker": item.speaker,
        "manner": item.evidence or str(item.style or ""),
        "at_least": claim.claimed.low,
        "at_most": "" if claim.claimed.high is None else claim.claimed.high,
        "verdict": str(item.verdict or ""),
        "credit_of_item": claim.credit / 10,
    }


def moment_cells(book: Rulebook, words: Words, minute: int) -> dict[str, str]:
    """Return the cells of a moment: once to sort by, once to read."""
    time = datetime.fromisoformat(book.start) + timedelta(minutes=minute)
    return {
        "time": time.isoformat(timespec="minutes"),
        "date": words.date(book.start, minute),
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


def lines_of_reality(read: Opened, words: Words, laid: Beside, entry: Entry) -> Iterator[str]:
    """Yield each account of reality that is laid beside an entry, with claimant and source."""
    given = laid.figures.get((entry.about, entry.quantity), ())
    said = (laid.matters[name].accounts for name in laid.topics.get(entry.about, ()))
    for account in (*given, *chain.from_iterable(said)):
        where = where_said(words, read.scenario.sources, account)
        yield f"{claimant(words, account)} {said_by(read.book, words, account)} ({where})"


def as_json(
    read: Opened,
    words: Words,
    entries: Sequence[Entry],
    laid: Beside,
    seen: Iterable[int] = (),
    dealt: Iterable[Dealing] = (),
    script: Iterable[Occasion] = (),
) -> str:
    """Return the table, events and decisions, and who said what in reality, never as a fact.

    *seen* are the minutes in which it was laid open while the match went on; *dealt* is what
    sides put to each other.
    """
    found = {
        "scenario": read.book.scenario,
        "opened": [words.date(read.book.start, minute) for minute in seen],
        "entries": [json_entry(read, words, entry, laid) for entry in entries],
        "events": [as_object(read, words, occasion) for occasion in script],
        "readings": readings(read, words, laid),
        "dealings": [dealing_line(read.book, words, each) for each in dealt],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def json_entry(read: Opened, words: Words, entry: Entry, laid: Beside) -> dict[str, Any]:
    """Return one figure of one fact, and the figures given in reality of the like."""
    book = read.book
    what, _, whose = entry.quantity.partition(".")
    given = laid.figures.get((entry.about, entry.quantity), ())
    return {
        "about": str(argument(book, words, "about", entry.about)),
        "fact": entry.fact,
        "quantity": what,
        "of": whose,
        "truth": entry.truth,
        "claims": [claim_cells(book, words, claim) for claim in entry.claims],
        "ranges": [
            {**moment_cells(book, words, minute), **range_cells(seen)}
            for minute, seen in entry.ranges
        ],
        "in_reality": [json_account(read, words, account) for account in given],
    }


def json_account(read: Opened, words: Words, account: Account) -> dict[str, Any]:
    """Return one account of reality."""
    return {
        "by": words.text(account.by),
        "says": said_by(read.book, words, account),
        "date": account.date,
        "source": account.source,
        "relayed_by": account.relayed_by,
    }


def readings(read: Opened, words: Words, laid: Beside) -> list[dict[str, Any]]:
    """Return who said what in reality by topic, with the stories each is laid beside."""
    return [
        {
            "about": name,
            "title": words.text(matter.title),
            "beside": [
                str(argument(read.book, words, "about", each)) for each in laid.stories(name)
            ],
            "accounts": [json_account(read, words, account) for account in matter.accounts],
        }
        for name, matter in laid.matters.items()
    ]


def opened_line(book: Rulebook, words: Words, seen: Iterable[int]) -> str:
    """Return the sentence that tells when the truth was laid open before the end."""
    dates = words.listing([words.date(book.start, minute) for minute in seen])
    return words.say("debrief.opened", dates=dates)
