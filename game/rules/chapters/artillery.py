"""Artillery: mortars and guns that fire on what others see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from game.rules.bombardment import bombard
from game.rules.chapter import DURING_IMPULSES, NEVER, Chapter
from game.rules.groups import hours_left, lead_of
from game.rules.orders import Offer, Order, Refusal, Slot
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.support import reaches
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Bombard(Order):
    """Fire on a contact within range; what nobody observes is mostly wasted."""

    kind: ClassVar[str] = "bombard"

    contact: str


class Artillery(Chapter):
    """Bombardments; support in a fight comes by itself, see combat."""

    name = "artillery"
    number = 16
    orders = (Bombard,)
    staff_stages = NEVER
    unit_stages = DURING_IMPULSES

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer a bombardment to those who have mortars or guns."""
        if (
            unit is None
            or not book.types[unit.type].indirect
            or lead_of(unit, view.formations) != view.side
        ):
            return
        found = targets(book, view, unit)
        yield Offer(
            Bombard,
            (unit.id,),
            (Slot("contact", lambda filled: found),),
            cannot_bombard(book, unit, found),
        )

    def resolve(self, course: Resolution, order: Order) -> None:
        """Fire."""
        if isinstance(order, Bombard):
            key = order.units[0]
            side = lead_of(course.unit(key), course.state.formations)
            bombard(course, side, key, course.state.contacts[side][order.contact])


CHAPTER = Artillery()


def targets(book: Rulebook, view: View, unit: Unit) -> tuple[str, ...]:
    """Return the hostile contacts, rumours among them, within range of a unit's guns."""
    return tuple(
        key
        for key, contact in view.contacts.items()
        if view.fights(contact.faction, contact.at) and reaches(book, unit, contact.at)
    )


def cannot_bombard(book: Rulebook, unit: Unit, found: tuple[str, ...]) -> Refusal | None:
    """Return why a unit cannot bombard anybody, from what its owner knows."""
    minutes = book.numbers["bombard.minutes"]
    if not hours_left((unit,), minutes):
        return Refusal("refused.no_hours", {"minutes": minutes})
    if unit.ammunition < book.numbers["bombard.ammunition"]:
        return Refusal("refused.no_ammunition", {})
    if not found:
        return Refusal("refused.nobody_in_range", {"reach_m": book.types[unit.type].indirect_m})
    return None
