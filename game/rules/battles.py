"""Battles: fights that follow each other at one place, which a side may sum up as one.

Each side joins what it lived through itself, by place and time alone: a fight it was not part of
never ties two of its own together. Sides that begin with the same fight speak of one story.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from game.rules.changes import Put
from game.rules.contacts import Estimate
from game.rules.public import Account, KnownFact, named, topic
from game.rules.resolution import Resolution
from game.rules.state import Fact, GameState

BATTLE = "battle"
"""The kind of fact and of account that sums up fights."""


def sum_up(course: Resolution, side: str, fact: Fact) -> None:
    """Let a side add a fight it has just been told of to the battle it belongs to, if to any."""
    told = course.state.reports.get(side, {})
    new = next((each for each in told.values() if each.fact == fact.id), None)
    if new is None or new.account.kind != "fight":
        return
    running = battle_of(course, told, new.account)
    before = running.account.parts if running else tuple(earlier(course, told, new.account))[:1]
    if before:
        write_battle(course, side, running, (*before, new.account.id))


def battle_of(course: Resolution, told: Mapping[str, KnownFact], new: Account) -> KnownFact | None:
    """Return the battle a fight goes on with, if one of its fights was near and not long before."""
    return next(
        (
            each
            for each in told.values()
            if each.account.kind == BATTLE
            and any(follows(course, told[part].account, new) for part in each.account.parts)
        ),
        None,
    )


def earlier(course: Resolution, told: Mapping[str, KnownFact], new: Account) -> Iterable[str]:
    """Yield the fights a new one follows."""
    for key, each in told.items():
        if each.account.kind == "fight" and key != new.id and follows(course, each.account, new):
            yield key


def follows(course: Resolution, one: Account, other: Account) -> bool:
    """Return whether a fight was near another and not long after it."""
    if one.at is None or other.at is None:
        return False
    near = one.at.distance(other.at) * course.book.ground.hex_m <= course.number("battle.near_m")
    waited = abs(other.turn - one.turn) * course.book.turn_minutes
    return near and waited <= course.number("battle.gap_minutes")


def write_battle(
    course: Resolution, side: str, running: KnownFact | None, parts: tuple[str, ...]
) -> None:
    """Write down what a side knows of a whole battle; grown, it may be spoken of anew."""
    told = course.state.reports[side]
    each = [told[part].account for part in parts]
    whole = battle_fact(course.state, tuple(told[part].fact for part in parts))
    account = Account(
        id=running.account.id if running else battle_name(course.state, side, each[0]),
        kind=BATTLE,
        turn=each[0].turn,
        at=each[0].at,
        parties=tuple(dict.fromkeys(party for one in each for party in one.parties)),
        figures=summed(one.figures for one in each),
        place=each[0].place,
        story=next((s.id for s in course.state.stories.values() if s.fact == whole.id), None),
        parts=parts,
    )
    course.happen(
        "summed_up",
        {"faction": side, "fact": whole.id},
        (
            Put("facts", whole.id, whole),
            Put(f"reports/{side}", account.id, KnownFact(account, whole.id)),
        ),
    )


def battle_name(state: GameState, side: str, first: Account) -> str:
    """Return the name of a side's account of a battle, counted among its own alone."""
    same = [key for key in state.reports[side] if topic(key)[:3] == (BATTLE, first.turn, first.at)]
    return named(BATTLE, first.turn, first.at, len(same) + 1)


def battle_fact(state: GameState, parts: tuple[str, ...]) -> Fact:
    """Return the truth of a battle: of all fights that somebody counts to the same beginning."""
    key = f"{BATTLE}:{parts[0]}"
    old = state.facts.get(key)
    joined = tuple(dict.fromkeys((*(old.parts if old else ()), *parts)))
    fights = [state.facts[part] for part in joined]
    figures: dict[str, int] = {}
    for fight in fights:
        for quantity, figure in fight.figures.items():
            figures[quantity] = figures.get(quantity, 0) + figure
    first = fights[0]
    blank = Fact(key, BATTLE, first.turn, first.at, {}, reported=True)
    return replace(
        old or blank,
        figures=figures,
        parties=tuple(dict.fromkeys(party for fight in fights for party in fight.parties)),
        parts=joined,
    )


def summed(each: Iterable[Mapping[str, Estimate]]) -> Mapping[str, Estimate]:
    """Return estimates added up by quantity, margins too."""
    found: dict[str, Estimate] = {}
    for figures in each:
        for quantity, figure in figures.items():
            old = found.get(quantity, Estimate(0, 0, 0))
            found[quantity] = Estimate(*(a + b for a, b in zip(old, figure, strict=True)))
    return found


def last_turn(account: Account) -> int:
    """Return the turn of a battle's last fight, or of anything else its own."""
    return max((topic(part).turn for part in account.parts), default=account.turn)


def stories_of_parts(accounts: Mapping[str, Account], account: Account) -> tuple[str, ...]:
    """Return the stories of the fights that a side sums up, as far as they are public."""
    return tuple(story for part in account.parts if (story := accounts[part].story) is not None)
