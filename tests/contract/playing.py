"""Matches of the shipped scenarios, played once for all tests of a process."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from game.rules.orders import Offer
from game.rules.state import GameState
from game.scenario.load import Opened, opened
from game.session import Session

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
TINZAOUATEN = ROOT / "scenarios" / "tinzaouaten_2024.yaml"


@cache
def scenario(path: Path = TINZAOUATEN) -> Opened:
    return opened(path)


def started(seed: int, player: str, path: Path = TINZAOUATEN) -> Session:
    """Return a match at its first decision, every seat played by one kind of bot."""
    read = scenario(path)
    return Session.start(
        read.book, read.text, read.digest, seed, dict.fromkeys(read.book.factions, player)
    )


@cache
def played(seed: int, player: str, path: Path = TINZAOUATEN) -> Session:
    """Return a match at its end."""
    session = started(seed, player, path)
    session.run_bots()
    return session


def moments(session: Session, every: int) -> list[GameState]:
    """Return every so many states a match went through."""
    return [step.before for step in session.steps][::every]


def menu_of(session: Session, seat: str) -> tuple[Offer, ...]:
    """Return all a seat may ask for, of its staff and of every unit it sees."""
    subjects = (None, *session.view(seat).units)
    return tuple(offer for unit in subjects for offer in session.menu(seat, unit))


def spelt(offer: Offer) -> tuple[Any, ...]:
    """Return all an offer says: for whom, whether refused and in what words, every choice."""
    blanks = () if offer.refusal else tuple(spelt_slots(offer, {}, 0))
    return (offer.kind, offer.units, repr(offer.refusal), blanks)


def spelt_slots(offer: Offer, filled: dict[str, Any], slot: int) -> Iterator[Any]:
    """Yield the choices of each blank, after each choice for the blanks before it."""
    if slot == len(offer.slots):
        return
    blank = offer.slots[slot]
    choices = tuple(blank.choices(filled))
    yield blank.name, choices
    if slot + 1 < len(offer.slots):
        for value in choices:
            yield from spelt_slots(offer, {**filled, blank.name: value}, slot + 1)
