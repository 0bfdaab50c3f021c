"""Sense in the play: units that never move, sides that wait, and a party's word taken as a fact."""

from collections.abc import Iterator
from typing import Final

from game.rules.orders import Route
from game.rules.rulebook import Rulebook, UnitPlan
from game.scenario.draft import Draft
from game.scenario.sourcing import Ground, ground_of

SOON: Final = 2
"""Turns in which every side should have something to decide. Choice: a class of an hour has ten."""


def check_play(draft: Draft, book: Rulebook) -> None:
    """Note what would make somebody sit and wait."""
    check_ways_out(draft, book)
    check_idle(draft, book)


def check_ways_out(draft: Draft, book: Rulebook) -> None:
    """Note units that stand where no way leads out for them: an islet, a closed pocket."""
    for number, part in enumerate(draft.scenario.units):
        plan = book.units[part.id]
        if plan.at is None:
            continue
        mobility = book.types[plan.type].mobility
        graph = book.graph(plan.faction, mobility, Route.FAST)
        if graph.least_step(plan.at) is None:
            draft.warning(
                ("units", number, "at"),
                f"`{part.id}` cannot leave this hex: no way leads out of it for {mobility}.",
                "Move it, choose another type, or edit the ground.",
            )


def check_idle(draft: Draft, book: Rulebook) -> None:
    """Note factions that have nothing to decide in their first turns."""
    for name in draft.scenario.factions:
        has_units = any(plan.faction == name for plan in book.units.values())
        if has_units and not any(decisions(draft, book, name)):
            draft.warning(
                ("factions", name),
                f"{name} has nothing to decide in the first {SOON} turns.",
                "Let a unit begin on the map, lead a formation, or ask it something.",
            )


def decisions(draft: Draft, book: Rulebook, faction: str) -> Iterator[bool]:
    """Yield, for all that a faction may decide on, whether it is there soon enough."""
    yield from (craft.faction == faction for craft in book.aircraft)
    for plan in book.units.values():
        yield plan.faction == faction and is_soon(plan) and not is_led(draft, plan)
    for formation in draft.scenario.formations:
        yield formation.lead == faction and any(
            is_soon(book.units[unit]) for unit in formation.units
        )
    for event in draft.scenario.events:
        asked = event.dilemma is not None and event.dilemma.for_ == faction
        begins = 0 if event.when.from_ is None else draft.minutes(event.when.from_)
        turn = event.when.turn or begins // (draft.scenario.clock.turn_hours * 60) + 1
        yield asked and turn <= SOON


def is_soon(plan: UnitPlan) -> bool:
    """Return whether a unit is there, or may be asked for, in the first turns."""
    if plan.entry is None:
        return plan.at is not None
    waits = plan.entry.by_event
    return not waits and (plan.entry.asked_from is not None or plan.entry.first_turn <= SOON)


def is_led(draft: Draft, plan: UnitPlan) -> bool:
    """Return whether another faction gives a unit its orders."""
    return any(
        plan.id in formation.units and formation.lead != plan.faction
        for formation in draft.scenario.formations
    )


def check_attribution(draft: Draft) -> None:
    """Note figures of those who fight that stand there as if nobody doubted them."""
    for number, part in enumerate(draft.scenario.record):
        says = part.range is not None or part.is_ is not None
        if not says or part.claims or ground_of(draft.scenario, part.source) is not Ground.PARTY:
            continue
        if part.confidence in (None, "high"):
            draft.warning(
                ("record", number),
                "The word of those who fight stands here as a fact: nobody is said to claim it.",
                "Add `claims: [{by: ..., source: ...}]`, or a lower `confidence`.",
            )
