"""Wagner: few, good and bold; joined with the army or apart from it; paid, and counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.hexgrid import Hex
from game.rules.ambush import sprung
from game.rules.chapters.combat import active, cannot_attack, foes_found, spend, struck_air
from game.rules.chapters.movement import March, march_one
from game.rules.contacts import Level
from game.rules.engagement import engage
from game.rules.faction import Claim, Faction
from game.rules.forces import Manner
from game.rules.groups import group_of, lead_of
from game.rules.marching import budget, ways
from game.rules.orders import Offer, Order, Pace, Refusal, Route, Slot
from game.rules.power import Factor
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import Fact, GameState, Stage
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Spearhead(Order):
    """Drive at a contact up to a short dash away and attack out of the movement.

    Hits harder than an attack after a halt, and is the worse surprised on the way.
    """

    kind: ClassVar[str] = "spearhead"

    contact: str


class Wagner(Faction):
    """Spearheads for the army; its contract suffers from losses."""

    id = "wagner"
    name = "wagner"
    number = 22
    orders = (Spearhead,)

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer a spearhead to groups that hold a unit of Wagner."""
        if unit is None or view.side != self.id or view.stage is not Stage.IMPULSES:
            return
        if lead_of(unit, view.formations) != self.id:
            return
        group = group_of(unit, view.units)
        choices = in_dash(book, view, group)
        refusal = cannot_attack(book, view, group)
        if refusal is None or refusal.key == "refused.no_target":
            refusal = None if choices else Refusal("refused.no_target", {})
        ids = tuple(each.id for each in group)
        yield Offer(Spearhead, ids, (Slot("contact", lambda filled: choices),), refusal)

    def resolve(self, course: Resolution, order: Order) -> None:
        """Dash, and attack whoever is found."""
        if isinstance(order, Spearhead):
            spearhead(course, order)

    def heavy_handed(self) -> bool:
        """It is feared where it stays."""
        return True

    def after_fact(
        self, book: Rulebook, state: GameState, fact: Fact
    ) -> Mapping[str, tuple[str, int]]:
        """Every man lost has to be explained to those who pay and to those at home."""
        lost = sum(fact.figures.get(f"{what}.{self.id}", 0) for what in ("killed", "captured"))
        loss = lost * book.numbers["tracks.per_wagner"] // 10
        return {"wagner_contract": ("cause.own_losses", -loss)} if loss else {}

    def answers_with(self) -> tuple[str, ...]:
        """Who pays is asked what he pays for."""
        return ("scrutiny", "wagner_contract")

    def communique(self, fact: Fact) -> Claim | None:
        """Says little, and no number of its own."""
        return Claim("news.wagner.fight", 3000, 0) if fact.kind == "fight" else None


FACTION = Wagner()


def in_dash(book: Rulebook, view: View, group: Sequence[Unit]) -> tuple[str, ...]:
    """Return the contacts within one dash of a group."""
    start = group[0].at
    if start is None:
        return ()
    graph = ways(book, view.borders, group, Route.FAST)
    metres = min(budget(book, group, Pace.DASH), book.numbers["spearhead.reach_m"])
    reached = graph.reach(start, metres).costs
    return tuple(
        key
        for key, contact in view.contacts.items()
        if contact.level >= Level.SIGHTED
        and view.hostile(contact.faction)
        and contact.at in reached
    )


def spearhead(course: Resolution, order: Spearhead) -> None:
    """Carry the spearhead out, hex by hex."""
    side = FACTION.id
    goal = course.state.contacts[side][order.contact].sighting.at
    spend(course, order.units, course.number("combat.minutes"))
    if not dash(course, order.units, goal):
        return
    attackers, foes = active(course, order.units), foes_found(course, side, goal)
    if attackers and foes:
        edge = Factor("cause.spearhead", course.number("spearhead.factor"))
        engage(course, attackers, foes, goal, Manner.ASSAULT, extra=(edge,))
    else:
        struck_air(course, side, order.units, goal)


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
