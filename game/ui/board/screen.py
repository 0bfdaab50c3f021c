"""The board: what buttons, keys and clicks do, and the bots' impulses between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pygame

from game.hexgrid import Hex
from game.rules.chapters.events import Decide
from game.rules.orders import Offer, Order
from game.rules.public import topic
from game.rules.state import Stage
from game.session.session import HUMAN
from game.ui.board import dilemma, pause, relations, report
from game.ui.board.keys import Keys
from game.ui.board.letters import order_letters
from game.ui.board.mouse import Mouse
from game.ui.board.panel import Confirm, Panel
from game.ui.board.table_top import TableTop
from game.ui.debrief.screen import ClaimsTable
from game.ui.news.feed import Feed
from game.ui.news.opening import newsroom
from game.ui.news.screen import Newsroom
from game.ui.screens.seating import seat_players
from game.ui.screens.table import Heard, Match
from game.ui.widgets import Button, Entry, Widget

if TYPE_CHECKING:
    from game.ui.app import App

THINKING_MS: Final = 250
"""How long it is said at least who is acting. Choice: read, not waited for."""


class BoardScreen(TableTop):
    """One seat at the board."""

    def __init__(self, app: App, match: Match, seat: str) -> None:
        """Show a match as *seat* knows it."""
        self.mouse = Mouse(self)
        self.keys = Keys(self)
        self.thinking: str | None = None
        self.thought_ms = 0
        self.looking_back = match.session.over
        self.laid: set[tuple[str, int]] = set()
        """The dilemmas that were put before the player, with the turn."""

        self.visiting = False
        """Whether the map is looked at from the Aftermath, which has a screen of its own."""

        super().__init__(app, match, seat)
        self.sit_down()

    def panel(self, *, low: bool) -> Panel:
        """Return what makes the panel's widgets."""
        letters = order_letters(self.match.book, self.words, self.play.seat)
        return Panel(self.case, self.play, letters, self, low)

    def sit_down(self) -> None:
        """Look where the own units are, and hear what happened meanwhile."""
        own = [unit.at for unit in self.play.view.own() if unit.at is not None]
        if own:
            self.map.look_at(own[len(own) // 2])
        known = self.match.read.get(self.play.seat)
        fresh = self.play.hear()
        self.desk.focused = self.map
        if known is not None:
            self.announce(fresh)

    def foot(self) -> list[Widget]:
        """Return the buttons that are always there."""
        say = self.words.say
        menu = Button(say("ui.menu"), self.pause, key="Esc")
        if self.play.subject is not None:
            menu = Button(say("ui.back"), self.cancel, key="Esc")
        news = Button(
            say("ui.news.full" if self.play.news else "ui.news"),
            self.show_news,
            key=say("ui.key.news"),
            tooltip=say("ui.news.tip"),
        )
        if self.play.watching:
            table = Button(say("ui.table.title"), self.open_claims, key=say("ui.key.claims"))
            return [news, table, menu]
        relations = Button(
            say("ui.relations"),
            self.show_relations,
            key=say("ui.key.relations"),
            tooltip=say("ui.relations.tip"),
        )
        staff = Button(
            say("ui.staff"),
            self.choose_staff,
            key=say("ui.key.staff"),
            tooltip=say("ui.staff.tip"),
        )
        undo, end = self.undo_and_end()
        return [news, relations, staff, undo, menu, end]

    def undo_and_end(self) -> tuple[Button, Button]:
        """Return the buttons of one's own impulse; outside it they say whom one waits for."""
        say, mine = self.words.say, self.play.mine
        waiting = "" if mine else self.waiting_for()
        undo = "" if self.match.session.can_undo(self.play.seat) and mine else say("ui.undo.none")
        return (
            Button(
                say("ui.undo"),
                self.undo,
                key=say("ui.key.undo"),
                refusal=undo or waiting,
                tooltip=say("ui.undo.tip"),
            ),
            Button(
                say("ui.end"),
                self.end_impulse,
                key=say("ui.key.end"),
                refusal=waiting,
                tooltip=say("order.pass.about"),
            ),
        )

    def choose_unit(self, key: str | None) -> None:
        """Choose a unit and show it."""
        self.play.choose_unit(key)
        unit = self.play.view.units.get(key or "")
        if unit is not None and unit.at is not None:
            self.map.cursor = unit.at
            self.map.reveal(unit.at)
        self.refresh()

    def choose_contact(self, key: str) -> None:
        """Choose a contact and show it."""
        self.play.choose_contact(key)
        at = self.play.view.contacts[key].at
        self.map.cursor = at
        self.map.reveal(at)
        self.refresh()
        self.focus_confirm()

    def choose_staff(self) -> None:
        """Show the staff's orders."""
        self.play.choose_staff()
        self.refresh()

    def show_relations(self) -> None:
        """Show who stands how with whom, and what is offered and agreed."""
        relations.show_relations(self)

    def show_news(self) -> None:
        """Show the news beside the map; from there, all over the window."""
        if self.play.news:
            self.open_newsroom()
        else:
            self.play.choose_news()
            self.refresh()
            self.focus_feed()

    def focus_feed(self) -> None:
        """Put the keyboard on the feed, if there is one."""
        for stop in self.desk.stops():
            if isinstance(stop, Feed):
                self.desk.focused = stop

    def read(self, story: str | None) -> None:
        """Show a story of the news beside the map, and its place on the map."""
        self.play.choose_news(story)
        at = topic(story).at if story is not None else None
        if at is not None:
            self.map.cursor = at
            self.map.look_at(at)
        self.refresh()

    def open_newsroom(self) -> None:
        """Show the newsroom all over the window."""
        chosen = self.play.story
        self.app.show(newsroom(self.app, self.match, self.play.seat, self.come_back))
        if chosen is not None and isinstance(self.app.screen, Newsroom):
            self.app.screen.open(chosen)

    def open_claims(self) -> None:
        """Lay the truth open for the instructor; during a match that is written into its log."""
        if not self.match.session.over:
            self.match.session.lay_open(self.words.say("debrief.noted"))
        self.app.show(ClaimsTable(self.app, self.match, partial(self.come_back, None)))

    def come_back(self, at: Hex | None) -> None:
        """Show the board again, with what was learnt meanwhile, and look at a hex."""
        self.play.look()
        self.app.show(self)
        self.rebuild()
        self.announce(self.play.hear())
        if at is not None:
            self.map.cursor = at
            self.map.look_at(at)
            self.point()

    def begin(self, offer: Offer) -> None:
        """Begin an order."""
        if offer.order is Decide and offer.refusal is None:
            self.laid.clear()
            dilemma.lay_before(self, self.case, self.laid, self.decide)
            return
        if self.play.begin(offer):
            self.ordered()
            return
        self.refresh()
        if self.play.draft is not None and self.play.draft.goals:
            self.desk.focused = self.map
        else:
            self.focus_confirm()

    def decide(self, order: Order) -> None:
        """Give the answer to a dilemma."""
        self.play.give(order)
        self.ordered()

    def focus_confirm(self) -> None:
        """Put the keyboard on the button that gives the order, if there is one."""
        for stop in self.desk.stops():
            if isinstance(stop, Confirm):
                self.desk.focused = stop

    def put(self, name: str, value: Any) -> None:
        """Fill a blank."""
        self.play.put(name, value)
        self.refresh()

    def order_with(self, name: str, value: Any) -> None:
        """Fill the only blank and give the order."""
        self.play.put(name, value)
        self.confirm()

    def confirm(self) -> None:
        """Give the order as it is made up."""
        if self.play.confirm():
            self.ordered()

    def aim(self, at: Hex) -> None:
        """Point the order being made up at a hex."""
        if self.play.point_at(at):
            self.ordered()
        else:
            self.refresh()
            self.focus_confirm()

    def picked(self) -> None:
        """Go on with what was pointed at on the map: give the order if it needs nothing more."""
        if self.play.draft is not None and self.play.draft.is_row_of_buttons:
            self.confirm()
        else:
            self.refresh()
            self.focus_confirm()

    def cancel(self) -> None:
        """Go one step back."""
        self.play.cancel()
        self.refresh()
        self.desk.focused = self.map

    def undo(self) -> None:
        """Take the last order back."""
        if self.play.undo():
            self.log.entries.clear()
            self.record(self.match.heard(self.play.seat))
            self.refresh()

    def end_impulse(self) -> None:
        """End the impulse; ask first where that gives up the rest of the turn."""
        view = self.play.view
        if not self.play.mine:
            return
        points = 0 if view.me is None else view.me.command_points
        if points and view.spent == 0 and view.stage is not Stage.PLACEMENT:
            pause.ask_to_pass(self)
        else:
            self.pass_on()

    def pass_on(self) -> None:
        """Let the next faction act."""
        offer = next(
            each for each in self.match.session.menu(self.play.seat) if each.kind == "pass"
        )
        self.play.choose_unit(None)
        self.play.give(offer.fill())
        self.ordered()

    def ordered(self) -> None:
        """Tell what came of an order."""
        self.map.cursor = self.unit_hex() or self.map.cursor
        self.announce(self.play.hear())
        self.refresh()

    def announce(self, heard: list[Heard]) -> None:
        """Add reports to the log; what presses is put before the player."""
        self.record(heard)
        self.desk.dirty = True
        pressing = [each.tell for each in heard if each.tell.key in report.AT_ONCE]
        if not pressing or self.play.watching:
            return
        place = report.where(self.case, pressing[0])
        if place is not None:
            self.map.look_at(place)
        pause.show_report(self, pressing)

    def jump(self, chosen: Entry) -> None:
        """Go where a line of the log leads; a fight shows its causes again."""
        assert isinstance(chosen.target, Heard)
        place = report.where(self.case, chosen.target.tell)
        if place is not None:
            self.map.cursor = place
            self.map.look_at(place)
            self.point()
        if "causes" in chosen.target.tell.args:
            pause.show_report(self, [chosen.target.tell])

    def pause(self) -> None:
        """Open the menu of the match."""
        pause.open_menu(self)

    def escape(self) -> None:
        """Go one step back, in the end to the menu of the match."""
        if self.play.cancel():
            self.refresh()
        else:
            self.pause()

    def handle(self, event: pygame.event.Event) -> bool:
        """Use an event: the map's own come first, then those of the widgets."""
        if not self.desk.modals and (self.mouse.handle(event) or self.keys.handle(event)):
            return True
        return super().handle(event)

    def tick(self, elapsed_ms: int) -> None:
        """Let time pass: sharpen the map, let bots act one order a frame."""
        super().tick(elapsed_ms)
        self.map.paint_next()
        if self.desk.modals or self.looking_back:
            return
        if self.play.mine:
            if self.play.view.stage is Stage.AFTERMATH and not self.visiting:
                seat_players(self.app, self.match)
            elif not self.visiting:
                dilemma.lay_before(self, self.case, self.laid, self.decide)
            return
        self.visiting = False
        if self.match.session.over:
            seat_players(self.app, self.match)
            return
        acting = self.match.session.acting
        assert acting is not None
        if self.match.session.players[acting] == HUMAN:
            seat_players(self.app, self.match)
            return
        if self.thinking != acting:
            self.thinking, self.thought_ms = acting, 0
            self.point()
        self.thought_ms += elapsed_ms
        if self.thought_ms >= THINKING_MS:
            self.let_bot_act()

    def let_bot_act(self) -> None:
        """Let a bot give one order, and show what the seat perceives of it."""
        before = self.match.session.acting
        self.match.session.bot_step()
        heard = self.play.hear()
        self.play.look()
        changed = self.match.session.acting != before
        if heard or changed:
            self.announce(heard)
            self.refresh()
        if changed:
            self.thinking = None
