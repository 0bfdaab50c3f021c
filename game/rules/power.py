"""Power: who fights in a bound, and what each is worth by a list of named factors.

Nothing in this file knows whether its fighters are real units or what somebody believes of
them. Power is people/10 x firepower x factors; the factors are shown before an engagement
as the reasons of its odds, and after it as its causes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

Numbers = Mapping[str, int]
"""The numbers of the model by dotted name."""


class Factor(NamedTuple):
    """One named multiplier of a side's power."""

    key: str
    """Words key; the causes shown after a fight are these very factors."""

    permille: int


class Support(NamedTuple):
    """Fire that others add to a side's own, from guns out of the fight or from the air."""

    key: str
    """Words key of the factor it is shown as."""

    fire: int
    """In people of direct fire 10."""


@dataclass(frozen=True, slots=True)
class Fighter:
    """A unit as it stands in an engagement, or as somebody believes it does."""

    id: str
    people: int
    direct: int
    """Direct fire per 10 people."""

    quality: int
    """Per-mille."""

    posture: int
    """Per-mille."""

    doctrine: int
    """What its owner's ways add here, per-mille."""

    doctrine_key: str
    cohesion: int
    """Tenths of a point."""

    breaking: int
    """Cohesion in tenths below which it no longer stands."""

    fatigue: int
    """Tenths of a point."""

    ammunition: int
    """Tenths of a fight."""

    water_fuel: int = 100
    """Hundredths of a day."""

    armour: int = 1000
    """What armoured vehicles add against these foes, per-mille."""

    night: int = 1000
    """What darkness adds or takes, per-mille."""

    lost: int = 0
    """Casualties so far, in people."""

    @property
    def stands(self) -> bool:
        """Whether it still fights."""
        return self.people > 0 and self.cohesion >= self.breaking


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an engagement."""

    fighters: tuple[Fighter, ...]
    fixed: tuple[Factor, ...] = ()
    """Factors of the place and the manner: terrain, surprise."""

    hidden: bool = False
    """Whether it fires from hiding, so that the other side can only shoot at the area."""

    support: tuple[Support, ...] = ()
    head: int = 1000
    """Per-mille of its people near enough to fight in the first bound; the tail closes up later."""

    @property
    def standing(self) -> tuple[Fighter, ...]:
        """Those who still fight."""
        return tuple(fighter for fighter in self.fighters if fighter.stands)


@dataclass(frozen=True, slots=True)
class Battle:
    """An engagement before or between bounds."""

    attackers: Party
    defenders: Party
    frontage: int
    """People of a side who find room to fight in one bound."""

    key: tuple[str, ...]
    """What its dice are thrown for."""


class Post(NamedTuple):
    """A fighter's part in one bound."""

    fighter: Fighter
    engaged: int
    """How many of its people fight; the rest are reserve, neither shooting nor shot at."""

    permille: int
    """Product of its factors."""

    @property
    def power(self) -> int:
        """People x firepower x factors, in thousandths of a person of direct fire 10."""
        return self.engaged * self.fighter.direct * self.permille // 10


def own_factors(numbers: Numbers, fighter: Fighter) -> tuple[Factor, ...]:
    """Return what a unit brings along: how good, how steady, how tired, how well supplied it is."""
    tired = fighter.fatigue * numbers["combat.fatigue"] // 1000
    dry = fighter.ammunition < numbers["combat.dry_below"]
    thirsty = fighter.water_fuel <= 0
    return (
        Factor("cause.quality", fighter.quality),
        Factor("cause.cohesion", steadiness(numbers, fighter.cohesion)),
        Factor("cause.fatigue", 1000 - tired),
        Factor("cause.stores", numbers["combat.dry"] if dry else 1000),
        Factor("cause.thirst", numbers["combat.thirst"] if thirsty else 1000),
        Factor("cause.posture", fighter.posture),
        Factor("cause.armour", fighter.armour),
        Factor("cause.night", fighter.night),
        Factor(fighter.doctrine_key, fighter.doctrine),
    )


def steadiness(numbers: Numbers, cohesion: int) -> int:
    """Return what is left of power at a cohesion in tenths, per-mille."""
    return 1000 - (1000 - min(1000, cohesion)) * numbers["combat.shaken"] // 1000


def product(numbers: Numbers, listed: tuple[Factor, ...]) -> int:
    """Return the product of factors in per-mille, held between the least and the most.

    >>> bounds = {"combat.factors.least": 200, "combat.factors.most": 5000}
    >>> product(bounds, (Factor("cause.posture", 1500), Factor("cause.quality", 800)))
    1200
    >>> product(bounds, (Factor("cause.surprise", 4000), Factor("cause.quality", 4000)))
    5000
    """
    total = 1000
    for _, permille in listed:
        total = total * permille // 1000
    return min(numbers["combat.factors.most"], max(numbers["combat.factors.least"], total))


def line(numbers: Numbers, party: Party, frontage: int) -> tuple[Post, ...]:
    """Return who fights in this bound; those who do most per head find room first.

    So the worn go into reserve and the fresh relieve them, and nobody who joins a side
    ever crowds out somebody better.
    """
    standing = party.standing
    people = sum(fighter.people for fighter in standing)
    room = min(frontage, max(1, people * party.head // 1000))
    worth = [
        (product(numbers, own_factors(numbers, fighter) + party.fixed), fighter)
        for fighter in standing
    ]
    posts = []
    for permille, fighter in sorted(worth, key=lambda each: -each[0] * each[1].direct):
        engaged = min(room, fighter.people)
        room -= engaged
        if engaged:
            posts.append(Post(fighter, engaged, permille))
    return tuple(posts)


def line_power(posts: tuple[Post, ...], party: Party) -> int:
    """Return the power of those in line with what supports them."""
    if not posts:
        return 0
    return sum(post.power for post in posts) + 1000 * sum(each.fire for each in party.support)


def power(numbers: Numbers, party: Party, frontage: int) -> int:
    """Return a side's power: people/10 x firepower x factors, in thousandths."""
    return line_power(line(numbers, party, frontage), party)


def factors(numbers: Numbers, party: Party, frontage: int) -> tuple[Factor, ...]:
    """Return every factor of a side's power, those that change nothing left out.

    All of them in turn make its power of `strength`, whatever rounding leaves: who finds room,
    what each is worth (where several units fight, by their people and fire), what helps.
    """
    posts = line(numbers, party, frontage)
    whole = strength(party)
    engaged = sum(post.engaged * post.fighter.direct for post in posts)
    steps = [(room_key(party, frontage), engaged * 1000), *worths(numbers, party, posts)]
    bare = sum(post.power for post in posts)
    steps.append(("cause.limits", bare * 10))
    for key, fire in party.support if posts else ():
        bare += fire * 1000
        steps.append((key, bare * 10))
    return told(whole * 1000, steps)


def strength(party: Party) -> int:
    """Return people x firepower of all who still fight, before any factor."""
    return sum(fighter.people * fighter.direct for fighter in party.standing)


def room_key(party: Party, frontage: int) -> str:
    """Return what keeps a part of a side out of a bound: the length of its column, or the ground.

    >>> room_key(Party(()), 500)
    'cause.frontage'
    """
    people = sum(fighter.people for fighter in party.standing)
    return "cause.head" if people * party.head // 1000 < min(frontage, people) else "cause.frontage"


def worths(numbers: Numbers, party: Party, posts: tuple[Post, ...]) -> Iterable[tuple[str, int]]:
    """Yield each factor's words and what those in line are worth once it is counted too."""
    carried = [post.engaged * post.fighter.direct * 1000 for post in posts]
    brought = [dict(own_factors(numbers, post.fighter)) for post in posts]
    for key in dict.fromkeys(key for each in brought for key in each):
        carried = [
            worth * each.get(key, 1000) // 1000
            for worth, each in zip(carried, brought, strict=True)
        ]
        yield key, sum(carried)
    for key, permille in party.fixed:
        carried = [worth * permille // 1000 for worth in carried]
        yield key, sum(carried)


def told(start: int, steps: Iterable[tuple[str, int]]) -> tuple[Factor, ...]:
    """Return the factors that lead from one value to the next, those that change nothing left out.

    >>> told(200, [("cause.frontage", 100), ("cause.quality", 100), ("cause.terrain", 150)])
    (Factor(key='cause.frontage', permille=500), Factor(key='cause.terrain', permille=1500))
    """
    found, last = [], start
    for key, value in steps:
        permille = (value * 2000 + last) // (2 * last) if last else 1000
        if permille != 1000:
            found.append(Factor(key, permille))
            last = value
    return tuple(found)


def ratio(numbers: Numbers, battle: Battle) -> int:
    """Return attackers' power to defenders', per-mille."""
    ours = power(numbers, battle.attackers, battle.frontage)
    return ours * 1000 // max(1, power(numbers, battle.defenders, battle.frontage))


def bare_ratio(battle: Battle) -> int:
    """Return attackers' people and fire to defenders', per-mille, before any factor."""
    return strength(battle.attackers) * 1000 // max(1, strength(battle.defenders))
