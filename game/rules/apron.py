"""The apron: what happens to aircraft on the ground, in the morning and when a base is lost."""

from game.rules.airbase import DAY, ready_chance, refuges, sorties_milli, wear_left
from game.rules.changes import Put, Set
from game.rules.dice import rounded_by_lot
from game.rules.events import Tell
from game.rules.facts import fact_name
from game.rules.resolution import Resolution
from game.rules.state import Aircraft, Fact
from game.rules.tracks import feel
from game.rules.view import observe


def standing(course: Resolution) -> tuple[Aircraft, ...]:
    """Return all aircraft that are not lost."""
    return tuple(craft for craft in course.state.aircraft.values() if not craft.lost)


def fly_off(course: Resolution) -> None:
    """Let aircraft leave each base an enemy has taken; what cannot fly off is lost with it."""
    for craft in standing(course):
        place = course.state.places.get(craft.base)
        if place is None or place.holder is None:
            continue
        if course.state.hostile(place.holder, craft.faction):
            leave_base(course, craft)


def leave_base(course: Resolution, craft: Aircraft) -> None:
    """Fly an aircraft to the nearest other base of its side, or leave it to the enemy."""
    book = course.book
    known = refuges(book, observe(book, course.state, craft.faction), craft)
    if not craft.ready or not known:
        left_behind(course, craft)
        return
    near = book.base_hexes[craft.base]
    base = min(known, key=lambda each: (book.air_metres(each, near), each))
    course.happen(
        "flown_off",
        {"craft": craft.id, "base": base},
        (Set("aircraft", craft.id, {"base": base}),),
        (Tell(craft.faction, "learnt.flown_off", {"aircraft": craft.type, "base": base}),),
    )


def left_behind(course: Resolution, craft: Aircraft) -> None:
    """Lose an aircraft that cannot leave a base the enemy has taken; its crew gets away."""
    taker = course.state.places[craft.base].holder
    assert taker is not None
    fact = Fact(
        id=fact_name(course.state, "aircraft_lost", course.book.base_hexes[craft.base]),
        kind="aircraft_lost",
        turn=course.state.clock.turn,
        at=course.book.base_hexes[craft.base],
        figures={f"aircraft.{craft.faction}": 1},
        parties=(craft.faction, taker),
        cause="base_taken",
    )
    course.happen(
        "left_behind",
        {"craft": craft.id, "fact": fact.id},
        (
            Set("aircraft", craft.id, {"lost": True, "sorties": 0, "support": None}),
            Put("facts", fact.id, fact),
        ),
        (
            Tell(
                craft.faction,
                "learnt.left_behind",
                {"aircraft": craft.type, "base": craft.base},
            ),
        ),
    )
    feel(course, fact)


def make_ready(course: Resolution) -> None:
    """End yesterday's standing by; on a new day see to every aircraft."""
    turn = course.state.clock.turn
    new_day = turn <= 1 or course.book.minute_of_turn(turn) < course.book.turn_minutes
    for craft in standing(course):
        if new_day:
            see_to(course, craft)
        elif craft.support is not None:
            course.happen(
                "flown_home",
                {"craft": craft.id},
                (Set("aircraft", craft.id, {"support": None}),),
            )


def see_to(course: Resolution, craft: Aircraft) -> None:
    """Give an aircraft its flights until the next midnight, if the mechanics let it fly."""
    ready, wear = is_ready(course, craft), wear_left(course.book, craft)
    changes = {"sorties": sorties(course, craft), "wear": wear, "ready": ready, "support": None}
    course.happen(
        "seen_to",
        {"craft": craft.id, "ready": ready},
        (Set("aircraft", craft.id, changes),),
        () if ready else (Tell(craft.faction, "learnt.not_ready", {"aircraft": craft.type}),),
    )


def is_ready(course: Resolution, craft: Aircraft) -> bool:
    """Return whether an aircraft may fly today.

    All may on the first day, as the scenario has them; and where a turn is longer than a day,
    in which the days in the workshop only make the flights fewer.
    """
    if course.state.clock.turn <= 1 or course.book.turn_minutes > DAY:
        return True
    return course.dice.chance(ready_chance(course.book, craft), "ready", craft.id)


def sorties(course: Resolution, craft: Aircraft) -> int:
    """Return the flights of an aircraft until the next midnight, or in a turn of several days."""
    book = course.book
    if book.turn_minutes <= DAY:
        return book.aircraft_types[craft.type].sorties_per_day
    milli = sorties_milli(book, craft, course.state.clock.weather.storm)
    return rounded_by_lot(course.dice, milli, "sorties", craft.id)
