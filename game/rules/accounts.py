"""Accounts of a fight: the exact fact that remains, and what either side hears of it."""

from collections.abc import Iterable, Mapping
from typing import Final

from game.hexgrid import Hex
from game.rules.changes import Put
from game.rules.events import Tell
from game.rules.facts import fact_name
from game.rules.fight import Outcome
from game.rules.power import Battle, Factor, bare_ratio, factors
from game.rules.resolution import Resolution
from game.rules.state import Fact
from game.rules.units import Unit

LOSSES: Final = ("killed", "wounded", "captured", "missing")
"""What becomes of people lost in a fight, each counted once."""


def fact_of(
    course: Resolution,
    before: Mapping[str, Unit],
    units: tuple[str, ...],
    at: Hex,
    manner: str,
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
        wrecked = new.fleet.lost - old.fleet.lost
        figures[f"vehicles.{side}"] = figures.get(f"vehicles.{side}", 0) + wrecked
    parties = tuple(dict.fromkeys(course.unit(key).faction for key in units))
    fact = Fact(
        id=fact_name(course.state, "fight", at),
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
    battle: Battle,
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
            tells.append(
                account(course, fact, battle, outcome, side, friends, foes, attacked=attacked)
            )
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
    battle: Battle,
    outcome: Outcome,
    side: str,
    units: tuple[str, ...],
    foes: tuple[str, ...],
    *,
    attacked: bool,
) -> Tell:
    """Return one side's account of a fight: own losses exactly, the enemy's roughly, the causes."""
    sides = (battle.attackers, battle.defenders)
    causes, foes_causes = (
        plain(factors(course.book.numbers, party, battle.frontage))
        for party in (sides if attacked else sides[::-1])
    )
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
            **losses(fact, sides_of(course, units), foes),
            "bounds": len(outcome.bounds),
            "ratio": outcome.bounds[0].ratio,
            "bare_ratio": bare_ratio(battle),
            "causes": causes,
            "foes_causes": foes_causes,
        },
    )


def losses(fact: Fact, friends: tuple[str, ...], foes: tuple[str, ...]) -> dict[str, int]:
    """Return own losses as they were, and what one sees of the enemy's."""
    cost = {name: summed(fact, name, friends) for name in LOSSES}
    return {
        **cost,
        "lost": sum(cost.values()),
        "vehicles": summed(fact, "vehicles", friends),
        "foes_lost": about(summed(fact, "killed", foes) + summed(fact, "wounded", foes)),
        "prisoners": summed(fact, "captured", foes),
    }


def summed(fact: Fact, name: str, sides: Iterable[str]) -> int:
    """Return a figure of a fact over several factions."""
    return sum(fact.figures[f"{name}.{side}"] for side in sides)


def about(people: int) -> int:
    """Return a count of the enemy's losses as the other side of a fight sees it: in fives."""
    return (people + 2) // 5 * 5


def plain(listed: tuple[Factor, ...]) -> tuple[tuple[str, int], ...]:
    """Return factors as plain data."""
    return tuple((factor.key, factor.permille) for factor in listed)
