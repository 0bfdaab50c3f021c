"""Tables: the rows of the data files, and the numbers of each chapter with their reasons."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from game import folders
from game.rulebook.figures import READINGS, Figure, factor
from game.rulebook.pages import Table
from game.rules.orders import Pace
from game.rules.picture import BANDS
from game.rules.units import Mobility, Posture
from game.scenario.assumptions import Assumption
from game.scenario.numbers import Number, glossary
from game.scenario.rows import Row, opened
from game.words import Words

SAID_APART: Final = frozenset(("name", "symbol", "about", "source", "choice"))
"""Keys of a row that are no column of a table."""


def units(words: Words) -> Table:
    """Return the kinds of unit."""
    return catalogue_table(words, "units", opened(folders.data() / "units.yaml"))


def aircraft(words: Words) -> Table:
    """Return the kinds of aircraft."""
    return catalogue_table(words, "aircraft", opened(folders.data() / "aircraft.yaml"))


def partners(words: Words) -> Table:
    """Return the government's possible partners, and what each means."""
    file = opened(folders.data() / "partners.yaml")
    table = catalogue_table(words, "partners", file)
    said = (words.text(row.text("about")) for _, row in file.row("types").rows())
    return table._replace(notes=(*table.notes, *said))


def catalogue_table(words: Words, name: str, file: Row) -> Table:
    """Return a data file's rows, its columns explained below."""
    rows = dict(file.row("types").rows())
    columns = columns_of(rows.values())
    units = units_of(file)
    return Table(
        words.say(f"book.table.{name}"),
        ("", *(label(words, column) for column in columns), words.say("book.reason")),
        tuple(
            (
                words.text(row.text("name")),
                *(shown(words, row.values.get(each), units.get(each, "")) for each in columns),
                reason(row.values),
            )
            for row in rows.values()
        ),
        tuple(explained(words, file)),
    )


def columns_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return every column that some row has, in the sequence of the file."""
    return tuple(dict.fromkeys(key for row in rows for key in row.values if key not in SAID_APART))


def units_of(file: Row) -> dict[str, str]:
    """Return in what each column of a file is counted."""
    return {name: column.words("unit") for name, column in file.row("columns").rows()}


def label(words: Words, column: str) -> str:
    """Return what stands above a column; its name in the file where it has no words."""
    key = f"book.column.{column}"
    return words.say(key) if words.knows(key) else column


def explained(words: Words, file: Row) -> Iterator[str]:
    """Yield what each column of a file means."""
    for name, column in file.row("columns").rows():
        meaning = words.text(column.text("meaning"))
        yield words.say("book.column", name=label(words, name), meaning=meaning)


def shown(words: Words, value: Any, unit: str = "") -> str:
    """Return a cell as people read it, with its unit."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return words.say("book.yes" if value else "book.no")
    if isinstance(value, int):
        return said_in(words, unit)(value)
    if isinstance(value, list):
        if all(isinstance(part, str) for part in value):
            return words.listing([words.say(f"faction.{part}") for part in value])
        return "–".join(words.number(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{shown(words, part)} {label(words, key)}" for key, part in value.items())
    return words.say(f"mobility.{value}") if value in list(Mobility) else str(value)


def said_in(words: Words, unit: str) -> Callable[[int], str]:
    """Return how numbers of a unit are said; those of a unit without a reading as they are.

    >>> said_in(Words("en"), "per mille")(15), said_in(Words("en"), "people")(1500)
    ('1.5%', '1,500')
    """
    read = READINGS.get(unit)
    return words.number if read is None else partial(read, words)


def reason(values: Mapping[str, Any]) -> str:
    """Return why a row is as it is: its source, then its choice."""
    return "; ".join(str(values[key]) for key in ("source", "choice") if key in values)


def going(words: Words, permille: int) -> str:
    """Return what a metre of ground costs, a dash where nobody of the kind gets through.

    >>> going(Words("en"), 1500), going(Words("en"), 0)
    ('×1.5', '–')
    """
    return factor(words, permille) if permille else "–"


def terrain(words: Words) -> Table:
    """Return what the ground does, one row for each terrain."""
    file = opened(folders.data() / "terrain.yaml")
    rows = dict(file.row("terrain").rows())
    columns = [column for column in columns_of(rows.values()) if column != "going"]
    units = units_of(file)
    moves = tuple(words.say(f"mobility.{each}") for each in Mobility)
    return Table(
        words.say("book.table.terrain"),
        ("", *moves, *(label(words, column) for column in columns), words.say("book.reason")),
        tuple(
            (
                words.say(f"terrain.{name}"),
                *(going(words, row.row("going").integer(each.value)) for each in Mobility),
                *(shown(words, row.values.get(each), units.get(each, "")) for each in columns),
                reason(row.values),
            )
            for name, row in rows.items()
        ),
        tuple(explained(words, file)),
    )


def ways(words: Words) -> Table:
    """Return what roads cost, and a day's march by kind of movement."""
    file = opened(folders.data() / "terrain.yaml")
    return Table(
        words.say("book.table.ways"),
        ("", words.say("book.cost_or_day"), words.say("book.reason")),
        (
            *way_rows(words, file, "roads", "road", partial(factor, words)),
            *way_rows(words, file, "day_m", "mobility", words.km),
        ),
    )


def way_rows(
    words: Words, file: Row, name: str, kind: str, said: Callable[[int], str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the rows under one heading of the file, each with its value and its reason."""
    for each, row in file.row(name).rows():
        yield words.say(f"{kind}.{each}"), said(row.integer("value")), reason(row.values)


def evidence(words: Words) -> Table:
    """Return the kinds of evidence: what they show, when, and what hinders them."""
    file = opened(folders.data() / "evidence.yaml")
    rows = dict(file.row("kinds").rows())
    columns = [column for column in columns_of(rows.values()) if column not in HEARD]
    return Table(
        words.say("book.table.evidence"),
        ("", *(label(words, column) for column in columns), words.say("book.reason")),
        tuple(
            (
                words.say(f"evidence.{name}"),
                *(evidence_cell(words, row, column) for column in columns),
                reason(row.values),
            )
            for name, row in rows.items()
        ),
        tuple(explained(words, file)),
    )


HEARD: Final = frozenset(("bands", "right"))
"""Columns of the evidence that tell how it is heard; they have a table of their own."""


def evidence_cell(words: Words, row: Row, column: str) -> str:
    """Return a cell; of what a kind of evidence sees, each figure with its shares."""
    if column != "sees":
        return shown(words, row.values.get(column))
    sees = row.row("sees")
    return ", ".join(
        f"{words.say(f'book.sees.{what}')} {shown(words, sees.value(what))}" for what in sees.values
    )


def voices(words: Words) -> Table:
    """Return how often each voice gives which figure, against the true one."""
    file = opened(folders.data() / "evidence.yaml")
    parties = [(f"book.voice.{name}", row) for name, row in file.row("parties").rows()]
    kinds = [(f"evidence.{name}", row) for name, row in file.row("kinds").rows()]
    edges = [words.factor(edge) for edge in BANDS]
    heads = [*(f"< {edge}" for edge in edges), f"≥ {edges[-1]}"]
    return Table(
        words.say("book.table.voices"),
        ("", *heads, label(words, "right")),
        tuple(
            (
                words.say(key),
                *(words.number(weight) for weight in row.value("bands")),
                words.percent(row.integer("right")),
            )
            for key, row in (*parties, *kinds)
        ),
    )


def postures(words: Words, numbers: Mapping[str, Number]) -> Table:
    """Return what a posture takes, how far it is seen and how well it defends."""
    return Table(
        words.say("book.table.postures"),
        ("", *(words.say(f"book.posture.{name}") for name in ("minutes", "sight", "power"))),
        tuple(
            (
                words.say(f"posture.{posture}"),
                f"{Figure(words, numbers[f'posture.minutes.{posture}'])}",
                f"{Figure(words, numbers[f'sight.posture.{posture}'])}",
                f"{Figure(words, numbers[f'combat.posture.{posture}']):factor}",
            )
            for posture in Posture
        ),
    )


def paces(words: Words, numbers: Mapping[str, Number]) -> Table:
    """Return what a pace costs, how far its dust is seen and how it is surprised."""
    names = ("cost", "fatigue", "sight", "surprise")
    return Table(
        words.say("book.table.paces"),
        ("", *(words.say(f"book.pace.{name}") for name in names)),
        tuple(
            (
                words.say(f"pace.{pace}"),
                f"{Figure(words, numbers[f'march.pace.{pace}'])}",
                f"{Figure(words, numbers[f'march.fatigue.{pace}'])}",
                f"{Figure(words, numbers[f'sight.pace.{pace}'])}",
                f"{Figure(words, numbers[f'march.surprise.{pace}']):factor}",
            )
            for pace in Pace
        ),
    )


def reasons(words: Words, caption: str, numbers: Iterable[Number]) -> Table:
    """Return numbers with their meaning, and the fact or the decision they rest on."""
    return Table(
        caption,
        (words.say("book.number"), words.say("book.value"), words.say("book.reason")),
        tuple(
            (
                words.text(number.meaning),
                f"{Figure(words, number)}",
                "; ".join(filter(None, (number.source, number.choice))),
            )
            for number in numbers
        ),
    )


def theory(words: Words, held: Assumption) -> Table:
    """Return what an assumption set changes: each number as it is there and as it usually is."""
    usual = glossary()
    return Table(
        words.text(held.name),
        (
            words.say("book.number"),
            words.say("book.value"),
            words.say("book.usual"),
            words.say("book.reason"),
        ),
        tuple(
            (
                words.text(number.meaning),
                f"{Figure(words, number)}",
                f"{Figure(words, usual[number.name])}",
                "; ".join(filter(None, (number.source, number.choice))),
            )
            for number in held.numbers.values()
        ),
        (words.text(held.theory), held.source),
    )
