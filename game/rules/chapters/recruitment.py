"""Recruitment: assemblies where people of a place decide to come, levies where they are made to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from game.rules.changes import Change, Set
from game.rules.chapter import DURING_IMPULSES, NEVER, Chapter
from game.rules.events import Tell
from game.rules.groups import hours_left, spent
from game.rules.harm import resent
from game.rules.orders import Offer, Order, Refusal, Slot
from game.rules.places import at_hand, goodwill
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Assembly(Order):
    """Call people together in a place: where the mood is good, some of them join."""

    kind: ClassVar[str] = "assembly"

    place: str


@dataclass(frozen=True, slots=True)
class Levy(Order):
    """Make families of a place give a man each; they do, and they resent it."""

    kind: ClassVar[str] = "levy"

    place: str


class Recruitment(Chapter):
    """People of places join units: few, from a limited number, and not everywhere."""

    name = "recruitment"
    number = 19
    orders = (Assembly, Levy)
    staff_stages = NEVER
    unit_stages = DURING_IMPULSES

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer its faction's way of calling people up to a unit in a place."""
        if unit is None or unit.faction != view.side:
            return
        places = places_here(book, unit)
        way = book.factions[view.side].calls_up()
        for order in self.orders:
            if order.kind == way and places:
                yield call(book, view, unit, order, places)

    def resolve(self, course: Resolution, order: Order) -> None:
        """Call people up."""
        if isinstance(order, Assembly):
            join(course, order, willing(course, order))
        elif isinstance(order, Levy):
            join(course, order, pressed(course, order))
            resent(course, order.place, course.unit(order.units[0]).faction)


CHAPTER = Recruitment()


def call(
    book: Rulebook, view: View, unit: Unit, order: type[Order], places: tuple[str, ...]
) -> Offer:
    """Return the offer to call people of the places here together, or why it cannot be done."""
    open_ = tuple(each for each in places if closed(book, view, order, each) is None)
    refusal = cannot_call(book, unit)
    if refusal is None and not open_:
        refusal = closed(book, view, order, places[0])
    return Offer(order, (unit.id,), (Slot("place", lambda filled: open_),), refusal)


def places_here(book: Rulebook, unit: Unit) -> tuple[str, ...]:
    """Return the places in a unit's hex where the scenario says that people live."""
    if unit.at is None or not book.ground.places_at(unit.at):
        return ()
    return tuple(
        key
        for key, place in book.places.items()
        if book.ground.places[key].at == unit.at and place.inhabitants
    )


def cannot_call(book: Rulebook, unit: Unit) -> Refusal | None:
    """Return why a unit cannot call anybody together now."""
    minutes = book.numbers["recruit.minutes"]
    if unit.hidden:
        return Refusal("refused.hiding", {})
    if not hours_left((unit,), minutes):
        return Refusal("refused.no_hours", {"minutes": minutes})
    return None


def closed(book: Rulebook, view: View, order: type[Order], place: str) -> Refusal | None:
    """Return why a place gives nobody, from what the side knows of it."""
    known = view.places.get(place)
    if known is not None and known.holder is not None and view.hostile(known.holder):
        return Refusal("refused.source_held", {"faction": known.holder, "place": place})
    if order is Assembly and (known is None or known.leaning < book.numbers["recruit.mood"]):
        return Refusal("refused.mood", {"place": place})
    if left_to_give(book, view.me.marks if view.me else {}, place) <= 0:
        return Refusal("refused.no_more_recruits", {"place": place})
    return None


def left_to_give(book: Rulebook, marks: Mapping[str, int], place: str) -> int:
    """Return how many more people of a place a side can get in the whole match."""
    most = book.places[place].inhabitants * book.numbers["recruit.most"] // 1000
    return most - marks.get(mark_of(place), 0)


def mark_of(place: str) -> str:
    """Return under which name a staff remembers how many came from a place."""
    return f"recruited.{place}"


def willing(course: Resolution, order: Assembly) -> int:
    """Return how many an assembly brings: a part of those at hand, by their goodwill."""
    side = course.unit(order.units[0]).faction
    place = course.state.places[order.place]
    mood = goodwill(course.state, place, side)
    people = at_hand(course.state, place, side) * mood // 1000
    return people * course.number("recruit.assembly") // 1000


def pressed(course: Resolution, order: Levy) -> int:
    """Return how many a levy brings: fewer each time, since families learn to hide their sons."""
    side = course.unit(order.units[0]).faction
    place = course.state.places[order.place]
    people = place.inhabitants * (1000 - place.blame.get(side, 0)) // 1000
    return people * course.number("recruit.levy") // 1000


def join(course: Resolution, order: Assembly | Levy, wanted: int) -> None:
    """Let people leave their place and join a unit, as many as there are and the side can get."""
    unit, place = course.unit(order.units[0]), course.state.places[order.place]
    staff = course.state.factions[unit.faction]
    limit = left_to_give(course.book, staff.marks, place.id)
    count = max(0, min(wanted, limit, place.inhabitants))
    marks = {**staff.marks, mark_of(place.id): staff.marks.get(mark_of(place.id), 0) + count}
    changes: tuple[Change, ...] = (
        unit_set(
            unit,
            people=unit.people + count,
            ledger=unit.ledger._replace(recruits=unit.ledger.recruits + count),
            minutes=spent(unit, course.number("recruit.minutes")),
        ),
        Set(
            "places",
            place.id,
            {"inhabitants": place.inhabitants - count, "recruited": place.recruited + count},
        ),
        Set("factions", staff.id, {"marks": marks}),
    )
    told = Tell(unit.faction, "learnt.recruits", {"unit": unit.id, "n": count, "place": place.id})
    course.happen("recruited", {"unit": unit.id, "place": place.id, "n": count}, changes, (told,))
