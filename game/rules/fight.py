"""The engagement as one mechanism: odds before it and causes after it come from here.

Nothing in this file knows whether its fighters are real units or what somebody believes of
them. Power is people/10 x firepower x a list of named factors; losses follow Lanchester's
square law where both sides see (F. W. Lanchester, *Aircraft in Warfare*, 1916) and
Deitchman's mixed law for fire from hiding (S. J. Deitchman, "A Lanchester Model of Guerrilla
Warfare", Operations Research 10, 1962): who shoots at an area hits the more, the more people
hide in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from game.rules.dice import Dice, rounded_by_lot

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


class Bound(NamedTuple):
    """What came of one bound."""

    ratio: int
    """Attackers' power to defenders', per-mille."""

    attackers_lost: int
    defenders_lost: int


class Outcome(NamedTuple):
    """An engagement after its last bound."""

    battle: Battle
    bounds: tuple[Bound, ...]

    @property
    def result(self) -> str:
        """Return `win`, `draw` or `loss`, as the attackers see it."""
        ours, theirs = self.battle.attackers.standing, self.battle.defenders.standing
        if bool(ours) == bool(theirs):
            return "draw"
        return "win" if ours else "loss"


def own_factors(numbers: Numbers, fighter: Fighter) -> tuple[Factor, ...]:
    """Return what a unit brings along: how good, how steady, how tired, how well supplied it is."""
    shaken = 1000 - min(1000, fighter.cohesion)
    tired = fighter.fatigue * numbers["combat.fatigue"] // 1000
    dry = fighter.ammunition < numbers["combat.dry_below"]
    thirsty = fighter.water_fuel <= 0
    return (
        Factor("cause.quality", fighter.quality),
        Factor("cause.cohesion", 1000 - shaken * numbers["combat.shaken"] // 1000),
        Factor("cause.fatigue", 1000 - tired),
        Factor("cause.stores", numbers["combat.dry"] if dry else 1000),
        Factor("cause.thirst", numbers["combat.thirst"] if thirsty else 1000),
        Factor("cause.posture", fighter.posture),
        Factor("cause.armour", fighter.armour),
        Factor("cause.night", fighter.night),
        Factor(fighter.doctrine_key, fighter.doctrine),
    )


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

    Where several units fight, each counts by its people and its fire.
    """
    posts = line(numbers, party, frontage)
    weight = sum(post.engaged * post.fighter.direct for post in posts)
    sums: dict[str, int] = {}
    for post in posts:
        share = post.engaged * post.fighter.direct
        for key, permille in own_factors(numbers, post.fighter):
            sums[key] = sums.get(key, 0) + share * (permille - 1000)
    own = tuple(Factor(key, 1000 + total // max(1, weight)) for key, total in sums.items())
    bare = max(1, sum(post.power for post in posts))
    helped = tuple(Factor(key, 1000 + fire * 1_000_000 // bare) for key, fire in party.support)
    listed = (*own, *party.fixed, *(helped if posts else ()))
    return tuple(factor for factor in listed if factor.permille != 1000)


def ratio(numbers: Numbers, battle: Battle) -> int:
    """Return attackers' power to defenders', per-mille."""
    ours = power(numbers, battle.attackers, battle.frontage)
    return ours * 1000 // max(1, power(numbers, battle.defenders, battle.frontage))


def loss_rate(numbers: Numbers, own: Party, own_power: int, other_power: int, frontage: int) -> int:
    """Return the share of those in line a side loses in a mean bound, in millionths."""
    rate = numbers["combat.loss"] * 1000 * other_power // max(1, own_power)
    if own.hidden:
        people = sum(fighter.people for fighter in own.standing)
        area = frontage * numbers["combat.area"] // 1000
        rate = rate * min(people, area) // area
    return min(rate, numbers["combat.loss_most"] * 1000)


def fight_bound(numbers: Numbers, battle: Battle, dice: Dice) -> tuple[Battle, Bound]:
    """Return the battle after one bound, and what came of it.

    How hard the bound is pressed is one die for both sides; what it does to each another.
    """
    ours, theirs, room = battle.attackers, battle.defenders, battle.frontage
    our_line, their_line = line(numbers, ours, room), line(numbers, theirs, room)
    our_power, their_power = line_power(our_line, ours), line_power(their_line, theirs)
    pressed = 500 + dice.burst("intensity", *battle.key) // 2
    our_rate = loss_rate(numbers, ours, our_power, their_power, room) * pressed // 1000
    their_rate = loss_rate(numbers, theirs, their_power, our_power, room) * pressed // 1000
    new_ours = suffer(numbers, ours, our_line, our_rate, (*battle.key, "attackers"), dice)
    new_theirs = suffer(numbers, theirs, their_line, their_rate, (*battle.key, "defenders"), dice)
    bound = Bound(
        our_power * 1000 // max(1, their_power),
        lost(new_ours) - lost(ours),
        lost(new_theirs) - lost(theirs),
    )
    return replace(battle, attackers=new_ours, defenders=new_theirs), bound


def lost(party: Party) -> int:
    """Return a side's casualties so far."""
    return sum(fighter.lost for fighter in party.fighters)


def suffer(
    numbers: Numbers,
    party: Party,
    posts: tuple[Post, ...],
    rate: int,
    key: tuple[str, ...],
    dice: Dice,
) -> Party:
    """Return a side after the losses of one bound; surprise and hiding last one bound only."""
    violence = dice.burst("fight", *key)
    share = min(rate * violence // 1000, numbers["combat.loss_most"] * 1000)
    hit = {post.fighter.id: wounded(numbers, post, share, dice, key[:-1]) for post in posts}
    return Party(
        tuple(hit.get(fighter.id, fighter) for fighter in party.fighters),
        tuple(factor for factor in party.fixed if factor.key != "cause.surprise"),
        support=party.support,
    )


def wounded(numbers: Numbers, post: Post, share: int, dice: Dice, key: tuple[str, ...]) -> Fighter:
    """Return a fighter after losing *share* millionths of those in line, shaken in proportion."""
    fighter = post.fighter
    fallen = min(
        post.engaged,
        rounded_by_lot(dice, post.engaged * share // 1000, "casualties", *key, fighter.id),
    )
    of_all = share * post.engaged // fighter.people
    shaken = numbers["combat.cohesion_per_percent"] * of_all // 10_000
    return replace(
        fighter,
        people=fighter.people - fallen,
        cohesion=max(0, fighter.cohesion - shaken),
        ammunition=max(0, fighter.ammunition - numbers["combat.ammunition"]),
        lost=fighter.lost + fallen,
    )


def fight(numbers: Numbers, battle: Battle, dice: Dice) -> Outcome:
    """Return how an engagement ends: after up to three bounds, or when one side stands no more."""
    battle, bound = fight_bound(numbers, battle, dice)
    bounds = [bound]
    while (
        len(bounds) < numbers["combat.bounds"]
        and battle.attackers.standing
        and battle.defenders.standing
    ):
        battle, bound = fight_bound(numbers, battle, dice)
        bounds.append(bound)
    return Outcome(battle, tuple(bounds))
