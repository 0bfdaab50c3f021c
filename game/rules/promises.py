"""Promises: what a side does of what it agreed to do, as the evening finds it."""

from dataclasses import replace

from game.hexgrid import Hex
from game.rules.bargains import Aid, Bargain
from game.rules.changes import Change, Put, Set
from game.rules.dealing import obliged, run_out, trust_moves
from game.rules.expectations import a_turn
from game.rules.places import as_known
from game.rules.resolution import Resolution
from game.rules.units import Unit

FOUGHT = frozenset(("fight", "strike"))
"""Kinds of fact that are part of a joint action."""


def keep_promises(course: Resolution) -> None:
    """Note who has done his part today; what is done in full is over."""
    for bargain in tuple(course.state.bargains.values()):
        for side in obliged(bargain):
            if side not in bargain.done and does(course, bargain, side):
                note(course, bargain, side)
                bargain = course.state.bargains[bargain.id]
        if finished(bargain):
            run_out(course, bargain)


def finished(bargain: Bargain) -> bool:
    """Return whether nothing is left to do of a bargain that asks for one thing alone."""
    owed = obliged(bargain)
    return bool(owed) and bargain.kind != "joint_action" and set(owed) <= set(bargain.done)


def does(course: Resolution, bargain: Bargain, side: str) -> bool:
    """Return whether a side has done today what it promised."""
    if bargain.kind == "joint_action":
        return acted(course, bargain, side) or near(course, bargain, side, 0)
    if bargain.kind == "handover":
        holder = course.state.places[bargain.terms.place or ""].holder
        return holder in bargain.parties and not near(course, bargain, side, 0)
    if bargain.kind == Aid.AIR:
        return flew(course, bargain, side)
    if bargain.kind == Aid.STORES:
        return brought_stores(course, bargain, side)
    return near(course, bargain, side, 1)


def acted(course: Resolution, bargain: Bargain, side: str) -> bool:
    """Return whether a side has fought today in the area of a joint action."""
    return any(
        fact.kind in FOUGHT
        and fact.turn == course.state.clock.turn
        and side in fact.parties
        and fact.at is not None
        and bargain.covers(fact.at)
        for fact in course.state.facts.values()
    )


def flew(course: Resolution, bargain: Bargain, side: str) -> bool:
    """Return whether aircraft of a side struck in the area today, or stand by over it."""
    struck = any(
        fact.kind == "strike"
        and fact.turn == course.state.clock.turn
        and fact.parties[:1] == (side,)
        and fact.at is not None
        and bargain.covers(fact.at)
        for fact in course.state.facts.values()
    )
    return struck or any(
        craft.faction == side and craft.support is not None and bargain.covers(craft.support)
        for craft in course.state.aircraft.values()
    )


def brought_stores(course: Resolution, bargain: Bargain, side: str) -> bool:
    """Return whether supply trucks of a side stand with people of the partner in the area."""
    partner = bargain.other(side)
    asked = {unit.at for unit in openly(course, partner)}
    return any(
        course.book.types[unit.type].carries > 0
        and unit.at in asked
        and unit.at is not None
        and bargain.covers(unit.at)
        for unit in openly(course, side)
    )


def near(course: Resolution, bargain: Bargain, side: str, hexes: int) -> bool:
    """Return whether people of a side stand openly at the place, or so many hexes from it."""
    assert bargain.at is not None
    return any(is_within(unit, bargain.at, hexes) for unit in openly(course, side))


def is_within(unit: Unit, at: Hex, hexes: int) -> bool:
    """Return whether a unit stands in a hex or so many hexes from it."""
    return unit.at is not None and unit.at.distance(at) <= hexes


def openly(course: Resolution, side: str) -> list[Unit]:
    """Return the units of a side that are on the map for all to see."""
    return [
        unit
        for unit in course.state.units.values()
        if unit.faction == side and unit.active and not unit.hidden and unit.at is not None
    ]


def note(course: Resolution, bargain: Bargain, side: str) -> None:
    """Write down that a side has done its part."""
    course.happen(
        "promise_done",
        {"bargain": bargain.id, "kind": bargain.kind, "by": side},
        (
            Put("bargains", bargain.id, replace(bargain, done=(*bargain.done, side))),
            *(handed_over(course, bargain) if bargain.kind == "handover" else ()),
        ),
    )


def handed_over(course: Resolution, bargain: Bargain) -> tuple[Change, ...]:
    """Return what gives a place into other hands, if it was in the giver's; both know at once."""
    place = course.state.places[bargain.terms.place or ""]
    giver, taker = bargain.parties
    if place.holder != giver:
        return ()
    given = replace(place, holder=taker)
    turn = course.state.clock.turn
    known = (
        Put(f"known/{side}", place.id, as_known(course.state, given, side, turn))
        for side in bargain.parties
    )
    return (Set("places", place.id, {"holder": taker}), *known)


def terms_end(course: Resolution) -> None:
    """End each bargain whose last turn this was."""
    turn = course.state.clock.turn
    for bargain in tuple(course.state.bargains.values()):
        until = bargain.terms.until
        if until is not None and turn >= until and bargain.id in course.state.bargains:
            run_out(course, bargain)


def trust_mends(course: Resolution) -> None:
    """Let time heal what a breach has cost, slowly, and never more than that."""
    usual = course.number("bargain.trust_start")
    healed = a_turn(course, "bargain.trust_mends")
    for key, trust in tuple(course.state.trust.items()):
        if trust.value < usual:
            who, _, whom = key.partition("|")
            back = min(healed, usual - trust.value)
            trust_moves(course, who, whom, "cause.time_mends", back)
