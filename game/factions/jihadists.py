"""The jihadists (JNIM): hidden before the first turn, patient, at home on the roads of others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.hexgrid import Hex
from game.rules.assault import assault, foes_found
from game.rules.chapter import NEVER
from game.rules.chapters.combat import cannot_attack, partners, targets
from game.rules.chapters.movement import March, march_one
from game.rules.chapters.sighting import be_seen
from game.rules.contacts import Sighting
from game.rules.events import Tell
from game.rules.expectations import a_turn, fights_won, tonight
from game.rules.faction import Faction
from game.rules.groups import group_of
from game.rules.marching import budget, ways
from game.rules.orders import Offer, Order, Pace, Refusal, Route, Slot
from game.rules.power import Factor
from game.rules.public import Account, Audience, Style
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import Fact, GameState, Stage
from game.rules.tracks import move
from game.rules.units import Posture, Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Place(Order):
    """Set a hidden band before the first turn, within its valley's reach."""

    kind: ClassVar[str] = "place"
    shows_die: ClassVar[bool] = False
    cost: ClassVar[int] = 0

    to: Hex


@dataclass(frozen=True, slots=True)
class Strike(Order):
    """Fall on a contact that is on the move or weaker than oneself; worth more than an attack."""

    kind: ClassVar[str] = "strike"

    contact: str


@dataclass(frozen=True, slots=True)
class Infiltrate(Order):
    """Slip by night, in small groups, through ground others hold; lie hidden at the end."""

    kind: ClassVar[str] = "infiltrate"

    to: Hex


class Jihadists(Faction):
    """Waits for weakness."""

    id = "jihadists"
    name = "jihadists"
    number = 24
    orders = (Place, Strike, Infiltrate)
    staff_stages = NEVER
    unit_stages = frozenset((Stage.PLACEMENT, Stage.IMPULSES))

    def postures(self) -> tuple[Posture, ...]:
        """Bands live dispersed and gather to strike."""
        return (Posture.READY, Posture.DISPERSED)

    def places_hidden(self, book: Rulebook) -> bool:
        """Return whether the scenario gives it hidden bands to set."""
        return any(plan.faction == self.id and plan.hidden for plan in book.units.values())

    def melts_away(self) -> bool:
        """Its bands live dispersed anyway."""
        return True

    def closes_roads(self) -> bool:
        """Mines and obstacles are how a few hold a long road."""
        return True

    def dealing_costs(self, book: Rulebook, partner: str) -> Mapping[str, int]:
        """Its fighters did not join to make peace with those it preaches against."""
        foe = partner in ("army", "wagner")
        return {"network": book.numbers["bargain.known.jihadists"]} if foe else {}

    def calls_up(self) -> str | None:
        """It asks families for a man each."""
        return "levy"

    def concealment(self, book: Rulebook, unit: Unit) -> int:
        """They move at night and in small groups."""
        return book.numbers["jihadists.concealment"]

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer hidden placement before the match, and strikes during it."""
        if unit is None or unit.faction != self.id:
            return
        if view.stage is Stage.PLACEMENT:
            if unit.hidden:
                yield Offer(Place, (unit.id,), (Slot("to", lambda filled: hideouts(book, unit)),))
            return
        group = group_of(unit, view.units)
        refusal = cannot_attack(book, view, group)
        if refusal is None and next(prey(book, view, group), None) is None:
            refusal = Refusal("refused.no_prey", {})
        slot = Slot("contact", lambda filled: tuple(prey(book, view, group)))
        yield Offer(Strike, (unit.id,), (slot,), refusal)
        if unit.posture is Posture.DISPERSED:
            goals = by_night(book, view, unit)
            day = None if goals else Refusal("refused.no_night", {})
            yield Offer(Infiltrate, (unit.id,), (Slot("to", lambda filled: goals),), day)

    def resolve(self, course: Resolution, order: Order) -> None:
        """Carry out one of its own orders."""
        if isinstance(order, Place):
            place(course, order)
        elif isinstance(order, Strike):
            strike(course, order)
        elif isinstance(order, Infiltrate):
            infiltrate(course, order)

    def evening(self, course: Resolution) -> None:
        """Let its network live by what it does, and dwindle when nothing is heard of it."""
        if self.id not in course.state.factions:
            return
        roads = [
            each
            for each in tonight(course, self.id, "closed_road")
            if each.parties[-1:] == (self.id,)
        ]
        won, held_up = fights_won(course, self.id), len(roads)
        move(course, self.id, "network", "cause.fight_won", won * course.number("jihadists.won"))
        move(
            course,
            self.id,
            "network",
            "cause.held_up",
            held_up * course.number("jihadists.held_up"),
        )
        if not won and not held_up:
            move(course, self.id, "network", "cause.quiet", -a_turn(course, "jihadists.quiet"))

    def after_fact(
        self, book: Rulebook, state: GameState, fact: Fact
    ) -> Mapping[str, tuple[str, int]]:
        """Its network shrinks with its own dead."""
        own = fact.figures.get(f"killed.{self.id}", 0) if fact.kind == "fight" else 0
        loss = own * book.numbers["tracks.per_csp"] // 10
        return {"network": ("cause.own_losses", -loss)} if loss else {}

    def carried_by(self) -> tuple[str, str]:
        """It lives by who shelters, warns and joins."""
        return "network", "scattered"

    def gives_up(self) -> frozenset[str]:
        """With its network gone, families send nobody and nobody mines roads for it."""
        return frozenset(("levy", "close_road"))

    def heard_by(self) -> Mapping[str, Audience]:
        """The network grows where the people of the north believe in it."""
        return {"network": Audience.NORTH}

    def answers_with(self) -> tuple[str, ...]:
        """Who loses kin no longer shelters."""
        return ("scrutiny", "network")

    def speaks(self, book: Rulebook, account: Account) -> Style | None:
        """Claims its own ambushes and its roads."""
        return Style.ADMIT if account.kind in ("road_closed", "road_opened") else None

    def names_own_dead(self) -> bool:
        """Speaks of its dead to nobody."""
        return False

    def own_words(self) -> frozenset[str]:
        """Its claims have a vocabulary of their own."""
        return frozenset(("inflate.clash",))

    def access(self) -> str:
        """Lets nobody look."""
        return "closed"


FACTION = Jihadists()


def hideouts(book: Rulebook, unit: Unit) -> list[Hex]:
    """Return where a hidden band may be set: near its valley, where it can live."""
    assert unit.at is not None
    around = book.numbers["jihadists.place_m"] // book.ground.hex_m
    going = book.types[unit.type].mobility
    return [
        at
        for at in unit.at.within(around)
        if at in book.ground.grid
        and book.going.terrain[book.ground.terrain_at(at)].going[going]
        and book.ground.country_at(at) in book.home_countries
    ]


def place(course: Resolution, order: Place) -> None:
    """Set the band."""
    key = order.units[0]
    course.happen(
        "placed",
        {"unit": key, "at": order.to},
        (unit_set(course.unit(key), at=order.to),),
        (Tell(FACTION.id, "done.place", {"units": order.units, "at": order.to}),),
    )


def weak(contact: Sighting, people: int) -> bool:
    """Return whether a contact is prey: on the move, or believed fewer than the band."""
    return contact.posture is Posture.MARCH or contact.people.best < people


def prey(book: Rulebook, view: View, group: Sequence[Unit]) -> Iterator[str]:
    """Yield the contacts a band, with those who can join it, could strike."""
    people = sum(unit.people for unit in group)

    def joined(at: Hex) -> int:
        return sum(view.units[each].people for each in partners(book, view, group, at))

    for key in targets(book, view, group):
        contact = view.contacts[key]
        if weak(contact, people) or weak(contact, people + joined(contact.at)):
            yield key


def strike(course: Resolution, order: Strike) -> None:
    """Fall on the contact; the edge holds only while somebody there moves or is already shaken."""
    goal = course.state.contacts[FACTION.id][order.contact].sighting.at
    shaken = any(
        course.unit(key).posture is Posture.MARCH
        or course.unit(key).cohesion < course.number("jihadists.shaken_below")
        for key in foes_found(course, FACTION.id, goal)
    )
    edge = (Factor("cause.prey", course.number("jihadists.prey")),) if shaken else ()
    assault(course, FACTION.id, order.units, goal, edge)


def by_night(book: Rulebook, view: View, unit: Unit) -> tuple[Hex, ...]:
    """Return where a dispersed band can slip to in the dark hours of this turn, enemies or not."""
    if unit.at is None:
        return ()
    graph = ways(book, view.borders, (unit,), Route.COVERED)
    metres = budget(book, (unit,), Pace.NORMAL) * view.weather.night // book.turn_minutes
    return tuple(at for at in graph.reach(unit.at, metres).costs if at != unit.at)


def infiltrate(course: Resolution, order: Infiltrate) -> None:
    """Go hex by hex in the dark; where enemies stand somebody may notice, and there it ends."""
    key, book = order.units[0], course.book
    start = course.unit(key).at
    assert start is not None
    found = ways(book, course.state.borders, (course.unit(key),), Route.COVERED).path(
        start, order.to
    )
    here, seen = start, False
    for at in () if found is None else found[0]:
        step = March(order.units, Pace.NORMAL, Route.COVERED, order.to)
        cost = ways(book, course.state.borders, (course.unit(key),), Route.COVERED).step(here, at)
        march_one(course, step, at, cost or 0)
        here, seen = at, is_noticed(course, at)
        if seen:
            break
    unit = course.unit(key)
    course.happen(
        "infiltrated",
        {"unit": key, "at": here, "seen": seen},
        (unit_set(unit, posture=Posture.DISPERSED, hidden=not seen, wait=None),),
        (
            Tell(
                FACTION.id,
                "learnt.infiltration_seen" if seen else "done.infiltrate",
                {"units": order.units, "at": here},
            ),
        ),
    )
    if seen:
        be_seen(course, course.unit(key), Pace.NORMAL)


def is_noticed(course: Resolution, at: Hex) -> bool:
    """Return whether enemies in a hex notice a band that slips through it by night."""
    watchers = any(
        unit.at == at and unit.active and course.state.hostile(unit.faction, FACTION.id)
        for unit in course.state.units.values()
    )
    odds = course.number("jihadists.noticed")
    return watchers and course.dice.chance(odds, "infiltration", f"{at.q},{at.r}")
