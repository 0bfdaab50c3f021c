"""Upkeep: what every staff does for its units beside marching and fighting."""

from game.bots.judgement import kept
from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.rules.chapters.artillery import Bombard
from game.rules.chapters.breakdowns import LeaveWrecks
from game.rules.chapters.organisation import Merge
from game.rules.chapters.supply import Cache, Deliver, LeaveVehicles, Resupply
from game.rules.units import Unit

REMNANT = 450
"""Share of its people, per-mille, below which a unit is merged with another."""

HASTE_KM = 10
"""How near an enemy has to be for vehicles under tow to be left behind."""


def refill(now: Situation, group: Group) -> Choice | None:
    """Fill up where one can, when stores run low and no enemy is near."""
    if not low(now, group.unit) or now.foes.near(group.at, 1):
        return None
    offer = now.offer(Resupply, group.id)
    if offer is None:
        return None
    return Choice(offer.fill(), "reason.stores_low", {"unit": group.id})


def leave_wrecks(now: Situation) -> Choice | None:
    """Leave what is under tow behind when an enemy is near."""
    for group in now.groups:
        towing = any(unit.broken.total for unit in group.units)
        if towing and now.pressed(group.at, HASTE_KM):
            offer = now.offer(LeaveWrecks, group.id)
            if offer is not None:
                return Choice(offer.fill(), "reason.leave_wrecks", {"unit": group.id})
    return None


def walk(now: Situation) -> Choice | None:
    """Leave vehicles that have no fuel left, when an enemy is near."""
    for unit in now.own:
        stuck = unit.water_fuel <= 0 and unit.vehicles.total and not unit.on_foot
        if stuck and unit.at is not None and now.pressed(unit.at, HASTE_KM):
            offer = now.offer(LeaveVehicles, unit.id)
            if offer is not None:
                return Choice(offer.fill(), "reason.walk", {"unit": unit.id})
    return None


def deliver(now: Situation, group: Group) -> Choice | None:
    """Hand out what trucks carry to whoever beside them has least."""
    for unit in now.view.units_at(group.at):
        if unit.faction != now.view.side or not now.book.types[unit.type].carries:
            continue
        offer = now.offer(Deliver, unit.id)
        takers = () if offer is None else offer.choices("taker", {})
        needy = [key for key in takers if key in now.view.units and low(now, now.view.units[key])]
        if offer is not None and needy:
            taker = min(needy, key=lambda key: (now.view.units[key].water_fuel, key))
            order = offer.fill(taker=taker)
            return Choice(order, "reason.deliver", {"unit": unit.id, "other": taker})
    return None


def hide_stores(now: Situation, group: Group) -> Choice | None:
    """Hide part of full stores at home, to come back for them."""
    unit = group.unit
    full = unit.water_fuel >= now.book.types[unit.type].water_fuel
    mine = (depot for depot in now.view.depots.values() if depot.faction == now.view.side)
    if not full or any(depot.hidden for depot in mine):
        return None
    offer = now.offer(Cache, group.id)
    return None if offer is None else Choice(offer.fill(), "reason.cache", {"unit": group.id})


def low(now: Situation, unit: Unit) -> bool:
    """Return whether a unit has less than half its stores left."""
    kind = now.book.types[unit.type]
    return unit.water_fuel * 2 < kind.water_fuel or unit.ammunition * 2 < kind.ammunition


def merge_remnants(now: Situation, group: Group) -> Choice | None:
    """Make one unit of two that have few people left."""
    if kept((group.unit,)) >= REMNANT or group.unit.faction != now.view.side:
        return None
    offer = now.offer(Merge, group.id)
    if offer is None:
        return None
    other = offer.choices("unit", {})[0]
    return Choice(offer.fill(unit=other), "reason.merge", {"unit": group.id, "other": other})


def bombard(now: Situation, group: Group) -> Choice | None:
    """Fire on what somebody has seen within range, while half the ammunition is left."""
    for unit in group.units:
        kind = now.book.types[unit.type]
        if not kind.indirect or unit.ammunition * 2 < kind.ammunition:
            continue
        offer = now.offer(Bombard, unit.id)
        if offer is None:
            continue
        for contact in offer.choices("contact", {}):
            sighting = now.view.contacts[contact]
            if sighting.level > 1 and sighting.turn == now.view.turn:
                return Choice(
                    offer.fill(contact=contact),
                    "reason.bombard",
                    {"unit": unit.id, "at": sighting.at},
                )
    return None
