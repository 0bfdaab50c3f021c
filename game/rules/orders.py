"""Orders and offers: what a side may wish for, with one voice on what is legal.

An offer is a template with finite slots. Whoever wants to know whether an order is legal
asks the offer it comes from; there is no second check anywhere.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple

from game.rules.state import Value


class Pace(StrEnum):
    """How a unit marches: fast and careless, ordinary, or with scouts out."""

    DASH = "dash"
    NORMAL = "normal"
    SECURED = "secured"


class Route(StrEnum):
    """Which way it takes: the quickest, or the one where it is seen least."""

    FAST = "fast"
    COVERED = "covered"


@dataclass(frozen=True, slots=True)
class Order:
    """A wish of one side. It may be refused, and it may fail."""

    kind: ClassVar[str] = ""
    """Words key of the order and its name in logs."""

    shows_die: ClassVar[bool] = True
    """Whether carrying it out shows its owner the outcome of chance; then it cannot be undone."""

    cost: ClassVar[int] = 1
    """Command points it takes."""

    units: tuple[str, ...]
    """Who carries it out; empty for orders of the staff."""


class Refusal(NamedTuple):
    """Why an order is not to be had, from the view of the side that asks."""

    key: str
    """Words key of the sentence."""

    args: Mapping[str, Value]


class Slot(NamedTuple):
    """One blank of an offer; its choices may depend on the blanks filled before it."""

    name: str
    choices: Callable[[Mapping[str, Any]], Sequence[Any]]


class Offer(NamedTuple):
    """An order a side could give now, with blanks to fill; or why it cannot."""

    order: type[Order]
    units: tuple[str, ...]
    slots: tuple[Slot, ...] = ()
    refusal: Refusal | None = None

    @property
    def kind(self) -> str:
        """The order's name."""
        return self.order.kind

    def refused(self, refusal: Refusal | None) -> "Offer":
        """Return the same offer with another refusal."""
        return Offer(self.order, self.units, self.slots, refusal)

    def choices(self, slot: str, filled: Mapping[str, Any]) -> Sequence[Any]:
        """Return what may stand in *slot* after the blanks before it were *filled*."""
        return next(blank.choices(filled) for blank in self.slots if blank.name == slot)

    def fill(self, **filled: Any) -> Order:
        """Return the order with every blank filled."""
        return self.order(units=self.units, **filled)

    def judge(self, order: Order) -> Refusal | None:
        """Return why *order* is not this offer properly filled, or None if it is."""
        if self.refusal is not None:
            return self.refusal
        filled: dict[str, Any] = {}
        for slot in self.slots:
            value = getattr(order, slot.name)
            if value not in slot.choices(filled):
                return Refusal(f"refused.{self.kind}.{slot.name}", {"value": shown(value)})
            filled[slot.name] = value
        return None

    def orders(self) -> Iterator[Order]:
        """Yield every order the offer stands for; few offers are small enough to want this."""
        if self.refusal is None:
            yield from self._filled({}, self.slots)

    def _filled(self, filled: dict[str, Any], slots: tuple[Slot, ...]) -> Iterator[Order]:
        if not slots:
            yield self.fill(**filled)
            return
        for value in slots[0].choices(filled):
            yield from self._filled({**filled, slots[0].name: value}, slots[1:])


def shown(value: object) -> Value:
    """Return *value* as plain data that a refusal may carry."""
    return value if isinstance(value, (int, str, tuple)) or value is None else str(value)
