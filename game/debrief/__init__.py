"""After the match: what happened, what was said, what could be shown, side by side."""

from game.debrief.dealings import Dealing, dealing_line, dealings
from game.debrief.export import as_csv, as_json, opened_line
from game.debrief.happened import Occasion, occasions
from game.debrief.reality import beside
from game.debrief.script_told import events_csv
from game.debrief.truth_table import Entry, truth_table

__all__ = [
    "Dealing",
    "Entry",
    "Occasion",
    "as_csv",
    "as_json",
    "beside",
    "dealing_line",
    "dealings",
    "events_csv",
    "occasions",
    "opened_line",
    "truth_table",
]
