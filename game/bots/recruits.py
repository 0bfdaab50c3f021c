"""Recruits: people called up in places, where a band can stay to receive them."""

from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.rules.chapters.recruitment import Assembly, Levy
from game.rules.orders import Order

CALM_KM = 20
"""How far enemies have to be for people to be called together."""


def assembly(now: Situation, group: Group) -> Choice | None:
    """Call people together where they are well disposed and nobody comes to disturb them."""
    return call(now, group, Assembly, "reason.assembly")


def levy(now: Situation, group: Group) -> Choice | None:
    """Ask families for a man each, where a band was much weakened and no enemy is near."""
    unit = group.unit
    if unit.people * 2 > unit.ledger.start:
        return None
    return call(now, group, Levy, "reason.levy")


def call(now: Situation, group: Group, order: type[Order], reason: str) -> Choice | None:
    """Return the order to call people up, if that can be done in peace."""
    if now.pressed(group.at, CALM_KM) or not now.book.ground.places_at(group.at):
        return None
    offer = now.offer(order, group.id)
    if offer is None:
        return None
    place = offer.choices("place", {})[0]
    return Choice(offer.fill(place=place), reason, {"unit": group.id})
