"""Roads: closed by mines, obstacles and watch, feared, passed with scouts out, cleared.

A closed road costs whoever runs into it vehicles and hours; whoever knows of it pays hours only,
each time. Civil and relief traffic passes unless the closing side orders otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from game.hexgrid import Hex
from game.rules.changes import Drop, Put
from game.rules.chapter import NEVER, Chapter
from game.rules.closed_roads import (
    block_of,
    count_evening,
    halt,
    hostile_block,
    learn,
    resent,
    run_into,
)
from game.rules.contacts import Level
from game.rules.events import Tell
from game.rules.groups import group_of, hours_left, lead_of, spent
from game.rules.orders import Offer, Order, Pace, Refusal, Slot
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import Stage
from game.rules.units import Unit
from game.rules.view import View


class Passage(StrEnum):
    """Whom a closed road lets pass."""

    RELIEF = "relief"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class CloseRoad(Order):
    """Close the road in this hex to the enemy with mines, obstacles and watch."""

    kind: ClassVar[str] = "close_road"
    shows_die: ClassVar[bool] = False

    passage: Passage = Passage.RELIEF


@dataclass(frozen=True, slots=True)
class LayMines(Order):
    """Close a road near a hidden band before the first turn."""

    kind: ClassVar[str] = "lay_mines"
    shows_die: ClassVar[bool] = False
    cost: ClassVar[int] = 0

    to: Hex


@dataclass(frozen=True, slots=True)
class ClearRoad(Order):
    """Clear the closed road in this hex, with nobody there to hinder it."""

    kind: ClassVar[str] = "clear_road"
    shows_die: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class OpenRoad(Order):
    """Open a road one's own side closed."""

    kind: ClassVar[str] = "open_road"
    shows_die: ClassVar[bool] = False


class Roads(Chapter):
    """Closed roads cost time: a little to those who know, more to those who do not."""

    name = "roads"
    number = 11
    orders = (CloseRoad, LayMines, ClearRoad, OpenRoad)
    staff_stages = NEVER
    unit_stages = frozenset((Stage.PLACEMENT, Stage.IMPULSES))

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer to close roads to those whose way it is, and to clear them to everybody."""
        if unit is None or unit.at is None:
            return
        closes = unit.faction == view.side and book.factions[view.side].closes_roads()
        if view.stage is Stage.PLACEMENT:
            if closes and unit.hidden:
                yield mine_offer(book, view, unit)
        else:
            if closes:
                yield Offer(
                    CloseRoad,
                    (unit.id,),
                    (Slot("passage", lambda filled: tuple(Passage)),),
                    cannot_close(book, view, unit),
                )
                yield from opening(book, view, unit)
            yield from clearing(book, view, unit)

    def resolve(self, course: Resolution, order: Order) -> None:
        """Close, clear or open a road."""
        if isinstance(order, CloseRoad):
            close_road(course, order)
        elif isinstance(order, LayMines):
            lay_mines(course, order)
        elif isinstance(order, (ClearRoad, OpenRoad)):
            reopen(course, order)

    def entered(self, course: Resolution, units: tuple[str, ...], at: Hex, pace: Pace) -> bool:
        """Let marchers run into a closed road, find it in time, or halt at one they know."""
        marchers = tuple(key for key in units if course.unit(key).active)
        block = None if not marchers else hostile_block(course, course.unit(marchers[0]), at)
        if block is None:
            return False
        side = lead_of(course.unit(marchers[0]), course.state.formations)
        if side in block.known:
            halt(course, block, marchers, "learnt.road_halt")
            return False
        if pace is Pace.SECURED and course.dice.chance(
            course.number("road.found"), "road_found", block.id, marchers[0]
        ):
            learn(course, block, side)
            halt(course, block, marchers, "learnt.road_found")
        else:
            learn(course, block, side)
            run_into(course, block, marchers, pace)
        return True

    def evening(self, course: Resolution) -> None:
        """Count the closed roads, and let people near one closed to everybody resent it."""
        count_evening(course)
        for block in tuple(course.state.roadblocks.values()):
            if not block.relief:
                resent(course, block)


CHAPTER = Roads()


def inhabited(book: Rulebook, at: Hex) -> bool:
    """Return whether people live in a hex."""
    return any(
        book.places[place.id].inhabitants
        for place in book.ground.places_at(at)
        if place.id in book.places
    )


def unfit(book: Rulebook, view: View, at: Hex) -> Refusal | None:
    """Return why a road cannot be closed in a hex, whoever wants to."""
    if not book.on_road(at):
        return Refusal("refused.no_road", {})
    if inhabited(book, at):
        return Refusal("refused.people_live_here", {})
    if any(block.at == at and block.faction == view.side for block in view.roadblocks.values()):
        return Refusal("refused.road_closed", {})
    return None


def cannot_close(book: Rulebook, view: View, unit: Unit) -> Refusal | None:
    """Return why a unit cannot close a road here and now."""
    assert unit.at is not None
    minutes = book.numbers["road.minutes"]
    tired = (
        None if hours_left((unit,), minutes) else Refusal("refused.no_hours", {"minutes": minutes})
    )
    return unfit(book, view, unit.at) or tired


def mine_offer(book: Rulebook, view: View, unit: Unit) -> Offer:
    """Return the offer to close a road near a hidden band before the first turn."""
    laid = sum(1 for block in view.roadblocks.values() if block.faction == view.side)
    used_up = laid >= book.numbers["road.at_start"]
    goals = () if used_up else mineable(book, view, unit)
    refusal = None
    if used_up:
        refusal = Refusal("refused.no_mines_left", {})
    elif not goals:
        refusal = Refusal("refused.no_road", {})
    return Offer(LayMines, (unit.id,), (Slot("to", lambda filled: goals),), refusal)


def mineable(book: Rulebook, view: View, unit: Unit) -> tuple[Hex, ...]:
    """Return the hexes with a road around a hidden band that it may close."""
    assert unit.at is not None
    around = book.numbers["road.lay_m"] // book.ground.hex_m
    return tuple(
        at
        for at in unit.at.within(around)
        if at in book.ground.grid
        and book.ground.country_at(at) in book.home_countries
        and unfit(book, view, at) is None
    )


def clearing(book: Rulebook, view: View, unit: Unit) -> Iterable[Offer]:
    """Yield the offer to clear the closed road a unit stands on, if its side knows of one."""
    if unit.at is None or lead_of(unit, view.formations) != view.side:
        return
    if not any(
        block.at == unit.at and view.hostile(block.faction) for block in view.roadblocks.values()
    ):
        return
    group = group_of(unit, view.units)
    minutes = book.numbers["road.clear_minutes"]
    refusal = None
    watchers = (each for each in view.contacts_at(unit.at) if view.hostile(each.faction))
    if any(each.level > Level.RUMOUR for each in watchers):
        refusal = Refusal("refused.road_watched", {})
    elif not hours_left(group, minutes):
        refusal = Refusal("refused.no_hours", {"minutes": minutes})
    yield Offer(ClearRoad, tuple(each.id for each in group), (), refusal)


def opening(book: Rulebook, view: View, unit: Unit) -> Iterable[Offer]:
    """Yield the offer to open the road one's own side closed here."""
    if any(
        block.at == unit.at and block.faction == view.side for block in view.roadblocks.values()
    ):
        minutes = book.numbers["road.open_minutes"]
        refusal = Refusal("refused.no_hours", {"minutes": minutes})
        yield Offer(OpenRoad, (unit.id,), (), None if hours_left((unit,), minutes) else refusal)


def close_road(course: Resolution, order: CloseRoad) -> None:
    """Close the road where the unit stands."""
    unit = course.unit(order.units[0])
    assert unit.at is not None
    block = block_of(unit.faction, unit.at, relief=order.passage is Passage.RELIEF)
    course.happen(
        "road_closed",
        {"at": unit.at, "by": unit.faction, "passage": order.passage},
        (
            Put("roadblocks", block.id, block),
            unit_set(unit, minutes=spent(unit, course.number("road.minutes"))),
        ),
        (Tell(unit.faction, "done.close_road", {"units": order.units, "at": unit.at}),),
    )


def lay_mines(course: Resolution, order: LayMines) -> None:
    """Close a road before the match."""
    side = course.unit(order.units[0]).faction
    block = block_of(side, order.to)
    course.happen(
        "road_closed",
        {"at": order.to, "by": side, "passage": Passage.RELIEF},
        (Put("roadblocks", block.id, block),),
        (Tell(side, "done.lay_mines", {"at": order.to}),),
    )


def reopen(course: Resolution, order: ClearRoad | OpenRoad) -> None:
    """Open a road again, by whoever closed it or against him; whoever knew of it hears so."""
    units = tuple(course.unit(key) for key in order.units)
    side = lead_of(units[0], course.state.formations)
    mine = isinstance(order, OpenRoad)
    opened, cleared = course.number("road.open_minutes"), course.number("road.clear_minutes")
    minutes = opened if mine else cleared
    gone = tuple(
        block
        for block in course.state.roadblocks.values()
        if block.at == units[0].at
        and (block.faction == side if mine else course.state.hostile(block.faction, side))
    )
    told = dict.fromkeys(
        name for block in gone for name in (block.faction, *block.known) if name != side
    )
    where = {"units": order.units, "at": units[0].at}
    course.happen(
        "road_opened",
        {"at": units[0].at, "by": side},
        (
            *(unit_set(unit, minutes=spent(unit, minutes)) for unit in units),
            *(Drop("roadblocks", block.id) for block in gone),
        ),
        (
            Tell(side, "done.open_road", where),
            *(Tell(name, "learnt.road_opened", {"at": units[0].at}) for name in told),
        ),
    )
