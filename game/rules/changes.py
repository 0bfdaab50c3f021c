"""Primitive changes: the only way a state becomes another one.

Three verbs on named tables. They hold absolute values, so that an old log plays back
whatever the rules have become since.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, make_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from game.rules.state import GameState

R = TypeVar("R")


def altered(record: R, fields: Mapping[str, Any]) -> R:
    """Return a copy of a frozen record with some fields replaced.

    What `dataclasses.replace` does in a sixth of the time, and this is where most of a match's
    time goes: the copy is written while it is young, as an ordinary record of the same fields,
    and frozen when it is whole.
    """
    frozen: Any = type(record)
    young, values = young_of(frozen)
    copy: Any = young(*values(record))
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.__class__ = frozen
    whole: R = copy
    return whole


@cache
def young_of(kind: Any) -> tuple[Callable[..., Any], Callable[[Any], tuple[Any, ...]]]:
    """Return what makes a record like a frozen *kind* that may be written, and what reads one.

    Both kinds have slots for the same fields, or Python would not let the one become the other.
    """
    names = tuple(kind.__dataclass_fields__)
    return make_dataclass(kind.__name__, names, slots=True), attrgetter(*names)


put_field = object.__setattr__


class Put(NamedTuple):
    """A record appears, or replaces the one under its key."""

    table: str
    """Name of a table, or `table/side` for the tables kept by side."""

    key: str
    record: Any


class Set(NamedTuple):
    """Some fields of a record take new values."""

    table: str
    key: str
    fields: Mapping[str, Any]


class Drop(NamedTuple):
    """A record disappears."""

    table: str
    key: str


Change = Put | Set | Drop


@dataclass(slots=True)
class Draft:
    """A state being changed: copies a table when it is first touched, and no other."""

    state: GameState
    fields: dict[str, Any]
    """Replaced fields of the state, by name."""

    tables: dict[str, dict[str, Any]]
    """Copied tables by path."""

    own: dict[tuple[str, str], Any]
    """Records copied here, by table and key: nobody else has them yet, so they may be written."""

    def table(self, path: str) -> dict[str, Any]:
        """Return the table at *path*, free to be written."""
        if path in self.tables:
            return self.tables[path]
        name, _, side = path.partition("/")
        whole = self.fields.get(name, getattr(self.state, name))
        if not side:
            copy = dict(whole)
            self.fields[name] = copy
        else:
            copy = dict(whole.get(side, {}))
            self.fields[name] = {**whole, side: copy}
        self.tables[path] = copy
        return copy

    def apply(self, change: Change) -> None:
        """Carry out one change."""
        if change.table == "match":
            self.change_match(change)
        elif isinstance(change, Put):
            self.table(change.table)[change.key] = change.record
        elif isinstance(change, Set):
            table = self.table(change.table)
            table[change.key] = self.with_fields(change, table[change.key])
        else:
            self.table(change.table).pop(change.key, None)

    def change_match(self, change: Change) -> None:
        """Set what there is only one of: the clock, the seed."""
        if isinstance(change, Put):
            self.fields[change.key] = change.record
            self.tables.pop(change.key, None)
        elif isinstance(change, Set):
            record = self.fields.get(change.key, getattr(self.state, change.key))
            self.fields[change.key] = self.with_fields(change, record)

    def with_fields(self, change: Set, record: R) -> R:
        """Return a record with new values: copied the first time, written afterwards."""
        place = change.table, change.key
        if self.own.get(place) is not record:
            self.own[place] = record = altered(record, change.fields)
            return record
        for name, value in change.fields.items():
            put_field(record, name, value)
        return record


def changed(state: GameState, changes: Iterable[Change]) -> GameState:
    """Return *state* after *changes*, sharing every table they do not touch.

    >>> changed(GameState(), [Put("match", "seed", 7)]).seed
    7
    """
    draft = Draft(state, {}, {}, {})
    for change in changes:
        draft.apply(change)
    return altered(state, draft.fields)
