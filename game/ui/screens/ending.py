"""The end: every faction's score, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.rules.events import INSTRUCTOR, PUBLIC
from game.rules.score_why import part_why, score_why
from game.ui.board.case import Case
from game.ui.screens.badge import Badge, Row
from game.ui.screens.page import Page
from game.ui.screens.table import Match
from game.ui.theme import Size, Theme
from game.ui.widgets import Bar, Button, Flow, Label, Panel, Widget
from game.words import aim_line, capital

if TYPE_CHECKING:
    from game.ui.app import App


class Ending(Page):
    """What each faction reached of what it wanted."""

    width = 1040

    def __init__(self, app: App, match: Match) -> None:
        """Show the scores of a match that is over."""
        self.match = match
        super().__init__(app)

    def parts(self) -> Sequence[Widget]:
        """Return the title and one panel for each faction."""
        session, say = self.match.session, self.words.say
        scores = session.view(PUBLIC).scores
        about = say("ui.end.about", turn=str(session.state.clock.turn), seed=str(session.seed))
        return (
            Label(say("ui.end.title"), Size.TITLE, bold=True),
            Label(f"{self.words.text(self.match.book.title)}. {about}"),
            Flow([self.panel(side, scores[side]) for side in scores], gap=12, most_columns=2),
            Label(say("ui.end.note"), Size.SMALL, colour=self.theme.palette.quiet),
            Label(
                say("ui.end.kept", file=str(session.log.path)),
                Size.SMALL,
                colour=self.theme.palette.quiet,
            ),
        )

    def panel(self, side: str, parts: tuple[tuple[str, int, int], ...]) -> Widget:
        """Return what one faction reached."""
        book = self.match.book
        identity = self.theme.identity(side, list(book.factions).index(side))
        view = self.match.session.view(PUBLIC)
        case = Case(book, view, self.words, self.theme)
        why = case.why(lambda: score_why(book, view, side))
        whys = [case.why(partial(part_why, book, view, side, n)) for n in range(len(parts))]
        total = sum(reached for _, reached, _ in parts)
        name = capital(self.words.text(book.sides[side].name))
        points = self.words.say("ui.end.total", total=self.words.tenths(total))
        bars = [
            Bar(
                aim_line(book, self.words, aim),
                self.words.say(
                    "ui.end.part",
                    reached=self.words.tenths(reached),
                    possible=self.words.tenths(possible),
                ),
                reached * 100 // max(1, possible),
            ).answering(why_part)
            for aim, (_, reached, possible), why_part in zip(
                book.sides[side].aims, parts, whys, strict=True
            )
        ]
        head = Row(
            (
                Badge(name, identity, Size.LARGE),
                Label(points, Size.LARGE, bold=True, colour=self.theme.palette.accent).answering(
                    why
                ),
            ),
            gap=18,
        )
        return Wide([head, *bars])

    def foot(self) -> Sequence[Widget]:
        """Return the ways on."""
        say = self.words.say
        return (
            Flow(
                (
                    Button(say("ui.table.title"), self.see_claims, key=say("ui.key.claims")),
                    Button(say("ui.end.truth"), self.see_truth, key=say("ui.key.truth")),
                    Button(say("ui.pause.menu"), self.escape, key=say("ui.key.menu")),
                ),
                most_columns=3,
            ),
        )

    def see_claims(self) -> None:
        """Lay truth, claims and public picture side by side."""
        from game.ui.debrief.screen import ClaimsTable

        self.app.show(ClaimsTable(self.app, self.match, self.come_back))

    def come_back(self) -> None:
        """Show the scores again."""
        self.app.show(self)
        self.rebuild()

    def see_truth(self) -> None:
        """Look at the board as it really was in the end."""
        from game.ui.board.screen import BoardScreen

        self.app.show(BoardScreen(self.app, self.match, INSTRUCTOR))

    def escape(self) -> None:
        """Go to the menu."""
        from game.ui.screens.menu import Menu

        self.match.session.close()
        self.app.match = None
        self.app.show(Menu(self.app))


class Wide(Panel):
    """A panel that stands beside others wherever its bars stay readable."""

    def width_wanted(self, theme: Theme) -> int:
        """Return the width from which two stand side by side."""
        return theme.px(300)
