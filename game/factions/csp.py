"""The CSP: knows the ground, melts away, cannot replace its dead, lives by its neighbours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from game.hexgrid import Hex
from game.rules.changes import Change, Put
from game.rules.chapters.movement import March, march
from game.rules.contacts import Contact, Level
from game.rules.events import Tell
from game.rules.faction import Claim, Faction
from game.rules.groups import hours_left, spent
from game.rules.marching import reach
from game.rules.marks import mark
from game.rules.orders import Offer, Order, Pace, Refusal, Route, Slot
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import Fact, GameState, Stage
from game.rules.tracks import move
from game.rules.units import Posture, Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Scatter(Order):
    """Break up into a few vehicles each among rocks and camps; whoever followed loses the trail."""

    kind: ClassVar[str] = "scatter"
    shows_die: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Regroup(Order):
    """Come together again at a hex within reach, by covered ways, ready to fight."""

    kind: ClassVar[str] = "regroup"
    shows_die: ClassVar[bool] = False

    to: Hex


class Csp(Faction):
    """Scatters and regroups; its own ground hides it."""

    id = "csp"
    name = "csp"
    number = 23
    orders = (Scatter, Regroup)

    def melts_away(self) -> bool:
        """Its bands know every rock."""
        return True

    def calls_up(self) -> str | None:
        """Its assemblies decide who comes."""
        return "assembly"

    def concealment(self, book: Rulebook, unit: Unit) -> int:
        """They know where not to raise dust."""
        return book.numbers["csp.concealment"]

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer to scatter those together, to regroup those scattered."""
        if unit is None or view.side != self.id or unit.faction != self.id:
            return
        if view.stage is not Stage.IMPULSES:
            return
        if unit.posture is Posture.DISPERSED:
            yield Offer(
                Regroup, (unit.id,), (Slot("to", lambda filled: rallies(book, view, unit)),)
            )
        else:
            minutes = book.numbers["csp.scatter_minutes"]
            tired = (
                None
                if hours_left((unit,), minutes)
                else Refusal("refused.no_hours", {"minutes": minutes})
            )
            yield Offer(Scatter, (unit.id,), (), tired)

    def resolve(self, course: Resolution, order: Order) -> None:
        """Melt away, or come together."""
        if isinstance(order, Scatter):
            scatter(course, order.units[0])
        elif isinstance(order, Regroup):
            regroup(course, order)

    def evening(self, course: Resolution) -> None:
        """Let its unity suffer where a place it is to hold was given up without a fight."""
        if self.id not in course.state.factions:
            return
        for aim in course.book.sides[self.id].aims:
            if aim.kind == "hold":
                watch(course, aim.about)

    def after_fact(
        self, book: Rulebook, state: GameState, fact: Fact
    ) -> Mapping[str, tuple[str, int]]:
        """Own dead strain the coalition of families; a beaten column knits it together."""
        if fact.kind != "fight" or self.id not in fact.parties:
            return {}
        own = fact.figures.get(f"killed.{self.id}", 0)
        theirs = sum(
            people
            for name, people in fact.figures.items()
            if name.split(".")[0] in ("killed", "captured") and not name.endswith(f".{self.id}")
        )
        change = (
            theirs * book.numbers["tracks.per_success"] // 10
            - own * book.numbers["tracks.per_csp"] // 10
        )
        cause = "cause.own_losses" if change < 0 else "cause.success"
        return {"unity": (cause, change)} if change else {}

    def answers_with(self) -> tuple[str, ...]:
        """Families hold it against those who brought the war to them."""
        return ("scrutiny", "unity")

    def communique(self, fact: Fact) -> Claim | None:
        """Its spokesman shows videos; claims a downed aircraft as its own work."""
        if fact.kind == "aircraft_lost":
            return Claim("news.csp.aircraft", 0, 0)
        if fact.kind == "fight":
            return Claim("news.csp.fight", 1500, 500)
        return None


FACTION = Csp()


def rallies(book: Rulebook, view: View, unit: Unit) -> list[Hex]:
    """Return where a scattered unit can come together this turn."""
    reached = reach(book, view, (unit,), Pace.NORMAL, Route.COVERED)
    return [] if reached is None else list(reached.costs)


def watch(course: Resolution, place: str) -> None:
    """See whether a place is still held tonight, and what it means if it is not."""
    state, name = course.state, f"held_{place}"
    start = course.book.places[place].holder
    was = state.factions[FACTION.id].marks.get(name, int(start == FACTION.id))
    holder = state.places[place].holder
    held = holder is not None and state.allied(holder, FACTION.id)
    mark(course, FACTION.id, **{name: int(held)})
    if was and not held and not fought_for(course, place):
        loss = course.number("csp.given_up")
        move(course, FACTION.id, "unity", "cause.given_up", -loss)


def fought_for(course: Resolution, place: str) -> bool:
    """Return whether it fought in a place's hex within a day before this evening."""
    turns = max(1, course.number("csp.fight_minutes") // course.book.turn_minutes)
    return any(
        fact.kind == "fight"
        and FACTION.id in fact.parties
        and fact.at == course.book.ground.places[place].at
        and fact.turn > course.state.clock.turn - turns
        for fact in course.state.facts.values()
    )


def scatter(course: Resolution, key: str) -> None:
    """Disperse a unit; enemies who know of it are left with a rumour."""
    unit = course.unit(key)
    lost_trail: list[Change] = []
    for side in course.state.factions:
        for name, contact in course.state.contacts.get(side, {}).items():
            if contact.unit == key:
                lost_trail.append(Put(f"contacts/{side}", name, faded(course, contact)))
    course.happen(
        "scattered",
        {"unit": key},
        (
            unit_set(
                unit,
                posture=Posture.DISPERSED,
                hidden=True,
                wait=None,
                minutes=spent(unit, course.number("csp.scatter_minutes")),
            ),
            *lost_trail,
        ),
        (Tell(FACTION.id, "done.scatter", {"units": (key,), "at": unit.at}),),
    )


def faded(course: Resolution, contact: Contact) -> Contact:
    """Return a contact as it is after its unit melted away."""
    old = contact.sighting
    doubt = max(old.doubt_m, course.number("csp.scatter_doubt_m"))
    return Contact(replace(old, level=Level.RUMOUR, doubt_m=doubt, posture=None), contact.unit)


def regroup(course: Resolution, order: Regroup) -> None:
    """March by covered ways, hidden, and stand ready at the end if nobody interfered."""
    unit = course.unit(order.units[0])
    if order.to != unit.at:
        march(course, March(order.units, Pace.NORMAL, Route.COVERED, order.to))
    unit = course.unit(order.units[0])
    if unit.active and unit.at == order.to:
        course.happen(
            "regrouped",
            {"unit": unit.id},
            (unit_set(unit, posture=Posture.READY, hidden=False),),
            (Tell(FACTION.id, "done.regroup", {"units": order.units, "at": order.to}),),
        )
