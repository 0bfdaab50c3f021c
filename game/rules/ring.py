"""The ring: which ways out enemies leave open, and whether a unit is cut off."""

from game.hexgrid import Hex
from game.rules.marching import ways
from game.rules.orders import Route
from game.rules.resolution import Resolution
from game.rules.units import Unit


def exits(course: Resolution, unit: Unit, cordon: frozenset[Hex] = frozenset()) -> list[Hex]:
    """Return the neighbouring hexes a unit could fall back to, the best first.

    Best is far from the enemy, then near home. Enemies next to the unit, and the hexes its
    attackers came from, bar their own hex and those beside it: one side attacked leaves the
    other open, two opposite sides leave nothing. A hex that friends hold is always open.
    """
    book = course.book
    assert unit.at is not None
    graph = ways(book, course.state.borders, (unit,), Route.FAST)
    enemies = enemies_around(course, unit)
    barring = cordon.union(at for at in enemies if at.distance(unit.at) == 1)
    friends = friends_around(course, unit)
    homes = book.sides[unit.faction].home
    open_hexes = [
        at
        for at in unit.at.neighbours()
        if at in book.ground.grid
        and at not in enemies
        and (at in friends or all(at.distance(bar) > 1 for bar in barring))
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
    foes = course.foes_of(unit.faction)
    return [
        other.at
        for other in course.state.units.values()
        if other.faction in foes
        and other.at is not None
        and not other.hidden
        and 1 <= other.at.distance(unit.at) <= 2
        and other.active
        and course.state.fights(other.faction, unit.faction, unit.at)
    ]


def friends_around(course: Resolution, unit: Unit) -> frozenset[Hex]:
    """Return where others of a unit's side, or its allies, stand next to it."""
    assert unit.at is not None
    return frozenset(
        other.at
        for other in course.state.units.values()
        if other.active
        and other.at is not None
        and other.at.distance(unit.at) == 1
        and course.state.allied(other.faction, unit.faction)
    )


def no_way_out(course: Resolution, unit: Unit, cordon: frozenset[Hex] = frozenset()) -> bool:
    """Return whether enemies or the ground bar every neighbouring hex, or all but one.

    One gap is not a way out for vehicles under fire, unless friends hold it.
    """
    if unit.at is None:
        return False
    ways = exits(course, unit, cordon)
    return len(ways) <= 1 and not friends_around(course, unit).intersection(ways)


def besieged(course: Resolution, unit: Unit) -> bool:
    """Return whether enemies next to a unit bar every way out of its hex."""
    assert unit.at is not None
    near = any(at.distance(unit.at) == 1 for at in enemies_around(course, unit))
    return near and no_way_out(course, unit)
