"""Relations over the board: who stands how with whom, answers to offers, what is agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.rules.bargains import asked_by, asked_of, pair_of, trust_in
from game.rules.chapters.relations import PUTS_TO_ANOTHER, BreakBargain, Disclose, Withdraw
from game.rules.chapters.requests import Answer, Reply
from game.rules.orders import Offer, Order
from game.rules.trust_why import trust_why
from game.rules.why import Why
from game.ui.board.case import Case
from game.ui.screens.badge import Badge, Row
from game.ui.screens.dialog import Dialog
from game.ui.theme import Size
from game.ui.widgets import Button, Flow, Label, Widget
from game.ui.widgets.button import TIGHT

if TYPE_CHECKING:
    from game.ui.board.screen import BoardScreen


def show_relations(board: BoardScreen) -> None:
    """Show how everybody stands to everybody, as the seat knows it, and what can be done.

    The keyboard begins at the button that leaves: no stray Enter breaks or accepts anything.
    """
    say = board.words.say
    close = Button(say("ui.go_on"), board.desk.close, key=say("ui.key.go_on"))
    board.desk.open(Dialog(say("ui.relations"), list(parts(board)), (close,), width=680, columns=1))
    board.desk.focused = close


def parts(board: BoardScreen) -> Iterator[Widget]:
    """Yield stances, offers to answer, own offers, agreements, and what can be offered."""
    case, seat = board.case, board.play.seat
    view = board.play.view
    yield from stances(case, seat)
    asked = asked_of(view.pending, seat)
    yield from section(board, "ui.relations.to_us", asked, answers)
    yield from section(board, "ui.relations.from_us", asked_by(view.pending, seat), withdrawing)
    yield from section(board, "ui.relations.agreed", tuple(view.bargains), ending)
    yield from offering(board)


def stances(case: Case, seat: str) -> Iterator[Widget]:
    """Yield a row for each other side, then what is known of the others among themselves."""
    others = [side for side in case.book.factions if side != seat]
    for side in others:
        said = Label(stance(case, seat, side)).answering(
            case.whys(partial(both_ways, case, seat, side), "ui.relations.trust")
        )
        yield Row((Badge(case.faction_name(side), case.identity(side)), said))
    quiet = case.theme.palette.quiet
    for one in others:
        for other in others:
            if one < other:
                relation = case.view.relations.get(pair_of(one, other), "hostile")
                told = case.say("ui.relations.pair", factions=(one, other), relation=relation)
                yield Label(told, Size.SMALL, colour=quiet)


def stance(case: Case, seat: str, side: str) -> str:
    """Return how a side stands to the seat's, and how far each takes the other at its word."""
    if seat not in case.book.sides:
        return ""
    numbers, view = case.book.numbers, case.view
    return case.say(
        "ui.relations.with_us",
        relation=view.relation(side),
        ours_permille=trust_in(numbers, view, seat, side),
        theirs_permille=trust_in(numbers, view, side, seat),
    )


def both_ways(case: Case, seat: str, side: str) -> Iterator[Why]:
    """Yield why each of two takes the other at its word as far as it does."""
    yield trust_why(case.book, case.view, seat, side)
    yield trust_why(case.book, case.view, side, seat)


Buttons = Callable[["BoardScreen", str], Sequence[Widget]]
"""Returns what can be done about something asked or agreed."""


def section(
    board: BoardScreen, heading: str, names: Sequence[str], buttons: Buttons
) -> Iterator[Widget]:
    """Yield a heading, and each thing under it with its buttons; nothing where there is none."""
    if names:
        yield Label(board.words.say(heading), Size.BODY, bold=True)
    for name in names:
        yield Label(board.case.say("ui.relations.line", request=name))
        found = buttons(board, name)
        if found:
            yield Flow(found, gap=8, most_columns=3)


def answers(board: BoardScreen, name: str) -> Sequence[Widget]:
    """Return the buttons that accept and refuse."""
    return [
        acting(board, f"ui.relations.{reply}", Answer, tip="", request=name, reply=reply)
        for reply in Reply
    ]


def withdrawing(board: BoardScreen, name: str) -> Sequence[Widget]:
    """Return the button that takes an offer back."""
    return [acting(board, "ui.relations.withdraw", Withdraw, request=name)]


def ending(board: BoardScreen, name: str) -> Sequence[Widget]:
    """Return the buttons that break an agreement or make it public, where it binds the seat."""
    bargain = board.play.view.bargains[name]
    if not bargain.binds(board.play.seat):
        return ()
    found = [acting(board, "ui.relations.break", BreakBargain, bargain=name)]
    if bargain.terms.secret:
        found.append(acting(board, "ui.relations.disclose", Disclose, bargain=name))
    return found


def acting(
    board: BoardScreen, key: str, kind: type[Order], tip: str | None = None, **blanks: object
) -> Button:
    """Return a button that gives an order of the staff with all its blanks filled."""
    about = board.words.say(f"order.{kind.kind}.about") if tip is None else tip
    return Button(
        board.words.say(key),
        partial(give, board, kind((), **blanks)),
        refusal=barred(board, offer_of(board, kind)),
        tooltip=about,
        padding=TIGHT,
    )


def offer_of(board: BoardScreen, kind: type[Order]) -> Offer | None:
    """Return the staff's offer of a kind of order."""
    found = board.match.session.menu(board.play.seat)
    return next((each for each in found if each.order is kind), None)


def barred(board: BoardScreen, offer: Offer | None) -> str:
    """Return why an order cannot be given now; empty if it can."""
    if offer is None or not board.play.mine:
        return board.waiting_for() or board.words.say("ui.relations.not_now")
    return board.case.say(offer.refusal.key, **offer.refusal.args) if offer.refusal else ""


def give(board: BoardScreen, order: Order) -> None:
    """Give an order, and show what has come of it."""
    board.desk.close()
    board.play.give(order)
    board.ordered()
    if not board.desk.modals:
        show_relations(board)


def offering(board: BoardScreen) -> Iterator[Widget]:
    """Yield the buttons that begin an offer; its terms are chosen in the panel."""
    offers = [
        each
        for each in board.match.session.menu(board.play.seat)
        if issubclass(each.order, PUTS_TO_ANOTHER)
    ]
    if offers:
        yield Label(board.words.say("ui.relations.offer"), Size.BODY, bold=True)
        yield Flow(
            [
                Button(
                    board.words.say(f"order.{each.kind}"),
                    partial(begin, board, each),
                    refusal=barred(board, each),
                    tooltip=board.words.say(f"order.{each.kind}.about"),
                    padding=TIGHT,
                )
                for each in offers
            ],
            gap=8,
            most_columns=3,
        )


def begin(board: BoardScreen, offer: Offer) -> None:
    """Go on with an offer among the staff's orders."""
    board.desk.close()
    if not board.play.staff:
        board.play.choose_staff()
    board.begin(offer)
