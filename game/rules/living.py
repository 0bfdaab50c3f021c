"""Living: the day's water and fuel, thirst, and the people who leave a unit without any."""

from game.rules.changes import Set
from game.rules.dice import rounded_by_lot
from game.rules.events import Tell
from game.rules.handing import draw
from game.rules.resolution import Resolution, unit_set
from game.rules.sources import Source, sources, true_here
from game.rules.stores import Stores, measure, moved
from game.rules.units import Unit


def live(course: Resolution) -> None:
    """Take the turn's water and fuel from what is here, or from what units carry."""
    living = [unit for unit in course.state.units.values() if unit.active]
    own = [(unit, here) for unit in living if not is_fed(course, unit, here := found(course, unit))]
    dry: list[Unit] = []
    changes = tuple(used_up(course, unit, here, dry) for unit, here in own)
    course.happen(
        "stores_used",
        {},
        changes,
        tuple(Tell(unit.faction, "learnt.dry", {"unit": unit.id}) for unit in dry),
    )
    for unit in dry:
        desert(course, course.unit(unit.id))


def found(course: Resolution, unit: Unit) -> tuple[Source, ...]:
    """Return what a unit could truly fill up from in its hex, up to the first that feeds it."""
    here = true_here(course, unit)
    listed: list[Source] = []
    for source in () if here is None else sources(course.book, here, unit):
        listed.append(source)
        if source.feeds:
            break
    return tuple(listed)


def is_fed(course: Resolution, unit: Unit, listed: tuple[Source, ...]) -> bool:
    """Let a unit live on what is listed here; return whether it needs nothing of its own tonight.

    A depot that runs out tonight still feeds whoever takes the last of it.
    """
    if any(source.feeds for source in listed):
        return True
    for source in listed:
        if source.kind == "depot" and source.stock is not None and source.stock.water_fuel:
            draw(course, source.id, Stores(days_part(course, 100) * measure(course.book, unit)))
            return True
    return False


def days_part(course: Resolution, a_day: int) -> int:
    """Return the part of something of a day that falls to one turn."""
    return a_day * course.book.turn_minutes // 1440


def used_up(course: Resolution, unit: Unit, listed: tuple[Source, ...], dry: list[Unit]) -> Set:
    """Return what a turn's living does to a unit; who has no water joins the *dry*.

    Where there is some water, what a unit has does not fall below what that keeps up.
    """
    floors = [source.water_to for source in listed if source.water_to is not None]
    kept = min(unit.water_fuel, max(floors, default=0))
    left = max(kept, unit.water_fuel - days_part(course, 100))
    thirst = 0
    if left <= 0 and not floors:
        dry.append(unit)
        thirst = days_part(course, course.number("supply.thirst_per_day"))
    return unit_set(
        unit,
        **moved(unit, "cause.stores_living", left - unit.water_fuel),
        cohesion=max(0, unit.cohesion - thirst),
    )


def desert(course: Resolution, unit: Unit) -> None:
    """Let part of those leave who have no water and no longer hold together."""
    if unit.cohesion >= course.number("supply.desert_below"):
        return
    share = days_part(course, course.number("supply.desert_per_day"))
    gone = min(unit.people, rounded_by_lot(course.dice, unit.people * share, "desert", unit.id))
    if not gone:
        return
    course.happen(
        "deserted",
        {"unit": unit.id, "n": gone},
        (
            unit_set(
                unit,
                people=unit.people - gone,
                ledger=unit.ledger._replace(deserted=unit.ledger.deserted + gone),
            ),
        ),
        (Tell(unit.faction, "learnt.deserted", {"unit": unit.id, "n": gone}),),
    )
