"""Scouting on the ground: finding those of whom one has only heard."""

from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.rules.chapters.sighting import Search
from game.rules.contacts import Level

FRESH = 1
"""Turns after which a rumour is not worth a search any more, and a sighting is no more than one."""


def search(now: Situation, group: Group) -> Choice | None:
    """Comb a hex from which rumours come, while nobody has been seen near it lately."""
    beside = now.foes.near(group.at, 1)
    lately = now.view.turn - FRESH
    if not beside or any(each.level >= Level.SIGHTED and each.turn >= lately for each in beside):
        return None
    offer = now.offer(Search, group.id)
    if offer is None:
        return None
    hexes = offer.choices("to", {})
    for contact in sorted(beside, key=lambda each: (-each.level, -each.turn, each.id)):
        seen = contact.level >= Level.SIGHTED
        if (seen or contact.turn >= lately) and contact.at in hexes:
            order = offer.fill(to=contact.at)
            return Choice(order, "reason.search", {"unit": group.id, "at": contact.at})
    return None
