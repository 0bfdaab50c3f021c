"""Sense in a script: what can never happen, by contradiction, by date, or by going in a circle."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Final, NamedTuple

from game.rules.conditions import (
    AllOf,
    AnyOf,
    Believed,
    BorderIs,
    Condition,
    HasHappened,
    Holds,
    InTurns,
    Not,
    Related,
    TrackStands,
)
from game.rules.script import Happening
from game.scenario.draft import Draft
from game.scenario.findings import Path

MOST_WAYS: Final = 256
"""Ways to fulfil a condition that are looked at. Choice: more than anybody writes by hand."""


class Claim(NamedTuple):
    """Something that must be true, or must not."""

    what: Condition
    so: bool


Way = tuple[Claim, ...]
"""Claims that fulfil a condition when they are true together."""


def check_script(draft: Draft, script: Mapping[str, Happening]) -> None:
    """Note events that can never happen."""
    number_of = {part.id: number for number, part in enumerate(draft.scenario.events)}
    for plan in script.values():
        if plan.condition is not None:
            path: Path = ("events", number_of[plan.id], "if")
            check_possible(draft, path, plan, plan.condition)
            check_sequence(draft, path, plan, script)
    check_circles(draft, number_of, script)


def check_possible(draft: Draft, path: Path, plan: Happening, asks: Condition) -> None:
    """Note a condition that no way fulfils."""
    own_time = Claim(InTurns(plan.first, plan.last), so=True)
    reasons = [contradiction((own_time, *way)) for way in ways(asks, so=True)]
    if reasons and all(reasons):
        draft.error(path, f"This can never be: {reasons[0]}.", "Remove one of the two.")


def ways(asks: Condition, *, so: bool) -> list[Way]:
    """Return every way in which a condition is true, or is not, as claims without `any`."""
    if isinstance(asks, Not):
        return ways(asks.part, so=not so)
    if isinstance(asks, (AllOf, AnyOf)):
        parts = [ways(part, so=so) for part in asks.parts]
        if isinstance(asks, AllOf) == so:
            joined = product(*parts)
            return [sum(each, ()) for each, _ in zip(joined, range(MOST_WAYS), strict=False)]
        return [way for part in parts for way in part][:MOST_WAYS]
    return [(Claim(asks, so),)]


def contradiction(way: Way) -> str | None:
    """Return why claims cannot be true together, or None if they can."""
    return next((why for pair in combinations(way, 2) if (why := clash(*pair))), None)


def clash(one: Claim, other: Claim) -> str | None:
    """Return why two claims cannot both be true, or None if they can."""
    if one.so != other.so:
        return "it is asked to be so and not to be so" if one.what == other.what else None
    if not one.so:
        return None
    return differing(one.what, other.what)


def differing(one: Condition, other: Condition) -> str | None:
    """Return why two conditions cannot both be true, or None if they can."""
    match one, other:
        case Holds(), Holds() if one.place == other.place and one.holder != other.holder:
            return f"two hold {one.place} at once"
        case Related(), Related() if pair(one) == pair(other) and one.relation != other.relation:
            return f"{one.one} and {one.other} stand to each other in two ways at once"
        case BorderIs(), BorderIs() if place(one) == place(other) and one.stance != other.stance:
            return f"the border of {one.country} is two things at once"
        case TrackStands(), TrackStands() if (one.side, one.track) == (other.side, other.track):
            return apart(one.at_least, one.below, other.at_least, other.below, one.track)
        case Believed(), Believed() if (one.faction, one.audience) == (
            other.faction, other.audience,
        ):  # fmt: skip
            return apart(one.at_least, one.below, other.at_least, other.below, "belief")
        case InTurns(), InTurns():
            return apart(one.first, one.last + 1, other.first, other.last + 1, "its time")
        case HasHappened(), HasHappened() if one.event == other.event and (
            one.choice and other.choice and one.choice != other.choice
        ):
            return f"`{one.event}` has two answers at once"
    return None


def pair(asks: Related) -> tuple[str, str]:
    """Return of whom a relation is asked."""
    return asks.one, asks.other


def place(asks: BorderIs) -> tuple[str, str]:
    """Return of which border something is asked."""
    return asks.country, asks.faction


def apart(low: int, high: int, other_low: int, other_high: int, what: str) -> str | None:
    """Return that two spans do not meet, or None if they do; neither holds its end."""
    return None if max(low, other_low) < min(high, other_high) else f"{what} has two values at once"


def needed(plan: Happening) -> frozenset[str]:
    """Return the events without which an event cannot happen, whatever way it comes about."""
    if plan.condition is None:
        return frozenset()
    found = [
        frozenset(
            claim.what.event for claim in way if claim.so and isinstance(claim.what, HasHappened)
        )
        for way in ways(plan.condition, so=True)
    ]
    return frozenset.intersection(*found) if found else frozenset()


def check_sequence(
    draft: Draft, path: Path, plan: Happening, script: Mapping[str, Happening]
) -> None:
    """Note an event that waits for one which may only happen when its own time is over."""
    for name in sorted(needed(plan)):
        before = script.get(name)
        if before is not None and name != plan.id and before.first > plan.last:
            draft.error(
                path,
                f"`{name}` happens only when the time of `{plan.id}` is over.",
                "Let it end later.",
            )


def check_circles(
    draft: Draft, number_of: Mapping[str, int], script: Mapping[str, Happening]
) -> None:
    """Note events that wait for each other, or for themselves; each circle once."""
    waits_for = {name: needed(plan) for name, plan in script.items()}
    told: set[str] = set()
    for name in script:
        circle = next(circles(name, waits_for), None)
        if circle is not None and told.isdisjoint(circle):
            told.update(circle)
            chain = " waits for ".join(f"`{each}`" for each in (*circle, circle[0]))
            draft.error(
                ("events", number_of[name], "if"),
                f"{chain}, so that none of it happens.",
                "Break the circle.",
            )


def circles(start: str, waits_for: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the ways along which an event waits for itself."""
    paths: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while paths:
        path = paths.pop()
        for name in sorted(waits_for.get(path[-1], ())):
            if name == start:
                yield path
            elif name not in seen:
                seen.add(name)
                paths.append((*path, name))
