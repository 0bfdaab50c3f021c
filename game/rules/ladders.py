"""Ladders: the figures a speaker may choose between, around what his own people told him.

Whoever admits gives his own loss as it was told to him; whoever plays down or makes larger picks
a rung. An enemy's loss is never named below what one believes, and a video sets a limit to it.
"""

from typing import Final

from game.rules.claims import Scene, claims_of, filmed, part_of, told
from game.rules.picture import GRID
from game.rules.public import Account, Style

STATED: Final = frozenset((Style.SILENT, Style.CORRECT))
"""Manners in which nobody chooses a figure."""

EXACT: Final = frozenset((Style.ADMIT, Style.DENY))
"""Manners in which one's own loss is what it is, or nothing."""


def ladder(course: Scene, side: str, account: Account, style: Style, part: str) -> tuple[int, ...]:
    """Return the figures one may choose between for a part; none where there is no choice."""
    if style in STATED:
        return ()
    spoken = claims_of(course, side, account, style)
    quantities = [quantity for quantity in spoken if part_of(side, quantity) == part]
    if not quantities:
        return ()
    believed = sum(told(account, quantity) for quantity in quantities)
    if part == "own_dead" or (part == "hurt" and style is Style.PLAY_DOWN):
        found = () if style in EXACT else lower_rungs(course, believed)
    elif part == "hurt":
        found = accused_rungs(course, style, believed)
    else:
        found = upper_rungs(
            believed, course.number("said.rung"), highest(course, account, style, quantities)
        )
    return found if len(found) > 1 else ()


def lower_rungs(course: Scene, believed: int) -> tuple[int, ...]:
    """Return the figures from none up to what is known, in equal steps.

    A loss of 40 may be given as 0, 10, 20, 30 or 40.
    """
    shares = range(0, 1001, course.number("said.own_step"))
    return tuple(dict.fromkeys(believed * share // 1000 for share in shares))


def upper_rungs(believed: int, step: int, most: int) -> tuple[int, ...]:
    """Return the figures from what is believed upwards, each a step of so many per-mille larger.

    >>> upper_rungs(20, 1250, 2000)
    (20, 25, 31, 39)
    """
    found, share = [], 1000
    while share <= most:
        found.append(believed * share // 1000)
        share = share * step // 1000
    return tuple(dict.fromkeys(found))


def highest(course: Scene, account: Account, style: Style, quantities: list[str]) -> int:
    """Return up to which share of what is believed an enemy's loss may be named, per-mille."""
    if style is Style.ADMIT:
        return course.number("said.admit.foes.most")
    if any(filmed(course.state, account, quantity) for quantity in quantities):
        return course.number("said.filmed")
    return course.number("said.chosen.most")


def accused_rungs(course: Scene, style: Style, believed: int) -> tuple[int, ...]:
    """Return how many people hurt one may speak of: by whom they were counted, or as one likes."""
    if believed:
        if style is not Style.INFLATE:
            return ()
        return upper_rungs(believed, course.number("said.rung"), course.number("said.chosen.most"))
    least, most = course.number("said.alleged.least"), course.number("said.alleged.most")
    if style is Style.INFLATE:
        most = most * course.number("said.inflate.foes.most") // 1000
    return tuple(value for value in GRID if least <= value <= most)
