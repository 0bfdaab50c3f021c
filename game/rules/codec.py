"""Plain data and back: how records, orders and events are written into a log."""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any

from game.rules import state
from game.rules.bargains import Bargain, Pending, Trust
from game.rules.changes import Change, Drop, Put, Set
from game.rules.contacts import Contact
from game.rules.events import Event, Tell
from game.rules.orders import Order
from game.rules.public import Inquiry, KnownFact, Story
from game.rules.units import Unit

RECORDS: Mapping[str, Any] = {
    "units": Unit,
    "contacts": Contact,
    "factions": state.FactionState,
    "places": state.PlaceState,
    "known": state.KnownPlace,
    "formations": state.Formation,
    "aircraft": state.Aircraft,
    "depots": state.Depot,
    "roadblocks": state.Roadblock,
    "relations": str,
    "unspoken": str,
    "borders": state.Border,
    "pending": Pending,
    "bargains": Bargain,
    "trust": Trust,
    "captives": state.Captives,
    "happened": state.Happened,
    "dilemmas": state.Asked,
    "facts": state.Fact,
    "reports": KnownFact,
    "stories": Story,
    "inquiries": Inquiry,
    "presence": tuple[str, ...],
    "news": state.News,
    "moves": state.Moved,
    "shared": state.Track,
    "broken": state.Broken,
    "dice": int,
    "scores": tuple[tuple[str, int, int], ...],
    "score_basis": tuple[tuple[tuple[str, int], ...], ...],
}
"""What the tables hold."""

SINGLES: Mapping[str, Any] = {"seed": int, "clock": state.Clock, "dice": Mapping[str, int]}
"""What there is only one of."""


class CodecError(ValueError):
    """Plain data that is no record of this kind."""


def encode(value: Any) -> Any:
    """Return *value* as data that JSON can hold.

    >>> from game.hexgrid import Hex
    >>> encode((Hex(1, 2), None))
    [[1, 2], None]
    """
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, Mapping):
        return {key: encode(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [encode(each) for each in value]
    return value


def decode(kind: Any, data: Any) -> Any:
    """Return the value of type *kind* that *data* stands for.

    Raises:
        CodecError: If it stands for none.
    """
    try:
        return decoder(kind)(data)
    except (TypeError, KeyError, ValueError, AttributeError) as wrong:
        name = getattr(kind, "__name__", str(kind))
        raise CodecError(f"{data!r:.80} is no {name}: {wrong}") from wrong


@cache
def decoder(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a value of type *kind* from plain data."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return optional(typing.get_args(kind))
    if origin is tuple:
        return sequence(typing.get_args(kind))
    if origin is not None and issubclass(origin, Mapping):
        inner = decoder(typing.get_args(kind)[1])
        return lambda data: {key: inner(each) for key, each in data.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return record(kind)
    if isinstance(kind, type) and hasattr(kind, "_fields"):
        return named_tuple(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind in (int, str, bool):
        return lambda data: exactly(kind, data)
    return plain


def exactly(kind: type, data: Any) -> Any:
    """Return *data* if it is of this very type."""
    if type(data) is not kind:
        raise TypeError(f"{data!r} is no {kind.__name__}")
    return data


def optional(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Return a decoder of `X | None`; a union of plain data is taken as it is."""
    inner = [kind for kind in kinds if kind is not type(None)]
    if len(inner) != 1:
        return plain
    decode_inner = decoder(inner[0])
    return lambda data: None if data is None else decode_inner(data)


def sequence(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Return a decoder of tuples, of one kind throughout or of a fixed sequence."""
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        inner = decoder(kinds[0])
        return lambda data: tuple(inner(each) for each in data)
    inners = [decoder(kind) for kind in kinds]
    return lambda data: tuple(each(value) for each, value in zip(inners, data, strict=True))


def record(kind: type) -> Callable[[Any], Any]:
    """Return a decoder of a dataclass; unknown fields are refused, missing ones take defaults."""
    hints = typing.get_type_hints(kind)
    inners = {field.name: decoder(hints[field.name]) for field in dataclasses.fields(kind)}
    return lambda data: kind(**{name: inners[name](value) for name, value in data.items()})


def named_tuple(kind: Any) -> Callable[[Any], Any]:
    """Return a decoder of a named tuple, written as a list."""
    hints = typing.get_type_hints(kind)
    inners = [decoder(hints[name]) for name in kind._fields]
    return lambda data: kind(*(each(value) for each, value in zip(inners, data, strict=True)))


def plain(data: Any) -> Any:
    """Return plain data as events hold it: tuples for lists."""
    if isinstance(data, list):
        return tuple(plain(each) for each in data)
    if isinstance(data, dict):
        return {key: plain(each) for key, each in data.items()}
    return data


def encode_change(change: Change) -> list[Any]:
    """Return a change as a short list: verb, table, key, content."""
    if isinstance(change, Put):
        return ["put", change.table, change.key, encode(change.record)]
    if isinstance(change, Set):
        return ["set", change.table, change.key, encode(change.fields)]
    return ["drop", change.table, change.key]


def decode_change(data: Any) -> Change:
    """Return the change a list stands for."""
    verb, table, key = data[:3]
    kind = SINGLES[key] if table == "match" else RECORDS[table.partition("/")[0]]
    if verb == "put":
        return Put(table, key, decode(kind, data[3]))
    if verb == "set":
        hints = field_hints(kind)
        return Set(
            table, key, {name: decode(hints[name], value) for name, value in data[3].items()}
        )
    if verb == "drop":
        return Drop(table, key)
    raise CodecError(f"{verb!r} is no change; put, set and drop are")


@cache
def field_hints(kind: Any) -> Mapping[str, Any]:
    """Return the types of a record's fields by name."""
    return typing.get_type_hints(kind)


def encode_event(event: Event) -> dict[str, Any]:
    """Return an event as plain data."""
    data: dict[str, Any] = {"name": event.name}
    if event.args:
        data["args"] = encode(event.args)
    if event.changes:
        data["changes"] = [encode_change(change) for change in event.changes]
    if event.tells:
        data["tells"] = [[tell.side, tell.key, encode(tell.args)] for tell in event.tells]
    return data


def decode_event(data: Mapping[str, Any]) -> Event:
    """Return the event plain data stands for.

    Raises:
        CodecError: If it stands for none.
    """
    try:
        return Event(
            data["name"],
            plain(data.get("args", {})),
            tuple(decode_change(change) for change in data.get("changes", ())),
            tuple(Tell(side, key, plain(args)) for side, key, args in data.get("tells", ())),
        )
    except (KeyError, TypeError, ValueError, IndexError) as wrong:
        raise CodecError(f"not an event: {wrong}") from wrong


def encode_order(order: Order) -> dict[str, Any]:
    """Return an order as plain data with its kind."""
    return {"kind": order.kind, **encode(order)}


def decode_order(kinds: Mapping[str, type[Order]], data: Mapping[str, Any]) -> Order:
    """Return the order plain data stands for.

    Raises:
        CodecError: If its kind or its blanks are unknown.
    """
    fields = {name: value for name, value in data.items() if name != "kind"}
    if data.get("kind") not in kinds:
        raise CodecError(f"{data.get('kind')!r} is no order; {', '.join(sorted(kinds))} are")
    return typing.cast(Order, decode(kinds[data["kind"]], fields))
