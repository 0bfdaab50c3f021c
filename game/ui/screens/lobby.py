"""The lobby: who plays which faction, and the seed."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.bots import PLAYERS
from game.scenario.assumptions import assumptions, titles
from game.scenario.load import Opened, opened, opened_text
from game.session.session import HUMAN, no_faction
from game.ui.screens.badge import Badge, Row
from game.ui.screens.page import Page
from game.ui.screens.seating import seat_players
from game.ui.screens.seed_field import SeedField
from game.ui.screens.table import begun, by_language
from game.ui.theme import Size
from game.ui.widgets import Button, Choice, Flow, Label, Widget
from game.words import capital

if TYPE_CHECKING:
    from game.ui.app import App

KINDS: Final = (HUMAN, *PLAYERS)
"""Who may play a faction, in the sequence shown."""

SEEDS: Final = 10_000
"""Choice: four digits can be called across a classroom."""


def open_lobby(app: App, path: Path) -> None:
    """Read a scenario, then show its lobby."""
    app.after_a_frame(lambda: app.show(Lobby(app, opened(path, app.assume))))


def start_at_once(app: App, path: Path, seat: str | None) -> None:
    """Begin a match as the command line asks for it; without a seat, go to the lobby.

    Raises:
        ScenarioError: If the scenario cannot be read.
        WrongUseError: If there is no such faction.
    """
    found = opened(path, app.assume)
    lobby = Lobby(app, found)
    app.show(lobby)
    if seat is None:
        return
    if seat not in found.book.factions:
        raise no_faction(found.book, seat)
    lobby.players = dict.fromkeys(found.book.factions, "standard") | {seat: HUMAN}
    lobby.begin()


class Lobby(Page):
    """One row for each faction."""

    width = 680

    def __init__(self, app: App, found: Opened) -> None:
        """Prepare a match of a scenario that was read."""
        self.found = found
        sides = found.book.sides
        self.players = dict.fromkeys(sides, "standard") | {suggested(found): HUMAN}
        self.seed = app.seed if app.seed is not None else 1 + secrets.randbelow(SEEDS - 1)
        self.assume = found.book.assumptions
        """The assumption sets the match is to be played under."""

        super().__init__(app)

    def parts(self) -> Sequence[Widget]:
        """Return title, factions, seed."""
        say, quiet = self.words.say, self.theme.palette.quiet
        book = self.found.book
        return (
            Label(self.words.text(book.title), Size.TITLE, bold=True),
            Label(self.words.text(by_language(self.found.scenario.summary))),
            *self.partner(),
            Label(say("ui.lobby.who"), Size.LARGE, bold=True),
            *(self.row(side, number) for number, side in enumerate(book.factions)),
            Label(say("ui.lobby.handover"), Size.SMALL, colour=quiet),
            Row(
                (
                    SeedField(say("ui.seed"), self.seed, self.reseed),
                    Button(say("ui.lobby.draw"), self.draw_lots, key=say("ui.key.draw")),
                )
            ),
            Label(say("ui.lobby.seed"), Size.SMALL, colour=quiet),
            *self.theories(),
        )

    def partner(self) -> Sequence[Widget]:
        """Return who stands by the government, with what that means, where the scenario says so."""
        found = self.found.book.partner
        if not found.about:
            return ()
        return (Label(self.words.text(found.about), Size.SMALL, colour=self.theme.palette.quiet),)

    def row(self, side: str, number: int) -> Widget:
        """Return the row of a faction."""
        name = capital(self.words.text(self.found.book.sides[side].name))
        identity = self.theme.identity(side, number)
        return Row(
            (
                Badge(name, identity),
                Choice(
                    "",
                    [self.words.say(f"ui.player.{kind}") for kind in KINDS],
                    KINDS.index(self.players[side]),
                    lambda chosen: self.players.__setitem__(side, KINDS[chosen]),
                    tooltip=self.words.say("ui.lobby.choice"),
                ),
            )
        )

    def theories(self) -> Sequence[Widget]:
        """Return the row of assumption sets, and what the one that is chosen says of the war."""
        say, sets = self.words.say, assumptions()
        offered = ((), *((name,) for name in sets))
        # A scenario may switch on several at once; they stand in the row as one.
        ways = offered if self.assume in offered else (*offered, self.assume)
        names = [
            self.words.listing(titles(self.words, way)) or say("ui.lobby.usual") for way in ways
        ]
        about = " ".join(self.words.text(sets[name].theory) for name in self.assume)
        return (
            Choice(
                say("ui.lobby.assume"),
                names,
                ways.index(self.assume),
                lambda chosen: self.suppose(ways[chosen]),
                tooltip=say("ui.lobby.assume.tip"),
            ),
            Label(
                about or say("ui.lobby.usual.about"), Size.SMALL, colour=self.theme.palette.quiet
            ),
        )

    def suppose(self, names: tuple[str, ...]) -> None:
        """Choose assumption sets."""
        self.assume = names
        self.rebuild()

    def reseed(self, seed: int) -> None:
        """Take another seed."""
        self.seed = seed

    def draw_lots(self) -> None:
        """Take a seed by lot."""
        self.seed = 1 + secrets.randbelow(SEEDS - 1)
        self.rebuild()

    def foot(self) -> Sequence[Widget]:
        """Return the ways on and back."""
        say = self.words.say
        return (
            Flow(
                (
                    Button(say("ui.lobby.begin"), self.begin, key=say("ui.key.begin")),
                    Button(say("ui.back"), self.escape, key="Esc"),
                ),
                most_columns=2,
            ),
        )

    def begin(self) -> None:
        """Begin the match."""

        def action() -> None:
            if self.assume != self.found.book.assumptions:
                self.found = opened_text(self.found.text, self.found.book.scenario, self.assume)
            match = begun(self.found, self.seed, dict(self.players))
            match.painted()
            seat_players(self.app, match)

        self.app.after_a_frame(action)

    def escape(self) -> None:
        """Go back to the menu."""
        from game.ui.screens.menu import Menu

        self.app.show(Menu(self.app))


def suggested(found: Opened) -> str:
    """Return the faction proposed to a single player: the one with most to decide each turn."""
    sides = [side for side in found.book.sides.values() if side.played_by != "bot"]
    return max(sides or found.book.sides.values(), key=lambda side: side.command_points).faction
