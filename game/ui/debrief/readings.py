"""Who said what in reality, with its source: a reading, never a fact."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from game.scenario.models import Scenario
from game.scenario.story import Reading
from game.ui.board.case import Case
from game.ui.screens.table import by_language
from game.ui.theme import Size
from game.ui.widgets import Column, Label, Panel, Run, Widget


def reading_groups(case: Case, scenario: Scenario) -> Iterator[Widget]:
    """Yield a panel for each matter on which the accounts of reality differ."""
    for _, readings in groupby(scenario.readings, key=lambda reading: reading.about):
        yield Panel([reading_part(case, scenario, reading) for reading in readings], gap=8)
    if not scenario.readings:
        yield Label(case.words.say("ui.readings.none"), colour=case.theme.palette.quiet)


def reading_part(case: Case, scenario: Scenario, reading: Reading) -> Widget:
    """Return one account: who gives it, in which words, and where it can be read."""
    palette = case.theme.palette
    said = case.words.say("ui.readings.quote", says=case.words.text(by_language(reading.says)))
    return Column(
        (
            Label([Run(f"{reading.by} ", bold=True, colour=palette.accent), Run(said)]),
            Label(sources_of(scenario, reading), Size.SMALL, colour=palette.quiet),
        ),
        gap=1,
    )


def sources_of(scenario: Scenario, reading: Reading) -> str:
    """Return the titles of a reading's sources."""
    named = [each.strip() for each in (reading.source or "").split(",")]
    return "; ".join(scenario.sources[each].title for each in named if each in scenario.sources)
