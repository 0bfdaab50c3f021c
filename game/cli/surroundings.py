"""Find out how a match can be shown here: in a window, in a terminal, or to nobody."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

INVISIBLE_DRIVERS: Final = frozenset({"dummy", "offscreen"})
"""SDL's video drivers that draw for nobody; tests and pictures use them."""


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
