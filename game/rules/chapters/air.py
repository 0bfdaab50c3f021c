"""Air: a few sorties a day that see, strike, help and carry, if weather and distance let them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from game.hexgrid import Hex
from game.rules import airlift
from game.rules.airbase import cannot_fly, effect, fit, refuges
from game.rules.airlift import STORES, bring_out, cargoes, fly_stores, fly_unit, lands
from game.rules.apron import fly_off, make_ready
from game.rules.changes import Set
from game.rules.chapter import DURING_IMPULSES, NEVER, Chapter
from game.rules.events import Tell
from game.rules.flying import risk, take_off
from game.rules.orders import Offer, Order, Refusal, Slot
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.scouting import search
from game.rules.state import Aircraft
from game.rules.striking import strike
from game.rules.units import Unit
from game.rules.view import View


class Mission(StrEnum):
    """What a sortie is flown for."""

    RECONNAISSANCE = "reconnaissance"
    STRIKE = "strike"
    SUPPORT = "support"
    EVACUATION = "evacuation"


@dataclass(frozen=True, slots=True)
class Sortie(Order):
    """Send an aircraft to look at a hex, strike a contact, stand by, or bring out wounded."""

    kind: ClassVar[str] = "sortie"

    aircraft: str
    mission: Mission
    to: Hex
    """The hex searched, of the contact struck, stood by over, or of the wounded."""


@dataclass(frozen=True, slots=True)
class Airlift(Order):
    """Fly a unit without vehicles, or stores, between a base and where they are needed."""

    kind: ClassVar[str] = "airlift"

    aircraft: str
    cargo: str
    """A unit's id, or `stores`."""

    to: Hex
    """Where it is set down; the hex where the way to a base off the map begins means the base."""


@dataclass(frozen=True, slots=True)
class Rebase(Order):
    """Move an aircraft to another base within its reach; it flies no more today."""

    kind: ClassVar[str] = "rebase"
    shows_die: ClassVar[bool] = False

    aircraft: str
    base: str


class Air(Chapter):
    """Sorties; each aircraft's are counted from midnight to midnight."""

    name = "air"
    number = 5
    orders = (Sortie, Airlift, Rebase)
    staff_stages = DURING_IMPULSES
    unit_stages = NEVER

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer what the staff can have any aircraft do that is fit to fly."""
        if not view.aircraft:
            return
        grounded = cannot_fly(book, view)
        yield Offer(Sortie, (), sortie_slots(book, view), grounded)
        if any(book.aircraft_types[craft.type].lift for craft in view.aircraft.values()):
            yield Offer(
                Airlift, (), airlift_slots(book, view), grounded or nothing_to_lift(book, view)
            )
        yield Offer(Rebase, (), rebase_slots(book, view), grounded or no_base(book, view))

    def resolve(self, course: Resolution, order: Order) -> None:
        """Fly."""
        if isinstance(order, Sortie):
            fly(course, course.state.aircraft[order.aircraft], order.mission, order.to)
        elif isinstance(order, Airlift):
            lift(course, course.state.aircraft[order.aircraft], order)
        elif isinstance(order, Rebase):
            rebase(course, course.state.aircraft[order.aircraft], order.base)

    def morning(self, course: Resolution) -> None:
        """Let aircraft leave lost bases, then see which of them are ready."""
        fly_off(course)
        make_ready(course)


CHAPTER = Air()


def sortie_slots(book: Rulebook, view: View) -> tuple[Slot, ...]:
    """Return the blanks of a sortie: which aircraft, what for, where."""

    def missions(filled: Mapping[str, Any]) -> Sequence[Mission]:
        craft = view.aircraft[filled["aircraft"]]
        return tuple(each for each in Mission if goals(book, view, craft, each))

    def where(filled: Mapping[str, Any]) -> Sequence[Hex]:
        return goals(book, view, view.aircraft[filled["aircraft"]], filled["mission"])

    return (
        Slot("aircraft", lambda filled: tuple(craft.id for craft in fit(book, view))),
        Slot("mission", missions),
        Slot("to", where),
    )


def goals(book: Rulebook, view: View, craft: Aircraft, mission: Mission) -> Sequence[Hex]:
    """Return the hexes a mission can be flown to."""
    kind = book.aircraft_types[craft.type]
    if mission is Mission.RECONNAISSANCE:
        return book.flown_to(craft.type, craft.base) if kind.sensors_m else ()
    if mission is Mission.EVACUATION:
        wounded = (unit.at for unit in view.units.values() if unit.at is not None and unit.wounded)
        return tuple(at for at in dict.fromkeys(wounded) if lands(book, craft, at))
    if not kind.strike:
        return ()
    wanted = [
        contact.at for contact in view.contacts.values() if view.fights(contact.faction, contact.at)
    ]
    if mission is Mission.SUPPORT:
        wanted += [unit.at for unit in view.units.values() if unit.at is not None]
    return tuple(at for at in dict.fromkeys(wanted) if effect(book, craft, at))


def lifters(book: Rulebook, view: View) -> Iterator[Aircraft]:
    """Yield the aircraft fit to fly that have something to carry."""
    return (craft for craft in fit(book, view) if cargoes(book, view, craft))


def nothing_to_lift(book: Rulebook, view: View) -> Refusal | None:
    """Return why no aircraft can carry anything."""
    return None if any(lifters(book, view)) else Refusal("refused.no_cargo", {})


def airlift_slots(book: Rulebook, view: View) -> tuple[Slot, ...]:
    """Return the blanks of an airlift: which aircraft, what it carries, where to."""

    def cargo(filled: Mapping[str, Any]) -> Sequence[str]:
        return cargoes(book, view, view.aircraft[filled["aircraft"]])

    def where(filled: Mapping[str, Any]) -> Sequence[Hex]:
        return airlift.goals(book, view, view.aircraft[filled["aircraft"]], filled["cargo"])

    return (
        Slot("aircraft", lambda filled: tuple(craft.id for craft in lifters(book, view))),
        Slot("cargo", cargo),
        Slot("to", where),
    )


def movers(book: Rulebook, view: View) -> Iterator[Aircraft]:
    """Yield the aircraft fit to fly that have another base within reach."""
    return (craft for craft in fit(book, view) if refuges(book, view, craft))


def no_base(book: Rulebook, view: View) -> Refusal | None:
    """Return that no aircraft has another base to move to, if so."""
    return None if any(movers(book, view)) else Refusal("refused.no_base", {})


def rebase_slots(book: Rulebook, view: View) -> tuple[Slot, ...]:
    """Return the blanks of a change of base: which aircraft, where to."""
    return (
        Slot("aircraft", lambda filled: tuple(craft.id for craft in movers(book, view))),
        Slot("base", lambda filled: refuges(book, view, view.aircraft[filled["aircraft"]])),
    )


def fly(course: Resolution, craft: Aircraft, mission: Mission, to: Hex) -> None:
    """Take off, do what the aircraft was sent for, risk it over those below."""
    take_off(course, craft, "done.sortie", {"mission": mission, "to": to})
    if mission is Mission.EVACUATION:
        bring_out(course, craft, to)
        return
    if mission is Mission.RECONNAISSANCE:
        search(course, craft, to)
    elif mission is Mission.STRIKE:
        strike(course, craft, to)
    else:
        stand_by(course, craft, to)
    risk(course, craft, to)


def stand_by(course: Resolution, craft: Aircraft, at: Hex) -> None:
    """Keep an aircraft over a hex for those who fight there before the next morning."""
    course.happen(
        "stands_by",
        {"craft": craft.id, "at": at},
        (Set("aircraft", craft.id, {"support": at}),),
    )


def lift(course: Resolution, craft: Aircraft, order: Airlift) -> None:
    """Fly stores or a unit."""
    if order.cargo == STORES:
        fly_stores(course, craft, order.to)
    else:
        fly_unit(course, craft, order.cargo, order.to)


def rebase(course: Resolution, craft: Aircraft, base: str) -> None:
    """Move an aircraft to another base for good; its flights of the day are used."""
    course.happen(
        "rebased",
        {"craft": craft.id, "base": base},
        (Set("aircraft", craft.id, {"base": base, "sorties": 0, "wear": craft.wear + 1}),),
        (Tell(craft.faction, "done.rebase", {"aircraft": craft.type, "base": base}),),
    )
