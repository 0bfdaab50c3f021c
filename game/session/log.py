"""The log of a match on disk: one JSON record a line, each with a checksum, each flushed."""

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any

from game.errors import IfoghasError
from game.rules.codec import encode, encode_event, encode_order
from game.rules.events import Event
from game.rules.orders import Order

FORMAT = 1
"""Number of the log's format; a reader refuses higher ones."""

Record = dict[str, Any]


class LogError(IfoghasError):
    """A log that cannot be read: which, where, and what can be done."""


def checksum(text: str) -> str:
    """Return the 16 hexadecimal digits that stand at the end of a line."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def line_of(record: Record) -> str:
    """Return a record as a line of the log, its checksum last."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=plainly)
    return f'{text[:-1]},"check":"{checksum(text)}"}}\n'


def plainly(value: object) -> Any:
    """Return an event, an order or a record as data that JSON can hold.

    Asked for when a line is written: a match nobody saves never pays for it.
    """
    if isinstance(value, Event):
        return encode_event(value)
    return encode_order(value) if isinstance(value, Order) else encode(value)


def record_of(line: str) -> Record | None:
    """Return the record a line holds, or None if the line is torn or was changed."""
    body, found, tail = line.rstrip("\n").rpartition(',"check":"')
    text = f"{body}}}"
    if not found or tail != f'{checksum(text)}"}}':
        return None
    try:
        record = json.loads(text)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


@dataclass(slots=True)
class Log:
    """The records of a match, and the file they go to, if any."""

    records: list[Record] = field(default_factory=list)
    path: Path | None = None
    _file: IO[str] | None = None

    def append(self, record: Record) -> None:
        """Add a record; on disk before this returns."""
        self.records.append(record)
        if self._file is not None:
            write_through(self._file, line_of(record))

    def write_to(self, path: Path) -> None:
        """Write everything to *path* at once or not at all, and go on writing there.

        Raises:
            LogError: If the file cannot be written; what was there stays as it was.
        """
        self.close()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, (line_of(record) for record in self.records))
            self._file = path.open("a", encoding="utf-8", newline="\n")
        except OSError as trouble:
            raise LogError(
                f"{path}: the match cannot be saved there ({trouble.strerror}); "
                "name a file in a folder you may write to."
            ) from trouble
        self.path = path

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def write_through(file: IO[str], text: str) -> None:
    """Write and see it onto the disk, so that a power cut loses one line at most."""
    file.write(text)
    file.flush()
    os.fsync(file.fileno())


def replace_file(path: Path, lines: Iterable[str]) -> None:
    """Write *lines* beside *path*, then put the whole in its place in one step."""
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink()
        raise


@dataclass(frozen=True, slots=True)
class ReadLog:
    """What was read from a file."""

    records: tuple[Record, ...]
    torn: bool
    """Whether a last line was dropped because it was not wholly written."""


def read(path: Path) -> ReadLog:
    """Return the records of a log; a torn last line is dropped.

    Raises:
        LogError: If the file is missing, is no log, or is damaged before its last line.
    """
    lines = text_of(path).splitlines(keepends=True)
    records: list[Record] = []
    for number, line in enumerate(lines, 1):
        record = record_of(line)
        if record is None:
            if number == len(lines) and records:
                return ReadLog(tuple(records), torn=True)
            raise LogError(damage(path, number, begun=bool(records)))
        records.append(record)
    if not records or records[0].get("kind") != "begin":
        raise LogError(
            f"{path}: this is no log of a match; one begins with a record of kind begin."
        )
    check_format(path, records[0])
    return ReadLog(tuple(records), torn=False)


def damage(path: Path, number: int, *, begun: bool) -> str:
    """Return the sentence about a line that does not match its checksum."""
    if not begun:
        return f"{path}: this is no log of a match; its first line has no valid checksum."
    return (
        f"{path}:{number}: this line was changed or damaged after it was written; "
        f"the match can be replayed from a copy, or up to line {number - 1}."
    )


def check_format(path: Path, begin: Record) -> None:
    """Refuse a log of a later version."""
    found = begin.get("format")
    if not isinstance(found, int) or found > FORMAT:
        raise LogError(
            f"{path}: the log has format {found!r}, this version reads up to {FORMAT}; "
            "open it with a newer version."
        )


def text_of(path: Path) -> str:
    """Return what is written in a file."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise LogError(f"{path}: this is no text, so no log of a match.") from None
    except OSError as trouble:
        raise LogError(f"{path}: the log cannot be read ({trouble.strerror}).") from trouble


def kept(records: Iterable[Record]) -> Iterator[Record]:
    """Yield the records that still count: orders that were undone are left out."""
    standing: list[Record] = []
    for record in records:
        if record["kind"] == "undone":
            last = max(at for at, each in enumerate(standing) if each["kind"] == "order")
            del standing[last]
        else:
            standing.append(record)
    yield from standing
