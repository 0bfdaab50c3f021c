"""Folding: what a log shows of many reports that say the same again.

A contact in plain sight is seen again with every step it takes; a log that says so each time
hides what matters. Nothing is lost: each contact keeps its latest report.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from game.rules.events import Tell

AGAIN: Final = "learnt.contact_moved"
"""A contact was seen again, no better than before."""

FOLDED: Final = "learnt.contacts_again"
"""Several were: one line for them all."""


def folded(tells: Iterable[Tell]) -> list[Tell]:
    """Return reports with the sightings again of each turn in one line at its end.

    A line that was folded before takes in those that came since. Whatever else is told of a
    contact stands in its place and lets go of what was seen of it before.

    >>> seen = [Tell("csp", AGAIN, {"contact": "c1", "at": (n, 0)}) for n in (1, 2)]
    >>> [tell.args["at"] for tell in folded(seen)]
    [(2, 0)]
    """
    told: list[Tell] = []
    again: dict[str, Tell] = {}
    for tell in tells:
        if tell.key == "learnt.turn":
            told += one_line(again)
            again = {}
        for each in unfolded(tell):
            again.pop(str(each.args.get("contact")), None)
            if each.key == AGAIN:
                again[str(each.args["contact"])] = each
            else:
                told.append(each)
    return [*told, *one_line(again)]


def unfolded(tell: Tell) -> Iterator[Tell]:
    """Yield the reports that were folded into one, or the report itself."""
    if tell.key != FOLDED:
        yield tell
        return
    seen: Any = tell.args["seen_sentences"]
    for _, args in seen:
        yield Tell(tell.side, AGAIN, args)


def one_line(again: Mapping[str, Tell]) -> Iterator[Tell]:
    """Yield the one report that stands for sightings again; none for none."""
    tells = tuple(again.values())
    if len(tells) < 2:
        yield from tells
        return
    seen: Any = tuple(("learnt.seen_again", tell.args) for tell in tells)
    yield Tell(tells[0].side, FOLDED, {"seen_sentences": seen, "at": tells[-1].args["at"]})
