"""Secrets in a script: dilemmas and tellings by which a side would learn what it may not."""

from collections.abc import Iterable, Iterator

from game.rules import conditions as asks
from game.rules.events import PUBLIC
from game.rules.rulebook import Rulebook
from game.rules.script import Happening
from game.scenario.draft import Draft
from game.scenario.findings import Path


def check_secrets(draft: Draft, book: Rulebook) -> None:
    """Note events that are told to a side, or ask it, and hang on what only others know."""
    for number, part in enumerate(draft.scenario.events):
        plan = book.script[part.id]
        if plan.condition is None:
            continue
        known = dict.fromkeys(known_to(book, plan.condition))
        for side in hearers(plan):
            kept = (who for who in known if not shares(book, who, side))
            strangers = sorted({each for who in kept for each in who})
            if strangers:
                path: Path = ("events", number, "if")
                draft.warning(
                    path,
                    f"{side} would learn by this what only {' and '.join(strangers)} knows.",
                    f"Ask of what {side} knows: its own units, its `contact`, what is public.",
                )
                break


def hearers(plan: Happening) -> Iterator[str]:
    """Yield the sides that hear of an event before all others do; what all hear is public by it."""
    if plan.dilemma is not None:
        yield plan.dilemma.to
    if plan.text is not None and PUBLIC not in plan.told:
        yield from plan.told


def shares(book: Rulebook, who: Iterable[str], side: str) -> bool:
    """Return whether a side is among those who know something, or an ally of one of them."""
    return any(friends(book, each, side) for each in who)


def friends(book: Rulebook, one: str, other: str) -> bool:
    """Return whether two sides see each other's units from the start."""
    return one == other or book.relations.get("|".join(sorted((one, other)))) == "allied"


def known_to(book: Rulebook, condition: asks.Condition) -> Iterator[tuple[str, ...]]:
    """Yield who knows of each thing a condition asks about; of what is public, nothing.

    Two sides may have agreed in secret how they stand to each other.
    """
    match condition:
        case asks.AllOf(parts) | asks.AnyOf(parts):
            for part in parts:
                yield from known_to(book, part)
        case asks.Not(part):
            yield from known_to(book, part)
        case asks.LostPeople(of):
            yield from ((side,) for side in of)
        case asks.Related(one, other):
            yield (one, other)
        case asks.HasContact(side) | asks.TrackStands(side):
            yield (side,)
        case asks.UnitsNear(units) | asks.Stores(units):
            yield from owners_of(book, units)
        case asks.Abroad(faction=side) | asks.RoadsClosed(side) | asks.AircraftLost(side):
            yield (side,)
        case asks.HoldsPrisoners(side) | asks.Believed(side) | asks.BorderIs(faction=side):
            yield (side,)
        case asks.HasHappened(event):
            yield from learnt_of(book, event)


def owners_of(book: Rulebook, units: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield whose some units are."""
    yield from dict.fromkeys((book.units[unit].faction,) for unit in units)


def learnt_of(book: Rulebook, event: str) -> Iterator[tuple[str, ...]]:
    """Yield who alone heard of an event; nothing where all did, or nobody."""
    plan = book.script[event]
    heard = tuple(hearers(plan))
    if heard and (plan.text is None or PUBLIC not in plan.told):
        yield heard
