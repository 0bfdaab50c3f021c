"""Duty: whether a force went where it was sent, or fought for it; who has leave to withdraw."""

from game.rules.expectations import objective
from game.rules.rulebook import Rulebook
from game.rules.state import GameState


def shirked(book: Rulebook, state: GameState, side: str) -> bool:
    """Return whether a force neither came to the place it was sent to nor fought for it."""
    place = sent_to(book, state, side)
    return place is not None and not (
        came_to(state, side, place) or fought_for(book, state, side, place)
    )


def sent_to(book: Rulebook, state: GameState, side: str) -> str | None:
    """Return the place a side was sent to take: its first to hold, not its side's at the start."""
    place = objective(book, side)
    if place is None or place not in book.places:
        return None
    holder = book.places[place].holder
    return None if holder is not None and state.allied(holder, side) else place


def came_to(state: GameState, side: str, place: str) -> bool:
    """Return whether a side stands in a place, or has stood there or held it."""
    here = side in state.presence.get(place, ()) or side in state.places[place].held
    return here or any(
        fact.kind == "entered" and fact.cause == place and f"holds.{side}" in fact.figures
        for fact in state.facts.values()
    )


def fought_for(book: Rulebook, state: GameState, side: str, place: str) -> bool:
    """Return whether a side has fought around a place."""
    at, metres = book.ground.places[place].at, book.numbers["score.duty_m"]
    return any(
        fact.kind == "fight"
        and side in fact.parties
        and fact.at is not None
        and fact.at.distance(at) * book.ground.hex_m <= metres
        for fact in state.facts.values()
    )


def has_leave(book: Rulebook, state: GameState, side: str) -> bool:
    """Return whether a side has leave to withdraw, or an ally has it in whose pay it is."""
    hired = book.factions[side].hired()
    return any(
        book.factions[other].has_leave(state)
        for other in state.factions
        if other == side or (hired and state.allied(other, side))
    )
