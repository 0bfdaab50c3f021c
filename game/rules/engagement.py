"""An engagement on the truth: who fights, what it costs, where the beaten go, who learns of it."""

from collections.abc import Iterable
from dataclasses import replace

from game.hexgrid import Hex
from game.rules.accounts import announce, fact_of, sides_of
from game.rules.changes import Change, Drop
from game.rules.dice import rounded_by_lot
from game.rules.events import Tell
from game.rules.fight import Outcome, fight
from game.rules.forces import SHELTERED, Manner, Scene, arrayed, sheltered
from game.rules.groups import spent
from game.rules.harm import caught_between
from game.rules.noticing import reveal
from game.rules.orders import Pace
from game.rules.power import Battle, Factor, Fighter, Party
from game.rules.resolution import Resolution, unit_set
from game.rules.retreat import breaking_point, fall_back, manner_of
from game.rules.ring import no_way_out
from game.rules.support import Helpers, helpers_of, support_of, used_up
from game.rules.tracks import feel
from game.rules.units import Posture, Unit, Vehicles


def engage(
    course: Resolution,
    attackers: tuple[str, ...],
    defenders: tuple[str, ...],
    at: Hex,
    manner: Manner,
    pace: Pace = Pace.NORMAL,
    extra: tuple[Factor, ...] = (),
    cordon: frozenset[Hex] = frozenset(),
    most: int | None = None,
) -> None:
    """Fight it out: bounds, losses, the ways of the beaten, and the fact that remains.

    *most* bounds, where somebody breaks off earlier than everybody else does. Who has agreed with
    all those he faces not to fight stands aside.
    """
    attackers, defenders = (
        opposing(course, attackers, defenders, at),
        opposing(course, defenders, attackers, at),
    )
    if not attackers or not defenders:
        return
    before = dict(course.state.units)
    shake(course, attackers, defenders, manner, pace, cordon)
    ours, theirs = called_in(course, attackers, defenders, at, manner)
    battle = battle_of(
        course, attackers, defenders, Scene(at, manner, pace, extra=extra), ours, theirs
    )
    outcome = fight(course.book.numbers, battle, course.dice, most)
    apply_losses(course, outcome)
    take_time(course, outcome, defenders)
    used_up(course, ours, at, len(outcome.bounds))
    used_up(course, theirs, at, len(outcome.bounds))
    departures = beaten(course, outcome, attackers, defenders, cordon)
    fact = fact_of(course, before, attackers + defenders, at, manner)
    announce(course, fact, battle, outcome, attackers, defenders, departures)
    settle_knowledge(course, attackers, defenders)
    feel(course, fact)
    caught_between(course, fact, sides_of(course, attackers), sides_of(course, defenders))


def called_in(
    course: Resolution,
    attackers: tuple[str, ...],
    defenders: tuple[str, ...],
    at: Hex,
    manner: Manner,
) -> tuple[Helpers, Helpers]:
    """Return who helps either side from outside the fight; an ambush leaves no time to call."""
    everybody = attackers + defenders
    ours = at_war(course, helpers_of(course, attackers, everybody, at), defenders, at)
    if manner is Manner.AMBUSH:
        return ours, Helpers()
    return ours, at_war(course, helpers_of(course, defenders, everybody, at), attackers, at)


def opposing(
    course: Resolution, units: tuple[str, ...], others: tuple[str, ...], at: Hex
) -> tuple[str, ...]:
    """Return those of some units that fight anybody among others."""
    foes = sides_of(course, others)
    return tuple(key for key in units if fights_any(course, course.unit(key).faction, foes, at))


def at_war(course: Resolution, helpers: Helpers, others: tuple[str, ...], at: Hex) -> Helpers:
    """Return those helpers whose side fights anybody among others."""
    foes = sides_of(course, others)
    return Helpers(
        tuple(each for each in helpers.guns if fights_any(course, each.faction, foes, at)),
        tuple(each for each in helpers.aircraft if fights_any(course, each.faction, foes, at)),
    )


def fights_any(course: Resolution, side: str, foes: Iterable[str], at: Hex) -> bool:
    """Return whether a side fights any of others in a hex."""
    return any(course.state.fights(side, foe, at) for foe in foes)


def shake(
    course: Resolution,
    attackers: tuple[str, ...],
    defenders: tuple[str, ...],
    manner: Manner,
    pace: Pace,
    cordon: frozenset[Hex],
) -> None:
    """Take the cohesion that being surprised or cut off costs before the first shot."""
    changes: list[Change] = []
    for key in attackers + defenders:
        unit = course.unit(key)
        loss = 0
        if manner is Manner.AMBUSH and key in defenders:
            loss += (
                course.number("combat.surprised") * course.number(f"march.surprise.{pace}") // 1000
            )
        if key in defenders and no_way_out(course, unit, cordon):
            loss += course.number("combat.cut_off")
        changes.append(unit_set(unit, cohesion=max(0, unit.cohesion - loss), wait=None))
    course.happen("shaken", {}, tuple(changes))


def battle_of(
    course: Resolution,
    attackers: tuple[str, ...],
    defenders: tuple[str, ...],
    scene: Scene,
    ours: Helpers,
    theirs: Helpers,
) -> Battle:
    """Return the engagement as it begins."""
    book = course.book
    here = tuple(course.unit(key) for key in attackers)
    there = tuple(course.unit(key) for key in defenders)
    whole = replace(
        scene,
        weather=course.state.clock.weather,
        support=support_of(book, ours, scene.at, sheltered(there)),
        defence=support_of(book, theirs, scene.at, sheltered(here)),
    )
    return arrayed(book, whole, here, there, (min(attackers), min(defenders)))


def apply_losses(course: Resolution, outcome: Outcome) -> None:
    """Write what the bounds cost into the units."""
    changes = [
        casualties(course, course.unit(fighter.id), fighter)
        for party in (outcome.battle.attackers, outcome.battle.defenders)
        for fighter in party.fighters
    ]
    course.happen("fought", {"bounds": len(outcome.bounds)}, tuple(changes))


def take_time(course: Resolution, outcome: Outcome, defenders: tuple[str, ...]) -> None:
    """Tire everybody by the bounds fought, and take those hours from who was attacked.

    Who attacks has paid for the whole of it before the first shot.
    """
    bounds = len(outcome.bounds)
    tired, minutes = (
        bounds * course.number(f"combat.{name}") for name in ("tires", "bound_minutes")
    )
    sides = (outcome.battle.attackers, outcome.battle.defenders)
    units = (course.unit(each.id) for party in sides for each in party.fighters)
    course.happen(
        "hours_fought",
        {},
        tuple(
            unit_set(
                unit,
                fatigue=min(1000, unit.fatigue + tired),
                minutes=spent(unit, minutes if unit.id in defenders else 0),
            )
            for unit in units
        ),
    )


def casualties(course: Resolution, unit: Unit, fighter: Fighter) -> Change:
    """Return what its losses make of a unit: dead, wounded, vehicles, cohesion, ammunition."""
    dice, key = course.dice, fighter.id
    killed = min(
        fighter.lost,
        rounded_by_lot(dice, fighter.lost * course.number("combat.killed"), "killed", key),
    )
    share = fighter.lost * 1_000_000 // max(1, unit.people)
    wrecked = wrecks(course, unit, share * course.number("combat.vehicles") // 1000)
    left = Vehicles(*(have - gone for have, gone in zip(unit.vehicles, wrecked, strict=True)))
    return unit_set(
        unit,
        people=unit.people - fighter.lost,
        wounded=unit.wounded + fighter.lost - killed,
        ledger=unit.ledger._replace(killed=unit.ledger.killed + killed),
        vehicles=left,
        fleet=unit.fleet._replace(
            destroyed=unit.fleet.destroyed + unit.vehicles.total - left.total
        ),
        cohesion=fighter.cohesion,
        ammunition=fighter.ammunition,
        posture=unit.posture if unit.posture in SHELTERED else Posture.READY,
        hidden=False,
    )


def wrecks(course: Resolution, unit: Unit, share: int) -> Vehicles:
    """Return the vehicles a share of losses (millionths) destroys, each kind by lot."""
    return Vehicles(
        *(
            min(have, rounded_by_lot(course.dice, have * share // 1000, "wrecks", unit.id, kind))
            for have, kind in zip(unit.vehicles, Vehicles._fields, strict=True)
        )
    )


def beaten(
    course: Resolution,
    outcome: Outcome,
    attackers: tuple[str, ...],
    defenders: tuple[str, ...],
    cordon: frozenset[Hex],
) -> tuple[Tell, ...]:
    """Send those who no longer stand away, each side from the other; return what is told of it."""
    departures: list[Tell] = []
    nobody: frozenset[Hex] = frozenset()
    for party, foes, ring in (
        (outcome.battle.defenders, attackers, cordon),
        (outcome.battle.attackers, defenders, nobody),
    ):
        departures += give_way(course, party, foes, ring)
    return tuple(departures)


def give_way(
    course: Resolution, party: Party, foes: tuple[str, ...], ring: frozenset[Hex]
) -> tuple[Tell, ...]:
    """Send those of a side who no longer stand away, and then whom their flight carries along."""
    steady = [fighter for fighter in party.fighters if fighter.stands]
    broken = [fighter for fighter in party.fighters if not fighter.stands]
    departures: list[Tell] = []
    while broken:
        fighter = broken.pop(0)
        unit = course.unit(fighter.id)
        fled = unit.people > 0 and manner_of(course, unit) == "flee"
        at_bay = fighter.breaking < breaking_point(course, unit)
        departures += fall_back(course, unit.id, foes, ring, at_bay=at_bay)
        if fled:
            see_flight(course, steady)
            broken += [each for each in steady if course.unit(each.id).cohesion < each.breaking]
            steady = [each for each in steady if course.unit(each.id).cohesion >= each.breaking]
    return tuple(departures)


def see_flight(course: Resolution, steady: list[Fighter]) -> None:
    """Shake those who stand beside a unit that flees."""
    panic = course.number("combat.panic")
    units = (course.unit(each.id) for each in steady)
    changes = tuple(unit_set(unit, cohesion=max(0, unit.cohesion - panic)) for unit in units)
    if changes:
        course.happen("shaken", {}, changes)


def settle_knowledge(
    course: Resolution, attackers: tuple[str, ...], defenders: tuple[str, ...]
) -> None:
    """Let both sides know each other, and strike out those who are no more."""
    for key in attackers + defenders:
        if course.unit(key).active:
            reveal(course, course.unit(key))
    gone = {key for key in attackers + defenders if not course.unit(key).active}
    changes = tuple(
        Drop(f"contacts/{side}", name)
        for side in sorted({course.unit(key).faction for key in attackers + defenders})
        for name, contact in course.state.contacts.get(side, {}).items()
        if contact.unit in gone
    )
    if changes:
        course.happen("contacts_settled", {}, changes)
