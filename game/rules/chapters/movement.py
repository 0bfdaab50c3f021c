"""Movement: a march resolves hex by hex, on the truth, until somebody or something stops it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from game.hexgrid import Graph, Hex, Reach
from game.rules.changes import Change, Set
from game.rules.chapter import Chapter
from game.rules.contacts import Level
from game.rules.events import Tell
from game.rules.groups import group_of, lead_of, mobility_of, spent
from game.rules.orders import Offer, Order, Pace, Refusal, Route, Slot
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Entry, Rulebook
from game.rules.state import Stage, Weather
from game.rules.units import Posture, Unit
from game.rules.view import View, observe


@dataclass(frozen=True, slots=True)
class March(Order):
    """Go to a hex within this turn's reach, at a pace, by a route."""

    kind: ClassVar[str] = "march"
    shows_die: ClassVar[bool] = False

    pace: Pace
    route: Route
    to: Hex


@dataclass(frozen=True, slots=True)
class LeaveMap(Order):
    """Drive off the map toward a base of one's own; the unit has left the match safely."""

    kind: ClassVar[str] = "leave_map"
    shows_die: ClassVar[bool] = False

    base: str


class Movement(Chapter):
    """Marches, arrivals and departures."""

    name = "movement"
    number = 2
    orders = (March, LeaveMap)

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer a march to those who can, and the way off the map to those at its edge."""
        if (
            unit is None
            or view.stage is not Stage.IMPULSES
            or lead_of(unit, view.formations) != view.side
        ):
            return
        group = group_of(unit, view.units)
        ids = tuple(each.id for each in group)
        yield Offer(
            March, ids, march_slots(book, view, group), cannot_march(book, view.side, group)
        )
        bases = tuple(
            base for base, at in book.base_hexes.items() if at == unit.at and book.bases[base]
        )
        if bases:
            yield Offer(LeaveMap, ids, (Slot("base", lambda filled: bases),), exhausted(group))

    def resolve(self, course: Resolution, order: Order) -> None:
        """March, or leave."""
        if isinstance(order, March):
            march(course, order)
        elif isinstance(order, LeaveMap):
            leave_map(course, order)

    def morning(self, course: Resolution) -> None:
        """Give everybody the hours of the turn, and bring in who arrives."""
        renew(course)
        for plan in course.book.units.values():
            unit = course.unit(plan.id)
            if (
                plan.entry is not None
                and unit.at is None
                and unit.people
                and not unit.ledger.departed
            ):
                arrive(course, unit, plan.entry)


CHAPTER = Movement()


def exhausted(group: Sequence[Unit]) -> Refusal | None:
    """Return why a group cannot move at all, from what its owner knows."""
    if any(unit.water_fuel <= 0 and unit.vehicles.total for unit in group):
        return Refusal("refused.no_fuel", {})
    if min(unit.march_m for unit in group) <= 0 or min(unit.minutes for unit in group) <= 0:
        return Refusal("refused.no_march_left", {})
    return None


def cannot_march(book: Rulebook, side: str, group: Sequence[Unit]) -> Refusal | None:
    """Return why a group cannot take another step, from what its owner knows."""
    tired = exhausted(group)
    if tired is None and not can_step(book, side, group, Pace.DASH, Route.FAST):
        return Refusal("refused.no_march_left", {})
    return tired


def can_step(book: Rulebook, side: str, group: Sequence[Unit], pace: Pace, route: Route) -> bool:
    """Return whether a group has the hours and the fuel for one more step in this manner."""
    start = group[0].at
    if start is None:
        return False
    graph, metres = way(book, side, group, route), budget(book, group, pace)
    costs = (graph.step(start, at) for at in start.neighbours())
    return any(cost is not None and cost <= metres for cost in costs)


def march_slots(book: Rulebook, view: View, group: tuple[Unit, ...]) -> tuple[Slot, ...]:
    """Return the blanks of a march: the pace and the route decide what is in reach."""

    def passable(pace: Pace) -> Sequence[Route]:
        return tuple(route for route in Route if can_step(book, view.side, group, pace, route))

    def goals(filled: Mapping[str, Any]) -> Sequence[Hex]:
        reached = reach(book, view, group, filled["pace"], filled["route"])
        return () if reached is None else [at for at in reached.costs if at != group[0].at]

    return (
        Slot("pace", lambda filled: tuple(pace for pace in Pace if passable(pace))),
        Slot("route", lambda filled: passable(filled["pace"])),
        Slot("to", goals),
    )


def reach(
    book: Rulebook, view: View, group: Sequence[Unit], pace: Pace, route: Route
) -> Reach | None:
    """Return what a group can get to this turn, with the metres of march and the ways.

    A hex where an enemy is known to stand may be entered, not passed. None off the map.
    """
    start = group[0].at
    if start is None:
        return None
    known = frozenset(
        contact.at
        for contact in view.contacts.values()
        if contact.level > Level.RUMOUR and view.hostile(contact.faction) and contact.at != start
    )
    return way(book, view.side, group, route).reach(start, budget(book, group, pace), known)


def way(book: Rulebook, side: str, group: Iterable[Unit], route: Route) -> Graph:
    """Return the steps open to a group."""
    return book.graph(side, mobility_of(book, group), route)


def budget(book: Rulebook, group: Sequence[Unit], pace: Pace) -> int:
    """Return the metres a group can march at a pace, of those a track at normal pace costs."""
    mobility = mobility_of(book, group)
    per_minute = book.going.day_m[mobility] // (book.numbers["march.hours_a_day"] * 60)
    metres = min(
        min(min(unit.march_m, unit.minutes * per_minute), fuel_m(book, unit)) for unit in group
    )
    return metres * 1000 // book.numbers[f"march.pace.{pace}"]


def fuel_m(book: Rulebook, unit: Unit) -> int:
    """Return how far the fuel on board takes a unit, in metres of march."""
    mobility = book.types[unit.type].mobility
    return unit.water_fuel * book.going.day_m[mobility] // book.numbers["march.fuel_per_day"]


def path_of(course: Resolution, side: str, order: March) -> tuple[Hex, ...]:
    """Return the way to the goal as the side that ordered the march expected it."""
    group = [course.unit(key) for key in order.units]
    expected = reach(
        course.book, observe(course.book, course.state, side), group, order.pace, order.route
    )
    return () if expected is None or order.to not in expected.costs else expected.path_to(order.to)


def march(course: Resolution, order: March) -> None:
    """Take step after step until the goal, a fight, a closed road or the end of the hours."""
    first = course.unit(order.units[0])
    side, start = lead_of(first, course.state.formations), first.at
    taken: list[Hex] = []
    for goal in path_of(course, side, order):
        if not step(course, order, side, goal):
            break
        taken.append(goal)
        if stopped(course, order, goal):
            break
    course.happen(
        "marched",
        {"units": order.units, "from": start, "path": tuple(taken)},
        (),
        (
            Tell(
                side,
                "done.march" if taken else "done.march_none",
                {"units": order.units, "from": start, "path": tuple(taken), "goal": order.to},
            ),
        ),
    )


def step(course: Resolution, order: March, side: str, goal: Hex) -> bool:
    """Enter the next hex if hours, fuel and people still allow; return whether they do."""
    group = tuple(course.unit(key) for key in order.units if course.unit(key).active)
    if not group or group[0].at is None:
        return False
    book = course.book
    cost = way(book, side, group, order.route).step(group[0].at, goal)
    if cost is None or cost > budget(book, group, order.pace):
        return False
    metres = cost * book.numbers[f"march.pace.{order.pace}"] // 1000
    course.happen(
        "stepped",
        {"units": tuple(unit.id for unit in group), "to": goal},
        tuple(stepped(book, unit, goal, metres, order) for unit in group),
    )
    return True


def stepped(book: Rulebook, unit: Unit, goal: Hex, metres: int, order: March) -> Change:
    """Return what one step does to a unit."""
    mobility = book.types[unit.type].mobility
    slinks = unit.hidden and order.route is Route.COVERED and order.pace is not Pace.DASH
    return unit_set(
        unit,
        at=goal,
        march_m=unit.march_m - metres,
        minutes=spent(unit, book.march_minutes(mobility, metres)),
        water_fuel=max(
            0,
            unit.water_fuel
            - metres * book.numbers["march.fuel_per_day"] // book.going.day_m[mobility],
        ),
        fatigue=min(
            1000,
            unit.fatigue
            + metres * book.numbers[f"march.fatigue.{order.pace}"] // book.going.day_m[mobility],
        ),
        posture=Posture.MARCH,
        hidden=slinks,
        wait=None,
    )


def stopped(course: Resolution, order: March, at: Hex) -> bool:
    """See and be seen in the hex just entered; return whether the march ends here."""
    for chapter in course.book.chapters:
        if chapter.entered(course, order.units, at, order.pace):
            return True
    return False


def leave_map(course: Resolution, order: LeaveMap) -> None:
    """Take the units off the map; their people are neither lost nor of further use here."""
    changes = tuple(departed(course.unit(key)) for key in order.units)
    side = course.unit(order.units[0]).faction
    course.happen(
        "left_map",
        {"units": order.units, "base": order.base},
        changes,
        (Tell(side, "done.leave_map", {"units": order.units, "base": order.base}),),
    )


def departed(unit: Unit) -> Set:
    """Return the change that takes a unit off the map with all its people."""
    gone = unit.ledger._replace(departed=unit.ledger.departed + unit.present)
    return unit_set(unit, at=None, people=0, wounded=0, ledger=gone, wait=None)


def renew(course: Resolution) -> None:
    """Give the hours of a new turn; unspent march carries over toward one more hex."""
    book = course.book
    share = marchable(book, course.state.clock.weather)
    longest = book.ground.hex_m * book.numbers["march.carry_hexes"] // 1000
    changes = []
    for unit in course.state.units.values():
        if unit.active:
            fresh = book.march_m(book.types[unit.type].mobility) * share // 1000
            changes.append(
                unit_set(
                    unit, minutes=book.turn_minutes, march_m=fresh + min(unit.march_m, longest)
                )
            )
    course.happen("hours_renewed", {}, tuple(changes))


def marchable(book: Rulebook, weather: Weather) -> int:
    """Return the share of a day's march this turn's weather leaves, per-mille."""
    turn = book.turn_minutes
    dark = weather.night * (1000 - book.numbers["march.night"]) // turn
    dust = weather.storm * (1000 - book.numbers["march.storm"]) // turn
    hot = weather.heat * (1000 - book.numbers["march.heat"]) // turn
    return (1000 - dark) * (1000 - dust) // 1000 * (1000 - hot) // 1000


def arrive(course: Resolution, unit: Unit, entry: Entry) -> None:
    """Bring a unit in when its hour has come: somewhere in its window, at the latest at the end."""
    turn = course.state.clock.turn
    if not entry.first_turn <= turn <= entry.last_turn:
        return
    left = entry.last_turn - turn + 1
    if course.dice.throw(left, "arrival", unit.id) != 0:
        return
    at = entry.hexes[course.dice.throw(len(entry.hexes), "arrival_at", unit.id)]
    course.happen(
        "arrived",
        {"unit": unit.id, "at": at},
        (unit_set(unit, at=at),),
        (Tell(unit.faction, "learnt.arrival", {"unit": unit.id, "at": at}),),
    )
