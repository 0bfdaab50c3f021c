"""Aircraft: who is sent where, for a staff that has some."""

from collections.abc import Sequence

from game.bots.judgement import objective
from game.bots.player import Choice
from game.bots.situation import Situation
from game.hexgrid import Hex
from game.rules.chapters.air import Mission, Sortie
from game.rules.contacts import Level

SEVERAL = 4
"""Wounded in one hex for whom a helicopter is sent."""

THREAT_KM = 25
"""How near one's own people an enemy is worth a strike."""


def flight(now: Situation, mission: Mission, reason: str, wanted: Sequence[Hex]) -> Choice | None:
    """Return a sortie of the first aircraft fit for a mission to the first hex it can reach."""
    offer = now.offer(Sortie) if wanted else None
    if offer is None:
        return None
    for craft in offer.choices("aircraft", {}):
        if mission not in offer.choices("mission", {"aircraft": craft}):
            continue
        reached = set(offer.choices("to", {"aircraft": craft, "mission": mission}))
        goal = next((at for at in wanted if at in reached), None)
        if goal is not None:
            order = offer.fill(aircraft=craft, mission=mission, to=goal)
            return Choice(order, reason, {"at": goal})
    return None


def bring_out(now: Situation) -> Choice | None:
    """Fly wounded out where there are several."""
    if not now.view.aircraft:
        return None
    hurt: dict[Hex, int] = {}
    for unit in now.view.units.values():
        if unit.at is not None and unit.wounded:
            hurt[unit.at] = hurt.get(unit.at, 0) + unit.wounded
    wanted = sorted((at for at in hurt if hurt[at] >= SEVERAL), key=lambda at: (-hurt[at], at))
    return flight(now, Mission.EVACUATION, "reason.wounded", wanted)


def strike(now: Situation) -> Choice | None:
    """Strike what threatens one's own people, if it was seen lately."""
    if not now.view.aircraft:
        return None
    near = now.km(THREAT_KM)
    friends = [unit.at for unit in now.view.units.values() if unit.at is not None]
    threats = [
        contact
        for contact in now.foes.all
        if contact.level >= Level.SIGHTED
        and contact.turn >= now.view.turn - 1
        and any(at.distance(contact.at) <= near for at in friends)
    ]
    wanted = [each.at for each in sorted(threats, key=lambda each: (-each.people.best, each.at))]
    return flight(now, Mission.STRIKE, "reason.threat", wanted)


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
        return flight(now, Mission.RECONNAISSANCE, "reason.look_ahead", ahead)
    return None
