"""An order being made up: an offer, and what stands in its blanks so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from game.hexgrid import Hex
from game.rules.orders import Offer, Order, Pace, Route

FIRST_CHOICES: Final = (Pace.NORMAL, Route.FAST, 1000)
"""What stands in a blank before anybody chose, where it may."""

MOST_BUTTONS: Final = 6
"""A single blank with this many choices becomes a row of buttons."""


@dataclass(slots=True)
class Draft:
    """What a player is about to order."""

    offer: Offer
    aiming: bool = False
    """Whether every click on the map is meant for it: its button was pressed."""

    filled: dict[str, Any] = field(default_factory=dict)
    """Value by blank; a blank of the map is missing until it is pointed at."""

    listed: dict[str, Sequence[Any]] = field(default_factory=dict)
    """Choices by blank, as they were last worked out."""

    def __post_init__(self) -> None:
        """Fill what can be filled."""
        self.settle()

    def settle(self) -> None:
        """Work out the choices again, blank by blank, and keep what still fits."""
        wished, self.filled, self.listed = self.filled, {}, {}
        for slot in self.offer.slots:
            choices = slot.choices(self.filled)
            self.listed[slot.name] = choices
            if slot.name in wished and wished[slot.name] in choices:
                self.filled[slot.name] = wished[slot.name]
            elif choices and not isinstance(choices[0], Hex):
                self.filled[slot.name] = first_of(choices)
            else:
                return

    def put(self, name: str, value: Any) -> None:
        """Fill a blank; those after it are worked out again."""
        self.filled[name] = value
        self.settle()

    @property
    def goal_name(self) -> str | None:
        """The blank that is filled by pointing at a hex, if there is one: the first still open."""
        names = [
            name for name, choices in self.listed.items() if choices and isinstance(choices[0], Hex)
        ]
        return next((name for name in names if name not in self.filled), (*names, None)[-1])

    @property
    def goals(self) -> frozenset[Hex]:
        """The hexes that can be pointed at."""
        name = self.goal_name
        return frozenset(self.listed[name]) if name is not None else frozenset()

    @property
    def contacts(self) -> Sequence[str]:
        """The contacts that can be pointed at."""
        return self.listed.get("contact", ())

    @property
    def rows(self) -> Mapping[str, Sequence[Any]]:
        """The blanks that are chosen in the panel, with their choices."""
        return {
            name: choices
            for name, choices in self.listed.items()
            if choices and not isinstance(choices[0], Hex)
        }

    @property
    def is_row_of_buttons(self) -> bool:
        """Whether one press both chooses and orders."""
        slots = self.offer.slots
        return (
            len(slots) == 1
            and self.goal_name is None
            and not self.contacts
            and len(self.rows.get(slots[0].name, ())) <= MOST_BUTTONS
        )

    @property
    def order(self) -> Order | None:
        """The order, once every blank is filled."""
        if all(slot.name in self.filled for slot in self.offer.slots):
            return self.offer.fill(**self.filled)
        return None


def first_of(choices: Sequence[Any]) -> Any:
    """Return what stands in a blank before anybody chose."""
    return next((choice for choice in choices if choice in FIRST_CHOICES), choices[0])
