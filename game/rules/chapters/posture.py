"""Postures and formations: how units stand, rest, and who marches with whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.rules.chapter import DURING_IMPULSES, NEVER, Chapter
from game.rules.chapters.breakdowns import repair
from game.rules.chapters.organisation import Merge, Split, merge, organisation_offers, split
from game.rules.chapters.sighting import be_seen
from game.rules.events import Tell
from game.rules.groups import hours_left, lead_of, spent
from game.rules.halting import make_ready
from game.rules.orders import Offer, Order, Pace, Refusal, Slot
from game.rules.resolution import Resolution, changing, unit_set
from game.rules.rulebook import Rulebook
from game.rules.units import Posture, Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class ChangePosture(Order):
    """Make ready, dig in, or whatever else the unit's doctrine knows."""

    kind: ClassVar[str] = "posture"
    shows_die: ClassVar[bool] = False

    posture: Posture


@dataclass(frozen=True, slots=True)
class LeaveFormation(Order):
    """Take one's own unit out of a column led by somebody else, or out of one's own."""

    kind: ClassVar[str] = "leave_formation"
    shows_die: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class JoinFormation(Order):
    """March with an ally's column that is in the same hex."""

    kind: ClassVar[str] = "join_formation"
    shows_die: ClassVar[bool] = False

    formation: str


class PostureChapter(Chapter):
    """Standing orders that are carried out at once, and the evening's rest."""

    name = "posture"
    number = 6
    orders = (ChangePosture, LeaveFormation, JoinFormation, Merge, Split)
    staff_stages = NEVER
    unit_stages = DURING_IMPULSES

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer postures to those one leads, and columns to one's own units."""
        if unit is None:
            return
        if group := view.to_order(unit):
            ids = tuple(each.id for each in group)
            choices = open_to(book, group)
            yield Offer(
                ChangePosture,
                ids,
                posture_slots(book, group, choices),
                cannot_change(book, group, choices),
            )
        if unit.faction == view.side:
            yield from formation_offers(view, unit)
            yield from organisation_offers(book, view, unit)

    def resolve(self, course: Resolution, order: Order) -> None:
        """Change how units stand or with whom they march."""
        if isinstance(order, ChangePosture):
            change_posture(course, order)
        elif isinstance(order, LeaveFormation):
            change_formation(course, order.units, None, "done.leave_formation")
        elif isinstance(order, JoinFormation):
            change_formation(course, order.units, order.formation, "done.join_formation")
        elif isinstance(order, Merge):
            merge(course, order)
        elif isinstance(order, Split):
            split(course, order)

    def evening(self, course: Resolution) -> None:
        """Let those rest, and mend what broke down, who have hours left."""
        repair(course)
        halted = [
            unit for unit in course.state.units.values() if unit.active and unit.at is not None
        ]
        make_ready(course, halted)
        changes = tuple(
            unit_set(unit, **gain)
            for unit in course.state.units.values()
            if unit.active and (gain := rested(course, unit))
        )
        if changes:
            course.happen("rested", {}, changes)


CHAPTER = PostureChapter()


def open_to(book: Rulebook, group: Sequence[Unit]) -> tuple[Posture, ...]:
    """Return the postures every doctrine in a group knows, those all have already left out."""
    first, *others = (book.factions[unit.faction].postures() for unit in group)
    taken = {unit.posture for unit in group}
    return tuple(
        posture
        for posture in first
        if taken != {posture} and all(posture in each for each in others)
    )


def minutes_for(book: Rulebook, posture: Posture) -> int:
    """Return the working time it takes to stand in a posture."""
    return book.numbers[f"posture.minutes.{posture}"]


def affordable(
    book: Rulebook, group: Sequence[Unit], choices: Iterable[Posture]
) -> tuple[Posture, ...]:
    """Return the postures a group still has the hours for."""
    return tuple(each for each in choices if hours_left(group, minutes_for(book, each)))


def posture_slots(
    book: Rulebook, group: tuple[Unit, ...], choices: tuple[Posture, ...]
) -> tuple[Slot, ...]:
    """Return the one blank of the order."""
    return (Slot("posture", lambda filled: affordable(book, group, choices)),)


def cannot_change(
    book: Rulebook, group: Sequence[Unit], choices: tuple[Posture, ...]
) -> Refusal | None:
    """Return why a group can take no other posture now."""
    if affordable(book, group, choices):
        return None
    needed = min((minutes_for(book, each) for each in choices), default=0)
    return Refusal("refused.no_hours", {"minutes": needed})


def change_posture(course: Resolution, order: ChangePosture) -> None:
    """Take up the posture; a dispersed band goes to ground."""
    minutes = minutes_for(course.book, order.posture)
    side = lead_of(course.unit(order.units[0]), course.state.formations)
    course.happen(
        "posture_changed",
        {"units": order.units, "posture": order.posture},
        tuple(
            unit_set(
                course.unit(key),
                posture=order.posture,
                minutes=spent(course.unit(key), minutes),
                hidden=order.posture is Posture.DISPERSED,
                wait=None,
            )
            for key in order.units
        ),
        (Tell(side, "done.posture", {"units": order.units, "posture": order.posture}),),
    )
    for key in order.units:
        be_seen(course, course.unit(key), Pace.NORMAL)


def formation_offers(view: View, unit: Unit) -> Iterable[Offer]:
    """Yield the columns a unit may leave or join."""
    if unit.formation is not None:
        yield Offer(LeaveFormation, (unit.id,))
        return
    columns = tuple(
        dict.fromkeys(
            other.formation
            for other in view.units_at(unit.at)
            if other.formation is not None and other.id != unit.id
        )
        if unit.at is not None
        else ()
    )
    if columns:
        yield Offer(JoinFormation, (unit.id,), (Slot("formation", lambda filled: columns),))


def change_formation(
    course: Resolution, units: tuple[str, ...], formation: str | None, key: str
) -> None:
    """Put units into a formation or take them out; allies in the column are told."""
    unit = course.unit(units[0])
    involved = formation or unit.formation
    lead = course.state.formations[involved].lead if involved else unit.faction
    course.happen(
        "formation_changed",
        {"units": units, "formation": formation},
        tuple(unit_set(course.unit(each), formation=formation) for each in units),
        tuple(
            Tell(
                side,
                key if side == unit.faction else key.replace("done", "learnt"),
                {"units": units, "formation": involved},
            )
            for side in dict.fromkeys((unit.faction, lead))
        ),
    )


def rested(course: Resolution, unit: Unit) -> dict[str, int]:
    """Return what a night, or what is left of the turn, does for a unit: fields that change."""
    book = course.book
    idle = unit.minutes
    fed = unit.water_fuel > 0
    gain = idle * book.numbers["rest.cohesion_per_day"] // 1440 if fed else 0
    best = book.plan_of(unit.id).cohesion
    return changing(
        unit,
        cohesion=min(max(best, unit.cohesion), unit.cohesion + gain),
        fatigue=max(0, unit.fatigue - idle * book.numbers["rest.fatigue_per_day"] // 1440),
    )
