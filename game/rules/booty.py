"""Booty: the vehicles and people the beaten leave to whoever keeps the field."""

from itertools import accumulate, pairwise

from game.rules.captivity import gathered, homecoming
from game.rules.changes import Change
from game.rules.dice import rounded_by_lot
from game.rules.resolution import Resolution, unit_set
from game.rules.units import Fleet, Unit, Vehicles, plus


def spoils(
    course: Resolution, unit: Unit, left: Vehicles, victors: tuple[str, ...]
) -> tuple[Vehicles, Fleet]:
    """Return which of the vehicles left behind fall to the victors, and the loser's new books.

    The rest are wrecked or burnt by those who leave them. What falls to the victors is by lot,
    so that a single pick-up left behind is not always a wreck.
    """
    milli = sum(left) * course.number("combat.booty") if victors else 0
    kept = rounded_by_lot(course.dice, milli, "booty", unit.id)
    so_far = [0, *(count * kept // max(1, sum(left)) for count in accumulate(left))]
    taken = Vehicles(*(after - before for before, after in pairwise(so_far)))
    fleet = unit.fleet._replace(
        captured=unit.fleet.captured + taken.total,
        abandoned=unit.fleet.abandoned + left.total - taken.total,
    )
    return taken, fleet


def received(
    course: Resolution,
    unit: Unit,
    captured: int,
    taken: Vehicles,
    victors: tuple[str, ...],
    *,
    dissolved: bool,
) -> tuple[Change, ...]:
    """Return what the first victor takes over: vehicles, prisoners, and those a lost unit held.

    His own people among the prisoners of a dissolved unit are free and join him. So are those
    he does not fight, and all of them with nobody there to take them: they go home.
    """
    held = dict(unit.prisoners or {}) if dissolved else {}
    if not victors:
        return homecoming(course.state, held, None)
    if not (captured or held or any(taken)):
        return ()
    holder = course.unit(victors[0])
    home = set_free(course, unit, victors) if dissolved else {}
    inherited = {side: people for side, people in held.items() if side not in home}
    joining = home.pop(holder.faction, 0)
    caught = {unit.faction: captured} if captured else {}
    manned = crewed(course, holder, taken)
    return (
        unit_set(
            holder,
            people=holder.people + joining,
            prisoners=gathered(gathered(holder.prisoners, inherited), caught) or None,
            ledger=holder.ledger._replace(freed=holder.ledger.freed + joining),
            vehicles=plus(holder.vehicles, manned),
            fleet=holder.fleet._replace(taken=holder.fleet.taken + manned.total),
        ),
        *homecoming(course.state, home, None),
    )


def set_free(course: Resolution, unit: Unit, victors: tuple[str, ...]) -> dict[str, int]:
    """Return those of a lost unit's prisoners who are free: whom the first victor does not fight.

    With nobody there to take them, all are.
    """
    held = dict(unit.prisoners or {})
    if not victors:
        return held
    victor = course.unit(victors[0]).faction
    return {side: people for side, people in held.items() if not course.state.hostile(side, victor)}


def crewed(course: Resolution, holder: Unit, taken: Vehicles) -> Vehicles:
    """Return the captured vehicles a unit has people to drive and man; the best first."""
    crews = holder.people // course.number("combat.crew")
    room = max(0, crews - holder.vehicles.total - holder.vehicles.motorcycle)
    reached = [0, *(min(room, count) for count in accumulate(taken))]
    return Vehicles(*(after - before for before, after in pairwise(reached)))
