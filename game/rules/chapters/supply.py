"""Supply: water and fuel by the day, ammunition by the fight, and where both come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.hexgrid import Hex
from game.rules.changes import Change
from game.rules.chapter import Chapter
from game.rules.events import Tell
from game.rules.groups import group_of, hours_left, lead_of, spent
from game.rules.orders import Offer, Order, Refusal
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import KnownPlace, Stage
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Resupply(Order):
    """Fill up at a place one's side holds or whose people help."""

    kind: ClassVar[str] = "resupply"
    shows_die: ClassVar[bool] = False


class Supply(Chapter):
    """What is used up, what is shared, what runs dry."""

    name = "supply"
    number = 7
    orders = (Resupply,)

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer to fill up, or say why there is nothing to fill up from."""
        if (
            unit is None
            or view.stage is not Stage.IMPULSES
            or lead_of(unit, view.formations) != view.side
        ):
            return
        group = group_of(unit, view.units)
        yield Offer(
            Resupply, tuple(each.id for each in group), (), cannot_resupply(book, view, group)
        )

    def resolve(self, course: Resolution, order: Order) -> None:
        """Fill both stores of the units."""
        side = lead_of(course.unit(order.units[0]), course.state.formations)
        course.happen(
            "resupplied",
            {"units": order.units},
            tuple(filled(course.book, course.unit(key)) for key in order.units),
            (Tell(side, "done.resupply", {"units": order.units}),),
        )

    def evening(self, course: Resolution) -> None:
        """Share what the trucks carry, then use up the day's part."""
        share_out(course)
        use_up(course)


CHAPTER = Supply()


def source_here(book: Rulebook, view: View, at: Hex) -> bool:
    """Return whether a side can fill up in a hex, from what it knows."""
    return any(
        known.holder is not None and not view.hostile(known.holder)
        for key, known in view.places.items()
        if isinstance(known, KnownPlace) and book.ground.places[key].at == at
    )


def cannot_resupply(book: Rulebook, view: View, group: Sequence[Unit]) -> Refusal | None:
    """Return why a group cannot fill up here and now."""
    minutes = book.numbers["supply.minutes"]
    if not hours_left(group, minutes):
        return Refusal("refused.no_hours", {"minutes": minutes})
    at = group[0].at
    if at is None or not source_here(book, view, at):
        return Refusal("refused.no_source", {})
    return None


def filled(book: Rulebook, unit: Unit) -> Change:
    """Return a unit with full stores and the time that took gone."""
    kind = book.types[unit.type]
    return unit_set(
        unit,
        water_fuel=max(unit.water_fuel, kind.water_fuel),
        ammunition=max(unit.ammunition, kind.ammunition),
        minutes=spent(unit, book.numbers["supply.minutes"]),
    )


def share_out(course: Resolution) -> None:
    """Let supply trucks top up allies in their hex: a day's need at a time, as long as it lasts."""
    for unit in tuple(course.state.units.values()):
        if unit.active and course.book.types[unit.type].carries:
            for other in tuple(course.state.units.values()):
                if needs(course, unit, other):
                    hand_over(course, unit.id, other.id)


def needs(course: Resolution, giver: Unit, taker: Unit) -> bool:
    """Return whether *taker* stands by the trucks with less than it can hold."""
    return (
        taker.id != giver.id
        and taker.active
        and taker.at == giver.at
        and course.state.allied(giver.faction, taker.faction)
        and not course.book.types[taker.type].carries
        and taker.water_fuel < course.book.types[taker.type].water_fuel
    )


def hand_over(course: Resolution, giver: str, taker: str) -> None:
    """Move stores from trucks to a unit; a day's need of the one is a part of the other's load."""
    trucks, unit = course.unit(giver), course.unit(taker)
    if not trucks.vehicles.truck:
        return
    wanted = course.book.types[unit.type].water_fuel - unit.water_fuel
    load = unit.present * wanted // max(1, course.number("supply.people_a_truck_load"))
    spare = max(0, trucks.water_fuel - 100)
    given = wanted if load <= spare else wanted * spare // max(1, load)
    course.happen(
        "topped_up",
        {"from": giver, "to": taker},
        (
            unit_set(unit, water_fuel=unit.water_fuel + given),
            unit_set(trucks, water_fuel=trucks.water_fuel - min(load, spare)),
        ),
    )


def use_up(course: Resolution) -> None:
    """Take the turn's water and fuel; those without any lose cohesion."""
    book = course.book
    changes: list[Change] = []
    dry: list[Unit] = []
    for unit in course.state.units.values():
        if not unit.active or fed_here(course, unit):
            continue
        left = unit.water_fuel - 100 * book.turn_minutes // 1440
        thirst = book.numbers["supply.thirst_per_day"] * book.turn_minutes // 1440
        if left <= 0:
            dry.append(unit)
        changes.append(
            unit_set(
                unit,
                water_fuel=max(0, left),
                cohesion=max(0, unit.cohesion - (thirst if left <= 0 else 0)),
            )
        )
    course.happen(
        "stores_used",
        {},
        tuple(changes),
        tuple(Tell(unit.faction, "learnt.dry", {"unit": unit.id}) for unit in dry),
    )


def fed_here(course: Resolution, unit: Unit) -> bool:
    """Return whether a unit lives off a place its side or an ally holds, or off kin there."""
    return any(
        (place.holder is not None and course.state.allied(place.holder, unit.faction))
        or place.leaning.get(unit.faction, 0) >= course.number("supply.kin_leaning")
        for place in course.state.places.values()
        if course.book.ground.places[place.id].at == unit.at
    )
