"""Forces: from units, or from what is believed of them, to the parties of an engagement."""

from collections.abc import Iterable, Sequence

from game.hexgrid import Hex
from game.rules.contacts import Sighting
from game.rules.fight import Battle, Factor, Fighter, Party, ratio
from game.rules.rulebook import Rulebook
from game.rules.units import Posture, Unit

STEADY = 700
"""Cohesion in tenths somebody ascribes to an enemy he knows nothing about. Choice: a unit
that is neither fresh nor shaken."""


def fighter_of(
    book: Rulebook, unit: Unit, foes: Sequence[Unit | Sighting], *, attacking: bool
) -> Fighter:
    """Return a real unit as it stands in an engagement."""
    kind = book.types[unit.type]
    doctrine = book.factions[unit.faction]
    key, factor = doctrine.fight_factor(book, unit, foes, attacking=attacking) or ("", 1000)
    return Fighter(
        id=unit.id,
        people=unit.people,
        direct=kind.direct,
        quality=book.numbers[f"quality.{kind.quality}"],
        posture=book.numbers[posture_number(unit.posture, attacking=attacking)],
        doctrine=factor,
        doctrine_key=key,
        cohesion=unit.cohesion,
        breaking=doctrine.breaking_point(book, unit),
        fatigue=unit.fatigue,
        ammunition=unit.ammunition,
    )


def posture_number(posture: Posture, *, attacking: bool) -> str:
    """Return the name of the number a posture counts with in a fight."""
    return "combat.posture.attack" if attacking else f"combat.posture.{posture}"


def believed_fighter(book: Rulebook, contact: Sighting, *, attacking: bool) -> Fighter:
    """Return a contact as its observer must take it to be."""
    kind = book.types.get(contact.type or "", book.types[book.unknown_type])
    posture = contact.posture or Posture.READY
    return Fighter(
        id=contact.id,
        people=contact.people.best,
        direct=kind.direct,
        quality=book.numbers[f"quality.{kind.quality}"],
        posture=book.numbers[posture_number(posture, attacking=attacking)],
        doctrine=1000,
        doctrine_key="",
        cohesion=STEADY,
        breaking=book.numbers[f"combat.break.quality_{kind.quality}"],
        fatigue=0,
        ammunition=10,
    )


def ground_factor(book: Rulebook, at: Hex) -> Factor:
    """Return what the ground of a hex gives whoever defends there."""
    cover = book.going.terrain[book.ground.terrain_at(at)].cover
    return Factor("cause.terrain", 1_000_000 // cover)


def frontage(book: Rulebook, at: Hex) -> int:
    """Return how many people of a side find room to fight in a bound."""
    close = book.going.terrain[book.ground.terrain_at(at)].close
    return book.numbers["combat.frontage.close" if close else "combat.frontage.open"]


def believed_battle(
    book: Rulebook, group: Iterable[Unit], contacts: Sequence[Sighting], at: Hex
) -> Battle:
    """Return an attack of *group* on *contacts* at a hex, as the attacker believes it to be."""
    return Battle(
        Party(tuple(fighter_of(book, unit, contacts, attacking=True) for unit in group)),
        Party(
            tuple(believed_fighter(book, contact, attacking=False) for contact in contacts),
            (ground_factor(book, at),),
        ),
        frontage(book, at),
        ("believed",),
    )


def surprise_factor(book: Rulebook, pace: str) -> Factor:
    """Return what fire from hiding gains on a column moving at a pace."""
    gain = book.numbers["combat.surprise"] * book.numbers[f"march.surprise.{pace}"] // 1000
    return Factor("cause.surprise", 1000 + gain)


def ambush_ratio(
    book: Rulebook, ambushers: Sequence[Unit], marchers: Sequence[Unit], pace: str
) -> int:
    """Return the ratio waiting units believe they would spring at; their eyes are on the column.

    They see its size and that it marches, not its cohesion or stores.
    """
    assert marchers[0].at is not None
    foes = tuple(
        Fighter(
            id=unit.id,
            people=unit.present,
            direct=book.types[unit.type].direct,
            quality=book.numbers[f"quality.{book.types[unit.type].quality}"],
            posture=book.numbers["combat.posture.march"],
            doctrine=1000,
            doctrine_key="",
            cohesion=STEADY,
            breaking=0,
            fatigue=0,
            ammunition=10,
        )
        for unit in marchers
    )
    ours = tuple(fighter_of(book, unit, marchers, attacking=True) for unit in ambushers)
    battle = Battle(
        Party(ours, (surprise_factor(book, pace),), hidden=True),
        Party(foes),
        frontage(book, marchers[0].at),
        ("believed",),
    )
    return ratio(battle)
