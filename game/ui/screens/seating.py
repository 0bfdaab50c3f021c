"""Who comes before the screen next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.state import Stage
from game.ui.screens.table import Match

if TYPE_CHECKING:
    from game.ui.app import App


def seat_players(app: App, match: Match) -> None:
    """Show what comes next: the end, a handover between people, or a board."""
    from game.ui.board.screen import BoardScreen
    from game.ui.screens.ending import Ending
    from game.ui.screens.handover import Handover

    app.match = match
    if match.session.over:
        app.show(Ending(app, match))
    elif len(match.humans) > 1 or match.shown not in (None, *match.humans):
        app.show(Handover(app, match))
    elif match.humans:
        sit_down(app, match, match.humans[0])
    else:
        app.show(BoardScreen(app, match, match.seat_for_watching()))


def sit_down(app: App, match: Match, seat: str) -> None:
    """Let the player of *seat* read the briefing once, then see the board."""
    from game.ui.board.screen import BoardScreen
    from game.ui.news.aftermath import AftermathScreen
    from game.ui.screens.briefing import Briefing

    if match.session.state.clock.stage is Stage.AFTERMATH:
        app.show(AftermathScreen(app, match, seat))
        return
    if seat in match.briefed:
        app.show(BoardScreen(app, match, seat))
        return
    match.briefed.add(seat)
    app.show(Briefing(app, match, seat, lambda: app.show(BoardScreen(app, match, seat))))
