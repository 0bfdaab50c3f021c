"""Calm: what quiet days, a holder who protects and a heavy hand do to the people of a place."""

from typing import Any

from game.rules.changes import Change, Set
from game.rules.resolution import Resolution, changing
from game.rules.state import PlaceState
from game.rules.units import Unit

LOUD = ("fight", "bombardment", "strike", "harm")
"""Kinds of fact that end the quiet of a place."""


def days_go_by(course: Resolution) -> None:
    """Let the evening do its part in every place: quiet grows, fear fades, people come back."""
    changes: list[Change] = []
    for place in course.state.places.values():
        fields = {**quiet_after(course, place)}
        fields |= faded(course, place, fields["quiet"])
        fields |= come_back(course, place, fields["quiet"])
        new = changing(place, **fields)
        if new:
            changes.append(Set("places", place.id, new))
    if changes:
        course.happen("people_calmed", {}, tuple(changes))
    for place in tuple(course.state.places.values()):
        feel_heavy_hand(course, place)


def quiet_after(course: Resolution, place: PlaceState) -> dict[str, Any]:
    """Return how long a place has been quiet this evening: not at all if it was loud today."""
    at, turn = course.book.ground.places[place.id].at, course.state.clock.turn
    loud = any(
        fact.turn == turn and fact.at == at and fact.kind in LOUD
        for fact in course.state.facts.values()
    )
    return {"quiet": 0 if loud else place.quiet + course.book.turn_minutes}


def faded(course: Resolution, place: PlaceState, quiet: int) -> dict[str, Any]:
    """Return what is left of fear and blame.

    A holder who protects takes fear away evening by evening. What harm brought fades by itself,
    and only after quiet days: so doing harm again never shortens what others have to bear.
    """
    found: dict[str, Any] = {}
    if place.fear and protected(course, place):
        found["fear"] = max(0, place.fear - a_days_part(course, "people.calm"))
    if quiet >= course.number("people.quiet_minutes"):
        less = a_days_part(course, "harm.fades")
        found["harm_fear"] = max(0, place.harm_fear - less)
        left = {side: held - less for side, held in place.blame.items() if held > less}
        found["blame"] = left
    return found


def a_days_part(course: Resolution, name: str) -> int:
    """Return a number given for a day, for the length of a turn; at least one."""
    return max(1, course.number(name) * course.book.turn_minutes // 1440)


def come_back(course: Resolution, place: PlaceState, quiet: int) -> dict[str, Any]:
    """Return who comes home: those driven away by harm after quiet days, others on open ways."""
    fled, others = place.harm_fled, place.displaced - place.harm_fled
    share = a_days_part(course, "people.return")
    home = -(-fled * share // 1000) if quiet >= course.number("people.quiet_minutes") else 0
    more = -(-others * share // 1000) if not place.blockade else 0
    return {
        "inhabitants": place.inhabitants + home + more,
        "displaced": place.displaced - home - more,
        "harm_fled": fled - home,
    }


def protected(course: Resolution, place: PlaceState) -> bool:
    """Return whether the holder or an ally stands in a place openly and with a light hand."""
    there = openly_there(course, place)
    return (
        place.holder is not None
        and any(course.state.allied(unit.faction, place.holder) for unit in there)
        and not any(course.book.factions[unit.faction].heavy_handed() for unit in there)
    )


def openly_there(course: Resolution, place: PlaceState) -> list[Unit]:
    """Return the units that people of a place see in their streets."""
    at = course.book.ground.places[place.id].at
    return [unit for unit in course.units_at(at) if not unit.hidden]


def feel_heavy_hand(course: Resolution, place: PlaceState) -> None:
    """Let people fear, and keep silent to, those who rule them by fear."""
    there = {unit.faction for unit in openly_there(course, place)}
    heavy = sorted(side for side in there if course.book.factions[side].heavy_handed())
    most = course.number("people.heavy_most")
    if not heavy or not place.inhabitants:
        return
    more = a_days_part(course, "people.heavy")
    blame = {
        **place.blame,
        **{
            side: max(place.blame.get(side, 0), min(most, place.blame.get(side, 0) + more))
            for side in heavy
        },
    }
    fear = max(place.harm_fear, min(most, place.harm_fear + more))
    if blame != place.blame or fear != place.harm_fear:
        course.happen(
            "heavy_hand_felt",
            {"place": place.id, "factions": tuple(heavy)},
            (Set("places", place.id, {"blame": blame, "harm_fear": fear}),),
        )
