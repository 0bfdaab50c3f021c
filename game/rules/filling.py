"""Filling up: what units in need get from what is truly here, and what they leave when dry."""

from game.rules.caches import notice_loss
from game.rules.changes import Change, Set
from game.rules.events import Tell
from game.rules.groups import lead_of, spent
from game.rules.resolution import Resolution, unit_set
from game.rules.sources import Source, lies_at, offered, said, sources, true_here
from game.rules.stores import (
    NOTHING,
    Stores,
    both,
    holding,
    measure,
    taken,
    with_less,
    with_more,
    without,
)
from game.rules.units import NO_VEHICLES, Mobility, Unit


def resupply(course: Resolution, ids: tuple[str, ...]) -> None:
    """Fill up units from all there is in their hex; say from what, and how much."""
    side = lead_of(course.unit(ids[0]), course.state.formations)
    miss_caches(course, course.unit(ids[0]))
    got: dict[tuple[str, str], Stores] = {}
    for key in ids:
        fill(course, key, got)
    course.happen(
        "resupplied",
        {"units": ids},
        tuple(
            unit_set(unit, minutes=spent(unit, course.number("supply.minutes")))
            for unit in (course.unit(key) for key in ids)
        ),
        (account(course, side, ids, got),),
    )


def miss_caches(course: Resolution, unit: Unit) -> None:
    """Let those who come for a cache of theirs find out that it was looted."""
    for depot in tuple(course.state.depots.values()):
        if unit.at is not None and lies_at(depot, unit.at) and depot.faction == unit.faction:
            notice_loss(course, depot)


def fill(course: Resolution, key: str, got: dict[tuple[str, str], Stores]) -> None:
    """Let one unit take what it has room for from one source after the other."""
    here = true_here(course, course.unit(key))
    for source in () if here is None else tuple(sources(course.book, here, course.unit(key))):
        unit = course.unit(key)
        part = taken(course.book, unit, offered(course.book, unit, source), source.water_to)
        if part != NOTHING:
            hand_out(course, unit, source, part)
            mark = source.kind, source.id
            got[mark] = both(got.get(mark, NOTHING), part)


def hand_out(course: Resolution, unit: Unit, source: Source, part: Stores) -> None:
    """Move a part of a source's stock to a unit."""
    more = with_more(course.book, unit, part, "cause.stores_filled")
    course.happen(
        "filled_up",
        {"unit": unit.id, "from": source.kind, "of": source.id},
        (unit_set(unit, **more), *taken_from(course, source, part)),
    )


def taken_from(course: Resolution, source: Source, part: Stores) -> tuple[Change, ...]:
    """Return what handing out does to a source; people and wells have no end."""
    if source.kind == "depot" and source.stock is not None:
        return (Set("depots", source.id, holding(without(source.stock, part))),)
    if source.kind == "train":
        train = course.unit(source.id)
        return (unit_set(train, **with_less(course.book, train, part, "cause.stores_handed")),)
    return ()


def account(
    course: Resolution, side: str, ids: tuple[str, ...], got: dict[tuple[str, str], Stores]
) -> Tell:
    """Return what a side is told of filling up: from what, how much, how long it lasts."""
    units = [course.unit(key) for key in ids]
    days = min(unit.water_fuel for unit in units)
    if not got:
        return Tell(side, "learnt.resupply_none", {"units": ids, "days": days})
    persons = sum(max(1, measure(course.book, unit)) for unit in units)
    whole = NOTHING
    for part in got.values():
        whole = both(whole, part)
    return Tell(
        side,
        "done.resupply",
        {
            "units": ids,
            "from_sentences": tuple(said(kind, name) for kind, name in got),
            "taken_days": whole.water_fuel // persons,
            "taken_tenths": whole.ammunition // persons,
            "days": days,
            "ammunition_tenths": min(unit.ammunition for unit in units),
        },
    )


def leave_vehicles(course: Resolution, unit: Unit) -> None:
    """Leave all vehicles behind; from now on the unit walks."""
    left = unit.vehicles.total + unit.broken.total
    course.happen(
        "vehicles_left",
        {"unit": unit.id, "vehicles": left},
        (
            unit_set(
                unit,
                vehicles=NO_VEHICLES,
                broken=NO_VEHICLES,
                on_foot=True,
                march_m=min(unit.march_m, course.book.march_m(Mobility.FOOT)),
                fleet=unit.fleet._replace(abandoned=unit.fleet.abandoned + left),
            ),
        ),
        (Tell(unit.faction, "done.leave_vehicles", {"unit": unit.id, "n": left}),),
    )
