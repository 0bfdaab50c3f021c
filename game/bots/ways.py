"""Ways: closed roads cleared by those who have to pass, columns formed by those who may."""

from game.bots.judgement import kept
from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.rules.chapters.posture import JoinFormation
from game.rules.chapters.roads import ClearRoad

FIT = 700
"""Share of its people, per-mille, that a unit needs to march in a column."""


def clear_road(now: Situation, group: Group) -> Choice | None:
    """Clear the closed road one stands on; others will come after."""
    blocks = now.view.roadblocks.values()
    if not any(block.at == group.at and now.view.hostile(block.faction) for block in blocks):
        return None
    offer = now.offer(ClearRoad, group.id)
    if offer is None:
        return None
    return Choice(offer.fill(), "reason.clear_road", {"unit": group.id, "at": group.at})


def form_up(now: Situation, group: Group) -> Choice | None:
    """Join a column in the same hex, with a unit that is fit and marches alone."""
    unit = group.unit
    if unit.formation is not None or unit.faction != now.view.side or kept((unit,)) < FIT:
        return None
    offer = now.offer(JoinFormation, group.id)
    if offer is None:
        return None
    for column in offer.choices("formation", {}):
        if now.view.formations[column].lead == now.view.side:
            order = offer.fill(formation=column)
            return Choice(order, "reason.join_accept", {"unit": group.id})
    return None
