"""Giving orders: by their own words, or by the number they were listed under."""

import re
from typing import Final

from game.rules.chapters.relations import PUTS_TO_ANOTHER
from game.rules.groups import lead_of
from game.rules.orders import Offer
from game.rules.state import Stage
from game.rules.units import Unit
from game.text.filling import NUMBER, Typed, fill, listed, typed
from game.text.finding import synonyms, unit_meant, unit_named
from game.text.talk import Talk, UnclearError

STAFF: Final = frozenset(
    (
        "answer",
        "airlift",
        "ask_aid",
        "ask_exchange",
        "ask_help",
        "ask_passage",
        "ask_permission",
        "break_bargain",
        "correct",
        "decide",
        "disclose",
        "enter_map",
        "name_prisoners",
        "offer_information",
        "offer_joint_action",
        "offer_place",
        "offer_settlement",
        "offer_truce",
        "publish",
        "rebase",
        "skip_news",
        "sortie",
        "speak",
        "withdraw",
    )
)
"""Orders that are given without a unit, so that none is asked for where they are not to be had."""

WHOLE: Final = re.compile(r"\d+")
"""A number a unit may have."""


def kinds(talk: Talk) -> dict[str, str]:
    """Return the kinds of order by each word a player may use for them."""
    return {word: kind for kind in talk.book.orders for word in synonyms(f"text.order.{kind}")}


def give(talk: Talk, kind: str, rest: str) -> None:
    """Give an order of this kind as far as *rest* describes it, and ask for what it leaves open.

    Raises:
        UnclearError: If it cannot be given, with the rules' own reason.
    """
    left = understood(talk, kind, rest)
    carry_out(talk, offer_meant(talk, kind, left), left)


def understood(talk: Talk, kind: str, rest: str) -> Typed:
    """Return a line taken apart; in an offer *to* stands before somebody, not before a hex."""
    return listed(rest) if issubclass(talk.book.orders[kind], PUTS_TO_ANOTHER) else typed(rest)


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
    is_bare = not (left.words or left.goal)
    if kind in STAFF and (is_bare or issubclass(talk.book.orders[kind], PUTS_TO_ANOTHER)):
        raise talk.unclear("text.no_such_order", order=kind, needs_sentence=(needs(talk, kind), {}))
    takes_contact = "contact" in slots_of(talk, kind)
    unit = unit_meant(talk, unit_typed(talk, left, takes_contact=takes_contact))
    for offer in talk.match.menu(talk.seat, unit):
        if offer.kind == kind:
            talk.chosen = unit
            return offer
    raise not_offered(talk, kind, talk.view.units[unit])


def not_offered(talk: Talk, kind: str, unit: Unit) -> UnclearError:
    """Return what to say of an order that is not on a unit's list: why, as far as one can tell."""
    lead = lead_of(unit, talk.view.formations)
    args = {"unit": unit.id, "order": kind, "faction": talk.seat}
    if kind not in own_kinds(talk):
        return talk.unclear("text.not_ours", **args)
    if unit.faction != talk.seat and lead != talk.seat:
        return talk.unclear("text.not_our_unit", **args, holder=unit.faction)
    if lead != talk.seat:
        return talk.unclear("text.led_by_other", **args, holder=lead)
    return talk.unclear("text.no_such_order", order=kind, needs_sentence=(needs(talk, kind), {}))


def needs(talk: Talk, kind: str) -> str:
    """Return the key of the sentence on what an order needs to be on a list at all."""
    if talk.view.stage is Stage.PLACEMENT:
        return "text.needs_turn"
    key = f"text.needs.{kind}"
    return key if talk.words.knows(key) else "text.needs"


def own_kinds(talk: Talk) -> set[str]:
    """Return the kinds of order the seat may ever give: those of no faction, and its own."""
    factions = talk.book.factions
    foreign = {
        order.kind
        for side, faction in factions.items()
        if side != talk.seat
        for order in faction.orders
    }
    return set(talk.book.orders) - foreign | {each.kind for each in factions[talk.seat].orders}


def slots_of(talk: Talk, kind: str) -> tuple[str, ...]:
    """Return the names of an order's blanks."""
    return tuple(getattr(talk.book.orders[kind], "__slots__", ()))


def unit_typed(talk: Talk, left: Typed, *, takes_contact: bool) -> str:
    """Take the unit out of a line and return it as typed; empty where the line names none.

    Where a unit was chosen, `attack 7` speaks of contact 7; `attack 2 7` speaks of unit 2 in
    any case, and so does `wait 2`; in `march 10 km NW` the number is no unit.
    """
    leading = 0
    while leading < len(left.words) and WHOLE.fullmatch(left.words[leading]):
        leading += 1
    spare = leading > (1 if takes_contact and talk.chosen in talk.view.units else 0)
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
    """List what a unit, or the staff, may be ordered, with numbers; then why not what is not."""
    talk.listed = tuple(talk.match.menu(talk.seat, unit))
    if not talk.listed:
        talk.say("text.orders.none")
    refused: dict[str, list[str]] = {}
    for number, offer in enumerate(talk.listed, start=1):
        if offer.refusal is None:
            talk.say("text.orders.line", number=number, order=offer.kind, points=offer.order.cost)
        else:
            why = talk.phrase(offer.refusal.key, **offer.refusal.args)
            name = talk.phrase("text.orders.name", number=number, order=offer.kind)
            refused.setdefault(why, []).append(name)
    for why, names in refused.items():
        talk.put(talk.words.say("text.orders.refused", names=", ".join(names), why=why))


def do_listed(talk: Talk, rest: str) -> None:
    """Give the order listed under a number, with whatever words follow."""
    number, _, more = rest.partition(" ")
    if not number.isdecimal() or not 1 <= int(number) <= len(talk.listed):
        raise talk.unclear("text.no_listed", number=number, most=len(talk.listed))
    carry_out(talk, talk.listed[int(number) - 1], typed(more))
