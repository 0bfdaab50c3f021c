"""Duty: whether a staff still owes what it was sent for, as far as its own people report."""

from game.bots.situation import Situation
from game.rules.expectations import objective
from game.rules.public import Account


def owes(now: Situation) -> bool:
    """Return whether a side was sent to take a place and neither came to it nor fought for it."""
    place = objective(now.book, now.view.side)
    if place is None or place not in now.book.places:
        return False
    holder = now.book.places[place].holder
    if holder is not None and not now.view.hostile(holder):
        return False
    return not any(did(now, place, each) for each in now.view.reports.values())


def did(now: Situation, place: str, told: Account) -> bool:
    """Return whether what is reported shows that a side came to a place or fought for it."""
    if told.kind == "entered":
        return told.place == place and f"holds.{now.view.side}" in told.figures
    if told.kind != "fight" or told.at is None or now.view.side not in told.parties:
        return False
    away = told.at.distance(now.book.ground.places[place].at) * now.book.ground.hex_m
    return away <= now.book.numbers["score.duty_m"]
