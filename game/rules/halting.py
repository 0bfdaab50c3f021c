"""Halting: a column that stands still with hours left does not stay strung out on the track."""

from collections.abc import Iterable

from game.rules.ambush import knows_of
from game.rules.groups import hours_left, spent
from game.rules.resolution import Resolution, unit_set
from game.rules.units import Posture, Unit


def make_ready(course: Resolution, units: Iterable[Unit]) -> None:
    """Let those still in march order who have the time make ready, without an order."""
    minutes = course.number("posture.minutes.ready")
    changes = tuple(
        unit_set(unit, posture=Posture.READY, minutes=spent(unit, minutes))
        for unit in units
        if unit.posture is Posture.MARCH and hours_left((unit,), minutes)
    )
    if changes:
        course.happen("made_ready", {}, changes)


def warned(course: Resolution, defenders: tuple[str, ...], attackers: tuple[str, ...]) -> None:
    """Let those attacked make ready who saw the attackers come this turn."""
    units = (course.unit(key) for key in defenders)
    make_ready(course, [unit for unit in units if knows_of(course.state, unit.faction, attackers)])
