"""Covers: what a list of saved matches tells of each, without playing it through."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from game.scenario.shelf import by_language, head
from game.session.log import Record, record_of
from game.session.session import HUMAN
from game.words import Words, capital

TURN: Final = re.compile(rb'"name":"turn_begun","args":\{"turn":(\d+)\}')
NEWS_TURN: Final = b'"name":"news_turn_begun"'
OVER: Final = b'"name":"match_ended"'
PLAYER: Final = re.compile(rb'^\{"kind":"player".*$', re.MULTILINE)
"""What a log's lines are looked through for; reading them all as records takes a second each."""


class Cover(NamedTuple):
    """A saved match as a list shows it."""

    title: Mapping[str, str]
    """The scenario's, by language."""

    people: tuple[str, ...]
    """Factions that people play."""

    reached: str
    """How far it has come: `turn`, `aftermath` or `over`."""

    turn: int
    """0 before the first."""

    played: datetime
    """When it was last written to."""


def cover(path: Path) -> Cover | None:
    """Return the cover of a log, or None where the file is none."""
    try:
        written, played = path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime)
    except OSError:
        return None
    begun = record_of(written.partition(b"\n")[0])
    if begun is None or not {"scenario", "scenario_text", "players"} <= begun.keys():
        return None
    turns = TURN.findall(written)
    reached = "over" if OVER in written else "aftermath" if NEWS_TURN in written else "turn"
    title = head(str(begun["scenario_text"])).get("title", begun["scenario"])
    people = people_of(begun, written)
    return Cover(by_language(title), people, reached, int(turns[-1]) if turns else 0, played)


def people_of(begun: Record, written: bytes) -> tuple[str, ...]:
    """Return the factions that people played when a log was last written to."""
    players = dict(begun["players"])
    for line in PLAYER.findall(written):
        handed = json.loads(line)
        players[handed["side"]] = handed["player"]
    return tuple(side for side, player in players.items() if player == HUMAN)


def told_of(words: Words, path: Path) -> str:
    """Return a saved match in one line: title, who is played, how far, when; else its name."""
    found = cover(path)
    if found is None:
        return path.name
    return words.say(
        "saved.line",
        title=words.text(found.title),
        people=words.listing([name_of(words, side) for side in found.people])
        or words.say("saved.bots"),
        reached=words.say(f"saved.{found.reached}", turn=found.turn),
        date=words.date(found.played.isoformat("T", "minutes")),
    )


def name_of(words: Words, side: str) -> str:
    """Return what a faction is called in a list."""
    key = f"faction.{side}"
    return capital(words.say(key)) if words.knows(key) else side
