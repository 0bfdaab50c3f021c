"""Fires: what shells and bombs from afar cost those they find, and the fact that remains."""

from game.hexgrid import Hex
from game.rules.changes import Change, Put
from game.rules.dice import rounded_by_lot
from game.rules.engagement import wrecks
from game.rules.facts import fact_name
from game.rules.resolution import Resolution, unit_set
from game.rules.state import Fact
from game.rules.units import Unit, less


def cost_of_fire(
    course: Resolution, unit: Unit, lost: int, vehicles: str, shock: int
) -> tuple[Change, int]:
    """Return what so many people hit make of a unit, and how many vehicles burn with them.

    Args:
        course: The order being carried out.
        unit: Who was found.
        lost: People hit, dead and wounded.
        vehicles: Name of the number that says how many vehicles go with a share of people.
        shock: Cohesion it costs beside that of the losses, in tenths.
    """
    killed = min(
        lost, rounded_by_lot(course.dice, lost * course.number("combat.killed"), "killed", unit.id)
    )
    share = lost * 1_000_000 // max(1, unit.people)
    left = less(unit.vehicles, wrecks(course, unit, share * course.number(vehicles) // 1000))
    wrecked = unit.vehicles.total - left.total
    shaken = course.number("combat.cohesion_per_percent") * share // 10_000
    change = unit_set(
        unit,
        people=unit.people - lost,
        wounded=unit.wounded + lost - killed,
        ledger=unit.ledger._replace(killed=unit.ledger.killed + killed),
        vehicles=left,
        fleet=unit.fleet._replace(destroyed=unit.fleet.destroyed + wrecked),
        cohesion=max(0, unit.cohesion - shaken - shock),
    )
    return change, wrecked


def fact_of_fire(
    course: Resolution, kind: str, cause: str, side: str, at: Hex, found: tuple[Unit, Unit] | None
) -> Fact:
    """Write down exactly what fire from afar cost those it found; *found* is before and after."""
    figures: dict[str, int] = {}
    parties = [side]
    if found is not None:
        before, after = found
        parties.append(after.faction)
        figures = {
            f"killed.{after.faction}": after.ledger.killed - before.ledger.killed,
            f"wounded.{after.faction}": after.wounded - before.wounded,
            f"vehicles.{after.faction}": after.fleet.lost - before.fleet.lost,
        }
    fact = Fact(
        id=fact_name(course.state, kind, at),
        kind=kind,
        turn=course.state.clock.turn,
        at=at,
        figures=figures,
        parties=tuple(parties),
        cause=cause,
    )
    course.happen("fact", {"fact": fact.id}, (Put("facts", fact.id, fact),))
    return fact
