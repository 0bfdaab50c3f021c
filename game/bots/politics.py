"""Politics as a staff weighs it: whether it is paid, how firm what carries it stands."""

from typing import Final

from game.rules.rulebook import Rulebook
from game.rules.view import View

SHAKEN: Final = 300
"""Tenths of its carrying track below which a staff risks less. Choice: a few bad days are left."""


def unpaid(view: View) -> bool:
    """Return whether a staff's pay is in arrears."""
    return view.me is not None and view.me.marks.get("arrears", 0) > 0


def shaken(book: Rulebook, view: View) -> bool:
    """Return whether what carries a faction stands so low that little more breaks it."""
    carried = book.factions[view.side].carried_by()
    if carried is None or view.me is None or carried[0] not in view.me.tracks:
        return False
    return view.me.tracks[carried[0]].value < SHAKEN


def dismissed(view: View) -> bool:
    """Return whether the faction has broken."""
    return view.side in view.broken
