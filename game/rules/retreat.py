"""What becomes of the beaten: withdrawal in order, retreat, flight, or surrender."""

from game.hexgrid import Hex
from game.rules.changes import Change
from game.rules.dice import rounded_by_lot
from game.rules.events import Tell
from game.rules.orders import Route
from game.rules.resolution import Resolution, unit_set
from game.rules.units import Posture, Unit, Vehicles


def exits(course: Resolution, unit: Unit, cordon: frozenset[Hex]) -> list[Hex]:
    """Return the neighbouring hexes a unit could fall back to, the best first.

    Best is far from the enemy, then near home. Enemies next to the unit, and the hexes its
    attackers came from, bar their own hex and those beside it: one side attacked leaves the
    other open, two opposite sides leave nothing.
    """
    book = course.book
    assert unit.at is not None
    graph = book.graph(unit.faction, book.types[unit.type].mobility, Route.FAST)
    enemies = enemies_around(course, unit)
    barring = cordon.union(at for at in enemies if at.distance(unit.at) == 1)
    homes = book.sides[unit.faction].home
    open_hexes = [
        at
        for at in unit.at.neighbours()
        if at in book.ground.grid
        and at not in enemies
        and all(at.distance(bar) > 1 for bar in barring)
        and graph.step(unit.at, at) is not None
    ]
    return sorted(
        open_hexes,
        key=lambda at: (
            -min((at.distance(enemy) for enemy in enemies), default=9),
            min((at.distance(home) for home in homes), default=0),
            at,
        ),
    )


def enemies_around(course: Resolution, unit: Unit) -> list[Hex]:
    """Return where enemies stand openly within two hexes of a unit, its own hex left out."""
    assert unit.at is not None
    return [
        other.at
        for other in course.state.units.values()
        if other.active
        and other.at is not None
        and not other.hidden
        and 1 <= other.at.distance(unit.at) <= 2
        and course.state.hostile(other.faction, unit.faction)
    ]


def no_way_out(course: Resolution, unit: Unit, cordon: frozenset[Hex]) -> bool:
    """Return whether enemies or the ground bar every neighbouring hex, or all but one.

    One gap is not a way out for vehicles under fire.
    """
    return unit.at is not None and len(exits(course, unit, cordon)) <= 1


def fall_back(
    course: Resolution, key: str, foes: tuple[str, ...], cordon: frozenset[Hex]
) -> tuple[Tell, ...]:
    """Send a beaten unit on its way; return what its owner is told of it.

    How it goes depends on how far below its breaking point it is.
    """
    unit = course.unit(key)
    if unit.at is None:
        return ()
    victors = tuple(foe for foe in foes if course.unit(foe).active)
    melts = course.book.factions[unit.faction].melts_away()
    if melts:
        cordon = frozenset()
    if unit.people == 0 or no_way_out(course, unit, cordon):
        return (give_up(course, unit, victors),)
    breaking = course.book.factions[unit.faction].breaking_point(course.book, unit)
    below = breaking - unit.cohesion
    if below < course.number("combat.retreat_below"):
        manner = "withdraw"
    elif melts or below < course.number("combat.flee_below"):
        manner = "retreat"
    else:
        manner = "flee"
    return (retire(course, unit, manner, exits(course, unit, cordon)[0], victors),)


def retire(
    course: Resolution, unit: Unit, manner: str, goal: Hex, victors: tuple[str, ...]
) -> Tell:
    """Move a beaten unit out of the hex, with what that costs; who keeps the field pursues."""
    killed = lot(course, unit, unit.people, f"combat.{manner}.killed") if victors else 0
    missing = lot(course, unit, unit.people - killed, f"combat.{manner}.missing")
    captured = lot(course, unit, unit.wounded, f"combat.{manner}.captured") if victors else 0
    left = abandon(course, unit, f"combat.{manner}.vehicles")
    lost = unit.vehicles.total - left.total
    taken = lost // 2 if victors else 0
    course.happen(
        manner,
        {"unit": unit.id, "from": unit.at, "to": goal},
        (
            unit_set(
                unit,
                at=goal,
                people=unit.people - killed - missing,
                wounded=unit.wounded - captured,
                posture=Posture.MARCH,
                vehicles=left,
                march_m=0,
                ledger=unit.ledger._replace(
                    killed=unit.ledger.killed + killed,
                    missing=unit.ledger.missing + missing,
                    captured=unit.ledger.captured + captured,
                ),
                fleet=unit.fleet._replace(
                    captured=unit.fleet.captured + taken,
                    abandoned=unit.fleet.abandoned + lost - taken,
                ),
                wait=None,
            ),
            *received(course, unit, captured, victors, dissolved=False),
        ),
    )
    return Tell(
        unit.faction,
        f"learnt.{manner}",
        {"unit": unit.id, "to": goal, "n": missing, "killed": killed},
    )


def give_up(course: Resolution, unit: Unit, victors: tuple[str, ...]) -> Tell:
    """Dissolve a unit with no way out: captured by the victor, killed, or missing."""
    killed = lot(course, unit, unit.people, "combat.surrender.killed")
    alive = unit.people - killed + unit.wounded
    captured = lot(course, unit, alive, "combat.surrender.captured") if victors else 0
    taken = unit.vehicles.total // 2 if victors else 0
    course.happen(
        "surrendered" if captured else "dissolved",
        {"unit": unit.id, "at": unit.at, "to": victors},
        (
            unit_set(
                unit,
                at=None,
                people=0,
                wounded=0,
                vehicles=Vehicles(),
                ledger=unit.ledger._replace(
                    killed=unit.ledger.killed + killed,
                    captured=unit.ledger.captured + captured,
                    missing=unit.ledger.missing + alive - captured,
                ),
                fleet=unit.fleet._replace(
                    captured=unit.fleet.captured + taken,
                    abandoned=unit.fleet.abandoned + unit.vehicles.total - taken,
                ),
                prisoners=None,
                wait=None,
            ),
            *received(course, unit, captured, victors, dissolved=True),
        ),
    )
    return Tell(unit.faction, "learnt.unit_lost", {"unit": unit.id, "at": unit.at, "n": captured})


def lot(course: Resolution, unit: Unit, people: int, number: str) -> int:
    """Return the share of *people* a number of the model says, the odd one by lot."""
    return min(people, rounded_by_lot(course.dice, people * course.number(number), number, unit.id))


def abandon(course: Resolution, unit: Unit, number: str) -> Vehicles:
    """Return the vehicles a unit still has after leaving a share of them behind."""
    share = course.number(number)
    return Vehicles(
        *(
            have - min(have, rounded_by_lot(course.dice, have * share, number, unit.id, kind))
            for have, kind in zip(unit.vehicles, Vehicles._fields, strict=True)
        )
    )


def received(
    course: Resolution, unit: Unit, captured: int, victors: tuple[str, ...], *, dissolved: bool
) -> tuple[Change, ...]:
    """Return what the first victor takes over: prisoners made, and those a dissolved unit held.

    His own people among the latter are free and join him. With nobody there to take them,
    prisoners walk free and are home.
    """
    inherited = dict(unit.prisoners or {}) if dissolved else {}
    if not victors or not (captured or inherited):
        return ()
    holder = course.unit(victors[0])
    free = inherited.pop(holder.faction, 0)
    prisoners = dict(holder.prisoners or {})
    for side, people in (*inherited.items(), (unit.faction, captured)):
        if people:
            prisoners[side] = prisoners.get(side, 0) + people
    return (
        unit_set(
            holder,
            people=holder.people + free,
            prisoners=prisoners,
            ledger=holder.ledger._replace(freed=holder.ledger.freed + free),
        ),
    )
