"""Strongholds: a place in an enemy's hands, who is believed to be there, what an assault promises.

Who waits for a column does not show himself: that nobody was seen in a place says little.
"""

from collections.abc import Sequence

from game.bots.judgement import believed_ratio
from game.bots.situation import Situation
from game.hexgrid import Hex
from game.rules.contacts import Estimate, Level, Sighting
from game.rules.units import Posture, Unit

SUPPOSED = 150
"""People believed to defend a place of whom nothing is known. Choice: as many as a column."""

GUARD = 50
"""People believed to stay in it when the others have been seen elsewhere."""

LATELY = 2
"""Turns after which nobody goes by what was seen or told any more."""


def held_by_foes(now: Situation, at: Hex) -> bool:
    """Return whether an enemy is known to hold a place in a hex."""
    known = (now.view.places.get(place.id) for place in now.book.ground.places_at(at))
    holders = [each.holder for each in known if each is not None and each.holder is not None]
    return any(now.view.hostile(holder) for holder in holders)


def unlooked_for(now: Situation) -> bool:
    """Return whether a column may come by surprise: by night, in still air."""
    weather = now.view.weather
    return weather.night * 2 >= now.book.turn_minutes and not weather.storm


def assault_ratio(now: Situation, units: Sequence[Unit], at: Hex) -> int:
    """Return the ratio of power of an assault on a stronghold as it has to be feared, per-mille."""
    if not units:
        return 0
    return believed_ratio(now.book, units, garrison(now, at), at, now.view.weather)


def garrison(now: Situation, at: Hex) -> tuple[Sighting, ...]:
    """Return those believed to defend a place: who was made out there, and who has to be supposed.

    Whoever was seen or heard of away from it lately is not there.
    """
    lately = [
        each for each in now.foes.all if each.turn > 0 and now.view.turn - each.turn <= LATELY
    ]
    there = tuple(each for each in lately if each.at == at)
    away = sum(each.people.best for each in lately if each.at.distance(at) > 1)
    unseen = max(GUARD, SUPPOSED - away) - sum(each.people.best for each in there)
    return (*there, supposed(now, at, unseen)) if unseen > 0 else there


def supposed(now: Situation, at: Hex, people: int) -> Sighting:
    """Return people in a hex whom nobody has seen, as if somebody had."""
    return Sighting(
        id="supposed",
        level=Level.SIGHTED,
        at=at,
        doubt_m=0,
        turn=now.view.turn,
        source="own",
        people=Estimate(people, people, people),
        posture=Posture.READY,
    )
