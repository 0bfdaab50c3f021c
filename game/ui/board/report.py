"""What came of it: reports, as lines of the log and as a page with causes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Final

from game.hexgrid import Hex
from game.rules.events import Tell
from game.rules.why import fight_why
from game.ui.board.case import Case
from game.ui.board.odds_card import Half
from game.ui.screens.table import Heard
from game.ui.theme import Size
from game.ui.widgets import Entry, Flow, Label, Widget
from game.words import folded, line
from game.words.folding import AGAIN, FOLDED

PRESSING: Final = frozenset(
    (
        "learnt.fight",
        "learnt.unit_lost",
        "learnt.was_struck",
        "learnt.retreat",
        "learnt.flee",
        "learnt.withdraw",
        "learnt.aircraft_lost",
        "learnt.leave_granted",
        "learnt.leave_refused",
        "learnt.strike_hit",
        "learnt.strike_nothing",
        "learnt.nobody_there",
        "learnt.road_closed",
        "learnt.searched",
    )
)
"""Reports that are put before the player at once."""

AT_ONCE: Final = PRESSING | {
    "learnt.ask_exchange",
    "learnt.ask_join",
    "learnt.bargain_broken",
    "learnt.bargain_unkept",
    "learnt.disclosed",
    "learnt.offer",
    "learnt.offer_accepted",
    "learnt.offer_refused",
}
"""The same with what others ask and answer."""

SILENT: Final = frozenset(("learnt.impulse", "learnt.over"))
"""Reports the screen shows anyway."""

KINDS: Final = ("", "fight", "contact", "news", "own", "other")
"""What the log can be filtered by; the first is everything."""

PLACES: Final = ("at", "to", "path", "goal")
"""Arguments that tell where something happened, the best first."""


def entry(case: Case, heard: Heard) -> Entry:
    """Return a report as a line of the log."""
    palette = case.theme.palette
    kind = kind_of(heard.tell)
    colours = {
        "fight": palette.bad,
        "contact": palette.middling,
        "news": palette.accent,
        "own": palette.good,
    }
    said = line(case.book, case.words, heard.tell).split("\n")[0]
    when = case.words.say("ui.log.turn", turn=str(heard.turn)) if heard.turn else ""
    return Entry(when, said, kind, heard, colours.get(kind))


def may_grow(line: Entry) -> bool:
    """Return whether a line of the log takes in what is seen again later in the turn."""
    return isinstance(line.target, Heard) and line.target.tell.key in (AGAIN, FOLDED)


def folded_by_turn(heard: Sequence[Heard]) -> Iterator[Heard]:
    """Yield the reports that the log shows, what is seen again in a turn as one."""
    for turn, each in groupby(heard, key=attrgetter("turn")):
        for tell in folded(said.tell for said in each):
            if tell.key not in SILENT:
                yield Heard(turn, tell)


def kind_of(tell: Tell) -> str:
    """Return what the log's filter calls a report.

    >>> kind_of(Tell("csp", "learnt.contact_new", {})), kind_of(Tell("csp", "done.march", {}))
    ('contact', 'own')
    """
    root, _, rest = tell.key.partition(".")
    if root in ("news", "done"):
        return "own" if root == "done" else "news"
    if rest.startswith(("contact", "place", "searched", "arrival")):
        return "contact"
    return "fight" if tell.key in PRESSING else "other"


def where(case: Case, tell: Tell) -> Hex | None:
    """Return the hex a report is about, if it names one."""
    for name in PLACES:
        value = tell.args.get(name)
        if isinstance(value, tuple) and value and isinstance(value[0], tuple):
            value = value[-1]
        if isinstance(value, (tuple, list)) and len(value) == 2:
            return Hex(*(int(str(part)) for part in value))
    unit = case.view.units.get(str(tell.args.get("unit")))
    return None if unit is None else unit.at


def page(case: Case, tells: Sequence[Tell]) -> Iterator[Widget]:
    """Yield reports to be read: the sentence, then the causes of both sides beside each other."""
    for tell in tells:
        said, *causes = line(case.book, case.words, tell).split("\n")
        label = Label(said)
        if tell.key == "learnt.fight":
            label.answering(case.why(partial(fight_why, tell)))
        yield label
        if causes:
            yield causes_of(case, [cause.strip() for cause in causes])


def causes_of(case: Case, lines: list[str]) -> Widget:
    """Return the causes of a fight in two columns."""
    heading = case.words.say("heading.foes_causes")
    cut = lines.index(heading) if heading in lines else len(lines)
    columns = [
        Half(
            [
                Label(case.say(key), Size.SMALL, bold=True),
                *(Label(each, Size.SMALL, colour=case.theme.palette.quiet) for each in listed),
            ],
            gap=2,
        )
        for key, listed in (("ui.odds.ours", lines[:cut]), ("ui.odds.theirs", lines[cut + 1 :]))
        if listed
    ]
    return Flow(columns, gap=14, most_columns=2)
