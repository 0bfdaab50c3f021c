"""The log of a match on disk: one JSON record a line, each with a checksum, each flushed."""

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any

from game.rules.codec import encode, encode_event, encode_order
from game.rules.events import Event
from game.rules.orders import Order
from game.words.told import ToldError

FORMAT = 1
"""Number of the log's format; a reader refuses higher ones."""

OPENING = b'{"kind":'
"""How the first line of a log begins; no scenario does."""

Record = dict[str, Any]


class LogError(ToldError):
    """A log that cannot be read: which, where, and what can be done."""


def checksum(text: str) -> str:
    """Return the 16 hexadecimal digits that stand at the end of a line."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def line_of(record: Record) -> str:
    """Return a record as a line of the log, its checksum last."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=plainly)
    # A terminal may hand on bytes that are no text; they must not keep a match from being saved.
    text = text.encode(errors="replace").decode()
    return f'{text[:-1]},"check":"{checksum(text)}"}}\n'


def plainly(value: object) -> Any:
    """Return an event, an order or a record as data that JSON can hold.

    Asked for when a line is written: a match nobody saves never pays for it.
    """
    if isinstance(value, Event):
        return encode_event(value)
    return encode_order(value) if isinstance(value, Order) else encode(value)


def record_of(line: bytes) -> Record | None:
    """Return the record a line holds, or None if the line is torn or was changed."""
    try:
        body, found, tail = line.decode().rstrip("\r\n").rpartition(',"check":"')
        text = f"{body}}}"
        if not found or tail != f'{checksum(text)}"}}':
            return None
        record = json.loads(text)
    except ValueError:
        return None
    return record if isinstance(record, dict) and isinstance(record.get("kind"), str) else None


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
                "error.log.unsaved", file=str(path), detail=str(trouble.strerror)
            ) from trouble
        self.path = path

    def copy_to(self, path: Path) -> None:
        """Write everything to *path*; the match goes on where it was.

        Raises:
            LogError: If there is a file already, or none can be written.
        """
        if path.exists():
            raise LogError("error.log.taken", file=str(path))
        try:
            replace_file(path, (line_of(record) for record in self.records))
        except OSError as trouble:
            raise LogError(
                "error.log.unsaved", file=str(path), detail=str(trouble.strerror)
            ) from trouble

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


def is_log(path: Path) -> bool:
    """Return whether a file begins as the log of a match does; a damaged one still is one."""
    with path.open("rb") as file:
        return file.read(len(OPENING)) == OPENING


@dataclass(frozen=True, slots=True)
class ReadLog:
    """What was read from a file."""

    records: tuple[Record, ...]
    torn: bool
    """Whether a last line was dropped because it was not wholly written."""


BEGIN = ("scenario", "scenario_text", "ground_digest", "rules_digest", "seed", "players")
"""What the first record of a log holds beside its kind and format."""


def read(path: Path) -> ReadLog:
    """Return the records of a log; a torn last line is dropped.

    Raises:
        LogError: If the file is missing, is no log, or is damaged before its last line.
    """
    lines = lines_of(path)
    records: list[Record] = []
    for number, line in enumerate(lines, 1):
        record = record_of(line)
        if record is not None:
            records.append(record)
        elif number < len(lines) or not records:
            raise damage(path, number, begun=bool(records))
    check_begin(path, records)
    return ReadLog(tuple(records), torn=len(records) < len(lines))


def lines_of(path: Path) -> list[bytes]:
    """Return the lines of a file as bytes: a power cut may tear a letter in two."""
    try:
        return path.read_bytes().removesuffix(b"\n").split(b"\n")
    except OSError as trouble:
        raise LogError(
            "error.log.unreadable", file=str(path), detail=str(trouble.strerror)
        ) from trouble


def damage(path: Path, number: int, *, begun: bool) -> LogError:
    """Return what to raise about a line that does not match its checksum."""
    if not begun:
        return LogError("error.log.no_log", file=str(path))
    return LogError("error.log.damaged", file=str(path), line=str(number), before=str(number - 1))


def check_begin(path: Path, records: list[Record]) -> None:
    """Refuse what does not begin as a log does, and a log of a later version."""
    begin = records[0]
    if begin["kind"] != "begin":
        raise LogError("error.log.first_record", file=str(path))
    found = begin.get("format")
    if not isinstance(found, int) or found > FORMAT:
        raise LogError("error.log.format", file=str(path), found=repr(found), most=str(FORMAT))
    lacking = [name for name in BEGIN if name not in begin]
    if lacking:
        raise LogError("error.log.lacking", file=str(path), names=", ".join(lacking))


def kept(path: Path, records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the records that still count: orders that were undone are left out.

    Raises:
        LogError: If an order is taken back before any was given.
    """
    standing: list[Record] = []
    for number, record in enumerate(records, 1):
        if record["kind"] != "undone":
            standing.append(record)
            continue
        orders = [at for at, each in enumerate(standing) if each["kind"] == "order"]
        if not orders:
            raise LogError("error.log.undone", file=str(path), line=str(number))
        del standing[orders[-1]]
    return tuple(standing)
