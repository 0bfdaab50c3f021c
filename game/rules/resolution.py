"""A resolution: one order being carried out, its events played as they happen."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from game.hexgrid import Hex
from game.rules.changes import Change, Put, Set, changed
from game.rules.dice import Dice
from game.rules.events import Event, Tell
from game.rules.state import GameState, Value
from game.rules.units import Unit

if TYPE_CHECKING:
    from game.rules.rulebook import Rulebook


class Resolution:
    """The truth while an order is carried out; collects the events it makes."""

    __slots__ = ("_foes", "_placed", "book", "dice", "events", "state")

    def __init__(self, book: "Rulebook", state: GameState) -> None:
        """Begin at *state* with the dice where they lie."""
        self.book = book
        self.state = state
        self.dice = Dice(state.seed, state.clock.dice_turn, state.dice)
        self.events: list[Event] = []
        self._placed: tuple[Mapping[str, Unit], Mapping[Hex | None, list[Unit]]] = ({}, {})
        self._foes: tuple[Mapping[str, str], dict[str, frozenset[str]]] = ({}, {})

    def happen(
        self,
        name: str,
        args: Mapping[str, Value] | None = None,
        changes: tuple[Change, ...] = (),
        tells: tuple[Tell, ...] = (),
    ) -> None:
        """Let an event happen: the state moves on and the event is kept."""
        event = Event(name, args or {}, changes, tells)
        self.events.append(event)
        if changes:
            self.state = changed(self.state, changes)

    def unit(self, key: str) -> Unit:
        """Return a unit as it is now."""
        return self.state.units[key]

    def units_at(self, at: Hex) -> Sequence[Unit]:
        """Return the units that can act in a hex, hidden ones among them."""
        units, placed = self._placed
        if units is not self.state.units:
            units, placed = self._placed = self.state.units, by_hex(self.state.units)
        return placed.get(at, ())

    def foes_of(self, side: str) -> frozenset[str]:
        """Return the factions hostile to one now."""
        relations, foes = self._foes
        if relations is not self.state.relations:
            relations, foes = self._foes = self.state.relations, {}
        if side not in foes:
            foes[side] = self.state.foes_of(side)
        return foes[side]

    def number(self, name: str) -> int:
        """Return a number of the model."""
        return self.book.numbers[name]

    def closed(self) -> tuple[Event, ...]:
        """Return the events, with the dice that were thrown put down in the last of them."""
        if self.dice.used != self.state.dice:
            thrown = tuple(
                Put("dice", key, use)
                for key, use in self.dice.used.items()
                if self.state.dice.get(key) != use
            )
            self.happen("dice_thrown", changes=thrown)
        return tuple(self.events)


def by_hex(units: Mapping[str, Unit]) -> Mapping[Hex | None, list[Unit]]:
    """Return the units that can act by the hex they are in."""
    placed: dict[Hex | None, list[Unit]] = {}
    for unit in units.values():
        if unit.active:
            placed.setdefault(unit.at, []).append(unit)
    return placed


def changing(record: object, **fields: Any) -> dict[str, Any]:
    """Return those of *fields* that would give a record a new value."""
    return {name: value for name, value in fields.items() if value != getattr(record, name)}


def unit_set(unit: Unit, **fields: Any) -> Set:
    """Return the change that gives *unit* new values."""
    return Set("units", unit.id, fields)
