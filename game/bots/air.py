"""Aircraft: who is sent where, for a staff that has some."""

from collections.abc import Sequence

from game.bots import upkeep
from game.bots.judgement import objective
from game.bots.player import Choice
from game.bots.situation import Situation
from game.hexgrid import Hex
from game.rules.airlift import STORES
from game.rules.chapters.air import Airlift, Mission, Rebase, Sortie
from game.rules.contacts import Level

SEVERAL = 4
"""Wounded in one hex for whom a helicopter is sent."""

OUTNUMBERED = 2
"""Enemies in fire's reach for each friend on the ground, up to whom a crew is asked to land."""

THREAT_KM = 25
"""How near one's own people an enemy is worth a strike."""

URGENT_KM = 10
"""How near he has to be for a crew to be risked."""


def flight(
    now: Situation, mission: Mission, reason: str, wanted: Sequence[Hex], *, crewed: bool
) -> Choice | None:
    """Return a sortie of the first aircraft fit for a mission to the first hex it can reach.

    Args:
        now: The situation.
        mission: What for.
        reason: Why, as a words key.
        wanted: Where to, the most wanted first.
        crewed: Whether aircraft with a crew may be sent too.
    """
    offer = now.offer(Sortie) if wanted else None
    if offer is None:
        return None
    for craft in offer.choices("aircraft", {}):
        kind = now.book.aircraft_types[now.view.aircraft[craft].type]
        if (kind.crew and not crewed) or mission not in offer.choices(
            "mission", {"aircraft": craft}
        ):
            continue
        reached = set(offer.choices("to", {"aircraft": craft, "mission": mission}))
        goal = next((at for at in wanted if at in reached), None)
        if goal is not None:
            order = offer.fill(aircraft=craft, mission=mission, to=goal)
            return Choice(order, reason, {"at": goal})
    return None


def bring_out(now: Situation) -> Choice | None:
    """Fly wounded out where there are several, and friends hold the ground."""
    if not now.view.aircraft:
        return None
    hurt: dict[Hex, int] = {}
    for unit in now.view.units.values():
        if unit.at is not None and unit.wounded:
            hurt[unit.at] = hurt.get(unit.at, 0) + unit.wounded
    several = (at for at in hurt if hurt[at] >= SEVERAL and held(now, at))
    wanted = sorted(several, key=lambda at: (-hurt[at], at))
    return flight(now, Mission.EVACUATION, "reason.wounded", wanted, crewed=True)


def held(now: Situation, at: Hex) -> bool:
    """Return whether friends in a hex are not too few against the enemies known in fire's reach."""
    near = now.book.numbers["air.fire_m"] // now.book.ground.hex_m
    foes = sum(contact.people.best for contact in now.foes.near(at, near))
    hold = sum(unit.people for unit in now.view.units.values() if unit.at == at)
    return foes <= hold * OUTNUMBERED


def strike(now: Situation) -> Choice | None:
    """Strike what was seen lately near one's own people; with a crew only if it is close."""
    if not now.view.aircraft:
        return None
    urgent = flight(now, Mission.STRIKE, "reason.threat", threats(now, URGENT_KM), crewed=True)
    return urgent or flight(
        now, Mission.STRIKE, "reason.threat", threats(now, THREAT_KM), crewed=False
    )


def threats(now: Situation, kilometres: int) -> list[Hex]:
    """Return where enemies were seen lately near one's own people, the most numerous first."""
    near = now.km(kilometres)
    friends = [unit.at for unit in now.view.units.values() if unit.at is not None]
    found = [
        contact
        for contact in now.foes.all
        if contact.level >= Level.SIGHTED
        and contact.turn >= now.view.turn - 1
        and any(at.distance(contact.at) <= near for at in friends)
    ]
    return [each.at for each in sorted(found, key=lambda each: (-each.people.best, each.at))]


def look(now: Situation) -> Choice | None:
    """Look ahead of the first of one's units around which nothing sure is known."""
    if not now.view.aircraft:
        return None
    goal = objective(now.book, now.view)
    for unit in now.own:
        if unit.at is None or now.seen(unit.at, THREAT_KM):
            continue
        if goal is None:
            return None
        line = unit.at.line(goal)
        ahead = [line[min(len(line) - 1, 3)], goal]
        return flight(now, Mission.RECONNAISSANCE, "reason.look_ahead", ahead, crewed=False)
    return None


def stand_by(now: Situation) -> Choice | None:
    """Keep an aircraft over one's own people when an enemy is close and nothing can be struck."""
    if not now.view.aircraft:
        return None
    near = now.km(URGENT_KM)
    wanted = [unit.at for unit in now.own if unit.at and now.foes.near(unit.at, near)]
    return flight(now, Mission.SUPPORT, "reason.stand_by", wanted, crewed=True)


def supply(now: Situation) -> Choice | None:
    """Fly stores to those of one's own who run low."""
    offer = now.offer(Airlift) if now.view.aircraft else None
    if offer is None:
        return None
    wanted = {unit.at for unit in now.own if upkeep.low(now, unit)}
    for craft in offer.choices("aircraft", {}):
        if STORES not in offer.choices("cargo", {"aircraft": craft}):
            continue
        goals = offer.choices("to", {"aircraft": craft, "cargo": STORES})
        goal = next((at for at in goals if at in wanted), None)
        if goal is not None:
            order = offer.fill(aircraft=craft, cargo=STORES, to=goal)
            return Choice(order, "reason.fly_stores", {"at": goal})
    return None


def move_away(now: Situation) -> Choice | None:
    """Move an aircraft from a base on the map that an enemy comes near."""
    if not now.view.aircraft:
        return None
    offer = now.offer(Rebase)
    for key in () if offer is None else offer.choices("aircraft", {}):
        base = now.view.aircraft[key].base
        on_map = not now.book.bases[base]
        if offer is not None and on_map and now.pressed(now.book.base_hexes[base], URGENT_KM):
            other = offer.choices("base", {"aircraft": key})[0]
            order = offer.fill(aircraft=key, base=other)
            return Choice(order, "reason.move_base", {"at": now.book.base_hexes[base]})
    return None
