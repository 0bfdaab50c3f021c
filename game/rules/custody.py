"""Custody: people in places and boxes, and what an evening makes of those who guarded them."""

from dataclasses import replace

from game.rules.captivity import gathered, heard_of, homecoming, row_of
from game.rules.changes import Change, Put, Set
from game.rules.events import Tell
from game.rules.groups import spent
from game.rules.resolution import Resolution, unit_set
from game.rules.state import Captives
from game.rules.units import Unit


def confine(course: Resolution, unit: Unit, place: str) -> None:
    """Move a unit's prisoners into a place."""
    rows: list[Change] = []
    for side, people in sorted((unit.prisoners or {}).items()):
        row = row_of(course.state.captives, unit.faction, side)
        places = gathered(row.places, {place: people})
        rows.append(Put("captives", row.id, replace(row, places=places)))
    count = sum((unit.prisoners or {}).values())
    course.happen(
        "prisoners_confined",
        {"unit": unit.id, "place": place, "n": count},
        (unit_set(unit, prisoners=None), *rows),
        (Tell(unit.faction, "done.confine", {"units": (unit.id,), "place": place, "n": count}),),
    )


def bring_wounded(course: Resolution, unit: Unit) -> None:
    """Leave a unit's wounded in care: out of the match, and no loss."""
    course.happen(
        "wounded_brought",
        {"unit": unit.id, "n": unit.wounded},
        (
            unit_set(
                unit,
                wounded=0,
                ledger=unit.ledger._replace(evacuated=unit.ledger.evacuated + unit.wounded),
                minutes=spent(unit, course.number("wounded.minutes")),
            ),
        ),
        (
            Tell(
                unit.faction,
                "done.bring_wounded",
                {"units": (unit.id,), "at": unit.at, "n": unit.wounded},
            ),
        ),
    )


def unload(course: Resolution, unit: Unit, box: str) -> None:
    """Leave prisoners and wounded at a place off the map once the unit is there."""
    if unit.prisoners:
        confine(course, unit, box)
    if unit.wounded:
        bring_wounded(course, course.unit(unit.id))


def walk_free(course: Resolution, unit: Unit) -> None:
    """Let prisoners go home from a unit in which nobody is fit to guard them."""
    freed = dict(unit.prisoners or {})
    course.happen(
        "prisoners_freed",
        {"unit": unit.id},
        (unit_set(unit, prisoners=None), *homecoming(course.state, freed, unit.at)),
        (
            Tell(unit.faction, "learnt.guards_lost", {"unit": unit.id}),
            *heard_of(freed, unit.faction),
        ),
    )


def keep_or_lose(course: Resolution, row: Captives, place: str) -> None:
    """See whether prisoners in a place are still their holder's tonight.

    Whoever takes the place frees his own and those he does not fight; the others are his now.
    """
    row = course.state.captives[row.id]
    holder, _, faction = row.id.partition("|")
    now, people = course.state.places[place].holder, row.places[place]
    if now == holder:
        return
    rest = {name: count for name, count in row.places.items() if name != place}
    left = Put("captives", row.id, replace(row, places=rest))
    if now is not None and course.state.hostile(now, faction):
        other = row_of(course.state.captives, now, faction)
        taken = gathered(other.places, {place: people})
        course.happen(
            "prisoners_taken_over",
            {"place": place, "by": now, "n": people},
            (left, Put("captives", other.id, replace(other, places=taken))),
            (
                Tell(now, "learnt.prisoners_found", {"place": place, "n": people}),
                Tell(holder, "learnt.prisoners_lost", {"place": place, "n": people}),
            ),
        )
        return
    home = course.state.factions[faction].home + people
    freed = replace(row, places=rest, named=max(0, row.named - people))
    course.happen(
        "prisoners_freed",
        {"place": place, "n": people},
        (Put("captives", row.id, freed), Set("factions", faction, {"home": home})),
        (
            Tell(holder, "learnt.prisoners_lost", {"place": place, "n": people}),
            Tell(faction, "learnt.prisoners_home", {"faction": holder, "n": people}),
        ),
    )
