"""Who said what in reality, beside what was said in a match: a reading, never a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from game.debrief import Entry
from game.debrief.reality import Account, Beside, claimant, said_by, where_said
from game.scenario.load import Opened
from game.ui.board.case import Case
from game.ui.debrief import rows
from game.ui.debrief.cells import Cells
from game.ui.news.story import figure_name, title
from game.ui.theme import Size
from game.ui.widgets import Column, Label, Panel, Run, Widget


def in_reality(
    case: Case, read: Opened, laid: Beside, about: str, entries: Iterable[Entry]
) -> Iterator[Widget]:
    """Yield what was said in reality of what is like a story of the match."""
    for entry in entries:
        given = laid.figures.get((about, entry.quantity), ())
        if given:
            yield accounts_of(case, read, figure_name(case, entry.quantity), given)
    for name in laid.topics.get(about, ()):
        matter = laid.matters[name]
        yield accounts_of(case, read, case.words.text(matter.title), matter.accounts)


def accounts_of(case: Case, read: Opened, heading: str, accounts: Iterable[Account]) -> Widget:
    """Return what several voices said of one matter of reality."""
    said = case.words.say("ui.readings.of", matter=heading)
    quiet = case.theme.palette.quiet
    lines = [account_line(case, read, account) for account in accounts]
    return Column([Label(said, Size.SMALL, bold=True, colour=quiet), *lines], gap=2)


def account_line(case: Case, read: Opened, account: Account) -> Widget:
    """Return one account: who gives it, in which words, and where it can be read."""
    palette, words = case.theme.palette, case.words
    return Label(
        [
            Run(f"{claimant(words, account)} ", bold=True, colour=palette.accent),
            Run(f"{said_by(case.book, words, account)} "),
            Run(where_said(words, read.scenario.sources, account), colour=palette.quiet),
        ],
        Size.SMALL,
    )


def topics(case: Case, read: Opened, laid: Beside, entries: Sequence[Entry]) -> Iterator[Widget]:
    """Yield a panel for each matter of reality, beside it what this match told of the like."""
    if not laid.matters:
        yield Label(case.words.say("ui.readings.none"), colour=case.theme.palette.quiet)
        return
    yield Cells([column_title(case, "real"), column_title(case, "here")], (1, 1))
    for name, matter in laid.matters.items():
        real = [account_line(case, read, account) for account in matter.accounts]
        here = [*told_here(case, laid.stories(name), entries)]
        both = Cells([Column(real, gap=4), Column(here, gap=4)], (1, 1))
        yield Panel([both], heading=case.words.text(matter.title))


def column_title(case: Case, name: str) -> Widget:
    """Return what stands above one side of the page."""
    return Label(case.words.say(f"ui.readings.{name}"), Size.LARGE, bold=True)


def told_here(case: Case, stories: Sequence[str], entries: Iterable[Entry]) -> Iterator[Widget]:
    """Yield what was said in this match of some stories, each claim with its claimant."""
    quiet = case.theme.palette.quiet
    spoken = [entry for entry in entries if entry.about in stories and entry.claims]
    for about, told in groupby(spoken, key=lambda entry: entry.about):
        yield Label(title(case, about), Size.SMALL, bold=True)
        for entry in told:
            yield Label(figure_name(case, entry.quantity), Size.SMALL, colour=quiet)
            yield from (rows.claim_line(case, entry, claim) for claim in entry.claims)
    if not spoken:
        yield Label(case.words.say("ui.readings.not_here"), Size.SMALL, colour=quiet)
