"""Forces: from units, or from what is believed of them, to the parties of an engagement."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from game.hexgrid import Hex
from game.rules.contacts import Sighting
from game.rules.orders import Pace
from game.rules.power import Battle, Factor, Fighter, Party, Support
from game.rules.rulebook import Rulebook
from game.rules.state import CLEAR, Weather
from game.rules.training import quality_of
from game.rules.units import Posture, Unit, Vehicles

STEADY = 700
"""Cohesion in tenths somebody ascribes to an enemy he knows nothing about. Choice: a unit
that is neither fresh nor shaken."""

SHELTERED = (Posture.DUG_IN, Posture.GARRISON)
"""Postures that have walls or earth between people and shells."""


class Manner(StrEnum):
    """How an engagement begins."""

    ASSAULT = "assault"
    MEETING = "meeting"
    AMBUSH = "ambush"


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and how an engagement begins."""

    at: Hex
    manner: Manner = Manner.ASSAULT
    pace: Pace = Pace.NORMAL
    """Of those who were on the move."""

    weather: Weather = CLEAR

    extra: tuple[Factor, ...] = ()
    """What else the attackers' ways add."""

    support: tuple[Support, ...] = ()
    """Fire added to the attackers' own."""

    defence: tuple[Support, ...] = ()
    """Fire added to the defenders' own."""


def part_of_turn(book: Rulebook, minutes: int) -> int:
    """Return which share of a turn so many minutes are, per-mille."""
    return minutes * 1000 // book.turn_minutes


def fighter_of(
    book: Rulebook,
    unit: Unit,
    foes: Sequence[Unit | Sighting],
    night: int = 0,
    *,
    attacking: bool,
) -> Fighter:
    """Return a real unit as it stands in an engagement.

    Who is below the breaking point already stands at bay: he fights until he is shaken further.
    A unit that no longer fought at all once it had broken was hunted down without a loss to
    anybody: the median of 40 matches of Tinzaouaten was 4 dead of the CSP, the record 9 to 20.
    """
    kind, quality = book.types[unit.type], quality_of(book, unit)
    doctrine = book.factions[unit.faction]
    cohesion = max(1, unit.cohesion)
    key, factor = doctrine.fight_factor(book, unit, foes, attacking=attacking) or ("", 1000)
    return Fighter(
        id=unit.id,
        people=unit.people,
        direct=kind.direct,
        quality=book.numbers[f"quality.{quality}"],
        posture=book.numbers[posture_number(unit.posture, attacking=attacking)],
        doctrine=factor,
        doctrine_key=key,
        cohesion=cohesion,
        breaking=min(cohesion, doctrine.breaking_point(book, unit)),
        fatigue=unit.fatigue,
        ammunition=unit.ammunition,
        water_fuel=unit.water_fuel,
        armour=armour_factor(book, unit.vehicles, foes),
        night=night_factor(book, quality, night),
    )


def believed_fighter(
    book: Rulebook, contact: Sighting, night: int = 0, *, attacking: bool
) -> Fighter:
    """Return a contact as its observer must take it to be."""
    kind = book.types[type_of(book, contact)]
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
        night=night_factor(book, kind.quality, night),
    )


def type_of(book: Rulebook, one: Unit | Sighting) -> str:
    """Return the kind of unit somebody is, or must be taken for."""
    return one.type or book.unknown_type


def people_of(one: Unit | Sighting) -> int:
    """Return how many people somebody has, or is believed to have."""
    return one.people if isinstance(one, Unit) else one.people.best


def posture_number(posture: Posture, *, attacking: bool) -> str:
    """Return the name of the number a posture counts with in a fight."""
    return "combat.posture.attack" if attacking else f"combat.posture.{posture}"


def armour_factor(book: Rulebook, vehicles: Vehicles, foes: Sequence[Unit | Sighting]) -> int:
    """Return what armoured vehicles add against those who have nothing heavy to stop them."""
    if not vehicles.armoured:
        return 1000
    heavy = book.numbers["combat.heavy_direct"]
    light = share_of(foes, lambda foe: book.types[type_of(book, foe)].direct < heavy)
    share = vehicles.armoured * 1000 // max(1, vehicles.total)
    return 1000 + book.numbers["combat.armour"] * share // 1000 * light // 1000


def night_factor(book: Rulebook, quality: int, night: int) -> int:
    """Return what darkness does to units of a quality; the best train and are equipped for it."""
    sees = quality >= book.numbers["combat.night.quality"]
    whole = book.numbers["combat.night.able" if sees else "combat.night.others"]
    return 1000 + (whole - 1000) * night // 1000


def share_of(many: Iterable[Unit | Sighting], is_so: Callable[[Unit | Sighting], bool]) -> int:
    """Return which share of somebody's people something is true of, per-mille."""
    listed = list(many)
    people = sum(people_of(one) for one in listed)
    return sum(people_of(one) for one in listed if is_so(one)) * 1000 // max(1, people)


def sheltered(many: Iterable[Unit | Sighting]) -> int:
    """Return which share of somebody's people is dug in or in a garrison, per-mille."""
    return share_of(many, lambda one: one.posture in SHELTERED)


def head_of(book: Rulebook, many: Sequence[Unit | Sighting]) -> int:
    """Return the share of a column near enough to fight at once, per-mille.

    A march column is as long as it has vehicles; only its head bears in the first bound.
    """
    moving = [one for one in many if one.posture is Posture.MARCH]
    length = sum(vehicles_of(one) for one in moving)
    head = book.numbers["combat.head_vehicles"]
    if length <= head:
        return 1000
    share = share_of(many, lambda one: one.posture is Posture.MARCH)
    return 1000 - share * (length - head) // length


def vehicles_of(one: Unit | Sighting) -> int:
    """Return how many vehicles somebody has, or is believed to have."""
    return one.vehicles.total if isinstance(one, Unit) else one.vehicles or 0


def ground_factor(book: Rulebook, at: Hex) -> Factor:
    """Return what the ground of a hex gives whoever defends there."""
    cover = book.going.terrain[book.ground.terrain_at(at)].cover
    return Factor("cause.terrain", 1_000_000 // cover)


def storm_factor(book: Rulebook, storm: int) -> Factor:
    """Return what dust takes from those who have to find the enemy in it."""
    lost = 1000 - book.numbers["combat.storm"]
    return Factor("cause.storm", 1000 - lost * storm // 1000)


def surprise_factor(book: Rulebook, pace: str) -> Factor:
    """Return what fire from hiding gains on a column moving at a pace."""
    gain = book.numbers["combat.surprise"] * book.numbers[f"march.surprise.{pace}"] // 1000
    return Factor("cause.surprise", 1000 + gain)


def frontage(book: Rulebook, at: Hex) -> int:
    """Return how many people of a side find room to fight in a bound."""
    close = book.going.terrain[book.ground.terrain_at(at)].close
    return book.numbers["combat.frontage.close" if close else "combat.frontage.open"]


def arrayed(
    book: Rulebook,
    scene: Scene,
    ours: Sequence[Unit | Sighting],
    theirs: Sequence[Unit | Sighting],
    key: tuple[str, ...],
) -> Battle:
    """Return an engagement as it begins, on the truth or on what is believed.

    A column caught on the move has no position to defend: the ground serves who lay in it,
    and its guns and aircraft are called too late.
    """
    ambush, night = scene.manner is Manner.AMBUSH, part_of_turn(book, scene.weather.night)
    surprise = (surprise_factor(book, scene.pace),) if ambush else ()
    return Battle(
        Party(
            fighters(book, ours, theirs, night, attacking=True),
            (*surprise, storm_factor(book, part_of_turn(book, scene.weather.storm)), *scene.extra),
            hidden=ambush,
            support=scene.support,
            head=head_of(book, ours) if scene.manner is Manner.MEETING else 1000,
        ),
        Party(
            fighters(book, theirs, ours, night, attacking=False),
            () if ambush else (ground_factor(book, scene.at),),
            support=() if ambush else scene.defence,
            head=head_of(book, theirs),
        ),
        frontage(book, scene.at),
        key,
    )


def fighters(
    book: Rulebook,
    many: Sequence[Unit | Sighting],
    foes: Sequence[Unit | Sighting],
    night: int,
    *,
    attacking: bool,
) -> tuple[Fighter, ...]:
    """Return units and contacts as they stand against *foes*."""
    return tuple(
        fighter_of(book, one, foes, night, attacking=attacking)
        if isinstance(one, Unit)
        else believed_fighter(book, one, night, attacking=attacking)
        for one in many
    )
