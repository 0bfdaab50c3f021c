"""The partner: who stands by the government, as the scenario sets it, and what that changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Partner:
    """A row of `game/data/partners.yaml`."""

    id: str
    name: Mapping[str, str]
    """By language code."""

    about: Mapping[str, str]
    """What its partnership means, in a sentence, by language code."""

    excludes: tuple[str, ...]
    """Factions that cannot be there beside it."""

    sorties: int
    """Flights a day more for each aircraft of those who serve the state."""

    scrutiny: int
    """Per-mille: how much harm that is believed draws the eyes of the world."""

    openness: int
    """Per-mille: how far ground held by those who serve the state lets others look."""

    source: str


NOBODY: Final = Partner("none", {}, {}, (), 0, 1000, 1000, "")
"""Stands where nothing is told of a partner."""
