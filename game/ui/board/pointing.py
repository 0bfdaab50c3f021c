"""What the map shows of an order: where it can go, by which way, at what cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from game.hexgrid import Hex, Reach
from game.rules.groups import mobility_of
from game.rules.marching import budget, price, reach, ways
from game.rules.orders import Pace, Route
from game.rules.public import topic
from game.rules.units import Unit
from game.rules.view import View
from game.rules.why import Why, closed_road_why, march_why, sight_why
from game.ui.board import cards
from game.ui.board.case import Case
from game.ui.board.draft import Draft
from game.ui.board.play import Play
from game.ui.marks import What
from game.ui.news import board_mode
from game.ui.overlay import Area, Ring, Shape, Sign
from game.ui.overlay import Route as Arrow
from game.ui.widgets import Because
from game.ui.widgets.answer import INDENT

COVERED_KINDS: Final = frozenset(("regroup",))
"""Orders that march by covered ways without saying so."""

EDGE_HEXES: Final = 4
"""Hexes from the edge of the board that count as near."""

LIGHT: Final = (255, 246, 220)


def manner_of(draft: Draft) -> tuple[Pace, Route] | None:
    """Return at which pace and by which route a draft marches; None if it does not."""
    if draft.offer.kind in COVERED_KINDS:
        return Pace.NORMAL, Route.COVERED
    if "pace" in draft.filled and "route" in draft.filled:
        return draft.filled["pace"], draft.filled["route"]
    return None


def group_in(play: Play, draft: Draft) -> tuple[Unit, ...]:
    """Return the units that would carry an order out."""
    return tuple(play.view.units[key] for key in draft.offer.units if key in play.view.units)


def reach_of(case: Case, play: Play, draft: Draft) -> Reach | None:
    """Return what a march can reach, and by which ways; None for what is no march."""
    manner = manner_of(draft)
    group = group_in(play, draft)
    if manner is None or not group:
        return None
    return reach(case.book, play.view, group, *manner)


def minutes_to(case: Case, play: Play, draft: Draft, metres: int) -> int:
    """Return the working time that metres of march take, at the draft's pace."""
    pace = (manner_of(draft) or (Pace.NORMAL, Route.FAST))[0]
    group = group_in(play, draft)
    real_m = metres * case.book.numbers[f"march.pace.{pace}"] // 1000
    return case.book.march_minutes(mobility_of(case.book, group), real_m)


def shapes_below(case: Case, play: Play) -> Iterator[Shape]:
    """Yield what lies under the counters: signs, reach in bands of hours, the chosen hex."""
    yield from signs(play.view)
    draft = play.draft
    if draft is not None and draft.goals:
        reached = reach_of(case, play, draft)
        if reached is not None:
            yield from bands(case, play, draft, reached.costs)
        elif len(draft.goals) < 400:
            yield Area(draft.goals, LIGHT, opacity=46)
    choices = frozenset(play.pickable(case))
    if choices:
        yield Area(choices, LIGHT, opacity=46)
    unit = play.view.units.get(play.unit or "")
    if unit is not None and unit.at is not None:
        yield Ring(unit.at, case.theme.palette.focus)
    if play.news:
        spoken_of = board_mode.spots(play.view)
        if spoken_of:
            yield Area(spoken_of, case.theme.palette.accent, opacity=60)
        if play.story is not None and (at := topic(play.story).at) is not None:
            yield Ring(at, case.theme.palette.focus)
    if play.contact is not None:
        yield Ring(play.view.contacts[play.contact].at, case.theme.palette.accent)


def signs(view: View) -> Iterator[Shape]:
    """Yield what is known to be put on the map: closed roads, depots, caches."""
    for block in view.roadblocks.values():
        yield Sign(block.at, What.ROADBLOCK)
    for depot in view.depots.values():
        if depot.base is None:
            yield Sign(depot.at, What.CACHE if depot.hidden else What.DEPOT)


def bands(case: Case, play: Play, draft: Draft, costs: Mapping[Hex, int]) -> Iterator[Shape]:
    """Yield the reach, and inside it what takes half the time."""
    furthest = max(costs.values())
    hours = minutes_to(case, play, draft, furthest)
    yield Area(frozenset(costs), LIGHT, opacity=34, text=case.words.hours(hours // 30 * 30))
    near = frozenset(at for at, cost in costs.items() if cost * 2 <= furthest)
    if 1 < len(near) < len(costs):
        half = minutes_to(case, play, draft, furthest // 2)
        # Near the edge of the board the two lines meet, and so would their texts.
        text = case.words.hours(half // 30 * 30) if inland(case, play, draft) else ""
        yield Area(near, LIGHT, opacity=30, text=text)


def inland(case: Case, play: Play, draft: Draft) -> bool:
    """Return whether a draft's units stand well inside the board."""
    at = group_in(play, draft)[0].at
    return at is not None and all(each in case.book.ground.grid for each in at.ring(EDGE_HEXES))


def shapes_above(case: Case, play: Play, at: Hex | None) -> Iterator[Shape]:
    """Yield what is laid over the counters: the way to the hex that is pointed at."""
    draft = play.draft
    if draft is None:
        if at is not None:
            yield Ring(at, LIGHT)
        return
    target = draft.filled.get("contact")
    if target is not None and target in play.view.contacts:
        yield from arrow_to_contact(case, play, draft, target)
    goal = draft.filled.get(draft.goal_name or "")
    for each, colour in ((goal, case.theme.palette.accent), (at, LIGHT)):
        if each is not None:
            path = path_to(case, play, draft, each)
            if path and each in draft.goals:
                yield Arrow(path, case.theme.palette.accent)
            yield Ring(each, colour)


def arrow_to_contact(case: Case, play: Play, draft: Draft, contact: str) -> Iterator[Shape]:
    """Yield the arrow of an attack."""
    group = group_in(play, draft)
    goal = play.view.contacts[contact].at
    if group and group[0].at is not None and group[0].at != goal:
        found = ways(case.book, play.view.borders, group, Route.FAST).path(group[0].at, goal)
        if found is not None:
            yield Arrow((group[0].at, *found[0]), case.theme.palette.bad)
    yield Ring(goal, case.theme.palette.bad)


def path_to(case: Case, play: Play, draft: Draft, at: Hex) -> tuple[Hex, ...]:
    """Return the way a march would take, the start included; empty where it takes none."""
    manner, group = manner_of(draft), group_in(play, draft)
    if manner is None or not group or group[0].at is None or group[0].at == at:
        return ()
    reached = reach_of(case, play, draft)
    if reached is not None and at in reached.costs:
        return (group[0].at, *reached.path_to(at))
    found = ways(case.book, play.view.borders, group, manner[1]).path(group[0].at, at)
    return () if found is None else (group[0].at, *found[0])


def cost_line(case: Case, play: Play, at: Hex) -> str:
    """Return what a kilometre off the tracks costs the chosen unit in a hex, as a sentence."""
    manner = None if play.draft is None else manner_of(play.draft)
    if play.draft is None or manner is None:
        return ""
    mobility = mobility_of(case.book, group_in(play, play.draft))
    factor = case.book.going.rate(case.book.ground.terrain_at(at), mobility, manner[1])
    return case.say("ui.hex.cost", its_factor=factor) if factor else case.say("ui.hex.barred")


def tag_lines(case: Case, play: Play, at: Hex | None) -> tuple[str, ...]:
    """Return what is printed beside the hex that is pointed at."""
    draft = play.draft
    if draft is None or at is None:
        return ()
    manner, path = manner_of(draft), path_to(case, play, draft, at)
    if manner is None or not path:
        return ()
    paid = price(case.book, play.view.borders, group_in(play, draft), *manner, path[1:])
    if paid is None:
        return ()
    distance = (len(path) - 1) * case.book.ground.hex_m
    first = case.part("ui.tag.way", way_m=distance, its_minutes=paid.minutes)
    if at not in draft.goals:
        left = budget(case.book, group_in(play, draft), manner[0])
        return (first, case.part("ui.tag.too_far", left_m=left))
    return (first, case.part("ui.tag.fuel", its_days=paid.fuel))


def because(case: Case, play: Play, at: Hex | None) -> Because | None:
    """Return what explains the hex that is pointed at; None where there is nothing to explain."""
    if at is None:
        return None
    asked = tuple(reasons(case, play, at))
    return (lambda: tuple(said for each in asked for said in each())) if asked else None


def reasons(case: Case, play: Play, at: Hex) -> Iterator[Because]:
    """Yield what explains the way to a hex, then whoever is there, then its people."""
    view, draft = play.view, play.draft
    if draft is not None and manner_of(draft) is not None and at in draft.goals:
        yield case.why(lambda: march_of(case, play, draft, at))
    for contact in view.contacts_at(at):
        yield titled(cards.contact_name(case, contact), cards.why_known(case, contact))
    if draft is None:
        for unit in view.units_at(at):
            yield case.why(partial(sight_why, case.book, view, unit))
    for place in case.book.ground.places_at(at):
        if place.id in view.places:
            yield cards.why_people(case, place.id)
    for block in view.roadblocks.values():
        if block.at == at:
            yield case.why(partial(closed_road_why, case.book, block))


def titled(title: str, because: Because) -> Because:
    """Return an explanation with a line above it that says of whom it is."""
    return lambda: (f"{INDENT}{title}", *because())


def march_of(case: Case, play: Play, draft: Draft, at: Hex) -> Why | None:
    """Return what a march to a hex costs, ground by ground."""
    manner = manner_of(draft)
    if manner is None:
        return None
    return march_why(case.book, play.view, group_in(play, draft), *manner, at)
