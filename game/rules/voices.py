"""Voices: the kinds of speaker and of evidence there are, rows of `game/data/evidence.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """How often a kind of speaker gives which figure."""

    id: str
    bands: tuple[int, ...]
    """Weight, per-mille, of a figure in each of the bands of `game/rules/picture.py`."""

    right: int
    """Per-mille: how often it is right where the answer is yes or no."""

    source: str


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """What can come to light apart from what the parties say, and when."""

    id: str
    sees: Mapping[str, tuple[int, int, int]]
    """By quantity: the least, usual and greatest share of the true figure it shows, per-mille."""

    floor: bool
    """Whether it only shows that there were at least so many."""

    per_day: int
    """Per-mille: chance that it appears on a day, where nothing hinders it."""

    from_hours: int
    """Hours after the event before which it does not appear."""

    until_days: int
    """Days after the event from which it appears no more."""

    people_m: int
    """Metres within which people must live for it; 0 where nobody is needed."""

    access: bool
    """Whether whoever holds the ground can keep it out."""

    open_ground: bool
    """Whether it sees the less the more the ground hides."""

    source: str
