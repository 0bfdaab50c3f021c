"""Assaults: what an attack on each hex in reach promises, as far as a side knows."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.bots.judgement import believed_ratio, strength
from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.hexgrid import Hex
from game.rules.contacts import Level
from game.rules.orders import Order
from game.rules.units import Unit

LEEWAY = 1400
"""What a battle may promise beside the mere balance of strength, per-mille: where that would not
be enough, an attack is not thought through."""


class Prospect(NamedTuple):
    """An attack that promises enough."""

    order: Order
    at: Hex
    odds: int
    """Believed ratio, per-mille."""

    def chosen(self, group: Group, reason: str) -> Choice:
        """Return the choice of this attack."""
        return Choice(self.order, reason, {"unit": group.id, "at": self.at, "ratio": self.odds})


def alone(_unit: Unit) -> bool:
    """Return that nobody comes along."""
    return False


def prospects(
    now: Situation,
    group: Group,
    order: type[Order],
    enough: int,
    joins: Callable[[Unit], bool] = alone,
    wary: int = 0,
    reach: int = 1,
) -> Iterator[Prospect]:
    """Yield the attacks of a group, one for each hex, that reach a believed ratio.

    Args:
        now: The situation.
        group: Who attacks.
        order: The kind of attack.
        enough: The least ratio, per-mille.
        joins: Whether a unit beside the enemy may come along; all who can must, or nobody does.
        wary: Hexes around the enemy from which others are feared to be there too.
        reach: Hexes within which the group finds its enemies.
    """
    seen = {each.at for each in now.foes.near(group.at, reach) if each.level >= Level.SIGHTED}
    hopeful = {at for at in seen if not hopeless(now, group, at, enough, wary)}
    offer = now.offer(order, group.id) if hopeful else None
    targets = () if offer is None else offer.choices("contact", {})
    for at, contact in {now.view.contacts[key].at: key for key in reversed(targets)}.items():
        if offer is None or at not in hopeful:
            continue
        filled = {"contact": contact}
        force = list(group.units)
        if any(slot.name == "partners" for slot in offer.slots):
            partners = offer.choices("partners", filled)[-1]
            others = [now.view.units[key] for key in partners]
            together = all(joins(unit) for unit in others)
            filled["partners"] = partners if together else ()
            force += others if together else []
        facing = now.foes.near(at, wary) if wary else now.facing(at)
        odds = believed_ratio(now.book, force, facing, at)
        if odds >= enough:
            yield Prospect(offer.fill(**filled), at, odds)


def hopeless(now: Situation, group: Group, at: Hex, enough: int, wary: int) -> bool:
    """Return whether all who stand beside a hex together are far too weak for those in it."""
    ours, theirs = now.weighed(at, wary)
    if group.at.distance(at) > 1:
        ours += strength(now.book, group.units)
    return ours * LEEWAY < theirs * enough
