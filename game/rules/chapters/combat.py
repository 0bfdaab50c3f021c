"""Contact and fight: attacks, ambushes, meetings, and who may be drawn into them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from game.hexgrid import Hex
from game.rules.ambush import sprung
from game.rules.assault import assault, met
from game.rules.believed import believed_battle
from game.rules.chapter import DURING_IMPULSES, NEVER, Chapter
from game.rules.contacts import Level, Sighting
from game.rules.events import Tell
from game.rules.forces import sheltered
from game.rules.groups import hours_left, lead_of, spent
from game.rules.marching import budget_seen, ways_seen
from game.rules.odds import Odds, odds
from game.rules.orders import Offer, Order, Pace, Refusal, Route, Slot
from game.rules.parting import part
from game.rules.power import Support
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.siege import break_through, close_rings
from game.rules.support import Helpers, craft_over, guns_for, support_of
from game.rules.units import Posture, Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Attack(Order):
    """Go for a contact in this hex or the next, alone or with others who stand here."""

    kind: ClassVar[str] = "attack"

    contact: str
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wait(Order):
    """Wait in ambush; spring when the believed ratio reaches the one given, in per-mille."""

    kind: ClassVar[str] = "wait"
    shows_die: ClassVar[bool] = False

    ratio: int


RATIOS = (500, 750, 1000, 1500, 2000, 3000)
"""Ratios a waiting unit may be told. Choice: from *at any odds* to *only when sure*."""


class Combat(Chapter):
    """Attacks and ambushes; meetings come by themselves, and rings close in the evening."""

    name = "combat"
    number = 4
    orders = (Attack, Wait)
    staff_stages = NEVER
    unit_stages = DURING_IMPULSES

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer an attack on each contact near enough, and an ambush here."""
        group = view.to_order(unit)
        if not group:
            return
        ids = tuple(each.id for each in group)
        yield Offer(Attack, ids, attack_slots(book, view, group), cannot_attack(book, view, group))
        yield Offer(Wait, ids, (Slot("ratio", lambda filled: RATIOS),), cannot_wait(book, group))

    def resolve(self, course: Resolution, order: Order) -> None:
        """Attack, or lie in wait."""
        if isinstance(order, Attack):
            attack(course, order)
        elif isinstance(order, Wait):
            lie_in_wait(course, order)

    def entered(self, course: Resolution, units: tuple[str, ...], at: Hex, pace: Pace) -> bool:
        """Run into those who wait, then into those who stand there."""
        stopped = sprung(course, units, at, pace) or met(course, units, at)
        break_through(course, units, at)
        return stopped

    def evening(self, course: Resolution) -> None:
        """Let those too close part, and see who is cut off tonight."""
        part(course)
        close_rings(course)


CHAPTER = Combat()


def targets(book: Rulebook, view: View, group: Sequence[Unit]) -> tuple[str, ...]:
    """Return the contacts a group could attack: sighted, hostile, here or in a hex next to it."""
    ids = tuple(unit.id for unit in group)
    return view.once((targets, book, ids), lambda: in_reach(book, view, group))


def in_reach(book: Rulebook, view: View, group: Sequence[Unit]) -> tuple[str, ...]:
    """Return the contacts a group could attack; `targets` asks this once for each view."""
    start = group[0].at
    if start is None:
        return ()
    near = [
        key
        for key in view.contacts_near(start)
        if view.contacts[key].level >= Level.SIGHTED
        and view.fights(view.contacts[key].faction, view.contacts[key].at)
    ]
    hexes = {view.contacts[key].at for key in near}
    open_ = {at for at in hexes if closes_with(book, view, group, at)}
    return tuple(key for key in near if view.contacts[key].at in open_)


def closes_with(book: Rulebook, view: View, group: Sequence[Unit], goal: Hex) -> bool:
    """Return whether a group stands in a hex or can still step into it this turn."""
    start = group[0].at
    if start is None or start.distance(goal) > 1:
        return False
    if start == goal:
        return True
    cost = ways_seen(book, view, group, Route.FAST).step(start, goal)
    return cost is not None and cost <= budget_seen(book, view, group, Pace.NORMAL)


def partners(book: Rulebook, view: View, group: Sequence[Unit], goal: Hex) -> tuple[str, ...]:
    """Return the side's other units that can join an attack on a hex from where they stand."""
    ids = {unit.id for unit in group}
    able = view.once((able_to_join, book, goal), lambda: able_to_join(book, view, goal))
    return tuple(key for key in able if key not in ids)


def able_to_join(book: Rulebook, view: View, goal: Hex) -> tuple[str, ...]:
    """Return all units of a side that can attack a hex from where they stand."""
    return tuple(
        unit.id
        for unit in view.units.values()
        if unit.at is not None
        and unit.at.distance(goal) <= 1
        and unit.minutes >= book.numbers["combat.minutes"]
        and unit.active
        and lead_of(unit, view.formations) == view.side
        and closes_with(book, view, (unit,), goal)
    )


def attack_slots(book: Rulebook, view: View, group: tuple[Unit, ...]) -> tuple[Slot, ...]:
    """Return the blanks of an attack: whom, and who comes along."""

    def company(filled: Mapping[str, Any]) -> Sequence[tuple[str, ...]]:
        others = partners(book, view, group, view.contacts[filled["contact"]].at)
        return ((), others) if others else ((),)

    return (Slot("contact", lambda filled: targets(book, view, group)), Slot("partners", company))


def cannot_attack(book: Rulebook, view: View, group: Sequence[Unit]) -> Refusal | None:
    """Return why a group cannot attack anybody, from what its owner knows."""
    minutes = book.numbers["combat.minutes"]
    if not hours_left(group, minutes):
        return Refusal("refused.no_hours", {"minutes": minutes})
    if all(unit.ammunition <= 0 for unit in group):
        return Refusal("refused.no_ammunition", {})
    if not targets(book, view, group):
        return Refusal("refused.no_target", {})
    return None


def cannot_wait(book: Rulebook, group: Sequence[Unit]) -> Refusal | None:
    """Return why a group cannot lie in wait."""
    minutes = book.numbers["ambush.minutes"]
    if not hours_left(group, minutes):
        return Refusal("refused.no_hours", {"minutes": minutes})
    if all(unit.ammunition <= 0 for unit in group):
        return Refusal("refused.no_ammunition", {})
    return None


def attack_odds(book: Rulebook, view: View, order: Attack) -> Odds:
    """Return what the attacker may expect of *order*, from all it believes stands there."""
    group = [view.units[key] for key in (*order.units, *order.partners)]
    goal = view.contacts[order.contact].at
    facing = contacts_facing(view, goal)
    support = support_seen(book, view, group, facing, goal)
    return odds(book.numbers, believed_battle(book, group, facing, goal, view.weather, support))


def support_seen(
    book: Rulebook, view: View, group: Sequence[Unit], facing: Sequence[Sighting], goal: Hex
) -> tuple[Support, ...]:
    """Return what the side's guns in range and aircraft standing by add to an attack."""
    ids = {unit.id for unit in group}
    others = (unit for unit in view.units.values() if unit.id not in ids)
    helpers = Helpers(guns_for(book, others, goal), craft_over(view.aircraft.values(), goal))
    return support_of(book, helpers, goal, sheltered(facing))


def contacts_facing(view: View, at: Hex) -> tuple[Sighting, ...]:
    """Return the hostile contacts in a hex that one could attack."""
    return tuple(
        contact
        for contact in view.contacts_at(at)
        if contact.level >= Level.SIGHTED and view.fights(contact.faction, at)
    )


def attack(course: Resolution, order: Attack) -> None:
    """Go to where the contact is believed to be and fight whoever can be found there."""
    side = lead_of(course.unit(order.units[0]), course.state.formations)
    goal = course.state.contacts[side][order.contact].sighting.at
    assault(course, side, order.units + order.partners, goal, ())


def lie_in_wait(course: Resolution, order: Wait) -> None:
    """Set the units to wait."""
    minutes = course.number("ambush.minutes")
    side = lead_of(course.unit(order.units[0]), course.state.formations)
    course.happen(
        "waiting",
        {"units": order.units, "ratio": order.ratio},
        tuple(
            unit_set(
                course.unit(key),
                wait=order.ratio,
                posture=Posture.READY,
                minutes=spent(course.unit(key), minutes),
            )
            for key in order.units
        ),
        (Tell(side, "done.wait", {"units": order.units, "ratio": order.ratio}),),
    )
