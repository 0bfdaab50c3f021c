"""Borders: what a country lets a faction do on its ground, how long, and who is interned."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.hexgrid import Hex
from game.rules.changes import Change, Set
from game.rules.chapter import Chapter
from game.rules.events import Tell
from game.rules.groups import group_of, lead_of, mobility_of
from game.rules.orders import Offer, Order, Route, Slot
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import Border, Stage
from game.rules.tracks import move
from game.rules.units import Unit, Vehicles
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class SeekRefuge(Order):
    """Cross into a country that interns: the unit lays down its arms and is out of the match."""

    kind: ClassVar[str] = "seek_refuge"
    shows_die: ClassVar[bool] = False

    country: str


class Borders(Chapter):
    """Guests abroad wear patience out; without any left a country closes, then interns."""

    name = "borders"
    number = 10
    orders = (SeekRefuge,)

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer those at the border of a country that interns to cross it."""
        if (
            unit is None
            or view.stage is not Stage.IMPULSES
            or lead_of(unit, view.formations) != view.side
        ):
            return
        group = group_of(unit, view.units)
        lands = refuges(book, view, group)
        if lands:
            ids = tuple(each.id for each in group)
            yield Offer(SeekRefuge, ids, (Slot("country", lambda filled: lands),))

    def resolve(self, course: Resolution, order: Order) -> None:
        """Cross, and be interned."""
        if isinstance(order, SeekRefuge):
            for key in order.units:
                intern(course, key, order.country)

    def evening(self, course: Resolution) -> None:
        """Wear patience out, close borders, intern those whose time is over."""
        for border in tuple(course.state.borders.values()):
            country, _, side = border.id.partition("|")
            if side in course.state.factions:
                watch(course, border, country, side)


CHAPTER = Borders()


def guests(course: Resolution, country: str, side: str) -> tuple[Unit, ...]:
    """Return a faction's units on a country's ground, unless the war is about that country."""
    book = course.book
    if country in book.home_countries:
        return ()
    return tuple(
        unit
        for unit in course.state.units.values()
        if unit.faction == side
        and unit.active
        and unit.at is not None
        and book.ground.country_at(unit.at) == country
    )


def watch(course: Resolution, border: Border, country: str, side: str) -> None:
    """Let a country think about a faction's units on its ground, once an evening."""
    inside = guests(course, country, side)
    if border.stance == "tolerated" and inside:
        tolerate(course, border, country, side, len(inside))
    elif border.deadline is not None and course.state.clock.turn >= border.deadline:
        for unit in inside:
            intern(course, unit.id, country)


def tolerate(course: Resolution, border: Border, country: str, side: str, count: int) -> None:
    """Take what so many units cost of a country's patience; with none left it closes."""
    book = course.book
    track = patience_track(book, country, side)
    if track not in course.state.factions[side].tracks:
        return
    wear = count * course.number("tracks.guest_per_day") * book.turn_minutes // 1440
    move(course, side, track, "cause.armed_guests", -wear)
    if course.state.factions[side].tracks[track].value == 0:
        close(course, border, country, side)


def patience_track(book: Rulebook, country: str, side: str) -> str:
    """Return the name of the track that holds a country's patience with a faction."""
    return book.patience.get((country, side), "patience")


def close(course: Resolution, border: Border, country: str, side: str) -> None:
    """Close a border and warn those inside: until the deadline they may still leave."""
    notice = -(-course.number("border.notice_minutes") // course.book.turn_minutes)
    deadline = course.state.clock.turn + notice
    course.happen(
        "border_closed",
        {"country": country, "faction": side, "turn": deadline},
        (Set("borders", border.id, {"stance": "closed", "deadline": deadline}),),
        (Tell(side, "learnt.border_closed", {"country": country, "turns": notice}),),
    )


def intern(course: Resolution, key: str, country: str) -> None:
    """Take a unit out of the match into a country's custody; its prisoners go free."""
    unit = course.unit(key)
    changes: list[Change] = [
        unit_set(
            unit,
            at=None,
            people=0,
            wounded=0,
            vehicles=Vehicles(),
            broken=Vehicles(),
            ledger=unit.ledger._replace(interned=unit.ledger.interned + unit.present),
            fleet=unit.fleet._replace(
                abandoned=unit.fleet.abandoned + unit.vehicles.total + unit.broken.total
            ),
            prisoners=None,
            wait=None,
        )
    ]
    course.happen(
        "interned",
        {"unit": key, "country": country},
        tuple(changes),
        (Tell(unit.faction, "learnt.interned", {"unit": key, "country": country}),),
    )


def interning(borders: Iterable[Border], factions: Iterable[str]) -> Iterator[str]:
    """Yield the countries that take all of *factions* in and intern them."""
    stances = {border.id: border.stance for border in borders}
    names = tuple(dict.fromkeys(factions))
    for country in sorted({key.partition("|")[0] for key in stances}):
        if all(stances.get(f"{country}|{name}") == "interned" for name in names):
            yield country


def refuges(book: Rulebook, view: View, group: tuple[Unit, ...]) -> tuple[str, ...]:
    """Return the countries next to a group that would intern it, and that it can get into."""
    if group[0].at is None:
        return ()
    lands = interning(view.borders.values(), (unit.faction for unit in group))
    return tuple(land for land in lands if ways_into(book, group, group[0].at, land))


def ways_into(book: Rulebook, group: Iterable[Unit], at: Hex, country: str) -> tuple[Hex, ...]:
    """Return the hexes of a country next to *at* that the ground lets a group enter."""
    graph = book.ways(mobility_of(book, group), Route.FAST, frozenset())
    return tuple(
        each
        for each in at.neighbours()
        if each in book.ground.grid
        and book.ground.country_at(each) == country
        and graph.step(at, each) is not None
    )


def refuge_for(course: Resolution, key: str) -> str | None:
    """Return a country a beaten unit could flee into from its hex, to be interned there.

    What retreats ask: a hex of it may be barred by enemies, which is for them to judge.
    """
    unit = course.unit(key)
    if unit.at is None:
        return None
    for land in interning(course.state.borders.values(), (unit.faction,)):
        if ways_into(course.book, (unit,), unit.at, land):
            return land
    return None
