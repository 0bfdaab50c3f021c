"""Checking: all that is wrong in scenario files, at once, with line and column."""

from collections.abc import Iterable
from pathlib import Path

from game.scenario.findings import Finding

__all__ = ["check_files", "check_text"]


def check_files(paths: Iterable[Path | str]) -> list[Finding]:
    """Return everything found in some files, in their sequence and from top to bottom.

    A file that is missing, a folder, binary or empty is one finding. Nothing is raised.

    >>> [finding.message for finding in check_files(["no/such/delta.yaml"])]
    ['There is no such file.']
    """
    from game.scenario.load import text_of

    found: list[Finding] = []
    for path in paths:
        text = text_of(Path(path))
        found += [text] if isinstance(text, Finding) else check_text(text, str(path))
    return found


def check_text(text: str, name: str) -> list[Finding]:
    """Return everything found in a scenario's text: syntax, shape, names, and then sense."""
    from game.scenario.load import examined, sorted_by_place
    from game.scenario.sense import check_sense

    draft, book, findings = examined(text, name)
    if draft is None:
        return list(findings)
    check_sense(draft, book)
    return list(sorted_by_place(draft.findings))
