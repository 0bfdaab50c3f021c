"""Find out how a match can be shown here: in a window, in a terminal, or to nobody."""

import locale
from collections.abc import Mapping
from enum import Enum
from typing import Final

INVISIBLE_DRIVERS: Final = frozenset({"dummy", "offscreen"})
"""SDL's video drivers that draw for nobody; tests and pictures use them."""


LANGUAGES: Final = ("en", "fr")
"""Those the game speaks; the first stands in for all others."""


class Way(Enum):
    """How a match is shown."""

    WINDOW = "window"
    TEXT = "text"
    UNATTENDED = "unattended"
    """Nobody is there: bots play, the story goes to standard output."""


def has_display(environment: Mapping[str, str], platform: str, *, drawing_blind: bool) -> bool:
    """Return whether a window can be opened.

    Args:
        environment: The environment variables.
        platform: As in `sys.platform`.
        drawing_blind: Whether a window that nobody can see will do.

    >>> has_display({"DISPLAY": ":0"}, "linux", drawing_blind=False)
    True
    >>> has_display({"SDL_VIDEODRIVER": "dummy"}, "linux", drawing_blind=False)
    False
    """
    if environment.get("SDL_VIDEODRIVER") in INVISIBLE_DRIVERS:
        return drawing_blind
    if platform in {"win32", "darwin"}:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def way_to_play(*, display: bool, terminal: bool) -> Way:
    """Return how a match is best shown.

    >>> way_to_play(display=False, terminal=True)
    <Way.TEXT: 'text'>
    """
    if display:
        return Way.WINDOW
    return Way.TEXT if terminal else Way.UNATTENDED


def wants_colour(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Return whether output may be painted: on a terminal that can, where nobody forbids it.

    >>> wants_colour({"TERM": "xterm"}, terminal=True)
    True
    >>> wants_colour({"TERM": "xterm", "NO_COLOR": "1"}, terminal=True)
    False
    """
    forbidden = environment.get("NO_COLOR") or environment.get("TERM") == "dumb"
    return terminal and not forbidden


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language that the reader's system speaks, or English.

    >>> language_of({"LC_ALL": "fr_FR.UTF-8"}), language_of({"LANG": "de_DE.UTF-8"})
    ('fr', 'en')
    """
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    # Windows sets none of these, and names the language in full: French_France.
    spoken = next(filter(None, named), locale.getlocale()[0] or "")
    return next((known for known in LANGUAGES if spoken.lower().startswith(known)), LANGUAGES[0])
