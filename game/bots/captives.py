"""Captives and wounded: named, exchanged, brought to safety, let go when nobody can guard them."""

from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.rules.chapters.prisoners import (
    BringWounded,
    Confine,
    HandOver,
    NamePrisoners,
    Release,
)
from game.rules.chapters.relations import AskExchange

SEVERAL = 4
"""Wounded for whom a unit stops at a place that cares for them."""


def name_prisoners(now: Situation) -> Choice | None:
    """Give the names of prisoners to the Red Cross as soon as there are any."""
    offer = now.offer(NamePrisoners) if now.holds_prisoners else None
    if offer is None:
        return None
    side = offer.choices("faction", {})[0]
    return Choice(offer.fill(faction=side), "reason.name_prisoners", {"faction": side})


def let_go(now: Situation) -> Choice | None:
    """Let prisoners go whom a unit cannot guard any more: more of them than of its own."""
    if not now.holds_prisoners:
        return None
    for unit in now.own:
        if unit.people >= sum((unit.prisoners or {}).values()):
            continue
        offer = now.offer(Release, unit.id)
        if offer is not None:
            side = offer.choices("faction", {})[0]
            return Choice(offer.fill(faction=side), "reason.let_go", {"unit": unit.id})
    return None


def exchange(now: Situation) -> Choice | None:
    """Propose an exchange as soon as it is known who of one's own is held."""
    offer = now.offer(AskExchange) if now.holds_prisoners else None
    if offer is None:
        return None
    side = offer.choices("faction", {})[0]
    return Choice(offer.fill(faction=side), "reason.ask_exchange", {"faction": side})


def to_safety(now: Situation, group: Group) -> Choice | None:
    """Bring prisoners into a place one holds, or leave them with others before a fight."""
    for unit in group.units:
        if not unit.prisoners or unit.faction != now.view.side:
            continue
        offer = now.offer(Confine, unit.id)
        if offer is not None:
            place = offer.choices("place", {})[0]
            return Choice(offer.fill(place=place), "reason.confine", {"unit": unit.id})
        if not now.foes.near(group.at, 1):
            continue
        hand = now.offer(HandOver, unit.id)
        takers = () if hand is None else hand.choices("unit", {})
        safe = [key for key in takers if now.view.units[key].people < unit.people]
        if hand is not None and safe:
            return Choice(hand.fill(unit=safe[0]), "reason.hand_over", {"unit": unit.id})
    return None


def to_care(now: Situation, group: Group) -> Choice | None:
    """Leave the wounded where they are cared for."""
    for unit in group.units:
        if unit.wounded < SEVERAL or unit.faction != now.view.side:
            continue
        offer = now.offer(BringWounded, unit.id)
        if offer is not None:
            return Choice(offer.fill(), "reason.to_care", {"unit": unit.id})
    return None
