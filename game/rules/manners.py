"""Manners: in which ways a side may speak of what it knows, and in which its doctrine would.

A side speaks of its own account of things, never of the fact.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from game.hexgrid import Hex
from game.rules.public import Account, Style, Verdict, topic
from game.rules.rulebook import Rulebook
from game.rules.state import News
from game.rules.view import View

CLASHES: Final = frozenset(("fight", "battle", "bombardment", "strike", "closed_road"))
"""Kinds of fact in which people are lost on either side."""

SAID_ONCE: Final = frozenset(("strike", "bombardment", "harm"))
"""Kinds of fact of which a spokesman says one sentence, however many there were in a turn."""

SILENCE: Final = (Style.SILENT,)

CORRECTED: Final = frozenset(
    (Style.PLAY_DOWN, Style.DENY, Style.INFLATE, Style.CONTROL, Style.ALLEGE)
)
"""Styles that can turn out to have said something else than what its speaker knew."""


def styles(view: View, account: Account) -> tuple[Style, ...]:
    """Return how a side may speak of something it knows; silence only once."""
    spoken = spoken_styles(view.side, account, view.news)
    silence = SILENCE if spoken and not account.settled else ()
    return (*spoken, *silence)


def spoken_styles(side: str, account: Account, news: Mapping[str, News]) -> tuple[Style, ...]:
    """Return the styles that say something, by what the account is about."""
    if under_fire(side, account):
        alleges = () if account.kind == "closed_road" else (Style.ALLEGE,)
        return (Style.ADMIT, Style.PLAY_DOWN, Style.DENY, *alleges)
    if account.kind in CLASHES:
        return (Style.ADMIT, Style.PLAY_DOWN, Style.DENY, Style.INFLATE)
    if account.kind == "aircraft_lost":
        owner = f"aircraft.{side}" in account.figures
        return (Style.ADMIT, Style.DENY) if owner else (Style.INFLATE, Style.DENY)
    if account.kind == "harm":
        if account.parties[-1:] != (side,):
            return (Style.ALLEGE, Style.INFLATE)
        return (Style.ADMIT, Style.PLAY_DOWN, Style.DENY) if account.figures else (Style.DENY,)
    if account.kind == "entered":
        told = f"holds.{side}" in account.figures
        return (Style.CONTROL,) if told and not taken_for_held(side, account.at, news) else ()
    if account.kind == "left":
        return (Style.ADMIT, Style.DENY) if f"holds.{side}" in account.figures else ()
    return (Style.ADMIT,)


def taken_for_held(side: str, at: Hex | None, news: Mapping[str, News]) -> bool:
    """Return whether a side has said it controls a place and nothing has been said against it."""
    key = f"holds.{side}"
    held = False
    for item in news.values():
        if item.story is None or topic(item.story)[::2] != ("control", at):
            continue
        if item.speaker == side and key in item.claims:
            held = item.claims[key].low > 0 and item.verdict is not Verdict.DISPROVED
        elif any(
            claim.low == 0 if name == key else claim.low for name, claim in item.claims.items()
        ):
            held = False
    return held


def under_fire(side: str, account: Account) -> bool:
    """Return whether a side was shelled, struck or ran into mines, and could not answer."""
    return account.kind in ("bombardment", "strike", "closed_road") and (
        f"killed.{side}" in account.figures
    )


def default_style(book: Rulebook, side: str, account: Account, news: Mapping[str, News]) -> Style:
    """Return how a side's doctrine speaks of something when nobody decides."""
    if account.kind in SAID_ONCE and spoke_of_the_like(side, account, news):
        return Style.SILENT
    if account.kind in CLASHES and not worth_telling(side, account):
        return Style.SILENT
    allowed = spoken_styles(side, account, news)
    wanted = book.factions[side].speaks(book, account)
    if wanted in allowed:
        return wanted
    bias = book.sides[side].bias
    if bias in (Style.INFLATE, Style.PLAY_DOWN) and Style.CONTROL in allowed:
        return Style.CONTROL
    if bias is Style.INFLATE and not hurt_the_enemy(side, account):
        bias = Style.PLAY_DOWN
    return bias if bias in allowed else Style.SILENT


def spoke_of_the_like(side: str, account: Account, news: Mapping[str, News]) -> bool:
    """Return whether a side has spoken of the same kind of thing at the same place and time."""
    like = (account.kind, account.turn, account.at)
    return any(
        item.story is not None and topic(item.story)[:3] == like
        for item in news.values()
        if item.speaker == side and item.style is not None
    )


def hurt_the_enemy(side: str, account: Account) -> bool:
    """Return whether a side believes that others lost something."""
    return any(
        figure.best and quantity.partition(".")[2] != side
        for quantity, figure in account.figures.items()
    )


def worth_telling(side: str, account: Account) -> bool:
    """Return whether anything was lost that a side knows of, or it struck somebody itself."""
    struck = account.kind == "strike" and account.parties[0] == side
    return struck or any(figure.best for figure in account.figures.values())


def own_items(news: Iterable[News], side: str) -> list[News]:
    """Return a side's own statements that nothing has put right yet."""
    mine = [item for item in news if item.speaker == side and item.evidence is None]
    corrected = {item.corrects for item in mine}
    return [item for item in mine if item.id not in corrected and item.style is not Style.CORRECT]


def correctable(view: View) -> tuple[str, ...]:
    """Return the statements a side may still put right: about what it has an account of."""
    known = {number for account in view.reports.values() for number in account.said}
    return tuple(
        item.id
        for item in own_items(view.news.values(), view.side)
        if item.id in known and item.style in CORRECTED and item.verdict is not Verdict.BORNE_OUT
    )
