"""Expectations: what those who carry a faction make of an evening, by what the faction knows."""

from game.hexgrid import Hex
from game.rules.contacts import Level
from game.rules.public import Account
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.tracks import move


def a_turn(course: Resolution, number: str) -> int:
    """Return what a number given for a day comes to in a turn."""
    return course.number(number) * course.book.turn_minutes // 1440


def objective(book: Rulebook, side: str) -> str | None:
    """Return the first place a faction is to hold."""
    return next((aim.about for aim in book.sides[side].aims if aim.kind == "hold"), None)


def answer_for_objective(course: Resolution, side: str, track: str) -> None:
    """Let a track rise while a faction holds what it set out for, and fall while it does not."""
    place = objective(course.book, side)
    if place is None or side not in course.state.factions:
        return
    known = course.state.known.get(side, {}).get(place)
    holder = None if known is None else known.holder
    worth = a_turn(course, f"tracks.objective.{side}")
    if holder is not None and course.state.allied(holder, side):
        move(course, side, track, "cause.objective_held", worth)
    else:
        move(course, side, track, "cause.nothing_shown", -worth)


def tonight(course: Resolution, side: str, kind: str) -> list[Account]:
    """Return a side's accounts of what happened this turn, of one kind."""
    return [
        each.account
        for each in course.state.reports.get(side, {}).values()
        if each.account.kind == kind and each.account.turn == course.state.clock.turn
    ]


def won(course: Resolution, side: str, account: Account) -> bool:
    """Return whether a side kept the field of a fight and believes the enemy lost more people."""
    balance = 0
    for quantity, figure in account.figures.items():
        what, _, whose = quantity.partition(".")
        if what in ("killed", "captured"):
            balance += -figure.best if course.state.allied(whose, side) else figure.best
    return account.held and balance > 0


def fights_won(course: Resolution, side: str) -> int:
    """Return how many of this turn's fights a side won, as its own people report them."""
    return sum(won(course, side, account) for account in tonight(course, side, "fight"))


def fought_near(course: Resolution, side: str, at: Hex, metres: int, minutes: int) -> bool:
    """Return whether a side fought around a hex within so many minutes before this evening."""
    turns = max(1, minutes // course.book.turn_minutes)
    return any(
        fact.kind == "fight"
        and side in fact.parties
        and fact.at is not None
        and fact.at.distance(at) * course.book.ground.hex_m <= metres
        and fact.turn > course.state.clock.turn - turns
        for fact in course.state.facts.values()
    )


def enemy_near(course: Resolution, side: str, at: Hex, metres: int) -> bool:
    """Return whether a side knows of an enemy around a hex.

    Armed people it has seen and cannot place are enemies to it, rumours of them are not.
    """
    return any(
        seen.at.distance(at) * course.book.ground.hex_m <= metres
        and (
            seen.level > Level.RUMOUR
            if seen.faction is None
            else course.state.hostile(seen.faction, side)
        )
        for seen in (contact.sighting for contact in course.state.contacts.get(side, {}).values())
    )
