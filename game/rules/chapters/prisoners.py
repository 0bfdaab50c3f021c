"""Prisoners and wounded: who is held where, named or let go; who is brought to care.

Nothing here pays for treating anybody badly: prisoners count alive, and as well let go.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from game.rules.captivity import gathered, held, homecoming, let_go, off_the_lists, row_of
from game.rules.changes import Change, Put
from game.rules.chapter import DURING_IMPULSES, WHILE_SPEAKING, Chapter
from game.rules.custody import bring_wounded, confine, keep_or_lose, unload, walk_free
from game.rules.events import Tell
from game.rules.groups import hours_left
from game.rules.orders import Offer, Order, Refusal, Slot
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import Captives
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class HandOver(Order):
    """Give the prisoners a unit guards to another own unit in the same hex."""

    kind: ClassVar[str] = "hand_over"
    shows_die: ClassVar[bool] = False

    unit: str


@dataclass(frozen=True, slots=True)
class Confine(Order):
    """Bring the prisoners a unit guards into a place the side holds; they stay there, guarded."""

    kind: ClassVar[str] = "confine"
    shows_die: ClassVar[bool] = False

    place: str


@dataclass(frozen=True, slots=True)
class Release(Order):
    """Let prisoners of a faction go: those a unit guards, or those held in places."""

    kind: ClassVar[str] = "release"
    shows_die: ClassVar[bool] = False
    cost: ClassVar[int] = 0

    faction: str


@dataclass(frozen=True, slots=True)
class NamePrisoners(Order):
    """Give the Red Cross the names of all prisoners of a faction; their side learns of them."""

    kind: ClassVar[str] = "name_prisoners"
    shows_die: ClassVar[bool] = False
    cost: ClassVar[int] = 0

    faction: str


@dataclass(frozen=True, slots=True)
class BringWounded(Order):
    """Leave the wounded with those who care for them, in a place of one's own."""

    kind: ClassVar[str] = "bring_wounded"
    shows_die: ClassVar[bool] = False


class Prisoners(Chapter):
    """Prisoners are people whose fate is kept; the wounded go where they are cared for."""

    name = "prisoners"
    number = 15
    orders = (HandOver, Confine, Release, NamePrisoners, BringWounded)
    staff_stages = WHILE_SPEAKING
    unit_stages = DURING_IMPULSES

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer what can be done about those held here, or by the staff about all."""
        if view.me is None:
            return
        if unit is None:
            yield from staff_offers(book, view)
        elif unit.faction == view.side:
            yield from guard_offers(book, view, unit)
            if unit.wounded:
                yield Offer(BringWounded, (unit.id,), (), no_care(book, view, unit))

    def resolve(self, course: Resolution, order: Order) -> None:
        """Carry out an order about prisoners or wounded."""
        if isinstance(order, HandOver):
            hand_over(course, order)
        elif isinstance(order, Confine):
            confine(course, course.unit(order.units[0]), order.place)
        elif isinstance(order, Release):
            release(course, order)
        elif isinstance(order, NamePrisoners):
            name_prisoners(course, order)
        elif isinstance(order, BringWounded):
            bring_wounded(course, course.unit(order.units[0]))

    def evening(self, course: Resolution) -> None:
        """Unload those who reached a box, and see who guards nobody any more."""
        for unit in tuple(course.state.units.values()):
            if unit.away is not None and unit.away.edge_m == course.book.bases[unit.away.box]:
                unload(course, unit, unit.away.box)
            elif unit.prisoners and not unit.people:
                walk_free(course, unit)
        for row in tuple(course.state.captives.values()):
            for place in sorted(row.places):
                if place in course.state.places:
                    keep_or_lose(course, row, place)
        deliver_lists(course)
        gone = off_the_lists(course.state)
        if gone:
            course.happen("lists_shortened", {}, gone)

    def news_end(self, course: Resolution) -> None:
        """Let lists given in a news turn arrive with its end."""
        deliver_lists(course)


CHAPTER = Prisoners()


def acting(course: Resolution) -> str:
    """Return the side that gives the order."""
    side = course.state.clock.acting
    assert side is not None, "an order is carried out in nobody's impulse"
    return side


def factions_held(book: Rulebook, view: View) -> tuple[str, ...]:
    """Return the factions of which the viewing side holds anybody, on the map or off it."""
    guards = tuple(unit for unit in everybody(view) if unit.prisoners)
    return tuple(side for side in book.factions if held(guards, view.captives, view.side, side))


def everybody(view: View) -> tuple[Unit, ...]:
    """Return a side's units on the map and off it."""
    return (*view.units.values(), *view.off_map.values())


def staff_offers(book: Rulebook, view: View) -> Iterable[Offer]:
    """Yield what the staff may do about those held: name them, let them go from places."""
    sides = factions_held(book, view)
    if not sides:
        return
    unnamed = tuple(
        side
        for side in sides
        if known_of(row_of(view.captives, view.side, side))
        < held(everybody(view), view.captives, view.side, side)
    )
    told = None if unnamed else Refusal("refused.all_named", {})
    yield Offer(NamePrisoners, (), (Slot("faction", lambda filled: unnamed),), told)
    placed = tuple(side for side in sides if row_of(view.captives, view.side, side).places)
    if placed:
        yield Offer(Release, (), (Slot("faction", lambda filled: placed),))


def known_of(row: Captives) -> int:
    """Return how many are named already, or on the list that goes out this evening."""
    return max(row.named, row.listed)


def guard_offers(book: Rulebook, view: View, unit: Unit) -> Iterable[Offer]:
    """Yield what a unit that guards prisoners may do with them."""
    sides = tuple(unit.prisoners or {})
    if not sides or unit.at is None:
        return
    takers = tuple(
        other.id
        for other in view.units_at(unit.at)
        if other.faction == view.side and other.active and other.id != unit.id
    )
    alone = None if takers else Refusal("refused.no_guard", {})
    yield Offer(HandOver, (unit.id,), (Slot("unit", lambda filled: takers),), alone)
    places = own_places(book, view, unit)
    nowhere = None if places else Refusal("refused.no_own_place", {})
    yield Offer(Confine, (unit.id,), (Slot("place", lambda filled: places),), nowhere)
    yield Offer(Release, (unit.id,), (Slot("faction", lambda filled: sides),))


def holders_here(book: Rulebook, view: View, unit: Unit) -> dict[str, str | None]:
    """Return the places in a unit's hex with those its side believes to hold them."""
    here = () if unit.at is None else book.ground.places_at(unit.at)
    return {place.id: view.places[place.id].holder for place in here if place.id in view.places}


def own_places(book: Rulebook, view: View, unit: Unit) -> tuple[str, ...]:
    """Return the places in a unit's hex that its side believes its own."""
    holders = holders_here(book, view, unit)
    return tuple(place for place, holder in holders.items() if holder == view.side)


def no_care(book: Rulebook, view: View, unit: Unit) -> Refusal | None:
    """Return why a unit's wounded cannot be left in care here."""
    minutes = book.numbers["wounded.minutes"]
    if not any(view.allied(holder) for holder in holders_here(book, view, unit).values()):
        return Refusal("refused.no_care", {})
    if not hours_left((unit,), minutes):
        return Refusal("refused.no_hours", {"minutes": minutes})
    return None


def hand_over(course: Resolution, order: HandOver) -> None:
    """Let another unit guard them."""
    unit, other = course.unit(order.units[0]), course.unit(order.unit)
    course.happen(
        "prisoners_handed_over",
        {"unit": unit.id, "to": other.id},
        (
            unit_set(unit, prisoners=None),
            unit_set(other, prisoners=gathered(other.prisoners, unit.prisoners)),
        ),
        (Tell(unit.faction, "done.hand_over", {"units": order.units, "other_unit": other.id}),),
    )


def release(course: Resolution, order: Release) -> None:
    """Let them go: to a unit of theirs that stands by, or home."""
    side, faction, state = acting(course), order.faction, course.state
    row = row_of(state.captives, side, faction)
    if order.units:
        unit = course.unit(order.units[0])
        people = (unit.prisoners or {})[faction]
        left = {name: count for name, count in (unit.prisoners or {}).items() if name != faction}
        gone: tuple[Change, ...] = (
            unit_set(unit, prisoners=left or None),
            Put(
                "captives",
                row.id,
                replace(row, named=max(0, row.named - people), handed=row.handed + people),
            ),
        )
        at = unit.at
    else:
        people = sum(row.places.values())
        gone, at = let_go(state, side, faction, people), None
    course.happen(
        "prisoners_released",
        {"by": side, "faction": faction, "n": people},
        (*gone, *homecoming(state, {faction: people}, at)),
        (
            Tell(side, "done.release", {"faction": faction, "n": people}),
            Tell(faction, "learnt.prisoners_home", {"faction": side, "n": people}),
        ),
    )


def name_prisoners(course: Resolution, order: NamePrisoners) -> None:
    """Put everybody of a faction on a list; it reaches their side in the evening."""
    side, faction = acting(course), order.faction
    row = row_of(course.state.captives, side, faction)
    people = held(course.state.units.values(), course.state.captives, side, faction)
    course.happen(
        "prisoners_listed",
        {"by": side, "faction": faction, "n": people},
        (Put("captives", row.id, replace(row, listed=people)),),
        (Tell(side, "done.name_prisoners", {"faction": faction, "n": people}),),
    )


def deliver_lists(course: Resolution) -> None:
    """Let every list given to the Red Cross since the last evening arrive."""
    for row in tuple(course.state.captives.values()):
        if row.listed:
            deliver_list(course, row)


def deliver_list(course: Resolution, row: Captives) -> None:
    """Let a side learn in the evening how many of its listed people live, and who has them."""
    side, _, faction = row.id.partition("|")
    people = held(course.state.units.values(), course.state.captives, side, faction)
    named = max(row.named, min(row.listed, people))
    course.happen(
        "prisoners_named",
        {"by": side, "faction": faction, "n": named},
        (Put("captives", row.id, replace(row, named=named, listed=0)),),
        (Tell(faction, "learnt.prisoners_named", {"faction": side, "n": named}),),
    )
