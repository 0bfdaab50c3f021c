"""Sighting: who notices whom, who searches for whom, and how what is known grows old."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.hexgrid import Hex
from game.rules.bargains import between
from game.rules.chapter import DURING_IMPULSES, NEVER, Chapter
from game.rules.contacts import Level
from game.rules.forgetting import grow_old
from game.rules.groups import group_of, hours_left
from game.rules.marching import ways
from game.rules.noticing import clear_ghosts, notice, share
from game.rules.orders import Offer, Order, Pace, Refusal, Route, Slot
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.searching import comb
from game.rules.state import GameState, Weather
from game.rules.telling import overhear, talk
from game.rules.units import Unit
from game.rules.view import View
from game.rules.visible import drone_share, seen_from_m


@dataclass(frozen=True, slots=True)
class Search(Order):
    """Comb this hex, or one next to it, for those who hide there."""

    kind: ClassVar[str] = "search"

    to: Hex


class SightingChapter(Chapter):
    """Seeing on the march, searching, telling in the evening, sharing between allies."""

    name = "sighting"
    number = 3
    orders = (Search,)
    staff_stages = NEVER
    unit_stages = DURING_IMPULSES

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer a search of each hex a group stands in or could step into."""
        group = view.to_order(unit)
        if not group:
            return
        ids = tuple(each.id for each in group)
        where = Slot("to", lambda filled: searchable(book, view, group))
        yield Offer(Search, ids, (where,), cannot_search(book, group))

    def resolve(self, course: Resolution, order: Order) -> None:
        """Search; those who do it are seen at it."""
        if isinstance(order, Search):
            comb(course, order.units, order.to)
            for chapter in course.book.chapters:
                chapter.combed(course, order.units, order.to)
            for key in order.units:
                be_seen(course, course.unit(key), Pace.NORMAL)

    def entered(self, course: Resolution, units: tuple[str, ...], at: Hex, pace: Pace) -> bool:
        """Let those who marched be seen and heard by everybody near, and see everybody near."""
        for key in units:
            unit = course.unit(key)
            if unit.active:
                be_seen(course, unit, pace)
        overhear(course, units, pace)
        look_around(course, units, at)
        clear_ghosts(course, units, at)
        return False

    def impulse(self, course: Resolution, side: str) -> None:
        """Let allies, and those who have agreed to, hand over what they know, one level lower."""
        for other in course.state.factions:
            if other != side and tells(course.state, other, side):
                share(course, other, side)

    def morning(self, course: Resolution) -> None:
        """Look around once at first light, so that nobody begins a turn blind to his neighbours."""
        for unit in tuple(course.state.units.values()):
            if unit.active:
                be_seen(course, unit, Pace.NORMAL)

    def evening(self, course: Resolution) -> None:
        """Let people and prisoners talk, then let knowledge grow old."""
        talk(course)
        grow_old(course)


CHAPTER = SightingChapter()


def searchable(book: Rulebook, view: View, group: Sequence[Unit]) -> tuple[Hex, ...]:
    """Return the hexes a group can search: its own, and those it could step into."""
    start = group[0].at
    if start is None:
        return ()
    graph = ways(book, view.borders, group, Route.FAST)
    beside = (at for at in start.within(1) if at != start and at in book.ground.grid)
    return (start, *(at for at in beside if graph.step(start, at) is not None))


def cannot_search(book: Rulebook, group: Sequence[Unit]) -> Refusal | None:
    """Return why a group cannot search now."""
    minutes = book.numbers["search.minutes"]
    if not hours_left(group, minutes):
        return Refusal("refused.no_hours", {"minutes": minutes})
    return None


def tells(state: GameState, giver: str, taker: str) -> bool:
    """Return whether a side hands over its contacts: to allies all, to others common foes."""
    return state.relation(giver, taker) in ("allied", "co-belligerent") or any(
        each.kind == "information" for each in between(state.bargains, giver, taker)
    )


def look_at_each_other(course: Resolution, one: str, other: str) -> None:
    """Let two sides that fight each other from now on notice who can be seen of the other."""
    for unit in tuple(course.state.units.values()):
        if unit.active and unit.faction in (one, other):
            be_seen(course, unit, Pace.NORMAL, other if unit.faction == one else one)


def be_seen(course: Resolution, unit: Unit, pace: Pace, by: str | None = None) -> None:
    """Let every hostile side, or only one, notice *unit*, through its best-placed observer."""
    state = course.state
    if unit.at is None:
        return
    base = visible_m(course, unit, pace)
    if base == 0:
        return
    best: dict[str, tuple[Level, str]] = {}
    farthest = base * keenest(course.book, state.clock.weather) // 1000
    for other in foes_within(course, unit.faction, unit.at, farthest):
        if by is not None and other.faction != by:
            continue
        found = made_out(course.book, state.clock.weather, other, unit.at, base)
        if found[0] and found > best.get(other.faction, (Level.NOTHING, "")):
            best[other.faction] = found
    for side in sorted(best):
        level, source = best[side]
        notice(course, side, unit, level, source, 0)


def visible_m(course: Resolution, unit: Unit, pace: Pace) -> int:
    """Return from how many metres off ordinary scouts notice *unit* where it stands."""
    group = group_of(unit, course.state.units)
    return seen_from_m(course.book, course.state.clock.weather, group, unit, pace)


def keenest(book: Rulebook, weather: Weather) -> int:
    """Return how far the keenest of all observers see at most, per-mille of ordinary scouts."""
    sensors = book.once(keenest, lambda: max(kind.sensors for kind in book.types.values()))
    return sensors * max(1000, drone_share(book, weather)) // 1000 + 1


def made_out(
    book: Rulebook, weather: Weather, observer: Unit, at: Hex, base_m: int
) -> tuple[Level, str]:
    """Return how well *observer* makes out something visible from *base_m* metres, and by what.

    With its own eyes if they do; with its small drones where only these reach.
    """
    kind = book.types[observer.type]
    level = level_at(book, observer, at, base_m * kind.sensors // 1000)
    if not kind.drones:
        return level, "own"
    farther = base_m * kind.sensors // 1000 * drone_share(book, weather) // 1000
    return max((level, "own"), (level_at(book, observer, at, farther), "drone"))


def level_at(book: Rulebook, observer: Unit, at: Hex, range_m: int) -> Level:
    """Return how well *observer* makes out something at *at* that it notices from *range_m* off."""
    assert observer.at is not None
    metres = observer.at.distance(at) * book.ground.hex_m
    if metres * 2 <= range_m:
        return Level.IDENTIFIED
    return Level.SIGHTED if metres <= range_m else Level.NOTHING


def look_around(course: Resolution, units: tuple[str, ...], at: Hex) -> None:
    """Let those who just arrived notice everybody who can be seen from here."""
    observers = [course.unit(key) for key in units if course.unit(key).active]
    if not observers:
        return
    farthest = course.number("sight.column_m") * 2
    for other in foes_within(course, observers[0].faction, at, farthest):
        assert other.at is not None
        base = visible_m(course, other, Pace.NORMAL)
        for side in sorted({observer.faction for observer in observers}):
            level, source = max(
                made_out(course.book, course.state.clock.weather, observer, other.at, base)
                for observer in observers
                if observer.faction == side
            )
            if base and level:
                notice(course, side, other, level, source, 0)


def foes_within(course: Resolution, side: str, at: Hex, metres: int) -> list[Unit]:
    """Return the units hostile to a side within so many metres of a hex."""
    hexes = metres // course.book.ground.hex_m
    foes = course.foes_of(side)
    return [
        unit
        for unit in course.state.units.values()
        if unit.faction in foes
        and unit.at is not None
        and unit.at.distance(at) <= hexes
        and unit.active
    ]
