"""Supply: water and fuel by the day, ammunition by the fight, and where both come from.

The parts lie beside: what there is to take (`sources.py`), how it changes hands (`stores.py`,
`handing.py`), living and thirst (`living.py`), caches and depots (`caches.py`), blockade.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.hexgrid import Hex
from game.rules.blockade import watch_ways
from game.rules.caches import change_hands, come_upon, hidden_part, hide
from game.rules.chapter import DURING_IMPULSES, NEVER, Chapter
from game.rules.delivery import deliver, takers
from game.rules.filling import leave_vehicles, resupply
from game.rules.groups import hours_left
from game.rules.handing import share_in_columns, share_out
from game.rules.living import live
from game.rules.orders import Offer, Order, Pace, Refusal, Slot
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.sources import Source, offered, seen_here, sources, wells
from game.rules.stores import NOTHING, load, taken
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Resupply(Order):
    """Fill up from whatever there is in the hex."""

    kind: ClassVar[str] = "resupply"
    shows_die: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Deliver(Order):
    """Hand out what trucks carry, to a unit or into a depot in the same hex."""

    kind: ClassVar[str] = "deliver"
    shows_die: ClassVar[bool] = False

    taker: str
    """A unit or a depot."""


@dataclass(frozen=True, slots=True)
class Cache(Order):
    """Hide part of the stores, to come back for them."""

    kind: ClassVar[str] = "cache"
    shows_die: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class LeaveVehicles(Order):
    """Leave vehicles without fuel and go on on foot."""

    kind: ClassVar[str] = "leave_vehicles"
    shows_die: ClassVar[bool] = False
    cost: ClassVar[int] = 0


class Supply(Chapter):
    """What is used up, what is shared, what runs dry."""

    name = "supply"
    number = 7
    orders = (Resupply, Deliver, Cache, LeaveVehicles)
    staff_stages = NEVER
    unit_stages = DURING_IMPULSES

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer to fill up, hand out, hide and walk, or say why not."""
        if unit is None:
            return
        if group := view.to_order(unit):
            ids = tuple(each.id for each in group)
            yield Offer(Resupply, ids, (), cannot_resupply(book, view, group))
        if unit.faction != view.side:
            return
        if book.types[unit.type].carries:
            choices = takers(book, view, unit)
            refusal = cannot_deliver(book, unit, choices)
            yield Offer(Deliver, (unit.id,), (Slot("taker", lambda filled: choices),), refusal)
        yield Offer(Cache, (unit.id,), (), cannot_hide(book, unit))
        if any(unit.vehicles) and not unit.on_foot:
            yield Offer(LeaveVehicles, (unit.id,), (), cannot_walk(book, unit))

    def resolve(self, course: Resolution, order: Order) -> None:
        """Carry out one of the four."""
        if isinstance(order, Resupply):
            resupply(course, order.units)
        elif isinstance(order, Deliver):
            deliver(course, order.units[0], order.taker)
        elif isinstance(order, Cache):
            hide(course, course.unit(order.units[0]))
        else:
            leave_vehicles(course, course.unit(order.units[0]))

    def entered(self, course: Resolution, units: tuple[str, ...], at: Hex, pace: Pace) -> bool:
        """Come upon what others have hidden; that stops nobody."""
        come_upon(course, units, at)
        return False

    def combed(self, course: Resolution, units: tuple[str, ...], at: Hex) -> None:
        """Let those who search their own hex come upon what others have hidden there."""
        come_upon(course, tuple(key for key in units if course.unit(key).at == at), at)

    def evening(self, course: Resolution) -> None:
        """Share what trucks and columns carry, use up the day's part, count blockades."""
        forget_causes(course)
        share_out(course)
        share_in_columns(course)
        live(course)
        change_hands(course)
        watch_ways(course)


CHAPTER = Supply()


def forget_causes(course: Resolution) -> None:
    """Begin to write down anew why stores move."""
    course.happen(
        "stores_counted",
        {},
        tuple(
            unit_set(unit, stores_causes=())
            for unit in course.state.units.values()
            if unit.stores_causes
        ),
    )


def no_hours(book: Rulebook, group: Sequence[Unit]) -> Refusal | None:
    """Return the refusal of those who have not the time to fill cans."""
    minutes = book.numbers["supply.minutes"]
    if hours_left(group, minutes):
        return None
    return Refusal("refused.no_hours", {"minutes": minutes})


def cannot_resupply(book: Rulebook, view: View, group: Sequence[Unit]) -> Refusal | None:
    """Return why a group cannot fill up here and now, from what its side knows."""
    tired = no_hours(book, group)
    if tired is not None:
        return tired
    hopeful = False
    for unit in group:
        for source in known_sources(book, view, unit):
            if gains(book, unit, source):
                return None
            hopeful = True
    if hopeful:
        return Refusal("refused.stores_full", {"units": tuple(unit.id for unit in group)})
    return held_well(book, view, group[0]) or Refusal("refused.no_source", {})


def known_sources(book: Rulebook, view: View, unit: Unit) -> Iterator[Source]:
    """Return what a unit may hope to fill up from, as far as its side knows."""
    here = seen_here(book, view, unit)
    return iter(()) if here is None else sources(book, here, unit)


def gains(book: Rulebook, unit: Unit, source: Source) -> bool:
    """Return whether a unit has room for something a source gives."""
    return taken(book, unit, offered(book, unit, source), source.water_to) != NOTHING


def held_well(book: Rulebook, view: View, unit: Unit) -> Refusal | None:
    """Return the refusal of those who stand at a well that enemies hold."""
    here = seen_here(book, view, unit)
    if here is None or not here.foes or not wells(book, here.at):
        return None
    args = {"faction": here.foes[0], "place": wells(book, here.at)[0]}
    return Refusal("refused.source_held", args)


def cannot_deliver(book: Rulebook, unit: Unit, choices: Sequence[str]) -> Refusal | None:
    """Return why trucks cannot hand anything out."""
    if load(book, unit) == NOTHING:
        return Refusal("refused.empty_trucks", {"unit": unit.id})
    if not choices:
        return Refusal("refused.no_taker", {})
    return no_hours(book, (unit,))


def cannot_hide(book: Rulebook, unit: Unit) -> Refusal | None:
    """Return why a unit cannot hide stores."""
    if hidden_part(book, unit) == NOTHING:
        days = book.numbers["supply.cache_days"]
        return Refusal("refused.nothing_to_hide", {"unit": unit.id, "days": days})
    return no_hours(book, (unit,))


def cannot_walk(book: Rulebook, unit: Unit) -> Refusal | None:
    """Return why a unit does not leave its vehicles."""
    if unit.water_fuel < book.numbers["supply.walk_below"]:
        return None
    return Refusal("refused.has_fuel", {"unit": unit.id, "days": unit.water_fuel})
