"""What is believed of a fight before it: of an attack on contacts, of a column that passes by."""

from collections.abc import Iterable, Sequence

from game.hexgrid import Hex
from game.rules.contacts import Estimate, Level, Sighting
from game.rules.forces import Manner, Scene, arrayed
from game.rules.orders import Pace
from game.rules.power import Battle, Support, ratio
from game.rules.rulebook import Rulebook
from game.rules.state import CLEAR, Weather
from game.rules.units import Posture, Unit


def believed_battle(
    book: Rulebook,
    group: Iterable[Unit],
    contacts: Sequence[Sighting],
    at: Hex,
    weather: Weather = CLEAR,
    support: tuple[Support, ...] = (),
) -> Battle:
    """Return an attack of *group* on *contacts* at a hex, as the attacker believes it to be.

    Args:
        book: The rulebook.
        group: The attackers.
        contacts: All who are believed to stand there.
        at: Where.
        weather: How long the turn is dark or dusty.
        support: What own guns and aircraft add.
    """
    scene = Scene(at, Manner.ASSAULT, support=support, weather=weather)
    return arrayed(book, scene, tuple(group), contacts, ("believed",))


def ambush_ratio(
    book: Rulebook,
    ambushers: Sequence[Unit],
    marchers: Sequence[Unit],
    pace: Pace,
    weather: Weather = CLEAR,
) -> int:
    """Return the ratio waiting units believe they would spring at; their eyes are on the column.

    They see its size and that it marches, not its cohesion or stores.
    """
    assert marchers[0].at is not None
    scene = Scene(marchers[0].at, Manner.AMBUSH, pace, weather=weather)
    seen = tuple(as_watched(unit) for unit in marchers)
    return ratio(book.numbers, arrayed(book, scene, ambushers, seen, ("believed",)))


def as_watched(unit: Unit) -> Sighting:
    """Return a marching unit as those see it who watch it pass."""
    assert unit.at is not None
    return Sighting(
        id=unit.id,
        level=Level.IDENTIFIED,
        at=unit.at,
        doubt_m=0,
        turn=0,
        source="own",
        people=Estimate(unit.present, unit.present, unit.present),
        vehicles=unit.vehicles.total,
        faction=unit.faction,
        type=unit.type,
        posture=Posture.MARCH,
    )
