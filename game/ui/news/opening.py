"""Which newsroom a seat comes to: during the match, or in the Aftermath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.state import Stage
from game.ui.news.aftermath import AftermathScreen
from game.ui.news.screen import Back, Newsroom
from game.ui.screens.table import Match

if TYPE_CHECKING:
    from game.ui.app import App


def newsroom(app: App, match: Match, seat: str, back: Back) -> Newsroom:
    """Return the newsroom of a seat; in the Aftermath the one that leads on to the end."""
    stage = match.session.state.clock.stage
    if stage is Stage.AFTERMATH and seat in match.humans:
        return AftermathScreen(app, match, seat)
    return Newsroom(app, match, seat, back)
