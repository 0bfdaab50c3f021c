"""What lies on the board's screen: map, bar, panel, and the line below the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from game.hexgrid import Hex
from game.ui.board import pointing, report
from game.ui.board.case import Case
from game.ui.board.chronicle import Chronicle
from game.ui.board.layout import LOG_SHARE, LOG_SHARE_AIMING, Frame, Side, StatusLine
from game.ui.board.pane import MapPane
from game.ui.board.panel import Panel
from game.ui.board.play import Play
from game.ui.board.tokens import Is, piles
from game.ui.board.turn_bar import TurnBar
from game.ui.screens.screen import Screen
from game.ui.screens.table import Heard, Match
from game.ui.widgets import Entry, Look, Widget

if TYPE_CHECKING:
    from game.ui.app import App

LOW_PX: Final = 600
"""A window lower than this, at 100 %, has no room for figures above the orders."""


class TableTop(Screen):
    """Shows a seat's situation; what is done with it is the board's own."""

    def __init__(self, app: App, match: Match, seat: str) -> None:
        """Show a match as *seat* knows it."""
        self.match = match
        match.shown = seat
        self.play = Play(match, seat)
        self.pane: MapPane | None = None
        self.subject: object = None
        self.explained: Hex | None = None
        """The hex that was pointed at last."""

        super().__init__(app)

    def panel(self, *, low: bool) -> Panel:
        """Return what makes the panel's widgets."""
        raise NotImplementedError

    def foot(self) -> list[Widget]:
        """Return the buttons that are always there."""
        raise NotImplementedError

    def jump(self, chosen: Entry) -> None:
        """Go where a line of the log leads."""
        raise NotImplementedError

    @property
    def map(self) -> MapPane:
        """The map."""
        assert self.pane is not None
        return self.pane

    @property
    def case(self) -> Case:
        """The view with words and look."""
        return Case(self.match.book, self.play.view, self.words, self.theme)

    def content(self) -> Widget:
        """Return bar, map, panel; the map stays where it was."""
        fresh = MapPane(self.match.painted(), self.theme)
        if self.pane is not None:
            fresh.take_from(self.pane)
        self.pane = fresh
        self.log = Chronicle(
            self.words.say("ui.log"),
            [(kind, self.words.say(f"ui.log.{kind or 'all'}")) for kind in report.KINDS],
            self.jump,
        )
        self.record(self.match.heard(self.play.seat))
        self.side = Side(self.log)
        self.status = StatusLine()
        self.bar = TurnBar(self.case, self.match.session.seed)
        self.frame = Frame(self.bar, self.pane, self.status, self.side)
        self.fill()
        return self.frame

    def record(self, heard: list[Heard]) -> None:
        """Add reports to the log; those of a turn that say the same again become one line."""
        before = self.log.withdrawn(report.may_grow)
        self.log.append(
            *(report.entry(self.case, each) for each in report.folded_by_turn([*before, *heard]))
        )

    def fill(self) -> None:
        """Put the situation of now on the map, in the bar and in the panel."""
        play, case = self.play, self.case
        self.map.show(piles(case.book, play.view, play.unit or play.contact))
        self.map.lay(tuple(pointing.shapes_below(case, play)))
        self.bar.case = case
        subject = (
            play.unit,
            play.contact,
            play.subject,
            play.story,
            play.draft and play.draft.aiming,
        )
        low = self.app.window.get_height() < self.theme.px(LOW_PX)
        panel = self.panel(low=low)
        aiming = play.draft is not None and play.draft.aiming
        self.side.show(
            list(panel.parts()),
            list(panel.foot(play.draft)) if play.draft is not None and aiming else self.foot(),
            keep=subject == self.subject,
            log_share=LOG_SHARE_AIMING if aiming else LOG_SHARE,
        )
        self.subject = subject
        self.point()

    def refresh(self) -> None:
        """Show what changed; the keyboard stays on the map, or where it was."""
        before = self.desk.focused
        self.fill()
        self.desk.layout()
        stops = self.desk.stops()
        if before not in stops:
            alike = (stop for stop in stops if called(stop) == called(before))
            self.desk.focused = next(alike, self.map)
        self.desk.hovered = None

    def waiting_for(self) -> str:
        """Return who is acting, as a sentence."""
        acting = self.match.session.acting
        if acting is None:
            return self.case.say("refused.over")
        return self.case.say("ui.thinking", faction=acting)

    def unit_hex(self) -> Hex | None:
        """Return where the chosen unit is."""
        unit = self.play.view.units.get(self.play.unit or "")
        return None if unit is None else unit.at

    def point(self) -> None:
        """Show what the hex that is pointed at means."""
        at = self.map.pointed
        case = self.case
        if at != self.explained:
            self.explained = at
            self.desk.rest()
        self.map.because = pointing.because(case, self.play, at)
        self.map.point_out(
            tuple(pointing.shapes_above(case, self.play, at)),
            pointing.tag_lines(case, self.play, at),
        )
        thinking = self.thinking_line()
        said = thinking or ("" if at is None else self.line_about(at))
        if said != self.status.text:
            self.status.text, self.status.strong = said, bool(thinking)
            self.map.dirty = True

    def line_about(self, at: Hex) -> str:
        """Return what is said of a hex and of the counter under the pointer."""
        hand = self.map.hand.at
        token = self.map.token_at(hand) if hand is not None else None
        cost = pointing.cost_line(self.case, self.play, at)
        said = " ".join(filter(None, (self.case.ground_line(at), cost, self.case.notes_line(at))))
        if token is not None and token.what is Is.UNIT:
            return f"{self.case.unit_name(token.id)}. {said}"
        if token is not None:
            return f"{self.case.say('ui.named.contact', contact=token.id)}. {said}"
        return said

    def thinking_line(self) -> str:
        """Return who is acting while somebody else is."""
        if self.play.mine or self.match.session.over:
            return ""
        return self.waiting_for()

    @property
    def dirty(self) -> bool:
        """Whether drawing is due."""
        return self.desk.dirty or self.map.dirty

    def draw(self, target: pygame.Surface) -> None:
        """Draw all, or only the map and the line below it where nothing else changed."""
        if self.desk.dirty or self.desk.modals or self.desk.explaining:
            target.fill(self.theme.palette.backdrop)
            self.desk.draw(target)
        else:
            look = Look(self.theme, self.desk.focused, self.desk.hovered)
            self.map.draw(target, look)
            self.status.draw(target, look)

    def leave(self) -> None:
        """Forget where the pointer was: the next player must not see it."""
        self.map.hand.at = None


def called(widget: Widget | None) -> tuple[type, str]:
    """Return what a widget is known by to whoever uses it."""
    return type(widget), str(getattr(widget, "text", getattr(widget, "name", "")))
