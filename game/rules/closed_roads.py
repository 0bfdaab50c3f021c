"""Closed roads: who meets one, what it costs him, who knows of it from then on, who resents it."""

from collections.abc import Mapping
from dataclasses import replace

from game.hexgrid import Hex
from game.rules.changes import Change, Put, Set
from game.rules.dice import rounded_by_lot
from game.rules.events import Tell
from game.rules.facts import fact_name
from game.rules.groups import spent
from game.rules.orders import Pace
from game.rules.resolution import Resolution, unit_set
from game.rules.state import Fact, Roadblock, Value
from game.rules.tracks import feel
from game.rules.units import Unit, Vehicles, less


def block_of(side: str, at: Hex, *, relief: bool = True) -> Roadblock:
    """Return the record of a road a side has just closed."""
    return Roadblock(f"{side}:{at.q},{at.r}", side, at, relief=relief)


def hostile_block(course: Resolution, unit: Unit, at: Hex) -> Roadblock | None:
    """Return the closed road of an enemy of *unit* in a hex, if there is one."""
    return next(
        (
            block
            for block in course.state.roadblocks.values()
            if block.at == at and course.state.fights(block.faction, unit.faction, at)
        ),
        None,
    )


def learn(course: Resolution, block: Roadblock, side: str) -> None:
    """Let a side and its allies know of a closed road from now on."""
    allies = tuple(each for each in course.state.factions if course.state.allied(side, each))
    known = tuple(dict.fromkeys((*block.known, *allies)))
    course.happen(
        "road_known",
        {"at": block.at, "to": allies},
        (Put("roadblocks", block.id, replace(block, known=known)),),
    )


def halt(course: Resolution, block: Roadblock, units: tuple[str, ...], key: str) -> None:
    """Let a column that knows halt, sound the road and go on with scouts out: it costs time."""
    minutes = course.number("road.known_minutes")
    course.happen(
        "road_sounded",
        {"at": block.at, "units": units},
        tuple(
            unit_set(course.unit(name), minutes=spent(course.unit(name), minutes)) for name in units
        ),
        told(course, key, block, units, minutes),
    )


def told(
    course: Resolution, key: str, block: Roadblock, units: tuple[str, ...], minutes: int
) -> tuple[Tell, ...]:
    """Return what the factions of a column hear of a closed road it has met."""
    args: Mapping[str, Value] = {"units": units, "at": block.at, "minutes": minutes}
    return tuple(
        Tell(side, key, args) for side in dict.fromkeys(course.unit(name).faction for name in units)
    )


def run_into(course: Resolution, block: Roadblock, units: tuple[str, ...], pace: Pace) -> None:
    """Cost a column what a closed road costs: hours, perhaps vehicles and people."""
    before = tuple(course.unit(key) for key in units)
    changes = tuple(hit(course, unit, pace) for unit in before)
    minutes = course.number("road.delay_minutes")
    course.happen(
        "road_met",
        {"at": block.at, "units": units},
        changes,
        told(course, "learnt.road_closed", block, units, minutes),
    )
    remember(course, block, before)


def hit(course: Resolution, unit: Unit, pace: Pace) -> Change:
    """Return what running into a closed road does to one unit."""
    share = course.number(f"road.loss.{pace}")
    lost = Vehicles(
        *(
            min(have, rounded_by_lot(course.dice, have * share, "road", unit.id, kind))
            for have, kind in zip(unit.vehicles, Vehicles._fields, strict=True)
        )
    )
    hurt = min(max(0, unit.people - 1), lost.total * course.number("road.hurt"))
    killed = min(
        hurt,
        rounded_by_lot(course.dice, hurt * course.number("combat.killed"), "road_dead", unit.id),
    )
    return unit_set(
        unit,
        vehicles=less(unit.vehicles, lost),
        fleet=unit.fleet._replace(destroyed=unit.fleet.destroyed + lost.total),
        people=unit.people - hurt,
        wounded=unit.wounded + hurt - killed,
        ledger=unit.ledger._replace(killed=unit.ledger.killed + killed),
        minutes=spent(unit, course.number("road.delay_minutes")),
        march_m=0,
    )


def remember(course: Resolution, block: Roadblock, before: tuple[Unit, ...]) -> None:
    """Write down exactly what it cost, if it cost anybody or anything."""
    figures: dict[str, int] = {}
    for old in before:
        new = course.unit(old.id)
        for name, count in (
            ("killed", new.ledger.killed - old.ledger.killed),
            ("wounded", new.wounded - old.wounded),
            ("vehicles", new.fleet.lost - old.fleet.lost),
        ):
            key = f"{name}.{old.faction}"
            figures[key] = figures.get(key, 0) + count
    if not any(figures.values()):
        return
    fact = Fact(
        id=fact_name(course.state, "closed_road", block.at),
        kind="closed_road",
        turn=course.state.clock.turn,
        at=block.at,
        figures=figures,
        parties=(*dict.fromkeys(old.faction for old in before), block.faction),
    )
    course.happen("fact", {"fact": fact.id}, (Put("facts", fact.id, fact),))
    feel(course, fact)


def count_evening(course: Resolution) -> None:
    """Count an evening of the last third for each side that keeps a road closed."""
    if not course.book.last_third(course.state.clock.turn):
        return
    sides = {block.faction for block in course.state.roadblocks.values()}
    changes = tuple(
        Set("factions", side, {"road_turns": course.state.factions[side].road_turns + 1})
        for side in sorted(sides & course.state.factions.keys())
    )
    if changes:
        course.happen("roads_counted", {}, changes)


def resent(course: Resolution, block: Roadblock) -> None:
    """Let people near a road on which not even relief passes lean less to its closer."""
    book = course.book
    loss = course.number("road.barred_leaning") * book.turn_minutes // 1440
    changes = []
    for place in course.state.places.values():
        away = book.ground.places[place.id].at.distance(block.at) * book.ground.hex_m
        leaning = place.leaning.get(block.faction, 0)
        if place.inhabitants and leaning and away <= course.number("road.barred_m"):
            less_now = {**place.leaning, block.faction: max(0, leaning - loss)}
            changes.append(Set("places", place.id, {"leaning": less_now}))
    if changes:
        course.happen("road_resented", {"at": block.at}, tuple(changes))
