"""What the YAML parser complains of, in our own sentences."""

import re
from typing import Final, NamedTuple

import yaml

from game.scenario.document import Branch, Document, Problem
from game.scenario.findings import Spot

TOP: Final = Spot(1, 1)


def refused(name: str, message: str, suggestion: str, spot: Spot = TOP) -> Document:
    """Return a document of which nothing can be used, and why."""
    problem = Problem(spot, (), message, suggestion, is_fatal=True)
    return Document(name, None, Branch(spot), (problem,))


class _Syntax(NamedTuple):
    """What the parser says, and what we say."""

    pattern: str
    message: str
    suggestion: str
    at_beginning: bool = False
    """Whether the place where the broken thing begins is shown, not where it broke."""


_SENTENCES: Final = (
    _Syntax("^tab$", "A tab stands where YAML wants spaces.", "Indent with spaces."),
    _Syntax(
        "mapping values are not allowed",
        "A colon stands where no value can begin.",
        'Put text that holds ": " in quotation marks, and check the indentation.',
    ),
    _Syntax(
        "could not find expected ':'",
        "A key has no colon after it.",
        "Write `key: value`, with a space after the colon.",
    ),
    _Syntax(
        "expected ',' or",
        "What is in brackets here is not closed, or a comma is missing in it.",
        "Put commas between the parts and close every bracket.",
        at_beginning=True,
    ),
    _Syntax(
        "unexpected end of stream|unexpected document (separator|indicator)",
        "The quotation mark here is not closed.",
        "Close it.",
        at_beginning=True,
    ),
    _Syntax(
        "expected key|expected '-'|expected <block end>",
        "The indentation does not fit what stands above.",
        "Put keys of one mapping, and dashes of one list, exactly below each other.",
    ),
    _Syntax(
        "cannot start any token|expected the node content",
        "A character stands here that means something else in YAML.",
        "Put the text in quotation marks.",
    ),
    _Syntax(
        "nesting depth",
        "Lists and mappings are nested far deeper than 40 here.",
        "Close some brackets.",
    ),
    _Syntax(
        "escape",
        "A backslash is followed by something YAML does not know.",
        "Use single quotation marks, or write two backslashes.",
    ),
)


UNSEEN: Final = {
    ":\u00a0": (
        "A no-break space stands after this colon.",
        "Type an ordinary space; word processors put the other in by themselves.",
    ),
    "\ufeff": (
        "An invisible byte-order mark stands here.",
        "Delete it: it comes from joining files that each began with one.",
    ),
}
"""What nobody sees and YAML stumbles over; the same signs do no harm inside a text."""


def line_at(text: str, number: int) -> str:
    r"""Return a line of a text, counted from 0; empty beyond its end.

    >>> line_at("a: 1\nb: 2", 1)
    'b: 2'
    """
    lines = text.split("\n", number + 1)
    return lines[number] if number < len(lines) else ""


def not_yaml(name: str, text: str, problem: yaml.MarkedYAMLError) -> Document:
    """Return what the parser complains of, where the reader should look."""
    broke, began = problem.problem_mark, problem.context_mark
    said = problem.problem or problem.context or "it is not YAML"
    if broke and text[broke.index : broke.index + 1] == "\t":
        said = "tab"
    known = next((each for each in _SENTENCES if re.search(each.pattern, said)), None)
    marks = [mark for mark in (began, broke) if mark]
    # A key whose colon was not seen runs on into the next line, and breaks only there.
    for number in sorted({max(mark.line - up, 0) for mark in marks for up in (0, 1)}):
        line = line_at(text, number)
        for sign, said_of_it in UNSEEN.items():
            if sign in line:
                return refused(name, *said_of_it, Spot(number + 1, line.index(sign) + 1))
    mark = (began or broke) if known and known.at_beginning else (broke or began)
    spot = Spot(mark.line + 1, mark.column + 1) if mark else TOP
    if known is None:
        return refused(name, f"This is not YAML: {said}.", "", spot)
    return refused(name, known.message, known.suggestion, spot)


def unprintable(name: str, text: str, problem: yaml.reader.ReaderError) -> Document:
    """Return where a character stands that no YAML may hold."""
    position = problem.position if isinstance(problem.position, int) else 0
    before = text[:position]
    spot = Spot(before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1)
    return refused(name, "A character stands here that no text has.", "Remove it.", spot)
