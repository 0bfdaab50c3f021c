"""What the scenario let happen, as panels: told, asked, decided, why, what followed, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief import Occasion
from game.debrief.script_told import heading, lines, sources_line
from game.scenario.load import Opened
from game.ui.board.case import Case
from game.ui.theme import Size
from game.ui.widgets import Label, Panel, Widget


def panels(case: Case, read: Opened, script: Sequence[Occasion]) -> Iterator[Widget]:
    """Yield a panel for each time an event happened, or had its chance and did not."""
    for occasion in script:
        yield Panel([*parts(case, read, occasion)], heading=heading(read, case.words, occasion))
    if not script:
        yield Label(case.words.say("debrief.events.none"), colour=case.theme.palette.quiet)


def parts(case: Case, read: Opened, occasion: Occasion) -> Iterator[Widget]:
    """Yield what is said below the heading, the sources last."""
    for each in lines(read, case.words, occasion):
        yield Label(each, Size.SMALL)
    source = sources_line(read, case.words, occasion)
    if source is not None:
        yield Label(source, Size.SMALL, colour=case.theme.palette.quiet)
