"""Assault: closing in on a hex and fighting whoever is found there, or met on the march."""

from collections.abc import Iterable

from game.hexgrid import Hex
from game.rules.ambush import sprung
from game.rules.changes import Change
from game.rules.engagement import engage
from game.rules.events import Tell
from game.rules.forces import Manner
from game.rules.groups import lead_of, spent
from game.rules.halting import warned
from game.rules.marching import ways
from game.rules.orders import Pace, Route
from game.rules.power import Factor
from game.rules.resolution import Resolution, unit_set
from game.rules.siege import break_through
from game.rules.units import Posture, Unit


def assault(
    course: Resolution, side: str, ids: tuple[str, ...], goal: Hex, extra: tuple[Factor, ...]
) -> None:
    """Close in from all sides and fight whoever stands openly in a hex."""
    origins = {course.unit(key).at for key in ids}
    cordon = frozenset(at for at in origins if at is not None and at != goal)
    spend(course, ids, course.number("combat.minutes"))
    if not close_in(course, ids, goal):
        return
    attackers, foes = active(course, ids), foes_found(course, side, goal)
    if attackers and foes:
        warned(course, foes, attackers)
        engage(course, attackers, foes, goal, Manner.ASSAULT, extra=extra, cordon=cordon)
        break_through(course, ids, goal)
    else:
        struck_air(course, side, ids, goal)


def struck_air(course: Resolution, side: str, ids: tuple[str, ...], goal: Hex) -> None:
    """Find nobody where an enemy was believed."""
    course.happen(
        "struck_air",
        {"units": ids, "at": goal},
        (),
        (Tell(side, "learnt.nobody_there", {"units": ids, "at": goal}),),
    )


def spend(course: Resolution, ids: Iterable[str], minutes: int) -> None:
    """Take working time from units."""
    course.happen(
        "time_spent",
        {},
        tuple(
            unit_set(course.unit(key), minutes=spent(course.unit(key), minutes), wait=None)
            for key in ids
        ),
    )


def active(course: Resolution, ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of the units that can still act."""
    return tuple(key for key in ids if course.unit(key).active)


def close_in(course: Resolution, ids: tuple[str, ...], goal: Hex) -> bool:
    """Bring the attackers into the hex; return whether nobody sprang on them on the way."""
    course.happen(
        "closed_in",
        {"units": ids, "to": goal},
        tuple(closed_in(course, course.unit(key), goal) for key in ids),
    )
    for chapter in course.book.chapters:
        if chapter.name != "combat" and chapter.entered(course, ids, goal, Pace.SECURED):
            return False
    return not sprung(course, ids, goal, Pace.SECURED)


def closed_in(course: Resolution, unit: Unit, goal: Hex) -> Change:
    """Return what the last step into the enemy's hex does to an attacker."""
    assert unit.at is not None
    metres = ways(course.book, course.state.borders, (unit,), Route.FAST).step(unit.at, goal) or 0
    return unit_set(
        unit,
        at=goal,
        posture=Posture.READY,
        hidden=False,
        march_m=max(0, unit.march_m - (0 if unit.at == goal else metres)),
    )


def foes_found(course: Resolution, side: str, at: Hex) -> tuple[str, ...]:
    """Return the units hostile to a side that stand openly in a hex."""
    return tuple(
        unit.id
        for unit in course.state.units.values()
        if unit.at == at
        and unit.active
        and not unit.hidden
        and course.state.fights(unit.faction, side, at)
    )


def met(course: Resolution, ids: tuple[str, ...], at: Hex) -> bool:
    """Fight those met in the hex when both sides see and neither hides; return whether any.

    It takes the hours of an attack.
    """
    marchers = active(course, ids)
    if not marchers:
        return True
    side = lead_of(course.unit(marchers[0]), course.state.formations)
    foes = tuple(
        key
        for key in foes_found(course, side, at)
        if course.unit(key).posture is not Posture.DISPERSED
    )
    if not foes:
        return False
    spend(course, marchers, course.number("combat.minutes"))
    engage(course, marchers, foes, at, Manner.MEETING)
    return True
