"""Answers to bargains, by interest: what a yes costs, what it spares, whose word it rests on."""

from collections.abc import Callable, Mapping
from typing import Final

from game.bots.judgement import balance, kept, objective
from game.bots.player import Choice
from game.bots.situation import Situation
from game.hexgrid import Hex
from game.rules.bargains import Aid, Bargain, Pending, between, trust_in
from game.rules.chapters.relations import BreakBargain, Disclose
from game.rules.orders import Order

IN_NEED = 600
"""Share of fit people, per-mille, under which a staff takes a truce from whom it fights.
Choice: beaten, and not yet destroyed."""

DOUBTED = 300
"""Trust, per-mille, under which a partner is no partner any more."""

AT_HAND_KM = 60
"""How far from a place bands can still come to act there together. Choice: a day and a half."""

NEAR_KM = 25
"""How near a place an enemy is who can be fought there."""

WORTH_JOINING = 500
"""Balance of strength, per-mille, of own bands alone from which joint action is worth it.
Choice: half; on 27 July 2024 bands came when the column was already beaten once."""

OUT_OF_THE_WAY_KM = 30
"""How far from one's own people somebody may pass without being a danger."""

COMING_KM = 40
"""How far people are sent to help a partner."""


def costs_nothing(now: Situation, partner: str, *, secret: bool) -> bool:
    """Return whether nobody whose opinion matters would hold a bargain against the side."""
    doctrine = now.book.factions[now.view.side]
    return secret or not (
        doctrine.dealing_costs(now.book, partner) or doctrine.dealing_discredits(now.book, partner)
    )


def is_kin(now: Situation, partner: str) -> bool:
    """Return whether a side could deal with another one without betraying what it fights for."""
    return not now.book.factions[now.view.side].dealing_costs(now.book, partner)


def in_need(now: Situation) -> bool:
    """Return whether a side has lost so much that it can no longer choose."""
    return bool(now.own) and kept(now.own) < IN_NEED


def trusts(now: Situation, partner: str) -> bool:
    """Return whether a side takes a partner at his word."""
    numbers = now.book.numbers
    return trust_in(numbers, now.view, now.view.side, partner) >= numbers["bargain.trust_start"]


def is_trusted(now: Situation, partner: str) -> bool:
    """Return whether a partner takes the side at its word."""
    numbers = now.book.numbers
    return trust_in(numbers, now.view, partner, now.view.side) >= numbers["bargain.trust_start"]


def acceptable(now: Situation, asked: Pending) -> bool:
    """Return whether dealing with the asker on these terms is to be thought of at all."""
    terms = asked.terms
    return (
        terms is not None
        and trusts(now, asked.asker)
        and costs_nothing(now, asked.asker, secret=terms.secret)
    )


def common_foe(now: Situation, partner: str) -> bool:
    """Return whether both fight a third side, as far as this one knows."""
    view = now.view
    return any(
        view.hostile(foe) and view.hostile_to(partner, foe)
        for foe in now.book.factions
        if foe not in (view.side, partner)
    )


def calls_truce(now: Situation, asked: Pending) -> bool:
    """Make peace with a rival while both have another war; with the enemy only when beaten."""
    if not acceptable(now, asked):
        return False
    return in_need(now) or (is_kin(now, asked.asker) and common_foe(now, asked.asker))


def joins_action(now: Situation, asked: Pending) -> bool:
    """Join a kindred side where own bands come in time and are no mere morsel for the enemy."""
    if not (acceptable(now, asked) and is_kin(now, asked.asker)):
        return False
    at = place_of(now, asked)
    bands = [unit for g in now.friends.near(at, now.km(AT_HAND_KM)) for unit in g.units]
    foes = now.foes.near(at, now.km(NEAR_KM))
    return bool(bands) and bool(foes) and balance(now.book, bands, foes) >= WORTH_JOINING


def shares(now: Situation, asked: Pending) -> bool:
    """Share what is known of a common enemy."""
    return acceptable(now, asked) and common_foe(now, asked.asker)


def lets_pass(now: Situation, asked: Pending) -> bool:
    """Let those pass whom nobody of one's own could stop, or whom one can no longer fight."""
    if not acceptable(now, asked):
        return False
    near = now.friends.near(place_of(now, asked), now.km(OUT_OF_THE_WAY_KM))
    return in_need(now) or not near


def ends_it(now: Situation, asked: Pending) -> bool:
    """End the match on listed terms when one's force is beaten; it is public whatever it costs."""
    return in_need(now) and trusts(now, asked.asker)


def takes_place(now: Situation, asked: Pending) -> bool:
    """Take what is given, where taking it costs nothing."""
    return acceptable(now, asked)


def sends_aircraft(now: Situation, asked: Pending) -> bool:
    """Promise aircraft that are there and reach the place."""
    at = place_of(now, asked)
    return any(
        craft.ready and not craft.lost and at in now.book.flown_to(craft.type, craft.base)
        for craft in now.view.aircraft.values()
        if now.book.aircraft_types[craft.type].strike
    )


def sends_stores(now: Situation, asked: Pending) -> bool:
    """Promise stores where supply trucks can come to."""
    near = now.friends.near(place_of(now, asked), now.km(COMING_KM))
    units = (unit for group in near for unit in group.units)
    return any(now.book.types[unit.type].carries for unit in units)


def sends_people(now: Situation, asked: Pending) -> bool:
    """Promise people where fit ones are near enough."""
    near = now.friends.near(place_of(now, asked), now.km(COMING_KM))
    return any(kept(group.units) >= IN_NEED for group in near)


AGREES: Final[Mapping[str, Callable[[Situation, Pending], bool]]] = {
    "truce": calls_truce,
    "joint_action": joins_action,
    "information": shares,
    "passage": lets_pass,
    "handover": takes_place,
    "settlement": ends_it,
    Aid.AIR.value: sends_aircraft,
    Aid.STORES.value: sends_stores,
    Aid.COMING.value: sends_people,
}
"""By kind of bargain, whether a staff agrees."""


def place_of(now: Situation, asked: Pending) -> Hex:
    """Return where the place lies that an offer is about."""
    assert asked.terms is not None
    assert asked.terms.place is not None
    return now.book.ground.places[asked.terms.place].at


def part_ways(now: Situation) -> Choice | None:
    """Break with a partner whose word is worth nothing, or who made peace with one's enemy."""
    return about_first(now, BreakBargain, is_void, "reason.part_ways")


def expose(now: Situation) -> Choice | None:
    """Tell the secret of a partner whose word is worth nothing, where he alone pays for it."""
    return about_first(now, Disclose, shames, "reason.expose")


def about_first(
    now: Situation, kind: type[Order], fit: Callable[[Situation, Bargain], bool], reason: str
) -> Choice | None:
    """Return an order about the first of one's own bargains that is fit for it."""
    for bargain in now.view.bargains.values():
        if bargain.binds(now.view.side) and fit(now, bargain):
            offer = now.offer(kind)
            if offer is not None:
                order = offer.fill(bargain=bargain.id)
                return Choice(order, reason, {"faction": bargain.other(now.view.side)})
    return None


def shames(now: Situation, bargain: Bargain) -> bool:
    """Return whether a bargain, if it were known, would shame a doubted partner alone."""
    side, partner = now.view.side, bargain.other(now.view.side)
    his = now.book.factions[partner]
    pays = his.dealing_costs(now.book, side) or his.dealing_discredits(now.book, side)
    return (
        bargain.terms.secret
        and bool(pays)
        and costs_nothing(now, partner, secret=False)
        and is_doubted(now, partner)
    )


def is_doubted(now: Situation, partner: str) -> bool:
    """Return whether a partner's word is worth nothing to a side."""
    return trust_in(now.book.numbers, now.view, now.view.side, partner) < DOUBTED


def is_void(now: Situation, bargain: Bargain) -> bool:
    """Return whether a bargain has lost what it was made for.

    A public one outlives doubts: who breaks it is believed less by everybody.
    """
    side, partner = now.view.side, bargain.other(now.view.side)
    if bargain.terms.secret and is_doubted(now, partner):
        return True
    kin = bargain.kind == "truce" and is_kin(now, partner)
    return kin and any(
        each.kind == "truce" and now.view.hostile(foe)
        for foe in now.book.factions
        if foe not in (side, partner)
        for each in between(now.view.bargains, partner, foe)
    )


def meeting_points(now: Situation) -> tuple[Bargain, ...]:
    """Return the joint actions in which a side has not done its part."""
    side = now.view.side
    return tuple(
        each
        for each in now.view.bargains.values()
        if each.kind == "joint_action" and each.binds(side) and side not in each.done
    )


def wanted(now: Situation) -> str | None:
    """Return the place a side wants most, where it has one."""
    goal = objective(now.book, now.view)
    places = () if goal is None else now.book.ground.places_at(goal)
    return places[0].id if places else None
