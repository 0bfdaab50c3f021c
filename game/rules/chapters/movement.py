"""Movement: a march resolves hex by hex, on the truth, until somebody or something stops it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from game.hexgrid import Hex
from game.rules.changes import Change
from game.rules.chapter import DURING_IMPULSES, Chapter
from game.rules.chapters.breakdowns import (
    LeaveWrecks,
    break_down,
    leave_wrecks,
    wear,
    wreck_offers,
)
from game.rules.chapters.off_map import (
    EnterMap,
    LeaveMap,
    arrivals,
    enter_map,
    entry_offers,
    exits_at,
    fuelled,
    leave_map,
    travel,
)
from game.rules.events import Tell
from game.rules.groups import lead_of, moves_by, spent
from game.rules.marching import (
    budget,
    budget_seen,
    carried,
    marchable,
    metres,
    reach,
    ways,
    ways_seen,
)
from game.rules.orders import Offer, Order, Pace, Refusal, Route, Slot
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.units import Mobility, Posture, Unit
from game.rules.view import View, observe


@dataclass(frozen=True, slots=True)
class March(Order):
    """Go to a hex within this turn's reach, at a pace, by a route."""

    kind: ClassVar[str] = "march"
    shows_die: ClassVar[bool] = False

    pace: Pace
    route: Route
    to: Hex


class Movement(Chapter):
    """Marches, arrivals and departures, breakdowns."""

    name = "movement"
    number = 2
    orders = (March, LeaveMap, EnterMap, LeaveWrecks)
    staff_stages = DURING_IMPULSES
    unit_stages = DURING_IMPULSES

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer a march to those who can, and the way off the map to those at its edge."""
        if unit is None:
            yield from entry_offers(view)
            return
        group = view.to_order(unit)
        if not group:
            return
        ids = tuple(each.id for each in group)
        yield Offer(March, ids, march_slots(book, view, group), no_step(book, view, group))
        boxes = exits_at(book, unit)
        if boxes:
            yield Offer(
                LeaveMap, ids, (Slot("base", lambda filled: boxes),), cannot_march(book, group)
            )
        yield from wreck_offers(group)

    def resolve(self, course: Resolution, order: Order) -> None:
        """March, leave or come in, or leave wrecks."""
        if isinstance(order, March):
            march(course, order)
        elif isinstance(order, LeaveMap):
            leave_map(course, order)
        elif isinstance(order, EnterMap):
            enter_map(course, order)
        elif isinstance(order, LeaveWrecks):
            leave_wrecks(course, order)

    def morning(self, course: Resolution) -> None:
        """Give everybody the hours of the turn, and bring in who arrives."""
        renew(course)
        arrivals(course)

    def evening(self, course: Resolution) -> None:
        """Let those off the map do their road, and vehicles break down."""
        travel(course)
        break_down(course)


CHAPTER = Movement()


def cannot_march(book: Rulebook, group: Sequence[Unit]) -> Refusal | None:
    """Return why a group cannot take another step, from what its owner knows."""
    if any(
        unit.water_fuel <= 0 and unit.vehicles.total and moves_by(book, unit) is not Mobility.FOOT
        for unit in group
    ):
        return Refusal("refused.no_fuel", {})
    if min(unit.march_m for unit in group) <= 0 or min(unit.minutes for unit in group) <= 0:
        return Refusal("refused.no_march_left", {})
    return None


def no_step(book: Rulebook, view: View, group: Sequence[Unit]) -> Refusal | None:
    """Return why a group cannot march into any hex."""
    tired = cannot_march(book, group)
    if tired is None and not can_step(book, view, group, Pace.DASH, Route.FAST):
        return Refusal("refused.no_march_left", {})
    return tired


def can_step(book: Rulebook, view: View, group: Sequence[Unit], pace: Pace, route: Route) -> bool:
    """Return whether a group has the hours and the fuel for one more step in this manner."""
    start = group[0].at
    if start is None:
        return False
    least = ways_seen(book, view, group, route).least_step(start)
    return least is not None and least <= budget_seen(book, view, group, pace)


def march_slots(book: Rulebook, view: View, group: tuple[Unit, ...]) -> tuple[Slot, ...]:
    """Return the blanks of a march: the pace and the route decide what is in reach."""

    def passable(pace: Pace) -> Sequence[Route]:
        return tuple(route for route in Route if can_step(book, view, group, pace, route))

    def goals(filled: Mapping[str, Any]) -> Sequence[Hex]:
        reached = reach(book, view, group, filled["pace"], filled["route"])
        return () if reached is None else [at for at in reached.costs if at != group[0].at]

    return (
        Slot("pace", lambda filled: tuple(pace for pace in Pace if passable(pace))),
        Slot("route", lambda filled: passable(filled["pace"])),
        Slot("to", goals),
    )


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
        if not step(course, order, goal):
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


def step(course: Resolution, order: March, goal: Hex) -> bool:
    """Enter the next hex if hours, fuel and people still allow; return whether they do."""
    group = tuple(course.unit(key) for key in order.units if course.unit(key).active)
    if not group or group[0].at is None:
        return False
    book = course.book
    cost = ways(book, course.state.borders, group, order.route).step(group[0].at, goal)
    if cost is None or cost > budget(book, group, order.pace):
        return False
    march_one(course, order, goal, cost)
    return True


def march_one(course: Resolution, order: March, goal: Hex, ground_m: int) -> None:
    """Let those of a group who still act do one step of so much ground."""
    group = tuple(course.unit(key) for key in order.units if course.unit(key).active)
    march_m = metres(course.book, group, order.pace, ground_m)
    course.happen(
        "stepped",
        {"units": tuple(unit.id for unit in group), "to": goal},
        tuple(stepped(course.book, unit, goal, ground_m, march_m, order) for unit in group),
    )


def stepped(
    book: Rulebook, unit: Unit, goal: Hex, ground_m: int, march_m: int, order: March
) -> Change:
    """Return what one step does to a unit, of so much ground and so much march."""
    mobility = moves_by(book, unit)
    slinks = unit.hidden and order.route is Route.COVERED and order.pace is not Pace.DASH
    return unit_set(
        unit,
        at=goal,
        march_m=max(0, unit.march_m - march_m),
        minutes=spent(unit, book.march_minutes(mobility, march_m)),
        marched_m=wear(book, unit, ground_m, order.pace),
        **fuelled(book, unit, march_m),
        fatigue=min(
            1000,
            unit.fatigue
            + march_m * book.numbers[f"march.fatigue.{order.pace}"] // book.going.day_m[mobility],
        ),
        posture=Posture.MARCH,
        covered=order.route is Route.COVERED,
        hidden=slinks,
        wait=None,
    )


def stopped(course: Resolution, order: March, at: Hex) -> bool:
    """See and be seen in the hex just entered; return whether the march ends here."""
    for chapter in course.book.chapters:
        if chapter.entered(course, order.units, at, order.pace):
            return True
    return False


def renew(course: Resolution) -> None:
    """Give the hours of a new turn; unspent march carries over toward one more hex."""
    book = course.book
    share = marchable(book, course.state.clock.weather)
    longest = carried(book)
    changes = []
    for unit in course.state.units.values():
        if unit.active or unit.away is not None:
            fresh = book.march_m(moves_by(book, unit)) * share // 1000
            changes.append(
                unit_set(
                    unit,
                    minutes=book.turn_minutes,
                    march_m=fresh + min(unit.march_m, longest),
                    marched_m=0,
                )
            )
    course.happen("hours_renewed", {}, tuple(changes))
