"""The engine: from a rulebook and a view to offers, and from a state and an order to events."""

from typing import NamedTuple

from game.rules.chapter import Chapter
from game.rules.chapters import turn
from game.rules.events import Event
from game.rules.orders import Offer, Order, Refusal
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import GameState, Stage
from game.rules.units import Unit
from game.rules.view import View

NO_LIMIT = 1000
"""More command points than any order costs."""


def begin(book: Rulebook, seed: int) -> tuple[Event, ...]:
    """Return the events that lead from an empty state to the first decision of a match."""
    course = Resolution(book, GameState(seed=seed))
    turn.open_match(course)
    return course.closed()


def menu(
    book: Rulebook, view: View, unit: str | None = None, kind: type[Order] | None = None
) -> tuple[Offer, ...]:
    """Return all that may be asked of *unit*, or of the staff, refused ones among them.

    Args:
        book: The rulebook.
        view: What the asking side knows.
        unit: Whom to ask; None for the staff.
        kind: The only kind of order wanted; None for every kind.
    """
    if not answers(view, unit):
        return ()
    subject = None if unit is None else view.units[unit]
    moment = untimely(view)
    found = []
    for chapter in asked(book, view, subject):
        if kind is not None and kind not in chapter.orders:
            continue
        for offer in chapter.offers(book, view, subject):
            if kind is None or offer.order is kind:
                refusal = (
                    moment
                    or given_up(book, view, offer.order)
                    or unaffordable(book, view, offer.order)
                    or offer.refusal
                )
                found.append(offer if refusal is offer.refusal else offer.refused(refusal))
    return tuple(found)


def offers(book: Rulebook, view: View, unit: str | None = None) -> tuple[Offer, ...]:
    """Return the orders *unit*, or the staff, can be given now.

    What `menu` does not refuse; chapters whose orders all cost too much are not asked at all.
    """
    if not answers(view, unit) or untimely(view) is not None:
        return ()
    subject = None if unit is None else view.units[unit]
    most = affordable(book, view)
    found = tuple(
        offer
        for chapter in asked(book, view, subject, most)
        for offer in chapter.offers(book, view, subject)
        if offer.refusal is None and offer.order.cost <= most
    )
    if view.side in view.broken:
        return tuple(offer for offer in found if given_up(book, view, offer.order) is None)
    return found


def affordable(book: Rulebook, view: View) -> int:
    """Return the command points that one order may cost now."""
    left = 0 if view.me is None else view.me.command_points
    return max(0, min(left, book.numbers["turn.impulse_points"] - view.spent))


def asked(
    book: Rulebook, view: View, unit: Unit | None, most: int = NO_LIMIT
) -> tuple[Chapter, ...]:
    """Return the chapters that may have something to offer a unit, or the staff, now.

    Those alone that serve the side, in this stage of the match, with an order that costs no more
    than so many command points.
    """
    side, stage, of_staff = view.side, view.stage, unit is None

    def found() -> tuple[Chapter, ...]:
        return tuple(
            chapter
            for chapter in book.chapters
            if stage in (chapter.staff_stages if of_staff else chapter.unit_stages)
            and chapter.serves(side)
            and any(order.cost <= most for order in chapter.orders)
        )

    return book.once((asked, side, stage, of_staff, most), found)


def answers(view: View, unit: str | None) -> bool:
    """Return whether a unit can be asked at all; the staff always can."""
    return unit is None or (unit in view.units and view.units[unit].active)


def untimely(view: View) -> Refusal | None:
    """Return why this side can give no order at all at this moment."""
    if view.stage is Stage.OVER:
        return Refusal("refused.over", {})
    if not view.my_turn:
        return Refusal("refused.not_your_impulse", {"faction": view.acting})
    return None


def given_up(book: Rulebook, view: View, order: type[Order]) -> Refusal | None:
    """Return why a faction that has broken gives such an order no more."""
    broken = view.broken.get(view.side)
    if broken is None or order.kind not in book.factions[view.side].gives_up():
        return None
    return Refusal(f"refused.{broken.how}", {})


def unaffordable(book: Rulebook, view: View, order: type[Order]) -> Refusal | None:
    """Return why the staff has no attention left for such an order."""
    left = 0 if view.me is None else view.me.command_points
    limit = book.numbers["turn.impulse_points"]
    if order.cost > left:
        return Refusal("refused.no_points", {"n": left})
    if order.cost > affordable(book, view):
        return Refusal("refused.impulse_full", {"n": limit})
    return None


def legal(book: Rulebook, view: View, order: Order) -> Refusal | None:
    """Return why *order* may not be given, from what its giver knows, or None if it may."""
    subject = order.units[0] if order.units else None
    for offer in menu(book, view, subject, type(order)):
        if offer.units == order.units:
            return offer.judge(order)
    return Refusal("refused.unknown", {"order": order.kind})


class Outcome(NamedTuple):
    """What came of an order."""

    events: tuple[Event, ...]
    """All that happened up to the next decision."""

    state: GameState
    """The match after these events, as `play` would give it."""


def chapter_of(book: Rulebook, kind: type[Order]) -> Chapter:
    """Return the chapter that carries out a kind of order."""
    return book.once(
        (chapter_of, kind),
        lambda: next(chapter for chapter in book.chapters if kind in chapter.orders),
    )


def resolve(book: Rulebook, state: GameState, order: Order) -> tuple[Event, ...]:
    """Return what happens when the acting side gives a legal *order*, to the next decision."""
    return carried_out(book, state, order).events


def carried_out(book: Rulebook, state: GameState, order: Order) -> Outcome:
    """Return what happens when the acting side gives a legal *order*, and the state after it.

    The events were played as they happened; whoever goes on with the match need not play them
    a second time.
    """
    course = Resolution(book, state)
    turn.pay(course, order)
    chapter_of(book, type(order)).resolve(course, order)
    turn.go_on(course)
    return Outcome(course.closed(), course.state)
