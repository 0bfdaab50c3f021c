"""Asking and answering: columns of allies, and units that wait off the map."""

from collections.abc import Callable, Mapping
from typing import Final

from game.bots import bargaining
from game.bots.judgement import kept
from game.bots.player import Choice
from game.bots.politics import unpaid
from game.bots.situation import Group, Situation
from game.rules.bargains import Pending
from game.rules.chapters.off_map import EnterMap
from game.rules.chapters.requests import Answer, AskToJoin, Reply

FIT = 700
"""Share of its people, per-mille, that a unit needs to march with others into a fight."""


def answer(now: Situation) -> Choice | None:
    """Say yes to what serves one's own people, and no at once to anything else."""
    for key, asked in now.view.pending.items():
        if asked.to != now.view.side:
            continue
        offer = now.offer(Answer)
        if offer is None:
            return None
        agrees = AGREES.get(asked.kind, refuses)(now, asked)
        reply = Reply.ACCEPT if agrees else Reply.REFUSE
        reason = f"reason.{asked.kind}_{reply}" if asked.kind in AGREES else "reason.stay_apart"
        if asked.kind == "join" and unpaid(now.view):
            reason = "reason.in_arrears"
        return Choice(offer.fill(request=key, reply=reply), reason, {"faction": asked.asker})
    return None


def refuses(_now: Situation, _asked: Pending) -> bool:
    """Return that this is nothing a staff agrees to."""
    return False


def joins(now: Situation, asked: Pending) -> bool:
    """Return whether the unit asked is fit to march with an ally, and its pay is not late."""
    if unpaid(now.view):
        return False
    unit = now.view.units.get(asked.units[-1])
    return unit is not None and kept((unit,)) >= FIT


def exchanges(_now: Situation, _asked: Pending) -> bool:
    """Return that prisoners come home whenever they can."""
    return True


AGREES: Final[Mapping[str, Callable[[Situation, Pending], bool]]] = {
    "join": joins,
    "exchange": exchanges,
    **bargaining.AGREES,
}
"""By kind of request, whether a staff agrees."""


def invite(now: Situation, group: Group) -> Choice | None:
    """Ask an ally's unit beside one's own to march as one column."""
    others = [
        unit
        for unit in now.view.units_at(group.at)
        if unit.faction != now.view.side and unit.formation is None
    ]
    if not others or group.unit.faction != now.view.side:
        return None
    offer = now.offer(AskToJoin, group.id)
    free = () if offer is None else offer.choices("unit", {})
    if offer is None or not free:
        return None
    return Choice(offer.fill(unit=free[0]), "reason.march_together", {"faction": others[0].faction})


def call_in(now: Situation) -> Choice | None:
    """Call in a fit unit that waits off the map."""
    if not now.view.off_map:
        return None
    offer = now.offer(EnterMap)
    if offer is None:
        return None
    for key in offer.choices("unit", {}):
        if kept((now.view.off_map[key],)) >= FIT:
            return Choice(offer.fill(unit=key), "reason.call_in", {"unit": key})
    return None
