"""The engagement as one mechanism: odds before it and causes after it come from here.

Losses follow Lanchester's square law where both sides see (F. W. Lanchester, *Aircraft in
Warfare*, 1916) and Deitchman's mixed law for fire from hiding (S. J. Deitchman, "A Lanchester
Model of Guerrilla Warfare", Operations Research 10, 1962): who shoots at an area hits the
more, the more people hide in it.
"""

from dataclasses import replace
from typing import NamedTuple

from game.rules.dice import Dice, rounded_by_lot
from game.rules.power import Battle, Fighter, Numbers, Party, Post, line, line_power


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


def fight(numbers: Numbers, battle: Battle, dice: Dice, most: int | None = None) -> Outcome:
    """Return how an engagement ends: after the most bounds there are, or when a side is beaten."""
    limit = numbers["combat.bounds"] if most is None else most
    battle, bound = fight_bound(numbers, battle, dice)
    bounds = [bound]
    while len(bounds) < limit and battle.attackers.standing and battle.defenders.standing:
        battle, bound = fight_bound(numbers, battle, dice)
        bounds.append(bound)
    return Outcome(battle, tuple(bounds))
