"""The CSP: knows the ground, melts away, cannot replace its dead, lives by its neighbours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from game.hexgrid import Hex
from game.rules.captivity import heard_of, homecoming
from game.rules.changes import Change, Put
from game.rules.chapter import DURING_IMPULSES, NEVER
from game.rules.chapters.movement import March, march
from game.rules.contacts import Contact, Level
from game.rules.events import Tell
from game.rules.expectations import (
    a_turn,
    enemy_near,
    fights_won,
    fought_near,
    objective,
)
from game.rules.faction import Faction
from game.rules.groups import hours_left, spent
from game.rules.marching import reach
from game.rules.marks import mark
from game.rules.orders import Offer, Order, Pace, Refusal, Route, Slot
from game.rules.public import Account, Audience, Style
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import Fact, GameState
from game.rules.tracks import MOST, move
from game.rules.units import NO_VEHICLES, Posture, Unit
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
    staff_stages = NEVER
    unit_stages = DURING_IMPULSES

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
        if unit is None or unit.faction != self.id:
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
        """Let its unity follow whether it fights for the places it is to hold, and wins."""
        if self.id not in course.state.factions:
            return
        for aim in course.book.sides[self.id].aims:
            if aim.kind == "hold":
                watch(course, aim.about)
        goal = objective(course.book, self.id)
        if goal is not None:
            stand_up(course, course.book.ground.places[goal].at)
        gained = fights_won(course, self.id) * course.number("csp.won")
        move(course, self.id, "unity", "cause.fight_won", gained)
        if self.id in course.state.broken and unity(course) <= course.number("collapse.at"):
            next_leaves(course)

    def after_fact(
        self, book: Rulebook, state: GameState, fact: Fact
    ) -> Mapping[str, tuple[str, int]]:
        """Own dead strain the coalition of families; they know, whatever is said."""
        own = fact.figures.get(f"killed.{self.id}", 0) if fact.kind == "fight" else 0
        loss = own * book.numbers["tracks.per_csp"] // 10
        return {"unity": ("cause.own_losses", -loss)} if loss else {}

    def wants_independence(self) -> bool:
        """Openly since the spring of 2024."""
        return True

    def carried_by(self) -> tuple[str, str]:
        """It is a coalition of movements and families."""
        return "unity", "split"

    def breaks(self, course: Resolution) -> None:
        """Let the movement that is least bound to the others go its own way."""
        next_leaves(course)

    def dealing_costs(self, book: Rulebook, partner: str) -> Mapping[str, int]:
        """Whoever deals with those who took Kidal breaks with those who want it back."""
        foe = partner in ("army", "wagner")
        return {"unity": book.numbers["bargain.known.csp"]} if foe else {}

    def dealing_discredits(self, book: Rulebook, partner: str) -> Mapping[Audience, int]:
        """What it denies of the jihadists costs its case abroad when it becomes known."""
        if partner != "jihadists":
            return {}
        loss = book.numbers["bargain.known.csp_abroad"]
        return {Audience.ABROAD: loss, Audience.SPONSORS: loss}

    def heard_by(self) -> Mapping[str, Audience]:
        """The coalition hangs on what the people of the north believe."""
        return {"unity": Audience.NORTH}

    def answers_with(self) -> tuple[str, ...]:
        """Families hold it against those who brought the war to them."""
        return ("scrutiny", "unity")

    def speaks(self, book: Rulebook, account: Account) -> Style | None:
        """Claims a downed aircraft as its own work, and speaks of the people who were hurt."""
        if account.kind == "aircraft_lost":
            return Style.INFLATE
        if account.kind == "harm" and account.parties[-1:] != (self.id,):
            return Style.ALLEGE
        return None

    def own_words(self) -> frozenset[str]:
        """Its spokesman has a vocabulary of his own."""
        return frozenset(("inflate.clash", "inflate.aircraft_seen"))


FACTION = Csp()


def unity(course: Resolution) -> int:
    """Return where its unity stands, in tenths; a full one where the scenario gave it none."""
    track = course.state.factions[FACTION.id].tracks.get("unity")
    return MOST if track is None else track.value


def next_leaves(course: Resolution) -> None:
    """Let one more movement of the coalition go its own way; the first named never does.

    Without movements in the scenario it is the band least sure of itself, while there is another.
    """
    book, groups = course.book, tuple(course.book.sides[FACTION.id].groups)
    there = [unit for unit in course.state.units.values() if is_own(unit)]
    for group in reversed(groups[1:]):
        leaving = [unit for unit in there if book.plan_of(unit.id).group == group]
        if leaving:
            go_their_way(course, leaving, group)
            return
    if not groups and len(there) > 1:
        go_their_way(course, [min(there, key=lambda unit: (unit.cohesion, unit.id))], None)


def is_own(unit: Unit) -> bool:
    """Return whether a unit is the coalition's and still there, on the map or beside it."""
    return unit.faction == FACTION.id and unit.present > 0 and not unit.is_expected


def go_their_way(course: Resolution, leaving: Sequence[Unit], group: str | None) -> None:
    """Let units leave the match for their own valleys; their prisoners go free."""
    for unit in leaving:
        course.happen(
            "went_own_way",
            {"unit": unit.id, "group": group},
            (
                unit_set(
                    unit,
                    at=None,
                    away=None,
                    people=0,
                    wounded=0,
                    vehicles=NO_VEHICLES,
                    broken=NO_VEHICLES,
                    ledger=unit.ledger._replace(deserted=unit.ledger.deserted + unit.present),
                    fleet=unit.fleet._replace(
                        abandoned=unit.fleet.abandoned + unit.vehicles.total + unit.broken.total
                    ),
                    prisoners=None,
                    wait=None,
                ),
                *homecoming(course.state, unit.prisoners or {}, None),
            ),
            heard_of(unit.prisoners or {}, FACTION.id),
        )
    told = {"units": tuple(unit.id for unit in leaving)}
    course.happen("left_coalition", told, (), (Tell(FACTION.id, "learnt.left_coalition", told),))


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
    at = course.book.ground.places[place].at
    return fought_near(course, FACTION.id, at, 0, course.number("csp.fight_minutes"))


def stand_up(course: Resolution, at: Hex) -> None:
    """Let its unity fall while a known enemy stands near a place it is to hold, unfought."""
    near, lately = course.number("csp.near_m"), course.number("csp.fight_minutes")
    if enemy_near(course, FACTION.id, at, near) and not fought_near(
        course, FACTION.id, at, near, lately
    ):
        move(course, FACTION.id, "unity", "cause.unfought", -a_turn(course, "csp.unfought"))


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
