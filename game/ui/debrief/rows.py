"""One figure of one fact as a row: the truth, each claim, what the public took it for."""

from __future__ import annotations

from typing import Final

from game.debrief import Entry
from game.debrief.truth_table import Claim
from game.rules.picture import ESTABLISHED, YES_OR_NO, Picture
from game.rules.public import Verdict
from game.ui.board.case import Case
from game.ui.debrief.cells import Cells, Heading
from game.ui.news.story import CERTAIN, figure_name, strip_of, yes_scale
from game.ui.news.symbols import painter
from game.ui.screens.badge import Row
from game.ui.theme import Size
from game.ui.widgets import Believed, Column, Label, Pin, RangeBar, Run, Scale, Widget, scale_to
from game.words import voice_of

SHARES: Final = (18, 11, 37, 34)
"""Widths of the columns: the figure, the truth, the claims, the public picture."""


def heading(case: Case) -> Widget:
    """Return the names of the columns."""
    quiet, names = case.theme.palette.quiet, ("figure", "truth", "claims", "picture")
    return Heading(
        [
            Label(case.words.say(f"ui.table.{name}"), Size.SMALL, bold=True, colour=quiet)
            for name in names
        ],
        SHARES,
    )


def row(case: Case, entry: Entry) -> Widget:
    """Return the row of an entry."""
    truth = Label(truth_said(case, entry), bold=True, colour=case.theme.palette.good)
    claims = [claim_line(case, entry, claim) for claim in entry.claims]
    nobody = Label(case.words.say("ui.table.unsaid"), Size.SMALL, colour=case.theme.palette.quiet)
    return Cells(
        (
            Label(figure_name(case, entry.quantity)),
            truth,
            Column(claims or [nobody], gap=2),
            Column(list(public(case, entry)), gap=4),
        ),
        SHARES,
    )


def truth_said(case: Case, entry: Entry) -> str:
    """Return the truth as a number, as yes or no, or that nothing lies behind it."""
    if entry.truth is None:
        return case.words.say("ui.table.no_truth")
    said = case.words.number(entry.truth)
    if asks_yes(entry):
        said = case.words.say("ui.news.yes" if entry.truth else "ui.news.no")
    return case.words.say("ui.table.in_truth", truth=said)


def asks_yes(entry: Entry) -> bool:
    """Return whether a figure is answered by yes or no."""
    return entry.quantity.partition(".")[0] in YES_OR_NO


def claim_said(case: Case, entry: Entry, claim: Claim) -> str:
    """Return when who said how much."""
    form = "floor" if claim.claimed.high is None else "says"
    if asks_yes(entry):
        form = "yes" if claim.claimed.low else "no"
    return case.say(
        f"text.stories.{form}",
        said_moment=claim.item.minute,
        who=voice_of(case.book, case.words, claim.item),
        figure=claim.claimed.middle,
    )


def claim_line(case: Case, entry: Entry, claim: Claim) -> Label:
    """Return a claim, and what it did to its speaker's credit once it was judged."""
    said, verdict = claim_said(case, entry, claim), claim.item.verdict
    if verdict is None:
        return Label(said, Size.SMALL)
    palette = case.theme.palette
    judged = case.say("ui.table.judged", verdict=verdict, credit_change=claim.credit)
    colour = palette.good if verdict is Verdict.BORNE_OUT else palette.bad
    return Label([Run(f"{said} "), Run(judged, bold=True, colour=colour)], Size.SMALL)


def scale_of(case: Case, entry: Entry) -> Scale:
    """Return the scale on which all of an entry has room."""
    if asks_yes(entry):
        return yes_scale(case)
    highs = [seen.high for _, seen in entry.ranges]
    claims = [claim.claimed.middle for claim in entry.claims]
    return scale_to(max(entry.truth or 0, *highs, *claims))


def public(case: Case, entry: Entry) -> list[Widget]:
    """Return the public's last range with all claims and the truth, and how it moved."""
    seen = entry.last
    if seen is None:
        return [
            Label(
                case.words.say("text.debrief.never_told"),
                Size.SMALL,
                colour=case.theme.palette.quiet,
            )
        ]
    times = CERTAIN if asks_yes(entry) else 1
    truth = None if entry.truth is None else Believed(*(3 * (entry.truth * times,)))
    pins = [
        Pin(
            min(1, claim.claimed.middle) * CERTAIN if asks_yes(entry) else claim.claimed.middle,
            painter(case, claim.item),
            claim_said(case, entry, claim),
            open_end=claim.claimed.high is None,
        )
        for claim in entry.claims
    ]
    bar = RangeBar(
        scale_of(case, entry),
        believed(entry, seen),
        pins,
        firm=seen.grade in ESTABLISHED,
        known=truth,
    )
    if len(entry.ranges) < 2:
        return [bar]
    strip = strip_of(case, scale_of(case, entry), entry.ranges, yes=asks_yes(entry))
    return [Row((strip, bar), gap=8)]


def believed(entry: Entry, seen: Picture) -> Believed:
    """Return a range in units of its scale."""
    if asks_yes(entry):
        return Believed(0, seen.yes_permille, seen.yes_permille)
    return Believed(seen.low, seen.best, seen.high)
