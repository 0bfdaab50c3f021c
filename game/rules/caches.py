"""Caches and depots in the field: hidden, come upon, taken, found empty."""

from game.hexgrid import Hex
from game.rules.changes import Change, Drop, Put, Set
from game.rules.events import Tell
from game.rules.groups import spent
from game.rules.handing import filled
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.sources import lies_at
from game.rules.state import Depot
from game.rules.stores import NOTHING, Stores, both, content, measure, taken, with_less, without
from game.rules.units import Unit


def hidden_part(book: Rulebook, unit: Unit) -> Stores:
    """Return what a unit would hide: of either store a set part, if it keeps some itself."""
    water, rounds = book.numbers["supply.cache_days"], book.numbers["supply.cache_ammunition"]
    persons = measure(book, unit)
    return Stores(
        water * persons if unit.water_fuel > water else 0,
        rounds * persons if unit.ammunition > rounds else 0,
    )


def hide(course: Resolution, unit: Unit) -> None:
    """Hide part of a unit's stores where it stands, beside what its side has hidden there."""
    assert unit.at is not None
    part = hidden_part(course.book, unit)
    key = f"cache|{unit.faction}|{unit.at.q}|{unit.at.r}"
    if key in course.state.depots:
        notice_loss(course, course.state.depots[key])
    before = course.state.depots.get(key)
    whole = both(part, NOTHING if before is None else content(before))
    course.happen(
        "cached",
        {"unit": unit.id, "at": unit.at},
        (
            Put("depots", key, Depot(key, unit.faction, unit.at, *whole, hidden=True)),
            unit_set(
                unit,
                **with_less(course.book, unit, part, "cause.stores_hidden"),
                minutes=spent(unit, course.number("supply.minutes")),
            ),
        ),
        (Tell(unit.faction, "done.cache", {"unit": unit.id, "at": unit.at}),),
    )


def come_upon(course: Resolution, units: tuple[str, ...], at: Hex) -> None:
    """Let those who enter a hex find what enemies have hidden, and their own caches empty."""
    group = [unit for unit in (course.unit(key) for key in units) if unit.active]
    if not group:
        return
    for depot in tuple(course.state.depots.values()):
        if not (depot.hidden and lies_at(depot, at)):
            continue
        if any(unit.faction == depot.faction for unit in group):
            notice_loss(course, depot)
        elif is_found(course, group[0].faction, depot):
            loot(course, [unit.id for unit in group], depot)


def is_found(course: Resolution, finder: str, depot: Depot) -> bool:
    """Return whether enemies of its owner who pass come upon a cache that is still full."""
    if depot.looted or not course.state.hostile(finder, depot.faction):
        return False
    return course.dice.chance(course.number("supply.cache_found"), "cache", depot.id)


def loot(course: Resolution, ids: list[str], depot: Depot) -> None:
    """Let finders fill up from a cache; what they cannot carry they destroy."""
    left, changes = content(depot), list[Change]()
    for key in ids:
        unit = course.unit(key)
        part = taken(course.book, unit, left)
        left = without(left, part)
        changes.append(filled(course.book, unit, part, "cause.stores_filled"))
    course.happen(
        "cache_looted",
        {"depot": depot.id, "by": tuple(ids)},
        (Set("depots", depot.id, {"looted": True}), *changes),
        tuple(
            Tell(side, "learnt.cache_found", {"unit": ids[0], "at": depot.at})
            for side in dict.fromkeys(course.unit(key).faction for key in ids)
        ),
    )


def notice_loss(course: Resolution, depot: Depot) -> None:
    """Let the owners of a looted cache find it empty."""
    if depot.looted:
        course.happen(
            "cache_missed",
            {"depot": depot.id},
            (Drop("depots", depot.id),),
            (Tell(depot.faction, "learnt.cache_gone", {"at": depot.at}),),
        )


def change_hands(course: Resolution) -> None:
    """Give depots whose ground enemies hold tonight to the strongest of them.

    A friend of the owner's in the hex keeps it; hidden stores are not seen.
    """
    for depot in tuple(course.state.depots.values()):
        if depot.hidden or depot.base is not None:
            continue
        captor = captor_of(course, depot)
        if captor is not None:
            course.happen(
                "depot_taken",
                {"depot": depot.id, "by": captor.faction},
                (Set("depots", depot.id, {"faction": captor.faction}),),
                (
                    Tell(captor.faction, "learnt.depot_taken", {"at": depot.at}),
                    Tell(depot.faction, "learnt.depot_lost", {"at": depot.at}),
                ),
            )


def captor_of(course: Resolution, depot: Depot) -> Unit | None:
    """Return the strongest unit that takes a depot tonight, or None."""
    state = course.state
    here = [
        unit
        for unit in state.units.values()
        if unit.at == depot.at and unit.active and not unit.hidden
    ]
    if any(state.allied(unit.faction, depot.faction) for unit in here):
        return None
    foes = [unit for unit in here if state.hostile(unit.faction, depot.faction)]
    return max(foes, key=lambda unit: (unit.people, unit.id), default=None)
