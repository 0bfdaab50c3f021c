"""Marching: what a group can reach, which ways are open to it, what they cost and why."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from game.hexgrid import Graph, Hex, Reach
from game.rules.contacts import Level
from game.rules.going import Share, multiplied
from game.rules.groups import mobility_of, moves_by, slowest
from game.rules.orders import Pace, Route
from game.rules.rulebook import Rulebook
from game.rules.state import Border, Weather
from game.rules.units import Mobility, Unit
from game.rules.view import View

SHUT = ("closed", "interned")
"""Stances of a country that nobody marches into; into the second one may flee."""


class Price(NamedTuple):
    """What a way costs a group, and why."""

    march_m: int
    """Metres of march, of those a track at normal pace costs."""

    minutes: int
    fuel: int
    """Hundredths of a day of stores."""

    steps: tuple[tuple[Share, ...], ...]
    """For each step the ground's part, as `Going.reasons` gives it."""

    burden: tuple[Share, ...]
    """What pace and tow do to every step."""


def reach(
    book: Rulebook, view: View, group: Sequence[Unit], pace: Pace, route: Route
) -> Reach | None:
    """Return what a group can get to this turn, with the metres of march and the ways.

    A hex where an enemy is known to stand, or a road to be closed, may be entered, not passed.
    None off the map.
    """
    start = group[0].at
    if start is None:
        return None
    enemies = (
        contact.at
        for contact in view.contacts.values()
        if contact.level > Level.RUMOUR and view.fights(contact.faction, contact.at)
    )
    closed = (
        block.at for block in view.roadblocks.values() if view.fights(block.faction, block.at)
    )
    known = frozenset((*enemies, *closed)) - {start}
    open_ = (mobility_of(book, group), route, shut_to(view.borders, group))
    return book.reach(open_, start, budget(book, group, pace), known)


def ways(
    book: Rulebook, borders: Mapping[str, Border], group: Sequence[Unit], route: Route
) -> Graph:
    """Return the steps open to a group: by its slowest unit, within what borders let it."""
    return book.ways(mobility_of(book, group), route, shut_to(borders, group))


def shut_to(borders: Mapping[str, Border], group: Iterable[Unit]) -> frozenset[str]:
    """Return the countries into which not all of a group may march."""
    factions = {unit.faction for unit in group}
    shut = (key.partition("|") for key, border in borders.items() if border.stance in SHUT)
    return frozenset(country for country, _, faction in shut if faction in factions)


def budget(book: Rulebook, group: Sequence[Unit], pace: Pace) -> int:
    """Return the metres a group can march at a pace, of those a track at normal pace costs."""
    kinds = [moves_by(book, unit) for unit in group]
    mobility = slowest(kinds)
    per_minute = book.going.day_m[mobility] // (book.numbers["march.hours_a_day"] * 60)
    most = book.march_m(mobility) + carried(book)
    metres = min(
        min(unit.march_m, most, unit.minutes * per_minute, fuel_m(book, unit, kind))
        for unit, kind in zip(group, kinds, strict=True)
    )
    return metres * 1000 // burden(book, group, pace)


def budget_seen(book: Rulebook, view: View, group: Sequence[Unit], pace: Pace) -> int:
    """Return the budget of a group in a view; every order that marches asks for it."""
    question = (budget, book, pace, *(unit.id for unit in group))
    return view.once(question, lambda: budget(book, group, pace))


def ways_seen(book: Rulebook, view: View, group: Sequence[Unit], route: Route) -> Graph:
    """Return the steps open to a group in a view."""
    question = (ways, book, route, *(unit.id for unit in group))
    return view.once(question, lambda: ways(book, view.borders, group, route))


def carried(book: Rulebook) -> int:
    """Return the metres of march that may be carried over to the next turn."""
    return book.ground.hex_m * book.numbers["march.carry_hexes"] // 1000


def fuel_m(book: Rulebook, unit: Unit, mobility: Mobility) -> int:
    """Return how far its fuel takes a unit, in metres of march; those on foot need none."""
    if mobility is Mobility.FOOT:
        return book.going.day_m[mobility]
    return unit.water_fuel * book.going.day_m[mobility] // book.numbers["march.fuel_per_day"]


def burden(book: Rulebook, group: Iterable[Unit], pace: Pace) -> int:
    """Return what pace and tow make of every metre of march, per-mille."""
    return multiplied(1000, burdens(book, group, pace))


def burdens(book: Rulebook, group: Iterable[Unit], pace: Pace) -> tuple[Share, ...]:
    """Return why every metre of a march costs more or less than the ground alone."""
    found = [Share(f"pace.{pace}", book.numbers[f"march.pace.{pace}"], {})]
    if any(unit.broken.total for unit in group):
        found.append(Share("cause.tow", book.numbers["march.tow"], {}))
    if any(carries_wounded(book, unit) for unit in group):
        found.append(Share("cause.stretchers", book.numbers["wounded.slow"], {}))
    return tuple(found)


def carries_wounded(book: Rulebook, unit: Unit) -> bool:
    """Return whether a unit walks and has more wounded than its people carry along easily."""
    if not unit.wounded:
        return False
    many = unit.wounded * 1000 > unit.present * book.numbers["wounded.carried"]
    return many and moves_by(book, unit) is Mobility.FOOT


def price(
    book: Rulebook,
    borders: Mapping[str, Border],
    group: Sequence[Unit],
    pace: Pace,
    route: Route,
    path: Sequence[Hex],
) -> Price | None:
    """Return what a group pays for a way from where it stands, or None where none leads."""
    here = group[0].at
    if here is None:
        return None
    graph, mobility = ways(book, borders, group, route), mobility_of(book, group)
    whole, steps = 0, []
    for goal in path:
        cost = graph.step(here, goal)
        if cost is None:
            return None
        whole += metres(book, group, pace, cost)
        steps.append(book.going.reasons(book.ground, mobility, route, here, goal))
        here = goal
    fuel = whole * book.numbers["march.fuel_per_day"] // book.going.day_m[mobility]
    return Price(
        whole,
        book.march_minutes(mobility, whole),
        fuel,
        tuple(steps),
        burdens(book, group, pace),
    )


def metres(book: Rulebook, group: Iterable[Unit], pace: Pace, cost: int) -> int:
    """Return the metres of march a step takes from a group that moves at a pace."""
    return cost * burden(book, group, pace) // 1000


def hours(book: Rulebook, weather: Weather) -> tuple[Share, ...]:
    """Return what darkness, dust and heat leave of a turn's march, for the hours they last."""
    turn = book.turn_minutes
    spells = (("night", weather.night), ("storm", weather.storm), ("heat", weather.heat))
    return tuple(
        Share(
            f"cause.march_{kind}",
            1000 - minutes * (1000 - book.numbers[f"march.{kind}"]) // turn,
            {"minutes": minutes},
        )
        for kind, minutes in spells
        if minutes
    )


def marchable(book: Rulebook, weather: Weather) -> int:
    """Return the share of a day's march this turn's weather leaves, per-mille."""
    return multiplied(1000, hours(book, weather))
