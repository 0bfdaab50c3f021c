"""The engagement as one mechanism: odds before it and causes after it come from here.

Nothing in this file knows whether its fighters are real units or what somebody believes of
them. Power is people/10 x firepower x a list of named factors; losses follow Lanchester's
square law where both sides see (F. W. Lanchester, *Aircraft in Warfare*, 1916) and
Deitchman's mixed law for fire from hiding (S. J. Deitchman, "A Lanchester Model of Guerrilla
Warfare", Operations Research 10, 1962): who shoots at an area hits the more, the more people
hide in it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from game.rules.dice import Dice, rounded_by_lot


class Factor(NamedTuple):
    """One named multiplier of a side's power."""

    key: str
    """Words key; the causes shown after a fight are these very factors."""

    permille: int


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
    """Factors of the place and the manner: terrain, surprise, support."""

    hidden: bool = False
    """Whether it fires from hiding, so that the other side can only shoot at the area."""

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


class Bound(NamedTuple):
    """What one bound was decided by."""

    ratio: int
    """Attackers' power to defenders', per-mille."""

    attackers: tuple[Factor, ...]
    defenders: tuple[Factor, ...]
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


def weighted(party: Party, value: Callable[[Fighter], int]) -> int:
    """Return a quantity of those who stand, weighted by people; 1000 if nobody does."""
    people = sum(fighter.people for fighter in party.standing)
    if people == 0:
        return 1000
    return sum(fighter.people * value(fighter) for fighter in party.standing) // people


def factors(party: Party) -> tuple[Factor, ...]:
    """Return every factor of a side's power, those that change nothing left out."""
    own = (
        Factor("cause.quality", weighted(party, lambda each: each.quality)),
        Factor("cause.cohesion", weighted(party, lambda each: 500 + each.cohesion // 2)),
        Factor("cause.fatigue", weighted(party, lambda each: 1000 - each.fatigue // 4)),
        Factor("cause.stores", weighted(party, lambda each: 1000 if each.ammunition >= 3 else 300)),
        Factor("cause.posture", weighted(party, lambda each: each.posture)),
        *(doctrine_factors(party)),
    )
    return tuple(factor for factor in (*own, *party.fixed) if factor.permille != 1000)


def doctrine_factors(party: Party) -> tuple[Factor, ...]:
    """Return what the ways of each doctrine present add, weighted by those it is said of."""
    keys = sorted({fighter.doctrine_key for fighter in party.standing if fighter.doctrine_key})
    return tuple(Factor(key, weighted(party, ways(key))) for key in keys)


def ways(key: str) -> Callable[[Fighter], int]:
    """Return what asks a fighter for one doctrine's factor; 1000 from those it is not said of."""
    return lambda fighter: fighter.doctrine if fighter.doctrine_key == key else 1000


def product(listed: tuple[Factor, ...]) -> int:
    """Return the product of factors in per-mille, held between 0.2 and 5.

    >>> product((Factor("cause.posture", 1500), Factor("cause.quality", 800)))
    1200
    >>> product((Factor("cause.surprise", 4000), Factor("cause.quality", 4000)))
    5000
    """
    total = 1000
    for factor in listed:
        total = total * factor.permille // 1000
    return min(5000, max(200, total))


def power(party: Party, frontage: int) -> int:
    """Return a side's power: people/10 x firepower x factors, in thousandths."""
    people = sum(fighter.people for fighter in party.standing)
    if people == 0:
        return 0
    raw = sum(fighter.people * fighter.direct for fighter in party.standing)
    return raw * min(people, frontage) // people * product(factors(party)) // 10


def ratio(battle: Battle) -> int:
    """Return attackers' power to defenders', per-mille."""
    return (
        power(battle.attackers, battle.frontage)
        * 1000
        // max(1, power(battle.defenders, battle.frontage))
    )


def loss_rate(
    numbers: Mapping[str, int], own: Party, own_power: int, other_power: int, frontage: int
) -> int:
    """Return the share of its people a side loses in a mean bound, in millionths."""
    rate = numbers["combat.loss"] * 1000 * other_power // max(1, own_power)
    if own.hidden:
        people = sum(fighter.people for fighter in own.standing)
        area = frontage * numbers["combat.area"] // 1000
        rate = rate * min(people, area) // area
    return min(rate, numbers["combat.loss_most"] * 1000)


def fight_bound(numbers: Mapping[str, int], battle: Battle, dice: Dice) -> tuple[Battle, Bound]:
    """Return the battle after one bound, and what decided it.

    How hard the bound is pressed is one die for both sides; what it does to each another.
    """
    ours, theirs = battle.attackers, battle.defenders
    our_power, their_power = power(ours, battle.frontage), power(theirs, battle.frontage)
    our_rate = loss_rate(numbers, ours, our_power, their_power, battle.frontage)
    their_rate = loss_rate(numbers, theirs, their_power, our_power, battle.frontage)
    pressed = 500 + dice.burst("intensity", *battle.key) // 2
    new_ours = suffer(numbers, ours, our_rate * pressed // 1000, battle, "attackers", dice)
    new_theirs = suffer(numbers, theirs, their_rate * pressed // 1000, battle, "defenders", dice)
    bound = Bound(
        our_power * 1000 // max(1, their_power),
        factors(ours),
        factors(theirs),
        lost(new_ours) - lost(ours),
        lost(new_theirs) - lost(theirs),
    )
    return replace(battle, attackers=new_ours, defenders=new_theirs), bound


def lost(party: Party) -> int:
    """Return a side's casualties so far."""
    return sum(fighter.lost for fighter in party.fighters)


def suffer(
    numbers: Mapping[str, int], party: Party, rate: int, battle: Battle, side: str, dice: Dice
) -> Party:
    """Return a side after the losses of one bound; surprise and hiding last one bound only."""
    violence = dice.burst("fight", *battle.key, side)
    people = max(1, sum(fighter.people for fighter in party.standing))
    engaged = min(people, battle.frontage)
    share = min(rate * violence // 1000, numbers["combat.loss_most"] * 1000) * engaged // people
    hit = tuple(
        wounded(numbers, fighter, share, dice, battle.key) if fighter.stands else fighter
        for fighter in party.fighters
    )
    fading = tuple(factor for factor in party.fixed if factor.key != "cause.surprise")
    return Party(hit, fading, hidden=False)


def wounded(
    numbers: Mapping[str, int], fighter: Fighter, share: int, dice: Dice, key: tuple[str, ...]
) -> Fighter:
    """Return a fighter after losing *share* millionths of its people, shaken in proportion."""
    fallen = min(
        fighter.people,
        rounded_by_lot(dice, fighter.people * share // 1000, "casualties", *key, fighter.id),
    )
    shaken = numbers["combat.cohesion_per_percent"] * share // 10_000
    return replace(
        fighter,
        people=fighter.people - fallen,
        cohesion=max(0, fighter.cohesion - shaken),
        ammunition=max(0, fighter.ammunition - numbers["combat.ammunition"]),
        lost=fighter.lost + fallen,
    )


def fight(numbers: Mapping[str, int], battle: Battle, dice: Dice) -> Outcome:
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


class Odds(NamedTuple):
    """What an attacker may expect, from what it believes."""

    ratio: int
    """Per-mille."""

    win: int
    """Per-mille of trials; draw and loss likewise."""

    draw: int
    loss: int
    own_losses: tuple[int, int, int]
    """People lost in the 10th, 50th and 90th of a hundred trials."""

    their_losses: tuple[int, int, int]
    attackers: tuple[Factor, ...]
    defenders: tuple[Factor, ...]


def odds(numbers: Mapping[str, int], battle: Battle, trials: int = 120) -> Odds:
    """Return what comes of *battle* when it is fought many times on dice of its own."""
    outcomes = [fight(numbers, battle, Dice(0, number, {})) for number in range(trials)]
    results = [outcome.result for outcome in outcomes]
    own = sorted(lost(outcome.battle.attackers) for outcome in outcomes)
    their = sorted(lost(outcome.battle.defenders) for outcome in outcomes)
    return Odds(
        ratio(battle),
        results.count("win") * 1000 // trials,
        results.count("draw") * 1000 // trials,
        results.count("loss") * 1000 // trials,
        tenths(own),
        tenths(their),
        factors(battle.attackers),
        factors(battle.defenders),
    )


def tenths(ordered: list[int]) -> tuple[int, int, int]:
    """Return the 10th, 50th and 90th percentile of an ordered list."""
    return (
        ordered[len(ordered) // 10],
        ordered[len(ordered) // 2],
        ordered[len(ordered) * 9 // 10],
    )
