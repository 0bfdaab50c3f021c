from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from game import folders
from game.hexgrid import Hex
from game.rules.changes import Set, changed
from game.rules.contacts import Contact, Estimate, Level, Sighting
from game.rules.state import Clock, Stage
from game.rules.units import Posture
from game.scenario.load import Opened, opened
from game.session import Session
from game.session.session import HUMAN
from game.text import converse
from game.words import Missing, Words

Play = Callable[..., str]
"""Types lines and returns what was answered, as plain text."""


@pytest.fixture(scope="session")
def scenario() -> Opened:
    return opened(folders.scenarios() / "tinzaouaten_2024.yaml")


@pytest.fixture
def fresh(scenario: Opened) -> Session:
    """A match as it begins: a person plays the CSP, quick and careless bots the rest."""
    players = dict.fromkeys(scenario.book.factions, "random") | {"csp": HUMAN}
    return Session.start(scenario.book, scenario.text, scenario.digest, 1, players)


@pytest.fixture
def match(scenario: Opened) -> Session:
    """The CSP's first impulse, arranged: unit 1 in Tinzaouaten, one sighted contact west of it."""
    players = dict.fromkeys(scenario.book.factions, HUMAN)
    begun = Session.start(scenario.book, scenario.text, scenario.digest, 1, players)
    village = scenario.book.ground.places["tinzaouaten"].at
    seen = Sighting(
        "csp1", Level.SIGHTED, village.neighbour(3), 0, 1, "own", Estimate(25, 35, 45), 6
    )
    enemy = next(key for key, unit in begun.state.units.items() if unit.faction == "army")
    clock = Clock(turn=1, stage=Stage.IMPULSES, order=("csp", "army"), acting="csp", last_turn=12)
    tables = {key: dict(held) for key, held in begun.state.contacts.items()}
    begun.state = replace(
        changed(
            begun.state,
            [
                *(Set("units", key, ready(begun, key, village)) for key in begun.state.units),
                Set("units", enemy, {"at": seen.at}),
            ],
        ),
        clock=clock,
        contacts={**tables, "csp": {"csp1": Contact(seen, enemy)}},
    )
    return begun


def ready(match: Session, key: str, village: Hex) -> dict[str, Any]:
    """Return how a unit stands: the CSP's with a turn's hours before it, others off the map."""
    unit = match.state.units[key]
    if unit.faction != "csp":
        return {"at": None}
    march_m = match.book.march_m(match.book.types[unit.type].mobility)
    return {
        "at": village,
        "posture": Posture.READY,
        "minutes": match.book.turn_minutes,
        "march_m": march_m,
        "wait": None,
    }


@pytest.fixture
def play(match: Session, tmp_path: Path) -> Play:
    return typing(match, tmp_path)


@pytest.fixture
def play_army(match: Session, tmp_path: Path) -> Play:
    clock = replace(match.state.clock, acting="army")
    match.state = replace(match.state, clock=clock)
    return typing(match, tmp_path, "army")


@pytest.fixture
def play_fresh(fresh: Session, tmp_path: Path) -> Play:
    return typing(fresh, tmp_path)


def typing(match: Session, tmp_path: Path, seat: str = "csp") -> Play:
    def typed(*lines: str, language: str = "en") -> str:
        said = StringIO()
        words = Words(language, Missing.RAISED)
        heard = StringIO("".join(f"{each}\n" for each in lines))
        converse(match, seat, words, heard, said, tmp_path / "match.jsonl")
        return said.getvalue().replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")

    return typed
