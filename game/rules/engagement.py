"""An engagement on the truth: who fights, what it costs, where the beaten go, who learns of it."""

from collections.abc import Iterable
from enum import StrEnum

from game.hexgrid import Hex
from game.rules.changes import Change, Drop, Put
from game.rules.chapters.sighting import reveal
from game.rules.dice import rounded_by_lot
from game.rules.events import Tell
from game.rules.fight import Battle, Factor, Fighter, Outcome, Party, fight
from game.rules.forces import fighter_of, frontage, ground_factor, surprise_factor
from game.rules.orders import Pace
from game.rules.resolution import Resolution, unit_set
from game.rules.retreat import fall_back, no_way_out
from game.rules.state import Fact
from game.rules.tracks import feel
from game.rules.units import Posture, Unit, Vehicles


class Manner(StrEnum):
    """How an engagement begins."""

    ASSAULT = "assault"
    MEETING = "meeting"
    AMBUSH = "ambush"


def engage(
    course: Resolution,
    attackers: tuple[str, ...],
    defenders: tuple[str, ...],
    at: Hex,
    manner: Manner,
    pace: Pace = Pace.NORMAL,
    extra: tuple[Factor, ...] = (),
    cordon: frozenset[Hex] = frozenset(),
) -> None:
    """Fight it out: bounds, losses, the ways of the beaten, and the fact that remains."""
    before = dict(course.state.units)
    shake(course, attackers, defenders, manner, cordon)
    battle = battle_of(course, attackers, defenders, at, manner, pace, extra)
    outcome = fight(course.book.numbers, battle, course.dice)
    apply_losses(course, outcome)
    departures = beaten(course, outcome, attackers, defenders, cordon)
    fact = fact_of(course, before, attackers + defenders, at, manner)
    announce(course, fact, outcome, attackers, defenders, departures)
    settle_knowledge(course, attackers, defenders)
    feel(course, fact)


def shake(
    course: Resolution,
    attackers: tuple[str, ...],
    defenders: tuple[str, ...],
    manner: Manner,
    cordon: frozenset[Hex],
) -> None:
    """Take the cohesion that being surprised or cut off costs before the first shot."""
    changes: list[Change] = []
    for key in attackers + defenders:
        unit = course.unit(key)
        loss = 0
        if manner is Manner.AMBUSH and key in defenders:
            loss += course.number("combat.surprised")
        if key in defenders and no_way_out(course, unit, cordon):
            loss += course.number("combat.cut_off")
        changes.append(unit_set(unit, cohesion=max(0, unit.cohesion - loss), wait=None))
    course.happen("shaken", {}, tuple(changes))


def battle_of(
    course: Resolution,
    attackers: tuple[str, ...],
    defenders: tuple[str, ...],
    at: Hex,
    manner: Manner,
    pace: Pace,
    extra: tuple[Factor, ...],
) -> Battle:
    """Return the engagement as it begins."""
    book = course.book
    ours = [course.unit(key) for key in attackers]
    theirs = [course.unit(key) for key in defenders]
    ambush = manner is Manner.AMBUSH
    surprise = (surprise_factor(book, pace),) if ambush else ()
    # A column caught on the move has no position to defend: the ground serves who lay in it.
    ground = () if ambush else (ground_factor(book, at),)
    return Battle(
        Party(
            tuple(fighter_of(book, unit, theirs, attacking=True) for unit in ours),
            (*surprise, *extra),
            ambush,
        ),
        Party(tuple(fighter_of(book, unit, ours, attacking=False) for unit in theirs), ground),
        frontage(book, at),
        (min(attackers), min(defenders)),
    )


def apply_losses(course: Resolution, outcome: Outcome) -> None:
    """Write what the bounds cost into the units."""
    changes = [
        casualties(course, course.unit(fighter.id), fighter)
        for party in (outcome.battle.attackers, outcome.battle.defenders)
        for fighter in party.fighters
    ]
    course.happen("fought", {"bounds": len(outcome.bounds)}, tuple(changes))


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
        posture=unit.posture if unit.posture is Posture.GARRISON else Posture.READY,
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
        for fighter in party.fighters:
            if not fighter.stands:
                departures += fall_back(course, fighter.id, foes, ring)
    return tuple(departures)


def fact_of(
    course: Resolution,
    before: dict[str, Unit],
    units: tuple[str, ...],
    at: Hex,
    manner: Manner,
) -> Fact:
    """Write down exactly what the engagement cost everybody."""
    figures: dict[str, int] = {}
    for key in units:
        old, new = before[key], course.unit(key)
        side = new.faction
        for name in ("killed", "captured", "missing"):
            gone = getattr(new.ledger, name) - getattr(old.ledger, name)
            figures[f"{name}.{side}"] = figures.get(f"{name}.{side}", 0) + gone
        hurt = new.wounded - old.wounded
        figures[f"wounded.{side}"] = figures.get(f"wounded.{side}", 0) + max(0, hurt)
        wrecked = sum(new.fleet[1:]) - sum(old.fleet[1:])
        figures[f"vehicles.{side}"] = figures.get(f"vehicles.{side}", 0) + wrecked
    parties = tuple(dict.fromkeys(course.unit(key).faction for key in units))
    fact = Fact(
        id=f"f{len(course.state.facts) + 1}",
        kind="fight",
        turn=course.state.clock.turn,
        at=at,
        figures=figures,
        parties=parties,
        cause=str(manner),
    )
    course.happen("fact", {"fact": fact.id}, (Put("facts", fact.id, fact),))
    return fact


def announce(
    course: Resolution,
    fact: Fact,
    outcome: Outcome,
    attackers: tuple[str, ...],
    defenders: tuple[str, ...],
    departures: tuple[Tell, ...],
) -> None:
    """Tell everybody who fought how it went, then where the beaten went."""
    tells = []
    for units, others, attacked in ((attackers, defenders, True), (defenders, attackers, False)):
        for side in sides_of(course, units):
            friends = tuple(
                key for key in units if course.state.allied(side, course.unit(key).faction)
            )
            foes = sides_of(course, others)
            tells.append(account(course, fact, outcome, side, friends, foes, attacked=attacked))
    course.happen(
        "engaged",
        {"at": fact.at, "attackers": attackers, "defenders": defenders, "result": outcome.result},
        (),
        (*tells, *departures),
    )


def sides_of(course: Resolution, units: Iterable[str]) -> tuple[str, ...]:
    """Return the factions of units, each once."""
    return tuple(dict.fromkeys(course.unit(key).faction for key in units))


def account(
    course: Resolution,
    fact: Fact,
    outcome: Outcome,
    side: str,
    units: tuple[str, ...],
    foes: tuple[str, ...],
    *,
    attacked: bool,
) -> Tell:
    """Return one side's account of a fight: own losses exactly, the enemy's roughly, the causes."""
    first = outcome.bounds[0]
    friends = sides_of(course, units)
    causes = (first.attackers, first.defenders) if attacked else (first.defenders, first.attackers)
    own = outcome.battle.attackers if attacked else outcome.battle.defenders
    other = outcome.battle.defenders if attacked else outcome.battle.attackers
    return Tell(
        side,
        "learnt.fight",
        {
            "at": fact.at,
            "units": units,
            "manner": fact.cause,
            "attacked": attacked,
            "result": outcome.result,
            "foes": foes,
            "lost": sum(fighter.lost for fighter in own.fighters if fighter.id in units),
            "foes_lost": about(sum(fighter.lost for fighter in other.fighters)),
            "killed": sum(fact.figures[f"killed.{each}"] for each in friends),
            "captured": sum(fact.figures[f"captured.{each}"] for each in friends),
            "missing": sum(fact.figures[f"missing.{each}"] for each in friends),
            "vehicles": sum(fact.figures[f"vehicles.{each}"] for each in friends),
            "prisoners": sum(fact.figures[f"captured.{each}"] for each in foes),
            "bounds": len(outcome.bounds),
            "ratio": first.ratio,
            "causes": plain(causes[0]),
            "foes_causes": plain(causes[1]),
        },
    )


def about(people: int) -> int:
    """Return a count of the enemy's losses as the other side of a fight sees it: in fives."""
    return (people + 2) // 5 * 5


def plain(listed: tuple[Factor, ...]) -> tuple[tuple[str, int], ...]:
    """Return factors as plain data."""
    return tuple((factor.key, factor.permille) for factor in listed)


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
