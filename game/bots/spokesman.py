"""Spokesmen: how a staff decides what to say, by doctrine, credibility and interest."""

from typing import Any, Final

from game.bots.player import Choice, Desk
from game.rules.battles import BATTLE, last_turn
from game.rules.chapters.news import Correct, Publish, Speak
from game.rules.claims import PARTS, filmed, part_of
from game.rules.foretelling import Known
from game.rules.manners import default_style
from game.rules.orders import Offer
from game.rules.picture import ESTABLISHED, by_story, picture
from game.rules.public import Account, Audience, Style

DOUBTED = 300
"""Per-mille of credibility abroad below which a spokesman no longer stretches. Choice: who is
hardly believed gains nothing by large figures."""

SHOWN_FROM = 20
"""Enemy dead and prisoners from which a field is filmed. Choice: a victory to the world; the
videos of July 2024 showed dozens of dead [S23, S24], small fights went unseen."""

KNOWN_WRONG = 1500
"""Per-mille: how far outside what is shown one's own figure must lie before one corrects it."""


NEEDY: Final = 300
"""Tenths of a track's point below which a success is worth a large figure. Choice: a staff takes
risks with its word when little is left to lose."""

WARY: Final = 450
"""Per-mille of credibility abroad below which large figures are left to others. Choice: a little
below where everybody begins, so that one word found false is felt."""

COUNTED: Final = ("foes_dead", "foes_vehicles", "foes_captured")
"""Parts of a statement that claim a success."""


def speaks(desk: Desk) -> Choice | None:
    """Return what to say now, or to show, or to put right; None when all is said."""
    return put_right(desk) or show(desk) or say(desk)


def say(desk: Desk) -> Choice | None:
    """Return how to speak of the first thing nobody has decided on."""
    offer = desk.offer(Speak)
    if offer is None:
        return None
    for about in offer.choices("about", {}):
        account = desk.view.reports[about]
        if account.settled or not over(desk, account):
            continue
        wanted, reason = style_of(desk, account)
        possible = offer.choices("style", {"about": about})
        style = wanted if wanted in possible else Style.SILENT
        if style in possible:
            figures, because = figures_of(desk, offer, account, style)
            order = offer.fill(about=about, style=style, **figures)
            return Choice(order, because or reason, {"about": about})
    return None


def over(desk: Desk, account: Account) -> bool:
    """Return whether it is time to speak of something: of a battle once the fighting is past."""
    if account.kind != BATTLE or desk.view.news_turn:
        return True
    quiet = (desk.view.turn - last_turn(account)) * desk.book.turn_minutes
    return quiet >= desk.book.numbers["said.total_minutes"]


def figures_of(
    desk: Desk, offer: Offer, account: Account, style: Style
) -> tuple[dict[str, int | None], str | None]:
    """Return the figures to give, and why, where it is not as the spokesman's ways are.

    What can be counted on a video is made larger by one step at most; who needs a success
    takes the highest figure his ways allow; who is believed less than half adds little to what he
    was told; everything else is left to the spokesman.
    """
    filled: dict[str, Any] = {"about": account.id, "style": style}
    figures: dict[str, int | None] = {}
    because = None
    for part in PARTS:
        rungs = tuple(rung for rung in offer.choices(part, filled) if rung is not None)
        figures[part] = None
        if rungs and part in COUNTED:
            if on_film(desk, account, part):
                figures[part], because = rungs[:2][-1], "reason.figure_filmed"
            elif style is Style.INFLATE and needs_success(desk):
                figures[part] = usual_most(desk, rungs)
                because = because or "reason.figure_needed"
            elif style is Style.INFLATE and trust(desk) < WARY:
                figures[part] = rungs[1]
                because = because or "reason.figure_wary"
    return figures, because


def on_film(desk: Desk, account: Account, part: str) -> bool:
    """Return whether a video is out on which a part of a statement can be counted."""
    known = Known(desk.view)
    return any(
        filmed(known, account, quantity)
        for quantity in account.figures
        if part_of(desk.view.side, quantity) == part
    )


def needs_success(desk: Desk) -> bool:
    """Return whether a track that listens to claims is so low that a success is wanted."""
    me = desk.view.me
    heard = desk.book.factions[desk.view.side].heard_by()
    return me is not None and any(me.tracks[track].value < NEEDY for track in heard)


def usual_most(desk: Desk, rungs: tuple[int, ...]) -> int:
    """Return the highest figure within what those who make larger usually give."""
    most = desk.book.numbers["said.inflate.foes.most"]
    return max(rung for rung in rungs if rung * 1000 <= rungs[0] * most)


def style_of(desk: Desk, account: Account) -> tuple[Style, str]:
    """Return how to speak of something and why: by doctrine, unless it is known or pointless."""
    usual = default_style(desk.book, desk.view.side, account, desk.view.news)
    if usual is Style.SILENT:
        return usual, "reason.speak_not"
    if usual in (Style.ADMIT, Style.CONTROL):
        return usual, "reason.speak_doctrine"
    names_own_dead = desk.book.factions[desk.view.side].names_own_dead()
    if names_own_dead and shown_already(desk, account):
        return Style.ADMIT, "reason.speak_shown"
    if trust(desk) < DOUBTED:
        return Style.ADMIT, "reason.speak_doubted"
    return usual, "reason.speak_doctrine"


def trust(desk: Desk) -> int:
    """Return how far the side is believed abroad, per-mille."""
    assert desk.view.me is not None
    return desk.view.me.credit(Audience.ABROAD)


def shown_already(desk: Desk, account: Account) -> bool:
    """Return whether something independent of the parties already shows its own losses."""
    return account.story is not None and any(
        item.evidence and f"killed.{desk.view.side}" in item.claims
        for item in by_story(desk.view.news, account.story)
    )


def show(desk: Desk) -> Choice | None:
    """Return what to show of a fight, where one's ways or one's credit call for it."""
    reason = reason_to_show(desk)
    if reason is None:
        return None
    offer = desk.offer(Publish)
    if offer is None or desk.offer(Speak) is None:
        return None
    for about in offer.choices("about", {}):
        if worth_showing(desk, desk.view.reports[about]):
            proof = offer.choices("proof", {"about": about})[0]
            return Choice(offer.fill(about=about, proof=proof), reason, {"about": about})
    return None


def reason_to_show(desk: Desk) -> str | None:
    """Return why a side shows what it filmed, or None where its ways are to show nothing.

    A spokesman comes with his videos; who speaks in communiqués shows something once his word
    alone is doubted; who says nothing shows nothing.
    """
    channel = desk.book.sides[desk.view.side].channel
    if channel == "communique" and trust(desk) < WARY:
        return "reason.show_doubted"
    return "reason.show" if channel == "spokesman" else None


def worth_showing(desk: Desk, account: Account) -> bool:
    """Return whether the enemy is believed to have lost enough for a point of the staff's."""
    lost = sum(
        figure.best
        for quantity, figure in account.figures.items()
        if quantity.partition(".")[0] in ("killed", "captured")
        and quantity.partition(".")[2] != desk.view.side
    )
    return lost >= SHOWN_FROM


def put_right(desk: Desk) -> Choice | None:
    """Return a correction of what is about to be disproved by what has come to light."""
    offer = desk.offer(Correct)
    if offer is None:
        return None
    for number in offer.choices("statement", {}):
        if outdone(desk, number):
            order = offer.fill(statement=number)
            return Choice(order, "reason.put_right", {"about": desk.view.news[number].story})
    return None


def outdone(desk: Desk, number: str) -> bool:
    """Return whether a statement of one's own has not been judged and can no longer be kept up."""
    item = desk.view.news[number]
    if item.verdict is not None or item.story is None:
        return False
    others = [each for each in by_story(desk.view.news, item.story) if each.id != number]
    for quantity, claimed in item.claims.items():
        seen = picture(desk.book, others, quantity)
        if seen.grade in ESTABLISHED:
            low = (claimed.middle + 1) * KNOWN_WRONG < seen.low * 1000
            high = claimed.middle * 1000 > (seen.high + 1) * KNOWN_WRONG
            if low or high:
                return True
    return False
