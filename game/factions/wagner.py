"""Wagner: few, good and bold; joined with the army or apart from it; paid, and counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.hexgrid import Hex
from game.rules.ambush import sprung
from game.rules.assault import active, foes_found, spend, struck_air
from game.rules.changes import Change
from game.rules.chapter import DURING_IMPULSES, NEVER
from game.rules.chapters.combat import cannot_attack
from game.rules.chapters.movement import March, march_one
from game.rules.contacts import Level
from game.rules.dealing import declare
from game.rules.engagement import engage
from game.rules.events import Tell
from game.rules.expectations import answer_for_objective
from game.rules.faction import Faction
from game.rules.forces import Manner
from game.rules.groups import hours_left, lead_of, spent
from game.rules.halting import warned
from game.rules.marching import budget, ways
from game.rules.orders import Offer, Order, Pace, Refusal, Route, Slot
from game.rules.power import Factor
from game.rules.public import Audience
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.training import trained_cohesion
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Spearhead(Order):
    """Drive at a contact up to a short dash away and attack out of the movement.

    Hits harder than an attack after a halt, and is the worse surprised on the way.
    """

    kind: ClassVar[str] = "spearhead"

    contact: str


@dataclass(frozen=True, slots=True)
class Raid(Order):
    """Drive at a contact, strike once, take what the enemy leaves, and be back the same day."""

    kind: ClassVar[str] = "raid"

    contact: str


@dataclass(frozen=True, slots=True)
class Train(Order):
    """Train an ally's unit that marches under one's lead: hours of both for its cohesion."""

    kind: ClassVar[str] = "train"
    shows_die: ClassVar[bool] = False

    unit: str


class Wagner(Faction):
    """Spearheads, raids and trains for the army; its contract suffers from losses."""

    id = "wagner"
    name = "wagner"
    number = 22
    orders = (Spearhead, Raid, Train)
    staff_stages = NEVER
    unit_stages = DURING_IMPULSES

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer spearheads and raids to groups it leads, and training to its own beside allies."""
        group = view.to_order(unit)
        if unit is None or not group:
            return
        ids = tuple(each.id for each in group)
        near = in_dash(book, view, group, book.numbers["spearhead.reach_m"], ways_to_go=1)
        yield Offer(
            Spearhead,
            ids,
            (Slot("contact", lambda filled: near),),
            cannot_drive(book, view, group, near),
        )
        there_and_back = in_dash(book, view, group, book.numbers["raid.reach_m"], ways_to_go=2)
        yield Offer(
            Raid,
            ids,
            (Slot("contact", lambda filled: there_and_back),),
            cannot_drive(book, view, group, there_and_back),
        )
        if unit.faction == self.id:
            yield from training(book, view, unit)

    def resolve(self, course: Resolution, order: Order) -> None:
        """Drive out, or train."""
        if isinstance(order, Spearhead):
            spearhead(course, order)
        elif isinstance(order, Raid):
            raid(course, order)
        elif isinstance(order, Train):
            train(course, order)

    def evening(self, course: Resolution) -> None:
        """The client asks what he pays for."""
        answer_for_objective(course, self.id, "wagner_contract")

    def heavy_handed(self) -> bool:
        """It is feared where it stays."""
        return True

    def losses_known(self, book: Rulebook, people: int) -> Mapping[str, tuple[str, int]]:
        """Every man known to be lost has to be explained to those who pay and to those at home."""
        loss = people * book.numbers["tracks.per_wagner"] // 10
        return {"wagner_contract": ("cause.known_losses", -loss)} if loss else {}

    def serves_state(self) -> bool:
        """It serves the government."""
        return True

    def carried_by(self) -> tuple[str, str]:
        """It is there under contract."""
        return "wagner_contract", "recalled"

    def carried_in(self) -> str:
        """Those who pay, and those in Moscow, decide on the contract."""
        return "sponsors"

    def hired(self) -> bool:
        """The government in Bamako pays it."""
        return True

    def gives_up(self) -> frozenset[str]:
        """Recalled, it goes home: it attacks nobody, trains nobody and takes nobody along."""
        return frozenset(("attack", "spearhead", "raid", "train", "ask_to_join", "wait"))

    def breaks(self, course: Resolution) -> None:
        """Part from allies, who march on by themselves, and call ambushes off."""
        part(course)

    def dealing_costs(self, book: Rulebook, partner: str) -> Mapping[str, int]:
        """Who is paid to fight for a client deals with nobody behind his back."""
        foe = partner in ("csp", "jihadists")
        return {"wagner_contract": book.numbers["bargain.known.wagner"]} if foe else {}

    def heard_by(self) -> Mapping[str, Audience]:
        """The contract hangs on those who pay."""
        return {"wagner_contract": Audience.SPONSORS}

    def answers_with(self) -> tuple[str, ...]:
        """Who pays is asked what he pays for."""
        return ("scrutiny", "wagner_contract")

    def names_own_dead(self) -> bool:
        """Gives no number of its own."""
        return False

    def own_words(self) -> frozenset[str]:
        """Its channels have a vocabulary of their own."""
        return frozenset(("inflate.clash",))

    def access(self) -> str:
        """Lets nobody look."""
        return "closed"


FACTION = Wagner()


def part(course: Resolution) -> None:
    """Dissolve what it led together with allies; from now on they only do not fight each other."""
    state, side = course.state, FACTION.id
    led = {key for key, each in state.formations.items() if each.lead == side}
    changes: list[Change] = [
        unit_set(unit, formation=None, wait=None)
        for unit in state.units.values()
        if unit.formation in led or (unit.faction == side and unit.formation is not None)
    ]
    course.happen("parted", {"faction": side}, tuple(changes))
    for other in state.factions:
        if other != side and state.allied(side, other):
            declare(course, side, other, "co-belligerent")


def in_dash(
    book: Rulebook, view: View, group: Sequence[Unit], reach_m: int, *, ways_to_go: int
) -> tuple[str, ...]:
    """Return the contacts within one dash of a group, there or there and back."""
    start = group[0].at
    if start is None:
        return ()
    sighted = [
        key
        for key, contact in view.contacts.items()
        if contact.level >= Level.SIGHTED and view.fights(contact.faction, contact.at)
    ]
    if not sighted:
        return ()
    metres = min(budget(book, group, Pace.DASH) // ways_to_go, reach_m)
    reached = ways(book, view.borders, group, Route.FAST).reach(start, metres).costs
    return tuple(key for key in sighted if view.contacts[key].at in reached)


def cannot_drive(
    book: Rulebook, view: View, group: Sequence[Unit], choices: tuple[str, ...]
) -> Refusal | None:
    """Return why a group cannot drive at any of the contacts within its reach."""
    refusal = cannot_attack(book, view, group)
    if refusal is None or refusal.key == "refused.no_target":
        return None if choices else Refusal("refused.no_target", {})
    return refusal


def training(book: Rulebook, view: View, unit: Unit) -> Iterable[Offer]:
    """Yield the offer to train allies' units in the hex that march under Wagner's lead."""
    pupils = tuple(
        other
        for other in (() if unit.at is None else view.units_at(unit.at))
        if other.faction != view.side
        and other.active
        and lead_of(other, view.formations) == view.side
    )
    if not pupils:
        return
    minutes = book.numbers["train.minutes"]
    able = tuple(other.id for other in pupils if hours_left((unit, other), minutes))
    refusal = None if able else Refusal("refused.no_hours", {"minutes": minutes})
    yield Offer(Train, (unit.id,), (Slot("unit", lambda filled: able),), refusal)


def spearhead(course: Resolution, order: Spearhead) -> None:
    """Carry the spearhead out, hex by hex."""
    side = FACTION.id
    goal = course.state.contacts[side][order.contact].sighting.at
    spend(course, order.units, course.number("combat.minutes"))
    if not dash(course, order.units, goal):
        return
    attackers, foes = active(course, order.units), foes_found(course, side, goal)
    if attackers and foes:
        warned(course, foes, attackers)
        edge = Factor("cause.spearhead", course.number("spearhead.factor"))
        engage(course, attackers, foes, goal, Manner.ASSAULT, extra=(edge,))
    else:
        struck_air(course, side, order.units, goal)


def raid(course: Resolution, order: Raid) -> None:
    """Drive out, strike for one bound, load what is left lying about, and drive back."""
    side, home = FACTION.id, course.unit(order.units[0]).at
    goal = course.state.contacts[side][order.contact].sighting.at
    spend(course, order.units, course.number("raid.minutes"))
    if not dash(course, order.units, goal):
        return
    attackers, foes = active(course, order.units), foes_found(course, side, goal)
    if attackers and foes:
        warned(course, foes, attackers)
        bounds = course.number("raid.bounds")
        engage(course, attackers, foes, goal, Manner.ASSAULT, most=bounds)
        if not foes_found(course, side, goal):
            load_up(course, tuple(key for key in attackers if course.unit(key).at == goal))
    else:
        struck_air(course, side, order.units, goal)
    staying = tuple(key for key in active(course, order.units) if course.unit(key).at == goal)
    if staying and home is not None:
        dash(course, staying, home)


def load_up(course: Resolution, units: tuple[str, ...]) -> None:
    """Take ammunition the beaten enemy left; never more than the unit carries."""
    changes, book = [], course.book
    for key in units:
        unit = course.unit(key)
        full = max(unit.ammunition, book.types[unit.type].ammunition)
        ammunition = min(full, unit.ammunition + book.numbers["raid.ammunition"])
        changes.append(unit_set(unit, ammunition=ammunition))
    course.happen("loaded_up", {"units": units}, tuple(changes))


def train(course: Resolution, order: Train) -> None:
    """Spend the hours of both; the ally's unit holds together better for it."""
    unit, pupil = course.unit(order.units[0]), course.unit(order.unit)
    minutes = course.number("train.minutes")
    course.happen(
        "trained",
        {"unit": unit.id, "pupil": pupil.id},
        (
            unit_set(unit, minutes=spent(unit, minutes)),
            unit_set(
                pupil,
                minutes=spent(pupil, minutes),
                drill=pupil.drill + minutes,
                cohesion=trained_cohesion(course.book, pupil),
            ),
        ),
        tuple(
            Tell(each, "done.train", {"units": order.units, "other_unit": pupil.id})
            for each in dict.fromkeys((unit.faction, pupil.faction))
        ),
    )


def dash(course: Resolution, units: tuple[str, ...], goal: Hex) -> bool:
    """Drive to the goal; return whether nobody sprang on the group on the way."""
    group = tuple(course.unit(key) for key in units)
    assert group[0].at is not None
    graph = ways(course.book, course.state.borders, group, Route.FAST)
    found = graph.path(group[0].at, goal)
    here = group[0].at
    for at in () if found is None else found[0]:
        march_one(course, March(units, Pace.DASH, Route.FAST, goal), at, graph.step(here, at) or 0)
        for chapter in course.book.chapters:
            if chapter.name != "combat" and chapter.entered(course, units, at, Pace.DASH):
                return False
        if sprung(course, units, at, Pace.DASH):
            return False
        here = at
    return True
