"""Borders: what a country lets a faction do on its ground, how long, and who is interned."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from game.rules.changes import Set
from game.rules.chapter import DURING_IMPULSES, NEVER, Chapter
from game.rules.events import Tell
from game.rules.internment import guests, intern, interning, ways_into
from game.rules.orders import Offer, Order, Slot
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import Border
from game.rules.tracks import move
from game.rules.units import Unit
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
    staff_stages = NEVER
    unit_stages = DURING_IMPULSES

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer those at the border of a country that interns to cross it."""
        group = view.to_order(unit)
        if not group:
            return
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


def refuges(book: Rulebook, view: View, group: tuple[Unit, ...]) -> tuple[str, ...]:
    """Return the countries next to a group that would intern it, and that it can get into."""
    if group[0].at is None:
        return ()
    lands = interning(view.borders.values(), (unit.faction for unit in group))
    return tuple(land for land in lands if ways_into(book, group, group[0].at, land))
