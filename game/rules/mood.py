"""Mood: what rule, goods, news and a wish for independence make of how people lean.

Each side is judged by itself, and no side gains by what another loses: how far leaning can rise
is settled at the start, by how many leaned to nobody then. So harm, which lowers the leaning to
those to blame, opens nothing to them nor to their rivals.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from game.rules.blockade import aware
from game.rules.calm import a_days_part, openly_there, protected
from game.rules.changes import Set
from game.rules.public import Audience
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import PlaceState

TOLD: Final = "cause.what_is_told"
"""The cause that is what people believe of what a side says."""


def moods_change(course: Resolution) -> None:
    """Let people of every place lean a little more or less to each side this evening."""
    for place in tuple(course.state.places.values()):
        if place.inhabitants:
            lean(course, place)


def lean(course: Resolution, place: PlaceState) -> None:
    """Let the people of one place do so, each cause by itself."""
    leaning, moods = dict(place.leaning), dict(place.moods)
    for side, cause, change in causes(course, place):
        before = leaning.get(side, 0)
        most = max(before, highest(course.book, place.id, side, cause))
        after = min(most, max(0, before + change))
        if after != before:
            leaning[side] = after
            key = f"{side}|{cause}"
            moods[key] = moods.get(key, 0) + after - before
    if leaning != place.leaning:
        course.happen(
            "people_lean",
            {"place": place.id},
            (Set("places", place.id, {"leaning": leaning, "moods": moods}),),
        )


def causes(course: Resolution, place: PlaceState) -> Iterator[tuple[str, str, int]]:
    """Yield whom people lean to more or less tonight, why, and by how many per-mille."""
    yield from rule(course, place)
    yield from goods(course, place)
    yield from news(course, place)


def rule(course: Resolution, place: PlaceState) -> Iterator[tuple[str, str, int]]:
    """Yield what people make of who is in their place: protection wins them, a heavy hand not."""
    holder = place.holder
    if holder is not None and holder in course.book.factions and protected(course, place):
        gain = a_days_part(course, "mood.rule")
        yield holder, "cause.protected_by", gain * sympathy(course, place, holder) // 1000
    there = {unit.faction for unit in openly_there(course, place)}
    for side in sorted(there):
        if course.book.factions[side].heavy_handed():
            yield side, "cause.heavy_hand", -a_days_part(course, "mood.heavy")


def goods(course: Resolution, place: PlaceState) -> Iterator[tuple[str, str, int]]:
    """Yield what shops without goods and dear fuel cost those who bar the ways."""
    if place.holder is None or place.blockade < course.number("mood.shortage_minutes"):
        return
    for side in aware(course, place, place.holder):
        if not course.state.allied(side, place.holder):
            yield side, "cause.shortage", -a_days_part(course, "mood.shortage")


def news(course: Resolution, place: PlaceState) -> Iterator[tuple[str, str, int]]:
    """Yield what it does to a side how far people of the north believe it.

    Who is believed wins back those who turned away, and nobody more: an honest word about harm
    is no gain from it.
    """
    for side in course.book.factions:
        if side in place.leaning:
            trust = course.state.factions[side].credit(Audience.NORTH) - 500
            yield side, TOLD, a_days_part(course, "mood.news") * trust // 500


def sympathy(course: Resolution, place: PlaceState, side: str) -> int:
    """Return how far a wish for independence helps whoever protects a place, per-mille of usual."""
    doctrine, wished = course.book.factions[side], wish(course.book, place.id)
    if doctrine.serves_state():
        return 1000 - wished
    return 1000 + wished if doctrine.wants_independence() else 1000


def highest(book: Rulebook, place: str, side: str, cause: str) -> int:
    """Return how far a cause can raise leaning to a side, per-mille."""
    return book.places[place].leaning.get(side, 0) if cause == TOLD else ceiling(book, place, side)


def ceiling(book: Rulebook, place: str, side: str) -> int:
    """Return how many people of a place may ever lean to a side, per-mille.

    Those who did at the start, and an equal share of those who leaned to nobody then; to whoever
    serves the state nobody who wishes to part from it.
    """
    start: Mapping[str, int] = book.places[place].leaning
    free = max(0, 1000 - sum(start.values()))
    most = start.get(side, 0) + free // max(1, len(book.factions))
    if book.factions[side].serves_state():
        most = min(most, 1000 - wish(book, place))
    return max(start.get(side, 0), most)


def wish(book: Rulebook, place: str) -> int:
    """Return how many people of a place wish for independence, per-mille."""
    return book.places[place].independence
