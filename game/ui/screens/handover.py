"""The curtain between two people at one screen: it shows nothing of anybody's view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.session.session import HUMAN
from game.ui.screens.badge import Badge
from game.ui.screens.page import Page
from game.ui.screens.seating import seat_players, sit_down
from game.ui.screens.table import Match
from game.ui.theme import Size
from game.ui.widgets import Button, Label, Widget
from game.words import capital, sentence

if TYPE_CHECKING:
    from game.ui.app import App


class Handover(Page):
    """Says whose turn it is, and waits until that person is alone with the screen."""

    width = 520

    def __init__(self, app: App, match: Match) -> None:
        """Hide everything of *match*."""
        self.match = match
        super().__init__(app)

    @property
    def ready(self) -> bool:
        """Whether a person has to decide now."""
        session = self.match.session
        return session.acting is not None and session.players[session.acting] == HUMAN

    def parts(self) -> Sequence[Widget]:
        """Return who is called, or that the computer is playing."""
        say, acting = self.words.say, self.match.session.acting
        if not self.ready or acting is None:
            return (Label(say("ui.handover.wait"), Size.LARGE),)
        book = self.match.book
        name = capital(self.words.text(book.sides[acting].name))
        identity = self.theme.identity(acting, list(book.factions).index(acting))
        return (
            Badge(name, identity, Size.TITLE),
            Label(sentence(book, self.words, "ui.handover.text", {"faction": acting})),
        )

    def foot(self) -> Sequence[Widget]:
        """Return the button that opens the curtain."""
        if not self.ready:
            return ()
        say = self.words.say
        return (Button(say("ui.handover.open"), self.open, key=say("ui.key.open")),)

    def open(self) -> None:
        """Let the player see the board."""
        acting = self.match.session.acting
        if acting is not None:
            sit_down(self.app, self.match, acting)

    def tick(self, elapsed_ms: int) -> None:
        """Let bots play, one order a frame, until a person is called."""
        super().tick(elapsed_ms)
        if self.ready:
            return
        self.match.session.bot_step()
        if self.match.session.over:
            seat_players(self.app, self.match)
        elif self.ready:
            self.rebuild()
