"""Pages over the board: the menu of the match, seats, keys, reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from game import folders
from game.bots import PLAYERS
from game.rules.events import Tell
from game.session.session import HUMAN
from game.ui.board.report import page
from game.ui.screens.badge import Badge, Row
from game.ui.screens.dialog import Dialog
from game.ui.theme import Size
from game.ui.widgets import Button, Choice, Label

if TYPE_CHECKING:
    from game.ui.board.screen import BoardScreen

KEYS: Final = (
    "tab", "arrows", "enter", "shift_arrows", "zoom", "home", "pages", "letters", "digits",
    "why", "news", "relations", "panel", "escape", "mouse",
)  # fmt: skip
"""Lines of the page of keys."""

KINDS: Final = (HUMAN, *PLAYERS)


def show_report(board: BoardScreen, tells: Sequence[Tell]) -> None:
    """Put reports before the player."""
    say = board.words.say
    close = Button(say("ui.go_on"), board.desk.close, key=say("ui.key.go_on"))
    board.desk.open(
        Dialog(
            say("ui.report"),
            list(page(board.case, tells)),
            (close,),
            width=540,
            columns=1,
            at_right=True,
        )
    )


def ask_to_pass(board: BoardScreen) -> None:
    """Ask before the rest of the turn is given up."""
    say = board.words.say

    def pass_on() -> None:
        board.desk.close()
        board.pass_on()

    buttons = (Button(say("ui.pass.yes"), pass_on), Button(say("ui.cancel"), board.desk.close))
    board.ask(say("ui.end"), say("ui.pass.ask"), buttons)


def show_keys(board: BoardScreen) -> None:
    """Tell what the keys do."""
    say = board.words.say
    lines = [Label(say(f"ui.keys.{name}")) for name in KEYS]
    close = Button(say("ui.go_on"), board.desk.close)
    board.desk.open(Dialog(say("ui.keys"), lines, (close,), width=620, columns=1))


def open_menu(board: BoardScreen) -> None:
    """Open the menu of the match."""
    say, session = board.words.say, board.match.session
    about = say("ui.pause.about", seed=str(session.seed), file=str(session.log.path or ""))
    ways = [
        Button(say("ui.pause.save"), lambda: save(board), key=say("ui.key.save")),
        Button(say("ui.menu.load"), lambda: load(board), key=say("ui.key.load")),
        Button(say("ui.pause.seats"), lambda: seats(board), key=say("ui.key.seats")),
        Button(
            say("ui.encyclopaedia"), lambda: encyclopaedia(board), key=say("ui.key.encyclopaedia")
        ),
        Button(say("ui.menu.settings"), lambda: settings(board), key=say("ui.key.settings")),
        Button(say("ui.keys"), lambda: show_keys(board), key=say("ui.key.keys")),
        Button(say("ui.pause.menu"), lambda: to_menu(board), key=say("ui.key.menu")),
        Button(say("ui.menu.quit"), board.app.quit, key=say("ui.key.quit")),
    ]
    if board.play.seat in board.match.book.sides:
        ways.insert(
            3, Button(say("ui.briefing"), lambda: briefing(board), key=say("ui.key.briefing"))
        )
    if session.over:
        ways.insert(0, Button(say("ui.end.title"), lambda: to_end(board)))
    ways.append(Button(say("ui.pause.resume"), board.desk.close, key="Esc"))
    quiet = board.theme.palette.quiet
    board.desk.open(
        Dialog(say("ui.pause"), (Label(about, Size.SMALL, colour=quiet),), ways, columns=2)
    )


def save(board: BoardScreen) -> None:
    """Write a copy of the match as it stands; play goes on in the file it was in."""
    session, say = board.match.session, board.words.say
    stem = f"{session.book.scenario}-{session.seed}-t{board.play.view.turn}"
    folders.saves().mkdir(parents=True, exist_ok=True)
    path = folders.free_name(folders.saves(), stem)
    session.save_copy(path)
    board.desk.close()
    said = say("ui.pause.saved", file=str(path), kept=str(session.log.path))
    board.ask(say("ui.pause.save"), said)


def load(board: BoardScreen) -> None:
    """Choose another match."""
    from game.ui.screens.loading import Loading

    board.app.show(Loading(board.app, board))


def encyclopaedia(board: BoardScreen) -> None:
    """Look something up, with the readings of this match's scenario."""
    from game.ui.encyclopaedia.screen import look_up

    look_up(board.app, board, lambda: [board.match.scenario()])


def settings(board: BoardScreen) -> None:
    """Change language, size of text, colours."""
    from game.ui.screens.choosing import Choosing

    board.app.show(Choosing(board.app, board))


def briefing(board: BoardScreen) -> None:
    """Read the briefing again."""
    from game.ui.screens.briefing import Briefing

    def back() -> None:
        board.rebuild()
        board.app.show(board)

    board.app.show(Briefing(board.app, board.match, board.play.seat, back))


def to_menu(board: BoardScreen) -> None:
    """Leave the match; it is kept."""
    from game.ui.screens.menu import Menu

    board.match.session.close()
    board.app.match = None
    board.app.show(Menu(board.app))


def to_end(board: BoardScreen) -> None:
    """Go back to the scores."""
    from game.ui.screens.ending import Ending

    board.app.show(Ending(board.app, board.match))


def seats(board: BoardScreen) -> None:
    """Leave factions to bots, or take them back."""
    say, match = board.words.say, board.match
    rows = [
        Row(
            (
                Badge(board.case.faction_name(side), board.case.identity(side)),
                Choice(
                    "",
                    [say(f"ui.player.{kind}") for kind in KINDS],
                    KINDS.index(match.session.players[side]),
                    giving(board, side),
                ),
            )
        )
        for side in match.book.factions
    ]

    def close() -> None:
        board.desk.close()
        board.refresh()

    board.desk.close()
    board.desk.open(
        Dialog(
            say("ui.pause.seats"),
            (Label(say("ui.seats.about")), *rows),
            (Button(say("ui.go_on"), close),),
        )
    )


def giving(board: BoardScreen, side: str) -> Callable[[int], None]:
    """Return what hands a faction over to whoever is chosen."""
    return lambda number: board.match.session.hand_over(side, KINDS[number])
