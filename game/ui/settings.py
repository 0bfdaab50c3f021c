"""What a player has chosen for the window, kept from one evening to the next."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final, NamedTuple

from game.ui.theme import COLOUR_BLIND, NORMAL, SCALES, Theme
from game.words import LANGUAGES

PALETTES: Final = {"normal": NORMAL, "colour_blind": COLOUR_BLIND}
"""Sets of colours by the name they are kept under."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the window looks and speaks."""

    language: str | None = None
    """One of LANGUAGES; None for that of the system."""

    text_percent: int = 100
    """Size of text, one of SCALES."""

    colours: str = "normal"
    """One of PALETTES."""

    @property
    def theme(self) -> Theme:
        """The look that follows."""
        return Theme(PALETTES[self.colours], self.text_percent)


class Found(NamedTuple):
    """What was read at the start."""

    settings: Settings
    """As kept, or as new."""

    put_aside: Path | None
    """Where a file went that could not be understood; None if all is well."""


def kept_in() -> Path:
    """Return the file of this player's settings; it need not exist yet.

    >>> kept_in().name
    'settings.json'
    """
    from platformdirs import user_config_path

    return user_config_path("ifoghas", appauthor=False) / "settings.json"


def read(path: Path) -> Found:
    """Return what a file keeps; one that cannot be understood is renamed, never lost."""
    try:
        return Found(settings_of(json.loads(path.read_text(encoding="utf-8"))), None)
    except FileNotFoundError:
        return Found(Settings(), None)
    except (OSError, ValueError):
        return Found(Settings(), set_aside(path))


def settings_of(kept: Any) -> Settings:
    """Return settings from what a file holds; a later version's own are left out.

    Raises:
        ValueError: If a value is none that can be chosen.
    """
    if not isinstance(kept, dict):
        raise ValueError("settings are a mapping")
    known = {each.name for each in fields(Settings)}
    found = Settings(**{name: value for name, value in kept.items() if name in known})
    if found.language not in (None, *LANGUAGES) or found.colours not in tuple(PALETTES):
        raise ValueError("no such language or colours")
    if found.text_percent not in SCALES:
        raise ValueError("no such size of text")
    return found


def set_aside(path: Path) -> Path | None:
    """Rename a file to a name that is free; None where even that is impossible."""
    number = 1
    while (aside := path.with_name(f"{path.name}.broken-{number}")).exists():
        number += 1
    try:
        return path.rename(aside)
    except OSError:
        return None


def write(settings: Settings, path: Path) -> bool:
    """Keep settings, whole or not at all; return whether that was possible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=path.name, suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=2)
        Path(name).replace(path)
    except OSError:
        return False
    return True
