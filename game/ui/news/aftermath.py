"""The Aftermath: what came to light since, what one may still say, and the way to the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from game.hexgrid import Hex
from game.rules.newsroom import together
from game.rules.public import Verdict
from game.rules.state import News
from game.session.session import HUMAN
from game.ui.board.dilemma import lay_before
from game.ui.news.feed import WholeFeed, row
from game.ui.news.screen import Newsroom
from game.ui.news.speaking import KINDS
from game.ui.screens.seating import seat_players
from game.ui.screens.table import Match
from game.ui.theme import Size
from game.ui.widgets import Button, Label, Widget

if TYPE_CHECKING:
    from game.ui.app import App
    from game.ui.board.screen import BoardScreen


class AftermathScreen(Newsroom):
    """A newsroom in the weeks after, when nobody moves any more."""

    def __init__(self, app: App, match: Match, seat: str) -> None:
        """Show the news turn of now to *seat*."""
        self.laid: set[tuple[str, int]] = set()
        """The dilemmas that were put before the player, with the turn."""

        super().__init__(app, match, seat, self.look_at_map)

    def head(self) -> Iterator[Widget]:
        """Yield which news turn it is, above what every newsroom says."""
        turn, turns = self.case.view.news_turn, len(self.match.book.aftermath)
        key = "ui.after.last" if turn == turns else "ui.after.title"
        said = self.case.say(key, when=self.when(), turn=turn, turns=turns)
        yield Label(said, Size.TITLE, bold=True)
        yield from super().head()

    def when(self) -> str:
        """Return how long after the match this news turn is, in weeks where these are whole."""
        days = self.match.book.aftermath[self.case.view.news_turn - 1] // MINUTES_A_DAY
        weeks, odd = divmod(days, DAYS_A_WEEK)
        if odd:
            return self.words.say("ui.after.days", n=days)
        return self.words.say("ui.after.weeks", n=weeks)

    def since(self) -> int:
        """Return the minute up to which the news were known when this news turn began."""
        book, turn = self.match.book, self.case.view.news_turn
        earlier = book.aftermath[turn - 2] if turn > 1 else 0
        return book.elapsed(self.case.view.turn + 1) + earlier

    def fresh(self) -> list[tuple[News, ...]]:
        """Return what came to light since the last news turn, the newest first."""
        since = self.since()
        items = (item for item in self.case.view.news.values() if item.minute > since)
        return [*reversed(together(items))]

    def overview(self) -> Iterator[Widget]:
        """Yield what came to light since, before all stories."""
        fresh = self.fresh()
        yield Label(self.words.say("ui.after.since"), Size.LARGE, bold=True)
        if fresh:
            yield WholeFeed(
                [row(self.case, group) for group in fresh],
                lambda place: self.open(fresh[place][0].story),
            )
        else:
            quiet = self.theme.palette.quiet
            yield Label(self.words.say("ui.after.nothing"), colour=quiet)
        yield from self.own_words()
        yield from self.subjects()
        yield from self.stories()
        yield from self.credit()

    def own_words(self) -> Iterator[Widget]:
        """Yield how many of one's own words have proved right or wrong so far."""
        own = [item for item in self.case.view.news.values() if item.speaker == self.seat]
        right, wrong = (
            sum(item.verdict is verdict for item in own)
            for verdict in (Verdict.BORNE_OUT, Verdict.DISPROVED)
        )
        yield Label(
            self.case.say("ui.after.judged", said=len(own), right=right, wrong=wrong),
            Size.SMALL,
            bold=True,
        )

    def ways_out(self) -> Sequence[Button]:
        """Return the ways on: the next news turn, the end, the map."""
        say = self.words.say
        waiting = "" if self.mine else say("ui.news.not_now")
        return (
            Button(say("ui.after.next"), self.go_on, key=say("ui.key.go_on"), refusal=waiting),
            Button(
                say("ui.after.skip"),
                self.skip,
                key=say("ui.key.skip"),
                refusal=waiting,
                tooltip=say("order.skip_news.about"),
            ),
            *self.other_orders(),
            Button(say("ui.after.map"), self.escape, key="Esc"),
        )

    def other_orders(self) -> Sequence[Button]:
        """Return the way to what the staff may do beside speaking, if there is anything."""
        if self.wanted.story is not None:
            return ()
        spoken = (*KINDS, "pass", "skip_news")
        if all(each.kind in spoken or each.refusal is not None for each in self.menu()):
            return ()
        say = self.words.say
        return (Button(say("ui.staff"), self.show_staff, key=say("ui.key.staff")),)

    def show_staff(self) -> None:
        """Show the staff's orders beside the map."""
        self.on_map().choose_staff()

    def go_on(self) -> None:
        """Leave this news turn to the others."""
        self.order("pass")

    def skip(self) -> None:
        """Leave the news to one's spokesman, to the end."""
        self.order("skip_news")

    def order(self, kind: str) -> None:
        """Give an order that has no blanks."""
        offer = next((each for each in self.menu() if each.kind == kind), None)
        if offer is not None:
            self.give(offer.fill())

    def look_at_map(self, at: Hex | None) -> None:
        """Show the board, and on it a hex."""
        board = self.on_map()
        if at is not None:
            board.map.look_at(at)

    def on_map(self) -> BoardScreen:
        """Show the board, whose newsroom leads back here, and return it."""
        from game.ui.board.screen import BoardScreen

        board = BoardScreen(self.app, self.match, self.seat)
        board.visiting = True
        self.app.show(board)
        return board

    def tick(self, elapsed_ms: int) -> None:
        """Let time pass: bots speak one after the other until a person is called."""
        super().tick(elapsed_ms)
        session = self.match.session
        if self.desk.modals:
            return
        if self.mine:
            lay_before(self, self.case, self.laid, self.give)
            return
        acting = session.acting
        if acting is None or session.players[acting] == HUMAN:
            seat_players(self.app, self.match)
            return
        session.bot_step()
        if self.mine:
            self.rebuild()


MINUTES_A_DAY: Final = 1440

DAYS_A_WEEK: Final = 7
