"""A situation: a view laid out for the questions a staff asks of it, in one pass over units."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Generic, NamedTuple, Protocol, TypeVar

from game.bots.judgement import strength, strength_believed
from game.bots.player import Desk
from game.hexgrid import Hex
from game.rules.contacts import Level, Sighting
from game.rules.groups import lead_of
from game.rules.orders import Offer, Order
from game.rules.units import Unit
from game.rules.view import View

CELL = 8
"""Side in hexes of the squares in which things are kept. Choice: what is near a unit, a day's
march of a column, then lies in one square or the next."""


class Group(NamedTuple):
    """Units that act on one order, and the first of them."""

    unit: Unit
    at: Hex
    units: tuple[Unit, ...]

    @property
    def id(self) -> str:
        """What the group is called by: its first unit."""
        return self.unit.id

    @property
    def ids(self) -> tuple[str, ...]:
        """Everybody in it."""
        return tuple(unit.id for unit in self.units)


class Placed(Protocol):
    """Whatever is somewhere."""

    @property
    def at(self) -> Hex:
        """Where it is."""
        ...


P = TypeVar("P", bound=Placed)


class Spread(Generic[P]):
    """Things on the map, found by where they are without looking at all of them."""

    def __init__(self, things: Iterable[P]) -> None:
        """Lay things out."""
        self.all = tuple(things)
        self._cells: dict[tuple[int, int], list[tuple[int, int, P]]] = {}
        self._found: dict[tuple[Hex, int], tuple[P, ...]] = {}
        for thing in self.all:
            q, r = thing.at
            self._cells.setdefault((q // CELL, r // CELL), []).append((q, r, thing))

    def near(self, at: Hex, hexes: int) -> tuple[P, ...]:
        """Return what lies within a number of hexes; many ideas ask the same, so it is kept."""
        found = self._found.get((at, hexes))
        if found is None:
            found = self._found[at, hexes] = tuple(self._within(at, hexes))
        return found

    def _within(self, at: Hex, hexes: int) -> Iterator[P]:
        """Yield what lies within a number of hexes: a distance for each would take twice as long.

        Twice the distance of two hexes is what `Hex.distance` halves.
        """
        (q, r), most = at, 2 * hexes
        for cell in self._around(at, hexes):
            for east, south, thing in cell:
                east, south = east - q, south - r
                if abs(east) + abs(south) + abs(east + south) <= most:
                    yield thing

    def _around(self, at: Hex, hexes: int) -> Iterator[list[tuple[int, int, P]]]:
        for east in range((at.q - hexes) // CELL, (at.q + hexes) // CELL + 1):
            for south in range((at.r - hexes) // CELL, (at.r + hexes) // CELL + 1):
                found = self._cells.get((east, south))
                if found is not None:
                    yield found


class Situation:
    """What lies before a staff that has to decide; made anew for every decision."""

    def __init__(self, desk: Desk) -> None:
        """Lay a view out."""
        self.desk = desk
        self.book = desk.book
        self.view = desk.view
        self.foes: Spread[Sighting] = Spread(
            each for each in desk.view.contacts.values() if desk.view.hostile(each.faction)
        )
        """Contacts believed hostile."""
        self.groups = tuple(groups_of(desk.view))
        """Those the side gives orders to, in the sequence of its units."""
        self._weights: dict[tuple[Hex, int], tuple[int, int]] = {}
        self.plan: Hashable = None
        """What all groups go by, once the staff has made up its mind."""

    @cached_property
    def own(self) -> tuple[Unit, ...]:
        """The side's own units on the map who can act, whoever leads them."""
        return tuple(unit for unit in self.view.own() if unit.active)

    @cached_property
    def friends(self) -> Spread[Group]:
        """The groups, found by where they are."""
        return Spread(self.groups)

    @cached_property
    def by_id(self) -> Mapping[str, Group]:
        """The groups by their first unit."""
        return {group.id: group for group in self.groups}

    @cached_property
    def holds_prisoners(self) -> bool:
        """Whether the side holds anybody, with units or in places."""
        mine = self.view.captives.items()
        return any(unit.prisoners for unit in self.own) or any(
            row.places and key.startswith(f"{self.view.side}|") for key, row in mine
        )

    @property
    def points(self) -> int:
        """Command points the staff can still spend in this impulse."""
        left = 0 if self.view.me is None else self.view.me.command_points
        return min(left, self.book.numbers["turn.impulse_points"] - self.view.spent)

    def offer(self, order: type[Order], unit: str | None = None) -> Offer | None:
        """Return the offer of one kind of order, if it can be given now."""
        return self.desk.offer(order, unit)

    def km(self, kilometres: int) -> int:
        """Return a distance in hexes, at least one."""
        return max(1, kilometres * 1000 // self.book.ground.hex_m)

    def pressed(self, at: Hex, kilometres: int) -> bool:
        """Return whether an enemy is believed within some kilometres of a hex."""
        return bool(self.foes.near(at, self.km(kilometres)))

    def seen(self, at: Hex, kilometres: int) -> tuple[Sighting, ...]:
        """Return the enemies within some kilometres that somebody has seen."""
        near = self.foes.near(at, self.km(kilometres))
        return tuple(each for each in near if each.level >= Level.SIGHTED)

    def weighed(self, at: Hex, wary: int) -> tuple[int, int]:
        """Return the strength of those of one's own beside a hex, and of enemies in it.

        Args:
            at: The hex.
            wary: Hexes around it from which enemies count as well.
        """
        key = (at, wary)
        if key not in self._weights:
            hand = (unit for group in self.friends.near(at, 1) for unit in group.units)
            foes = self.foes.near(at, wary) if wary else self.facing(at)
            self._weights[key] = strength(self.book, hand), strength_believed(self.book, foes)
        return self._weights[key]

    def facing(self, at: Hex) -> tuple[Sighting, ...]:
        """Return the enemies somebody has seen in a hex."""
        return tuple(each for each in self.foes.near(at, 0) if each.level >= Level.SIGHTED)


def groups_of(view: View) -> Iterator[Group]:
    """Yield the groups a side gives orders to: single units, and columns hex by hex."""
    columns: dict[tuple[str, Hex], list[Unit]] = {}
    heads: list[Unit | tuple[str, Hex]] = []
    for unit in view.units.values():
        if unit.at is None or unit.people <= 0:
            continue
        if unit.formation is None:
            if unit.faction == view.side:
                heads.append(unit)
        elif lead_of(unit, view.formations) == view.side:
            key = (unit.formation, unit.at)
            if key not in columns:
                heads.append(key)
            columns.setdefault(key, []).append(unit)
    for head in heads:
        units = (head,) if isinstance(head, Unit) else tuple(columns[head])
        first = units[0]
        assert first.at is not None
        yield Group(first, first.at, units)


def hexes_changed(before: Situation, now: Situation) -> tuple[set[Hex], set[Hex]]:
    """Return where own or allied units differ between two situations, and where contacts do."""
    return (
        changed(before.view.units, now.view.units),
        changed(before.view.contacts, now.view.contacts),
    )


def changed(before: Mapping[str, Unit | Sighting], now: Mapping[str, Unit | Sighting]) -> set[Hex]:
    """Return where those are, and were, whose records differ between two tables."""
    differ = [key for key, each in now.items() if before.get(key) is not each]
    differ += [key for key in before if key not in now]
    both = (table[key].at for table in (before, now) for key in differ if key in table)
    return {at for at in both if at is not None}


def beside(at: Hex, hexes: Iterable[Hex], reach: int) -> bool:
    """Return whether any of *hexes* lies within *reach* of a hex."""
    q, r = at
    for east, south in hexes:
        east, south = east - q, south - r
        if abs(east) + abs(south) + abs(east + south) <= 2 * reach:
            return True
    return False
