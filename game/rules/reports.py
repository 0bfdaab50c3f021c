"""Reports: what each side's own people tell it of what happened, and nothing it cannot know.

A side knows its own losses and its allies' exactly, the enemy's as its people saw them: better
where it was master of the ground afterwards. Why an aircraft fell, nobody reports.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from game.rules.battles import sum_up
from game.rules.changes import Change, Put, Set
from game.rules.contacts import Estimate
from game.rules.public import Account, KnownFact, named
from game.rules.resolution import Resolution
from game.rules.state import Fact, GameState

HURT: Final = "hurt.people"
"""The quantity of people of a place killed or wounded."""

REPORTED: Final = ("killed", "captured", "vehicles", "aircraft", "holds", "closed", "hurt")
"""The quantities people report; a cause is none of them."""


def reports_arrive(course: Resolution) -> None:
    """Let everybody who was part of something new report it to his own side."""
    for fact in tuple(course.state.facts.values()):
        if not fact.reported:
            changes: list[Change] = [Set("facts", fact.id, {"reported": True})]
            changes += [report(course, side, fact) for side in reporters(course, fact)]
            course.happen("reported", {"fact": fact.id}, tuple(changes))
            for side in fact.parties if fact.kind == "fight" else ():
                sum_up(course, side, fact)


def reporters(course: Resolution, fact: Fact) -> Iterable[str]:
    """Return the sides that lived through a fact; of people hurt, those who were near."""
    if fact.kind != "harm":
        return [side for side in fact.parties if side in course.state.factions]
    near = {
        unit.faction
        for unit in course.state.units.values()
        if unit.active and unit.at is not None and fact.at and unit.at.distance(fact.at) <= 1
    }
    return sorted(near)


def report(course: Resolution, side: str, fact: Fact) -> Change:
    """Return the change that lets a side know of a fact, as far as it can."""
    held = master(course, side, fact)
    account = Account(
        id=next_name(course.state, side, fact),
        kind=fact.kind,
        turn=fact.turn,
        at=fact.at,
        parties=known_parties(course.state, side, fact),
        figures=known_figures(course, side, fact, held=held),
        place=place_of(course, fact),
        held=held,
        story=story_of(course.state, fact),
    )
    return Put(f"reports/{side}", account.id, KnownFact(account, fact.id))


def next_name(state: GameState, side: str, fact: Fact) -> str:
    """Return the name of a side's account of a fact, counted among its own alone."""
    known = state.reports.get(side, {}).values()
    same = [
        each
        for each in known
        if (each.account.kind, each.account.turn, each.account.at)
        == (fact.kind, fact.turn, fact.at)
    ]
    return named(fact.kind, fact.turn, fact.at, len(same) + 1)


def master(course: Resolution, side: str, fact: Fact) -> bool:
    """Return whether a side or an ally stands where it happened, and no open enemy does."""
    if fact.at is None:
        return False
    there = [unit for unit in course.units_at(fact.at) if not unit.hidden]
    return any(course.state.allied(side, unit.faction) for unit in there) and not any(
        course.state.hostile(side, unit.faction) for unit in there
    )


def place_of(course: Resolution, fact: Fact) -> str | None:
    """Return the place a fact of a place is about."""
    return fact.cause if fact.cause in course.state.places else None


def story_of(state: GameState, fact: Fact) -> str | None:
    """Return under which name the public speaks of a fact, if it does."""
    return next((story.id for story in state.stories.values() if story.fact == fact.id), None)


def hurt_beside(state: GameState, fact: Fact) -> int:
    """Return how many people were hurt where and when somebody was struck or shelled."""
    return sum(
        sum(figures_of(other).values())
        for other in state.facts.values()
        if other.kind == "harm" and (other.turn, other.at) == (fact.turn, fact.at)
    )


def known_parties(state: GameState, side: str, fact: Fact) -> tuple[str, ...]:
    """Return whom a side knows to have been in it: not whom its pilots hit, nor who mined."""
    if blind(side, fact) or (fact.kind == "closed_road" and fact.parties[-1] != side):
        return tuple(each for each in fact.parties if state.allied(side, each))
    return fact.parties


def blind(side: str, fact: Fact) -> bool:
    """Return whether a side fired without seeing what it hit."""
    unseen = fact.kind == "strike" or fact.cause == "unobserved"
    return unseen and fact.parties[0] == side


def known_figures(
    course: Resolution, side: str, fact: Fact, *, held: bool
) -> Mapping[str, Estimate]:
    """Return what a side reports of each figure of a fact."""
    found = {}
    for quantity, figure in figures_of(fact).items():
        what, _, whose = quantity.partition(".")
        if what not in REPORTED or not tellable(course, side, fact, what, whose, held=held):
            continue
        found[quantity] = (
            Estimate(figure, figure, figure)
            if exact(course.state, side, what, whose)
            else seen(course, side, fact, quantity, figure, held=held)
        )
    return found


def figures_of(fact: Fact) -> Mapping[str, int]:
    """Return the figures of a fact one can speak of; people hurt, dead or not, are one of them."""
    hurt = sum(fact.figures.get(f"{what}.people", 0) for what in ("killed", "wounded"))
    return {HURT: hurt} if fact.kind == "harm" else fact.figures


def tellable(
    course: Resolution, side: str, fact: Fact, what: str, whose: str, *, held: bool
) -> bool:
    """Return whether a side's people could see a figure at all."""
    if course.state.allied(side, whose) or what in ("aircraft", "holds", "closed", "hurt"):
        return True
    if blind(side, fact):
        return False
    return what != "captured" or held


def exact(state: GameState, side: str, what: str, whose: str) -> bool:
    """Return whether a side counts a figure itself: its own, its allies', its prisoners."""
    return what in ("captured", "aircraft", "holds", "closed") or state.allied(side, whose)


def seen(
    course: Resolution, side: str, fact: Fact, quantity: str, figure: int, *, held: bool
) -> Estimate:
    """Return an enemy's loss as those who fought him saw it; in fives where it is large."""
    error = course.number(f"report.error.{'held' if held else 'left'}")
    off = course.dice.between(1000 - error, 1000 + error, "report", side, fact.id, quantity)
    best = max(figure * off // 1000, int(quantity == HURT))
    if best > course.number("report.counted"):
        best = (best + 2) // 5 * 5
    return Estimate(best * (1000 - error) // 1000, best, best * (1000 + error) // 1000)


def account_changed(state: GameState, side: str, account: Account, **fields: object) -> Change:
    """Return the change that gives a side's account new values."""
    known = state.reports[side][account.id]
    new = replace(known.account, **fields)  # type: ignore[arg-type]
    return Put(f"reports/{side}", account.id, KnownFact(new, known.fact))
