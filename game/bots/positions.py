"""Positions: where a column stands best against who may come at it, and how it gets there."""

from collections.abc import Sequence

from game.bots.maps import Maps
from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.hexgrid import Hex
from game.rules.chapters.movement import March
from game.rules.groups import mobility_of
from game.rules.orders import Pace, Route
from game.rules.rulebook import Rulebook

NARROW = 1300
"""What ground that narrows a fight is worth beside its cover to who is fewer, per-mille."""

BETTER = 1150
"""How much more shelter a hex must give, per-mille, to be worth a march."""

BOUND_KM = 20
"""How far a column goes for it. Choice: less than half a day's march."""

PACES = (Pace.SECURED, Pace.NORMAL)
"""With scouts out if it can be reached so."""


def shelter(book: Rulebook, at: Hex) -> int:
    """Return what the ground of a hex gives a column that digs in there, per-mille."""
    terrain = book.going.terrain[book.ground.terrain_at(at)]
    cover = 1_000_000 // terrain.cover
    return cover * NARROW // 1000 if terrain.close else cover


def take_position(now: Situation, maps: Maps, group: Group, goal: Hex) -> Choice | None:
    """Return a march to stronger ground nearby that is no farther from the goal, if there is any.

    Nobody moves out of his trench or under an enemy's eyes for it.
    """
    if now.seen(group.at, BOUND_KM):
        return None
    offer = now.offer(March, group.id)
    for pace in PACES if offer is not None else ():
        assert offer is not None
        best = strongest(now, maps, group, goal, offer.choices("to", on_road(pace)))
        if best is not None:
            order = offer.fill(to=best, **on_road(pace))
            return Choice(order, "reason.better_ground", {"unit": group.id, "at": best})
    return None


def on_road(pace: Pace) -> dict[str, Pace | Route]:
    """Return how a column goes there."""
    return {"pace": pace, "route": Route.FAST}


def strongest(
    now: Situation, maps: Maps, group: Group, goal: Hex, reached: Sequence[Hex]
) -> Hex | None:
    """Return which of some hexes shelters most, the nearest to the goal of those alike."""
    mobility = mobility_of(now.book, group.units)
    left = maps.metres(group.at, goal, mobility)
    wanted = shelter(now.book, group.at) * BETTER // 1000
    fit = [
        at
        for at in reached
        if at.distance(group.at) <= now.km(BOUND_KM)
        and at.distance(goal) > 1
        and shelter(now.book, at) >= wanted
        and maps.metres(at, goal, mobility) < left
        and not now.foes.near(at, 1)
    ]
    return max(
        fit,
        key=lambda at: (shelter(now.book, at), -maps.metres(at, goal, mobility), at),
        default=None,
    )
