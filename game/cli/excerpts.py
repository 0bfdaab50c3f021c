"""Findings on a terminal: the sentence, the line that is meant, and a mark under the place."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from game.scenario.findings import Finding

MOST: Final = 200
"""Findings shown; whoever has more begins with these, and `--json` gives all."""

WIDTH: Final = 160
"""Characters of a line that are shown, around the place that is meant."""

BEFORE: Final = 100
"""Of these, the most that stand before the place."""

STYLES: Final = {"place": "1", "error": "1;31", "warning": "1;33", "mark": "1;32"}
"""What a terminal is told, by what is painted."""


def shown(findings: "Sequence[Finding]", *, colour: bool) -> Iterator[str]:
    """Yield the lines of all findings, as many as anybody reads."""
    for finding in findings[:MOST]:
        yield painted_sentence(finding, colour=colour)
        yield from excerpt(Path(finding.file), finding.line, finding.column, colour=colour)
    if len(findings) > MOST:
        yield f"... and {len(findings) - MOST} more; `--json` prints all of them."


def painted_sentence(finding: "Finding", *, colour: bool) -> str:
    """Return a finding's sentence, its place and its severity painted."""
    sentence = str(finding)
    if not colour:
        return sentence
    severity = f" {finding.severity}: "
    place, between, rest = sentence.partition(severity)
    if not between:
        return sentence
    word = painted(severity.strip(), str(finding.severity))
    return f"{painted(place, 'place')} {word} {rest}"


def painted(text: str, style: str) -> str:
    r"""Return a text in a style of `STYLES`.

    >>> painted("^", "mark")
    '\x1b[1;32m^\x1b[0m'
    """
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m"


def excerpt(file: Path, line: int, column: int, *, colour: bool = False) -> Iterator[str]:
    """Yield the line of a file that is meant, with a mark under the column; both from 1 on.

    There is none where a file as a whole is meant.
    """
    lines = lines_of(file)
    if not 1 <= line <= len(lines):
        return
    column = max(column, 1)
    begin = max(0, column - 1 - BEFORE)
    text = lines[line - 1].replace("\t", " ")
    more = "…" if begin else ""
    number = f"{line:>6} | "
    yield f"{number}{more}{printable(text[begin : begin + WIDTH])}"
    mark = painted("^", "mark") if colour else "^"
    yield " " * (len(number) + len(more) + column - 1 - begin) + mark


def printable(text: str) -> str:
    r"""Return a text without signs that would move the cursor of a terminal.

    >>> printable("a\x1b[2J")
    'a·[2J'
    """
    return "".join(sign if sign.isprintable() else "·" for sign in text)


@lru_cache(maxsize=4)
def lines_of(file: Path) -> list[str]:
    """Return the lines of a file as YAML counts them."""
    with file.open("rb") as opened:
        text = opened.read(LARGEST).decode("utf-8-sig", errors="replace")
    return re.split(BREAK, text)


BREAK: Final = "\r\n|[\n\r\x85\u2028\u2029]"
"""What ends a line of YAML."""

LARGEST: Final = 20_000_000
"""Bytes of a file that are looked at; none that is larger has a finding with a line."""
