"""A resolution: one order being carried out, its events played as they happen."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from game.rules.changes import Change, Put, Set
from game.rules.dice import Dice
from game.rules.events import Event, Tell, play
from game.rules.state import GameState, Value
from game.rules.units import Unit

if TYPE_CHECKING:
    from game.rules.rulebook import Rulebook


class Resolution:
    """The truth while an order is carried out; collects the events it makes."""

    __slots__ = ("book", "dice", "events", "state")

    def __init__(self, book: "Rulebook", state: GameState) -> None:
        """Begin at *state* with the dice where they lie."""
        self.book = book
        self.state = state
        self.dice = Dice(state.seed, state.clock.dice_turn, state.dice)
        self.events: list[Event] = []

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
            self.state = play(self.state, (event,))

    def unit(self, key: str) -> Unit:
        """Return a unit as it is now."""
        return self.state.units[key]

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


def unit_set(unit: Unit, **fields: Any) -> Set:
    """Return the change that gives *unit* new values."""
    return Set("units", unit.id, fields)
