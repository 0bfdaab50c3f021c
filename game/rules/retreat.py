"""What becomes of the beaten: withdrawal in order, retreat, flight, or surrender."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from game.hexgrid import Hex
from game.rules.booty import received, set_free, spoils
from game.rules.captivity import heard_of
from game.rules.dice import rounded_by_lot
from game.rules.events import Tell
from game.rules.groups import moves_by
from game.rules.internment import intern, refuge_for
from game.rules.resolution import Resolution, unit_set
from game.rules.ring import exits, no_way_out
from game.rules.units import NO_VEHICLES, Ledger, Posture, Unit, Vehicles, less, plus


def fall_back(
    course: Resolution,
    key: str,
    foes: tuple[str, ...],
    cordon: frozenset[Hex],
    *,
    at_bay: bool = False,
) -> tuple[Tell, ...]:
    """Send a beaten unit on its way; return what its owner is told of it.

    Who was broken before the fight and stood *at_bay* is hunted down. With nobody left to press
    it, it stays where no way out is open. Beside a country that interns it lays down its arms
    there rather than to those who beat it.
    """
    unit = course.unit(key)
    if unit.at is None:
        return ()
    victors = tuple(foe for foe in foes if course.unit(foe).active)
    if course.book.factions[unit.faction].melts_away():
        cordon = frozenset()
    if unit.people == 0 or (victors and no_way_out(course, unit, cordon)):
        land = refuge_for(course, key) if unit.people else None
        if land is None:
            return (give_up(course, unit, victors),)
        intern(course, key, land)
        return ()
    ways = exits(course, unit, cordon)
    if not ways:
        return ()
    hunted = course.number("combat.hunted") if at_bay else 1000
    return (retire(course, unit, manner_of(course, unit), ways[0], victors, hunted),)


def manner_of(course: Resolution, unit: Unit) -> str:
    """Return how a beaten unit goes: the farther below its breaking point, the worse."""
    below = breaking_point(course, unit) - unit.cohesion
    if below < course.number("combat.retreat_below"):
        return "withdraw"
    if course.book.factions[unit.faction].melts_away() or below < course.number(
        "combat.flee_below"
    ):
        return "retreat"
    return "flee"


def breaking_point(course: Resolution, unit: Unit) -> int:
    """Return the cohesion in tenths below which a unit no longer stands."""
    return course.book.factions[unit.faction].breaking_point(course.book, unit)


def pursuit(course: Resolution, unit: Unit, victors: tuple[str, ...]) -> int:
    """Return how much of a full pursuit follows a beaten unit, per-mille; 0 with nobody to do it.

    Who is faster than the beaten reaches more of them; night and storm hide them.
    """
    if not victors:
        return 0
    book, weather = course.book, course.state.clock.weather
    paces = (speed(course, course.unit(key)) for key in victors)
    faster = max(paces) * 1000 // speed(course, unit)
    least, most = book.numbers["combat.pursuit.least"], book.numbers["combat.pursuit.most"]
    held = min(most, max(least, faster))
    for minutes, name in (
        (weather.night, "combat.pursuit.night"),
        (weather.storm, "combat.pursuit.storm"),
    ):
        held -= held * minutes // book.turn_minutes * (1000 - book.numbers[name]) // 1000
    return held


def speed(course: Resolution, unit: Unit) -> int:
    """Return how many metres a unit would march in a day."""
    return course.book.going.day_m[moves_by(course.book, unit)]


def retire(
    course: Resolution,
    unit: Unit,
    manner: str,
    goal: Hex,
    victors: tuple[str, ...],
    hunted: int,
) -> Tell:
    """Move a beaten unit out of the hex, with what that costs; who keeps the field pursues.

    Without fuel its vehicles stay where they are, and it walks. *hunted* is how deadly the
    pursuit is against that of a unit that breaks for the first time, per-mille.
    """
    toll = toll_of(course, unit, victors, manner, hunted)
    stranded = unit.water_fuel <= 0 and any(unit.vehicles)
    left = unit.vehicles if stranded else left_behind(course, unit, f"combat.{manner}.vehicles")
    towed = NO_VEHICLES if manner == "withdraw" and not stranded else unit.broken
    taken, fleet = spoils(course, unit, plus(left, towed), victors)
    gone = unit_set(
        unit,
        at=goal,
        vehicles=less(unit.vehicles, left),
        broken=less(unit.broken, towed),
        on_foot=unit.on_foot or stranded,
        fleet=fleet,
        **toll.paid_by(unit),
        **NOT_READY,
    )
    gains = received(course, unit, toll.captured, taken, victors, dissolved=False)
    course.happen(manner, {"unit": unit.id, "from": unit.at, "to": goal}, (gone, *gains))
    last_shots(course, unit, toll.killed, victors)
    return Tell(
        unit.faction,
        f"learnt.{manner}",
        {"unit": unit.id, "to": goal, "n": toll.missing, "killed": toll.killed},
    )


NOT_READY: Final[Mapping[str, Any]] = {
    "posture": Posture.MARCH,
    "march_m": 0,
    "wait": None,
    "cut_off": False,
}
"""How a beaten unit stands once it is out of the hex."""


class Toll(NamedTuple):
    """What a retreat costs in people."""

    killed: int
    strayed: int
    """Of those who could fight, who lost touch with the others."""

    taken_in: int
    """Of the strayed, whom the pursuer took prisoner."""

    hurt: int
    """Of the wounded, who were left behind and are prisoners."""

    @property
    def captured(self) -> int:
        """All who are prisoners now."""
        return self.taken_in + self.hurt

    @property
    def missing(self) -> int:
        """The strayed whom nobody took."""
        return self.strayed - self.taken_in

    def paid_by(self, unit: Unit) -> dict[str, Any]:
        """Return what a unit that pays the toll has left, and its book."""
        return {
            "people": unit.people - self.killed - self.strayed,
            "wounded": unit.wounded - self.hurt,
            "ledger": self.entered(unit.ledger),
        }

    def entered(self, ledger: Ledger) -> Ledger:
        """Return a unit's book with the toll written into it."""
        return ledger._replace(
            killed=ledger.killed + self.killed,
            missing=ledger.missing + self.missing,
            captured=ledger.captured + self.captured,
        )


def toll_of(
    course: Resolution, unit: Unit, victors: tuple[str, ...], manner: str, hunted: int
) -> Toll:
    """Return what leaving the hex costs a beaten unit in people, more where it is pursued."""
    chase = pursuit(course, unit, victors)
    killed = lot(course, unit, unit.people, f"combat.{manner}.killed", chase * hunted // 1000)
    strayed = lot(course, unit, unit.people - killed, f"combat.{manner}.missing")
    taken_in = lot(course, unit, strayed, "combat.stragglers", chase)
    hurt = lot(course, unit, unit.wounded, f"combat.{manner}.captured", chase)
    return Toll(killed, strayed, taken_in, hurt)


def give_up(course: Resolution, unit: Unit, victors: tuple[str, ...]) -> Tell:
    """Dissolve a unit with no way out: captured by the victor, killed, or missing."""
    killed = lot(course, unit, unit.present, "combat.surrender.killed")
    alive = unit.present - killed
    captured = lot(course, unit, alive, "combat.surrender.captured") if victors else 0
    taken, fleet = spoils(course, unit, plus(unit.vehicles, unit.broken), victors)
    course.happen(
        "surrendered" if captured else "dissolved",
        {"unit": unit.id, "at": unit.at, "to": victors},
        (
            unit_set(
                unit,
                at=None,
                people=0,
                wounded=0,
                vehicles=Vehicles(),
                broken=Vehicles(),
                ledger=unit.ledger._replace(
                    killed=unit.ledger.killed + killed,
                    captured=unit.ledger.captured + captured,
                    missing=unit.ledger.missing + alive - captured,
                ),
                fleet=fleet,
                prisoners=None,
                wait=None,
                cut_off=False,
            ),
            *received(course, unit, captured, taken, victors, dissolved=True),
        ),
        heard_of(set_free(course, unit, victors), unit.faction),
    )
    last_shots(course, unit, killed, victors)
    return Tell(unit.faction, "learnt.unit_lost", {"unit": unit.id, "at": unit.at, "n": captured})


def last_shots(course: Resolution, beaten: Unit, killed: int, victors: tuple[str, ...]) -> None:
    """Let those who are killed on their way out hit some of the largest unit that pursues them."""
    hunter = max((course.unit(key) for key in victors), key=lambda unit: unit.people, default=None)
    if hunter is None or not killed:
        return
    hit = min(hunter.people - 1, lot(course, beaten, killed, "combat.last_shots"))
    dead = lot(course, hunter, hit, "combat.killed")
    course.happen(
        "last_shots",
        {"unit": hunter.id},
        (
            unit_set(
                hunter,
                people=hunter.people - hit,
                wounded=hunter.wounded + hit - dead,
                ledger=hunter.ledger._replace(killed=hunter.ledger.killed + dead),
            ),
        ),
    )


def lot(course: Resolution, unit: Unit, people: int, number: str, permille: int = 1000) -> int:
    """Return the share of *people* a number of the model says, the odd one by lot.

    *permille* takes a part of that share, or adds to it.
    """
    share = course.number(number) * permille // 1000
    return min(people, rounded_by_lot(course.dice, people * share, number, unit.id))


def left_behind(course: Resolution, unit: Unit, number: str) -> Vehicles:
    """Return the vehicles a unit leaves behind, a share of each kind."""
    share = course.number(number)
    return Vehicles(
        *(
            min(have, rounded_by_lot(course.dice, have * share, number, unit.id, kind))
            for have, kind in zip(unit.vehicles, Vehicles._fields, strict=True)
        )
    )
