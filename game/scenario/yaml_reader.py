"""YAML as the project reads it: plain data with positions, and none of YAML's traps.

Values are built from the parser's events in one pass with a stack of its own. So nesting
cannot exhaust the C stack (composing 100,000 nested `[` crashes the interpreter), nothing is
ever constructed but text, numbers, booleans, null, lists and mappings, and each key and value
keeps its line and column. Only YAML 1.2's plain scalars mean something: `no`, `12:30` and
`2024-07-25` stay text.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import yaml

from game.scenario.document import Branch, Document, Problem
from game.scenario.findings import Spot, Step
from game.scenario.yaml_sentences import not_yaml, refused, unprintable

DEPTH_LIMIT: Final = 40
"""Lists and mappings inside one another. Choice: the format needs 9."""

SIZE_LIMIT: Final = 5_000_000
"""Characters of a file. Choice: the largest scenario planned has 300,000."""

VALUE_LIMIT: Final = 200_000
"""Keys and values of a file. Choice: what can be read in about a second."""

_INTEGER: Final = re.compile(r"[-+]?[0-9]{1,18}|0x[0-9a-fA-F]{1,15}|0o[0-7]{1,20}")
_LEADING_ZERO: Final = re.compile(r"[-+]?0[0-9]+")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS: Final = frozenset("0123456789+-.")
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(text: str, name: str) -> Document:
    r"""Return *text* as data with positions; what is refused stands in its problems.

    >>> document = read("country: NO\nstart: 12:30\nunits: [{people: 012}]", "a.yaml")
    >>> document.data
    {'country': 'NO', 'start': '12:30', 'units': [{'people': 12}]}
    >>> document.spot_of(("units", 0, "people"))
    Spot(line=3, column=18)
    """
    if len(text) > SIZE_LIMIT:
        return refused(
            name,
            f"The file has {len(text):,} characters; more than {SIZE_LIMIT:,} are not read.",
            "A scenario needs some ten thousand.",
        )
    try:
        return _Builder(name).build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as problem:
        return not_yaml(name, text, problem)
    except yaml.reader.ReaderError as problem:
        return unprintable(name, text, problem)
    except (ValueError, RecursionError) as problem:
        return refused(name, f"The file cannot be read as YAML ({problem}).", "")


def scalar(text: str) -> bool | int | float | str | None:
    """Return what a plain scalar means in YAML 1.2's core schema.

    >>> [scalar(text) for text in ("~", "true", "yes", "12", "1.10", "1e3", "0x1F", "12:30")]
    [None, True, 'yes', 12, 1.1, 1000.0, 31, '12:30']
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text, {"x": 16, "o": 8}.get(text[1:2], 10))
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


class _Open(NamedTuple):
    """A list or mapping that has begun and not ended."""

    data: Any
    branch: Branch
    is_list: bool
    step: Step
    """Its own key or number in what it stands in."""


class _Builder:
    """Builds a document from events."""

    __slots__ = ("count", "key", "name", "open", "problems", "result", "root")

    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[_Open] = []
        self.key: list[Step | None] = []
        """For each open mapping the key whose value comes next."""
        self.problems: list[Problem] = []
        self.root: Branch = Branch(Spot(1, 1))
        self.result: Any = None
        self.count = 0

    def build(self, events: Iterator[Any]) -> Document:
        """Return the document, stopping at the first thing that makes the rest meaningless."""
        documents = 0
        for event in events:
            kind = type(event)
            self.count += 1
            if kind is yaml.ScalarEvent:
                self.take_scalar(event)
            elif kind is yaml.MappingStartEvent:
                self.begin(event, {})
            elif kind is yaml.SequenceStartEvent:
                self.begin(event, [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.open.pop()
                self.key.pop()
            elif kind is yaml.AliasEvent:
                self.refuse(
                    event,
                    f"The alias `*{event.anchor[:40]}` is not allowed.",
                    "Write the value out.",
                    fatal=True,
                )
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.refuse(
                        event,
                        "A second document begins here.",
                        "Keep one document in a file: remove the line `---`.",
                        fatal=True,
                    )
            if self.count > VALUE_LIMIT:
                self.refuse(
                    event, f"The file has more than {VALUE_LIMIT:,} values.", "", fatal=True
                )
            if self.problems and self.problems[-1].is_fatal:
                break
        return Document(self.name, self.result, self.root, tuple(self.problems))

    def take_scalar(self, event: Any) -> None:
        """Take a key or a value that is not a list or a mapping."""
        if event.anchor is not None or event.tag is not None:
            self.refuse_extras(event)
        spot = _start(event)
        if self.open and not self.open[-1].is_list and self.key[-1] is None:
            self.take_key(event.value, spot)
        else:
            plain = event.implicit[0] and not event.style
            if plain and event.value[:2].lstrip("+-")[:1] == "0":
                self.doubt_zero(event.value, spot)
            self.put(scalar(event.value) if plain else event.value, spot)

    def doubt_zero(self, text: str, spot: Spot) -> None:
        """Refuse a number that begins with 0: programs do not agree how much it is."""
        if _LEADING_ZERO.fullmatch(text):
            self.problem(
                spot,
                f"The number {text[:20]} begins with 0: some programs count it in eights.",
                f"Write {int(text[:20])}, or put it in quotation marks if it is no number.",
            )

    def take_key(self, key: str, spot: Spot) -> None:
        """Take the key of the next value."""
        mapping = self.open[-1]
        self.key[-1] = key
        if key == "<<":
            self.problem(spot, "Merge keys `<<` are not allowed.", "Write the values out.")
        elif key in mapping.data:
            first = mapping.branch.keys[key]
            self.problem(
                spot,
                f"The key `{key[:40]}` is here a second time; the first is in line {first.line}.",
                "Keep one of them.",
            )
        else:
            mapping.branch.keys[key] = spot

    def begin(self, event: Any, data: Any) -> None:
        """Begin a list or a mapping."""
        if event.anchor is not None or event.tag is not None:
            self.refuse_extras(event)
        is_list = isinstance(data, list)
        if self.open and not self.open[-1].is_list and self.key[-1] is None:
            what = "list" if is_list else "mapping"
            self.refuse(event, f"A {what} cannot be a key.", "Keys are words.", fatal=True)
            return
        if len(self.open) >= DEPTH_LIMIT:
            message = f"Lists and mappings are nested deeper than {DEPTH_LIMIT} here."
            self.refuse(event, message, "Close some brackets.", fatal=True)
            return
        branch = Branch(_start(event))
        step = self.step() if self.open else ""
        self.put(data, branch)
        self.open.append(_Open(data, branch, is_list, step))
        self.key.append(None)

    def put(self, value: Any, place: Branch | Spot) -> None:
        """Put a value where it belongs: into what is open, or at the top."""
        if not self.open:
            self.result = value
            self.root = place if isinstance(place, Branch) else Branch(place)
            return
        data, branch, is_list, _ = self.open[-1]
        if is_list:
            branch.values[len(data)] = place
            data.append(value)
            return
        key = self.key[-1]
        self.key[-1] = None
        if key != "<<" and key not in data:
            data[key] = value
            branch.values[key] = place  # type: ignore[index]

    def step(self) -> Step:
        """Return the key or the number of the value that comes next; "" before a key."""
        whole, key = self.open[-1], self.key[-1]
        return len(whole.data) if whole.is_list else "" if key is None else key

    def refuse_extras(self, event: Any) -> None:
        """Refuse an anchor or a tag; the value beside it is taken all the same."""
        if event.anchor is not None:
            message = f"The anchor `&{event.anchor[:40]}` is not allowed."
            self.refuse(event, message, "Write the value out wherever it is needed.")
        if event.tag is not None:
            message = f"The tag `{event.tag[:60]}` is not allowed."
            self.refuse(event, message, "Files are data: remove the tag.")

    def refuse(self, event: Any, message: str, suggestion: str, *, fatal: bool = False) -> None:
        """Note something refused at an event."""
        self.problem(_start(event), message, suggestion, fatal=fatal)

    def problem(self, spot: Spot, message: str, suggestion: str, *, fatal: bool = False) -> None:
        """Note something refused, with the path to it."""
        steps = [one.step for one in self.open[1:]]
        path = tuple(step for step in [*steps, self.step()] if step != "") if self.open else ()
        self.problems.append(Problem(spot, path, message, suggestion, fatal))


def _start(event: Any) -> Spot:
    mark = event.start_mark
    return Spot(mark.line + 1, mark.column + 1)
