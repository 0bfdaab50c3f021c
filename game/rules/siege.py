"""Siege: rings close in the evening, and a column that gets through opens them."""

from game.hexgrid import Hex
from game.rules.changes import Change
from game.rules.events import Tell
from game.rules.resolution import Resolution, unit_set
from game.rules.ring import besieged


def close_rings(course: Resolution) -> None:
    """Write down who is cut off tonight and who no longer is; their owners notice."""
    changes: list[Change] = []
    tells: list[Tell] = []
    for unit in course.state.units.values():
        shut = unit.active and besieged(course, unit)
        if shut is not unit.cut_off:
            changes.append(unit_set(unit, cut_off=shut))
            key = "learnt.cut_off" if shut else "learnt.relieved"
            tells.append(Tell(unit.faction, key, {"unit": unit.id, "at": unit.at}))
    if changes:
        course.happen("rings_closed", {}, tuple(changes), tuple(tells))


def break_through(course: Resolution, ids: tuple[str, ...], at: Hex) -> None:
    """Open the ring around friends in a hex that a column has come into, and its own if it had one.

    Enemies who stand there openly hold it shut.
    """
    came = [unit for unit in (course.unit(key) for key in ids) if unit.active and unit.at == at]
    if not came:
        return
    side = came[0].faction
    here = [unit for unit in course.state.units.values() if unit.active and unit.at == at]
    if any(not unit.hidden and course.state.fights(unit.faction, side, at) for unit in here):
        return
    freed = [unit for unit in here if unit.cut_off and course.state.allied(unit.faction, side)]
    if freed:
        course.happen(
            "ring_opened",
            {"at": at, "units": tuple(unit.id for unit in came)},
            tuple(unit_set(unit, cut_off=False) for unit in freed),
            tuple(
                Tell(unit.faction, "learnt.relieved", {"unit": unit.id, "at": at}) for unit in freed
            ),
        )
