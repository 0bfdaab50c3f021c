"""Air: a few sorties a day that see, strike and bring out, if weather and distance let them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from game.hexgrid import Hex
from game.rules.changes import Change, Put, Set
from game.rules.chapter import Chapter
from game.rules.contacts import Level
from game.rules.dice import rounded_by_lot
from game.rules.engagement import wrecks
from game.rules.events import Tell
from game.rules.noticing import notice
from game.rules.orders import Offer, Order, Refusal, Slot
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import AircraftType, Rulebook
from game.rules.state import Aircraft, Fact, Stage
from game.rules.tracks import feel
from game.rules.units import Posture, Unit, Vehicles
from game.rules.view import View


class Mission(StrEnum):
    """What a sortie is flown for."""

    RECONNAISSANCE = "reconnaissance"
    STRIKE = "strike"
    EVACUATION = "evacuation"


@dataclass(frozen=True, slots=True)
class Sortie(Order):
    """Send an aircraft: to look at a hex, to strike a contact, to bring out wounded."""

    kind: ClassVar[str] = "sortie"

    aircraft: str
    mission: Mission
    to: Hex
    """The hex searched, of the contact struck, or of the wounded."""


class Air(Chapter):
    """Sorties; each aircraft's are counted from midnight to midnight."""

    name = "air"
    number = 5
    orders = (Sortie,)

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer one sortie of any aircraft that can fly."""
        if unit is None and view.aircraft and view.stage is Stage.IMPULSES:
            yield Offer(Sortie, (), sortie_slots(book, view), cannot_fly(book, view))

    def resolve(self, course: Resolution, order: Order) -> None:
        """Fly the sortie."""
        if isinstance(order, Sortie):
            fly(course, order)

    def morning(self, course: Resolution) -> None:
        """Make every aircraft ready again when a new day has begun."""
        book, turn = course.book, course.state.clock.turn
        if turn > 1 and book.minute_of_turn(turn) >= book.turn_minutes:
            return
        changes = tuple(
            Set("aircraft", craft.id, {"sorties": book.aircraft_types[craft.type].sorties_per_day})
            for craft in course.state.aircraft.values()
            if not craft.lost
        )
        if changes:
            course.happen("aircraft_ready", {}, changes)


CHAPTER = Air()


def grounded(book: Rulebook, view: View, kind: AircraftType) -> Refusal | None:
    """Return why an aircraft of this kind cannot fly in this turn's weather."""
    half = book.turn_minutes // 2
    if view.weather.storm >= half:
        return Refusal("refused.storm", {})
    if view.weather.night >= half + half // 2 and not kind.sees_in_dark:
        return Refusal("refused.night", {})
    return None


def fit(book: Rulebook, view: View) -> tuple[Aircraft, ...]:
    """Return a side's aircraft that could take off now."""
    return tuple(
        craft
        for craft in view.aircraft.values()
        if craft.sorties > 0
        and not craft.lost
        and grounded(book, view, book.aircraft_types[craft.type]) is None
    )


def cannot_fly(book: Rulebook, view: View) -> Refusal | None:
    """Return why no aircraft of a side can take off."""
    if fit(book, view):
        return None
    for craft in view.aircraft.values():
        if not craft.lost:
            weather = grounded(book, view, book.aircraft_types[craft.type])
            if weather is not None:
                return weather
    return Refusal("refused.no_sortie", {})


def effect(book: Rulebook, craft: Aircraft, at: Hex) -> int:
    """Return what is left of an aircraft's effect at a hex, per-mille; nothing at full reach."""
    metres = book.air_metres(craft.base, at)
    return max(0, 1000 - metres * 1000 // book.aircraft_types[craft.type].reach_m)


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
    if mission is Mission.STRIKE:
        wanted = (contact.at for contact in view.contacts.values() if view.hostile(contact.faction))
        possible = kind.strike
    else:
        wanted = (unit.at for unit in view.units.values() if unit.at is not None and unit.wounded)
        possible = kind.lift
    return tuple(at for at in dict.fromkeys(wanted) if possible and effect(book, craft, at))


def fly(course: Resolution, order: Sortie) -> None:
    """Take off, risk the aircraft, do what it was sent for if it gets there."""
    craft = course.state.aircraft[order.aircraft]
    course.happen(
        "took_off",
        {"aircraft": craft.id, "mission": order.mission, "to": order.to},
        (Set("aircraft", craft.id, {"sorties": craft.sorties - 1}),),
        (
            Tell(
                craft.faction,
                "done.sortie",
                {"aircraft": craft.type, "mission": order.mission, "to": order.to},
            ),
        ),
    )
    if order.mission is Mission.RECONNAISSANCE:
        search(course, craft, order.to)
    elif order.mission is Mission.STRIKE:
        strike(course, craft, order.to)
    else:
        bring_out(course, craft, order.to)
    risk(course, craft, order.to)


def search(course: Resolution, craft: Aircraft, at: Hex) -> None:
    """Look for what moves around a hex; rock and wadi hide more than gravel does."""
    book = course.book
    kind = book.aircraft_types[craft.type]
    hexes = max(1, kind.sensors_m // book.ground.hex_m)
    found = 0
    for unit in tuple(course.state.units.values()):
        if unit.at is None or not unit.active or unit.at.distance(at) > hexes:
            continue
        if not course.state.hostile(unit.faction, craft.faction):
            continue
        exposure = book.going.terrain[book.ground.terrain_at(unit.at)].exposure
        odds = effect(book, craft, at) * exposure // 1000
        odds = odds * book.numbers[f"sight.posture.{unit.posture}"] // 1000
        odds = odds * book.factions[unit.faction].concealment(book, unit) // 1000
        if unit.hidden:
            odds = odds * book.numbers["air.finds_hidden"] // 1000
        if course.dice.chance(odds, "search", craft.id, unit.id):
            notice(course, craft.faction, unit, Level.SIGHTED, "aircraft", 0)
            found += 1
    course.happen(
        "searched",
        {"aircraft": craft.id, "at": at},
        (),
        (Tell(craft.faction, "learnt.searched", {"aircraft": craft.type, "at": at, "n": found}),),
    )


def strike(course: Resolution, craft: Aircraft, at: Hex) -> None:
    """Strike what is found in the hex; on a rumour that may be nobody."""
    victims = [
        unit
        for unit in course.state.units.values()
        if unit.at == at
        and unit.active
        and course.state.hostile(unit.faction, craft.faction)
        and (
            not unit.hidden
            or course.dice.chance(course.number("air.finds_hidden"), "finds", craft.id, unit.id)
        )
    ]
    before = dict(course.state.units)
    if victims:
        victim = victims[course.dice.throw(len(victims), "victim", craft.id)]
        hit(course, craft, victim, at)
    strike_fact(course, craft, at, before, victims)


def hit(course: Resolution, craft: Aircraft, unit: Unit, at: Hex) -> None:
    """Take a unit's losses from one strike."""
    book = course.book
    kind = book.aircraft_types[craft.type]
    terrain = book.going.terrain[book.ground.terrain_at(at)]
    fire = kind.strike * effect(book, craft, at) // 1000 * book.numbers["air.loss"]
    people = fire * course.dice.burst("strike", craft.id) // 1000
    if unit.posture in (Posture.DUG_IN, Posture.DISPERSED):
        people = people * terrain.cover // 1000 * book.numbers["air.dug_in"] // 1000
    most = unit.people * book.numbers["combat.loss_most"]
    lost = rounded_by_lot(course.dice, min(people, most), "strike_lost", unit.id)
    killed = min(
        lost, rounded_by_lot(course.dice, lost * book.numbers["combat.killed"], "killed", unit.id)
    )
    share = lost * 1_000_000 // max(1, unit.people)
    wrecked = wrecks(course, unit, share * book.numbers["air.vehicles"] // 1000)
    left = Vehicles(*(have - gone for have, gone in zip(unit.vehicles, wrecked, strict=True)))
    shaken = (
        book.numbers["combat.cohesion_per_percent"] * share // 10_000 + book.numbers["air.shock"]
    )
    course.happen(
        "struck",
        {"aircraft": craft.id, "unit": unit.id, "lost": lost},
        (
            unit_set(
                unit,
                people=unit.people - lost,
                wounded=unit.wounded + lost - killed,
                ledger=unit.ledger._replace(killed=unit.ledger.killed + killed),
                vehicles=left,
                fleet=unit.fleet._replace(
                    destroyed=unit.fleet.destroyed + unit.vehicles.total - left.total
                ),
                cohesion=max(0, unit.cohesion - shaken),
            ),
        ),
        (
            Tell(
                unit.faction,
                "learnt.was_struck",
                {
                    "unit": unit.id,
                    "at": at,
                    "n": lost,
                    "vehicles": unit.vehicles.total - left.total,
                },
            ),
        ),
    )


def strike_fact(
    course: Resolution,
    craft: Aircraft,
    at: Hex,
    before: Mapping[str, Unit],
    victims: Sequence[Unit],
) -> None:
    """Write the strike down, and tell its owner what the pilot saw: smoke, or nothing."""
    figures: dict[str, int] = {}
    for unit in victims:
        now = course.unit(unit.id)
        side = unit.faction
        killed = now.ledger.killed - before[unit.id].ledger.killed
        figures[f"killed.{side}"] = figures.get(f"killed.{side}", 0) + killed
        wrecked = now.fleet.destroyed - before[unit.id].fleet.destroyed
        figures[f"vehicles.{side}"] = figures.get(f"vehicles.{side}", 0) + wrecked
    fact = Fact(
        id=f"f{len(course.state.facts) + 1}",
        kind="strike",
        turn=course.state.clock.turn,
        at=at,
        figures=figures,
        parties=tuple(dict.fromkeys((craft.faction, *(unit.faction for unit in victims)))),
        cause=craft.type,
    )
    key = "learnt.strike_hit" if victims else "learnt.strike_nothing"
    course.happen(
        "strike",
        {"fact": fact.id},
        (Put("facts", fact.id, fact),),
        (
            Tell(
                craft.faction,
                key,
                {
                    "aircraft": craft.type,
                    "at": at,
                    "vehicles": sum(figures.get(f"vehicles.{each}", 0) for each in fact.parties),
                },
            ),
        ),
    )
    feel(course, fact)


def bring_out(course: Resolution, craft: Aircraft, at: Hex) -> None:
    """Fly wounded out of a hex, as many as fit at this distance."""
    room = course.book.aircraft_types[craft.type].lift * effect(course.book, craft, at) // 1000
    changes: list[Change] = []
    out = 0
    for unit in course.state.units.values():
        if unit.at == at and course.state.allied(unit.faction, craft.faction) and room > out:
            taken = min(unit.wounded, room - out)
            out += taken
            changes.append(
                unit_set(
                    unit,
                    wounded=unit.wounded - taken,
                    ledger=unit.ledger._replace(evacuated=unit.ledger.evacuated + taken),
                )
            )
    course.happen(
        "evacuated",
        {"aircraft": craft.id, "at": at, "n": out},
        tuple(changes),
        (Tell(craft.faction, "learnt.evacuated", {"aircraft": craft.type, "at": at, "n": out}),),
    )


def risk(course: Resolution, craft: Aircraft, at: Hex) -> None:
    """Lose the aircraft to fire from below, or to itself; only the engine knows which."""
    book = course.book
    kind = book.aircraft_types[craft.type]
    fire = sum(
        unit.people * book.types[unit.type].anti_air // 10
        for unit in course.state.units.values()
        if unit.active
        and unit.at is not None
        and unit.at.distance(at) <= 1
        and not unit.hidden
        and course.state.hostile(unit.faction, craft.faction)
    )
    shot = course.dice.chance(min(500, fire * kind.fragility // 10), "shot_down", craft.id)
    failed = course.dice.chance(kind.failure, "failed", craft.id)
    if shot or failed:
        crash(course, craft, at, "fire" if shot else "failure")


def crash(course: Resolution, craft: Aircraft, at: Hex, cause: str) -> None:
    """Lose an aircraft. Its owner learns that it is gone, not why; those below see it go."""
    witnesses = tuple(
        dict.fromkeys(
            unit.faction
            for unit in course.state.units.values()
            if unit.active
            and unit.at is not None
            and unit.at.distance(at) <= 1
            and course.state.hostile(unit.faction, craft.faction)
        )
    )
    fact = Fact(
        id=f"f{len(course.state.facts) + 1}",
        kind="aircraft_lost",
        turn=course.state.clock.turn,
        at=at,
        figures={f"aircraft.{craft.faction}": 1},
        parties=(craft.faction, *witnesses),
        cause=cause,
    )
    course.happen(
        "crashed",
        {"aircraft": craft.id, "fact": fact.id, "cause": cause},
        (
            Set("aircraft", craft.id, {"lost": True, "sorties": 0}),
            Put("facts", fact.id, fact),
        ),
        (
            Tell(craft.faction, "learnt.aircraft_lost", {"aircraft": craft.type, "at": at}),
            *(
                Tell(side, "learnt.aircraft_down", {"aircraft": craft.type, "at": at})
                for side in witnesses
            ),
        ),
    )
    feel(course, fact)
