"""Giving orders: by their own words, or by the number they were listed under."""

import re
from typing import Final

from game.rules.orders import Offer
from game.text.filling import NUMBER, Typed, fill, typed
from game.text.finding import plain, synonyms, unit_meant, unit_named
from game.text.talk import Talk
from game.words import sentence

NUMBERED: Final = frozenset(("contact", "ratio"))
"""Blanks a bare number may fill."""


def kinds(talk: Talk) -> dict[str, str]:
    """Return the kinds of order by each word a player may use for them."""
    return {word: kind for kind in talk.book.orders for word in synonyms(f"text.order.{kind}")}


def give(talk: Talk, kind: str, rest: str) -> None:
    """Give an order of this kind as far as *rest* describes it, and ask for what it leaves open.

    Raises:
        UnclearError: If it cannot be given, with the rules' own reason.
    """
    left = typed(rest)
    carry_out(talk, offer_meant(talk, kind, left), left)


def carry_out(talk: Talk, offer: Offer, left: Typed) -> None:
    """Fill the blanks of an offer and submit the order."""
    refusal = offer.refusal or talk.submit(fill(talk, offer, left))
    if refusal is not None:
        raise talk.unclear(refusal.key, **refusal.args)


def offer_meant(talk: Talk, kind: str, left: Typed) -> Offer:
    """Return the staff's offer of this kind, or that of the unit the line speaks of."""
    for offer in talk.match.menu(talk.seat):
        if offer.kind == kind:
            return offer
    blanks = [name for name in slots_of(talk, kind) if name in NUMBERED]
    unit = unit_meant(talk, unit_typed(talk, left, len(blanks)))
    for offer in talk.match.menu(talk.seat, unit):
        if offer.kind == kind:
            talk.chosen = unit
            return offer
    raise talk.unclear("text.no_such_order", unit=unit, order=kind)


def slots_of(talk: Talk, kind: str) -> tuple[str, ...]:
    """Return the names of an order's blanks."""
    return tuple(getattr(talk.book.orders[kind], "__slots__", ()))


def unit_typed(talk: Talk, left: Typed, numbers_needed: int) -> str:
    """Take the unit out of a line and return it as typed; empty where the line names none.

    Where a unit was chosen, `attack 7` speaks of contact 7; `attack 2 7` speaks of unit 2 in
    any case, and in `march 10 km NW` the number is no unit.
    """
    leading = 0
    while leading < len(left.words) and NUMBER.fullmatch(left.words[leading]):
        leading += 1
    spare = leading > (numbers_needed if talk.chosen in talk.view.units else 0)
    if spare and not distance_begins(left.words[leading - 1 :]):
        return left.words.pop(0)
    for size in range(len(left.words), 0, -1):
        text = " ".join(left.words[:size])
        if not NUMBER.fullmatch(text) and unit_named(talk, text):
            del left.words[:size]
            return text
    return ""


def distance_begins(words: list[str]) -> bool:
    """Return whether words begin as a distance does: `10 km`.

    >>> distance_begins(["10", "km", "nw"]), distance_begins(["10", "dash"])
    (True, False)
    """
    return len(words) > 1 and bool(re.fullmatch(r"\d+", words[0])) and words[1] == "km"


def list_orders(talk: Talk, unit: str | None) -> None:
    """List what a unit, or the staff, may be ordered, with numbers; and why not, where not."""
    talk.listed = tuple(talk.match.menu(talk.seat, unit))
    if not talk.listed:
        talk.say("text.orders.none")
    for number, offer in enumerate(talk.listed, start=1):
        if offer.refusal is None:
            talk.say("text.orders.line", number=number, order=offer.kind, points=offer.order.cost)
        else:
            why = sentence(talk.book, talk.words, offer.refusal.key, offer.refusal.args)
            talk.say("text.orders.refused", number=number, order=offer.kind, why=why)


def do_listed(talk: Talk, rest: str) -> None:
    """Give the order listed under a number, with whatever words follow."""
    number, _, more = rest.partition(" ")
    if not number.isdecimal() or not 1 <= int(number) <= len(talk.listed):
        raise talk.unclear("text.no_listed", number=plain(number), most=len(talk.listed))
    carry_out(talk, talk.listed[int(number) - 1], typed(more))
