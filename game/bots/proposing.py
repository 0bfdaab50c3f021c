"""Offers a staff makes: to whom it is of use to talk, of what, and why."""

from typing import Any

from game.bots.bargaining import common_foe, in_need, is_kin, is_trusted, trusts, wanted
from game.bots.judgement import balance
from game.bots.player import Choice
from game.bots.situation import Situation
from game.rules.bargains import Aid, Secrecy
from game.rules.chapters.relations import (
    AskAid,
    AskPassage,
    OfferInformation,
    OfferJointAction,
    OfferPlace,
    OfferSettlement,
    OfferTruce,
    Proposal,
)

ALONE = 1400
"""Balance of strength, per-mille, from which a staff needs nobody beside it."""

NEAR_KM = 25
"""How near an enemy makes a staff think of help or of a way out."""


def proposed(
    now: Situation, order: type[Proposal], faction: str, reason: str, **blanks: Any
) -> Choice | None:
    """Return an offer to a faction for the shortest term, if it can be made; in secret."""
    offer = now.offer(order)
    if offer is None:
        return None
    wishes: dict[str, Any] = {"faction": faction, "secrecy": Secrecy.SECRET, **blanks}
    filled: dict[str, Any] = {}
    for slot in offer.slots:
        choices = slot.choices(filled)
        if slot.name in wishes and wishes[slot.name] not in choices:
            return None
        usual = choices[-1] if order is OfferTruce else choices[0]
        filled[slot.name] = wishes.get(slot.name, usual)
    return Choice(offer.fill(**filled), reason, {"faction": faction})


def one_war_at_a_time(now: Situation) -> Choice | None:
    """Offer a rival a truce while both have a greater enemy."""
    for side in now.book.factions:
        rival = side != now.view.side and now.view.hostile(side) and is_kin(now, side)
        if rival and common_foe(now, side) and trusts(now, side) and is_trusted(now, side):
            choice = proposed(now, OfferTruce, side, "reason.one_war")
            if choice is not None:
                return choice
    return None


def compare_notes(now: Situation) -> Choice | None:
    """Offer those one has made peace with to share what is known, once something is."""
    if not now.foes.all:
        return None
    for side in partners(now):
        choice = proposed(now, OfferInformation, side, "reason.compare_notes")
        if choice is not None:
            return choice
    return None


def leave_place(now: Situation) -> Choice | None:
    """Offer a partner a place of no use to the side, where none of its own stands any more."""
    for place, known in now.view.places.items():
        if known.holder == now.view.side and is_left(now, place):
            for side in partners(now):
                choice = proposed(now, OfferPlace, side, "reason.leave_place", place=place)
                if choice is not None:
                    return choice
    return None


def is_left(now: Situation, place: str) -> bool:
    """Return whether nobody of a side stands in a place, and none of its aims is to hold it."""
    at = now.book.ground.places[place].at
    aims = now.book.sides[now.view.side].aims
    return not any(unit.at == at for unit in now.own) and not any(
        aim.kind == "hold" and aim.about == place for aim in aims
    )


def strike_together(now: Situation) -> Choice | None:
    """Offer joint action where the enemy is near the place that is to be held."""
    place = wanted(now)
    if place is None or is_strong(now, place):
        return None
    for side in partners(now):
        if common_foe(now, side):
            choice = proposed(now, OfferJointAction, side, "reason.strike_together", place=place)
            if choice is not None:
                return choice
    return None


def is_strong(now: Situation, place: str) -> bool:
    """Return whether own people around a place can do without others: nobody is near, or few."""
    at, hexes = now.book.ground.places[place].at, now.km(NEAR_KM)
    foes = now.foes.near(at, hexes)
    bands = (unit for group in now.friends.near(at, hexes) for unit in group.units)
    return not foes or balance(now.book, bands, foes) >= ALONE


def partners(now: Situation) -> tuple[str, ...]:
    """Return those at peace with the side who take it at its word, and it them; not allies."""
    view = now.view
    return tuple(
        side
        for side in now.book.factions
        if view.relation(side) in ("truce", "co-belligerent")
        and trusts(now, side)
        and is_trusted(now, side)
    )


def call_aircraft(now: Situation) -> Choice | None:
    """Ask an ally for aircraft over the place one is to hold, when enemies are near one's own."""
    if now.view.aircraft or not any(
        unit.at is not None and now.pressed(unit.at, NEAR_KM) for unit in now.own
    ):
        return None
    place = nearest_place(now)
    allies = (side for side in now.book.factions if side != now.view.side and now.view.allied(side))
    for side in allies if place is not None else ():
        choice = proposed(now, AskAid, side, "reason.call_aircraft", aid=Aid.AIR, place=place)
        if choice is not None:
            return choice
    return None


def way_out(now: Situation) -> Choice | None:
    """Ask the enemy to let a beaten force go, when he stands by its way."""
    if not in_need(now):
        return None
    place = nearest_place(now)
    seen = (each for each in now.foes.all if each.faction is not None)
    near = [each for each in seen if any(each.at.distance(unit.at) <= now.km(NEAR_KM)
            for unit in now.own if unit.at is not None)]  # fmt: skip
    for foe in dict.fromkeys(each.faction for each in near) if place is not None else ():
        if foe is not None:
            choice = proposed(now, AskPassage, foe, "reason.way_out", place=place)
            if choice is not None:
                return choice
    return None


def sue_for_peace(now: Situation) -> Choice | None:
    """Offer the terms the scenario lists when one's force is beaten."""
    if not now.book.settlements or not in_need(now):
        return None
    offer = now.offer(OfferSettlement)
    if offer is None:
        return None
    side = offer.choices("faction", {})[0]
    terms = offer.choices("settlement", {"faction": side})[0]
    return proposed(now, OfferSettlement, side, "reason.sue_for_peace", settlement=terms)


def nearest_place(now: Situation) -> str | None:
    """Return the place nearest to the side's first unit."""
    first = next((unit.at for unit in now.own if unit.at is not None), None)
    if first is None:
        return None
    places = now.book.ground.places.values()
    found = min(places, key=lambda each: (each.at.distance(first), each.id), default=None)
    return None if found is None else found.id
