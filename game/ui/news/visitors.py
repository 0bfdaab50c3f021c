"""Those who ask to see for themselves, on the page of a story: how it stands, and the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from game.rules.orders import Offer, Order
from game.rules.visits import how_it_stands, inquiries_into
from game.ui.board.case import Case
from game.ui.theme import Size
from game.ui.widgets import Button, Flow, Label, Widget
from game.words import capital


def lines(case: Case, story: str) -> Iterator[Widget]:
    """Yield who has asked to see what a story is about, and what came of it."""
    for inquiry in inquiries_into(case.view, story):
        key, factions = how_it_stands(inquiry)
        who = capital(case.words.say(f"evidence.{inquiry.who}"))
        said = case.say(key, who=who, factions=factions)
        yield Label(said, Size.SMALL, colour=case.theme.palette.quiet)


def answers(
    case: Case, offers: Iterable[Offer], story: str, give: Callable[[Order], None]
) -> Iterator[Widget]:
    """Yield a button for each answer that may be given to those who ask about a story."""
    asked = {inquiry.id: inquiry for inquiry in inquiries_into(case.view, story)}
    for offer in offers:
        if offer.kind != "answer_inquiry" or offer.refusal is not None:
            continue
        orders = [order for order in offer.orders() if getattr(order, "inquiry", "") in asked]
        if orders:
            yield Flow([button(case, order, give) for order in orders], most_columns=2)


def button(case: Case, order: Order, give: Callable[[Order], None]) -> Button:
    """Return the button of one answer."""
    who, access = order.inquiry, order.access  # type: ignore[attr-defined]
    asker = capital(case.words.say(f"evidence.{case.view.inquiries[who].who}"))
    name = case.words.say("ui.news.answer", asker=asker, access=case.words.say(f"access.{access}"))
    tooltip = case.words.say("order.answer_inquiry.about")
    return Button(name, lambda: give(order), size=Size.SMALL, tooltip=tooltip)
