"""Loading: from a scenario file, or the text of one, to the rulebook of a match."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.scenario.findings import Finding, ScenarioError, Severity

if TYPE_CHECKING:
    from game.rules.rulebook import Rulebook
    from game.scenario.draft import Draft
    from game.scenario.models import Scenario
    from game.scenario.plans import Plans

__all__ = [
    "Opened",
    "ScenarioError",
    "digest",
    "examined",
    "load",
    "load_text",
    "opened",
    "opened_text",
]


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A scenario that was read: the rulebook, and what the rules do not need."""

    book: Rulebook
    scenario: Scenario
    """Everything in the file: content note, learning, sources, record, readings, debrief."""

    plans: Plans
    """What studies let the factions do."""

    text: str
    """The file, as a log embeds it."""

    digest: str
    """Tells whether another text is the same."""


def load(path: Path | str) -> Rulebook:
    """Return the rulebook of a scenario file.

    Raises:
        ScenarioError: If the file is missing or wrong; its `findings` hold every mistake.
    """
    return opened(path).book


def load_text(text: str, name: str, assume: Sequence[str] | None = None) -> Rulebook:
    """Return the rulebook of a scenario's text, such as one embedded in a log.

    Args:
        text: What a scenario file holds.
        name: What findings call it.
        assume: Assumption sets instead of the scenario's own; None for those.

    Raises:
        ScenarioError: If the text is wrong; its `findings` hold every mistake.
    """
    return opened_text(text, name, assume).book


def opened(path: Path | str, assume: Sequence[str] | None = None) -> Opened:
    """Return a scenario file with everything in it.

    Args:
        path: The file.
        assume: Assumption sets instead of the scenario's own; None for those.

    Raises:
        ScenarioError: If the file is missing or wrong.
    """
    text = text_of(Path(path))
    if isinstance(text, Finding):
        raise ScenarioError([text])
    return opened_text(text, str(path), assume)


def opened_text(text: str, name: str, assume: Sequence[str] | None = None) -> Opened:
    """Return a scenario's text with everything in it.

    Args:
        text: What a scenario file holds.
        name: What findings call it.
        assume: Assumption sets instead of the scenario's own; None for those.

    Raises:
        ScenarioError: If the text is wrong.
    """
    from game.scenario.plans import plans
    from game.scenario.whereabouts import Whereabouts

    draft, book, findings = examined(text, name, assume)
    if draft is None or book is None:
        raise ScenarioError([finding for finding in findings if finding.is_error])
    places = Whereabouts(book.ground, book.base_hexes)
    return Opened(book, draft.scenario, plans(draft, places), text, digest(text))


def examined(
    text: str, name: str, assume: Sequence[str] | None = None
) -> tuple[Draft | None, Rulebook | None, tuple[Finding, ...]]:
    """Return what can be made of a scenario's text, and everything found on the way.

    The stages are syntax, shape, names; a later one is reached when the earlier left
    something to look at.
    """
    from game.scenario.assemble import assemble
    from game.scenario.catalogue import catalogue
    from game.scenario.doctrine import doctrine
    from game.scenario.draft import Draft
    from game.scenario.shape import shaped
    from game.scenario.yaml_reader import read

    document = read(text, name)
    findings = list(document.findings())
    if document.is_broken:
        return None, None, tuple(findings)
    sound, misshapen = shaped(document)
    findings += misshapen
    if sound is None:
        return None, None, sorted_by_place(findings)
    draft = Draft(
        sound.scenario,
        document,
        catalogue(),
        doctrine(),
        tuple(sound.scenario.assume if assume is None else assume),
        sound.removed,
        findings,
    )
    book = assemble(draft)
    if misshapen:
        return None, None, sorted_by_place(draft.findings)
    return draft, book, sorted_by_place(draft.findings)


def sorted_by_place(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings from the top of the file to its end."""
    return tuple(sorted(findings, key=lambda each: (each.line, each.column, each.path)))


def text_of(path: Path) -> str | Finding:
    """Return what is written in a file, or why it cannot be read."""
    from game.scenario.yaml_reader import SIZE_LIMIT

    if path.is_dir():
        problem = "This is a folder; name a scenario file in it."
    elif not path.exists():
        problem = "There is no such file."
    else:
        try:
            with path.open("rb") as file:
                # A character has four bytes at most, so no file the reader takes is cut.
                return decoded(file.read(4 * SIZE_LIMIT + 1), str(path))
        except OSError as trouble:
            problem = f"The file cannot be read: {(trouble.strerror or 'unknown trouble').lower()}."
    return Finding(str(path), 0, 0, "", Severity.ERROR, problem)


def decoded(data: bytes, name: str) -> str | Finding:
    """Return a file's bytes as text with its lines ended alike, or why they are none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return not_text(data, problem.start, name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def not_text(data: bytes, start: int, name: str) -> Finding:
    """Return what is wrong with bytes that are no UTF-8, and where the first of them stands."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        problem = "This is text in UTF-16, which some editors call Unicode."
        return Finding(name, 0, 0, "", Severity.ERROR, problem, "Save it as UTF-8.")
    if b"\0" in data or not is_prose(data):
        problem = "This is no text in UTF-8; a scenario is a YAML text."
        return Finding(name, 0, 0, "", Severity.ERROR, problem)
    before = data[:start].decode("utf-8-sig")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    meant = data[start : start + 1].decode("cp1252", errors="replace")
    return Finding(
        name,
        line,
        column,
        "",
        Severity.ERROR,
        f"This letter is not written in UTF-8; in the Western code page it is `{meant}`.",
        "Save the file as UTF-8.",
    )


def is_prose(data: bytes) -> bool:
    r"""Return whether bytes look like text in some code page: no control signs among them.

    >>> is_prose("é: 1".encode("cp1252")), is_prose(b"\x89PNG\r\n\x1a")
    (True, False)
    """
    return not any(byte < 32 and byte not in b"\t\n\r\f" for byte in data[:4096])


def digest(text: str) -> str:
    """Return 32 hexadecimal digits that differ when the text differs, whatever its line ends.

    >>> digest("format: 1") == digest("format: 1") != digest("format: 2")
    True
    """
    return hashlib.blake2b(text.replace("\r\n", "\n").encode(), digest_size=16).hexdigest()
