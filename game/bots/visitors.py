"""Visitors: how a staff decides whether those who ask to see its ground may come, and why."""

from game.bots.player import Choice, Desk
from game.rules.chapters.inquiries import AnswerInquiry
from game.rules.picture import by_story, picture
from game.rules.public import Access, Account, Inquiry
from game.rules.reports import HURT


def answers(desk: Desk) -> Choice | None:
    """Return an answer to somebody who has none yet, or a better one; None when all is said."""
    offer = desk.offer(AnswerInquiry)
    if offer is None:
        return None
    for name in offer.choices("inquiry", {}):
        access, reason = decided(desk, desk.view.inquiries[name])
        if access in offer.choices("access", {"inquiry": name}):
            return Choice(offer.fill(inquiry=name, access=access), reason, {"inquiry": name})
    return None


def decided(desk: Desk, inquiry: Inquiry) -> tuple[Access, str]:
    """Return whether somebody may come, and why: by one's ways, by what one's people told."""
    if desk.book.factions[desk.view.side].access() == "closed":
        return Access.KEEP_OUT, "reason.keep_out_doctrine"
    told = [each for each in desk.view.reports.values() if is_blamed(desk, inquiry, each)]
    if not told:
        return Access.LET_IN, "reason.let_in_others"
    hurt = max(each.figures[HURT].best if HURT in each.figures else 0 for each in told)
    if not hurt:
        return Access.LET_IN, "reason.let_in_clear"
    if publicly_hurt(desk, inquiry) >= hurt:
        return Access.LET_IN, "reason.let_in_known"
    return Access.KEEP_OUT, "reason.keep_out_hurt"


def is_blamed(desk: Desk, inquiry: Inquiry, account: Account) -> bool:
    """Return whether an account is of what a side is asked about, and it fired itself."""
    if account.story != inquiry.story:
        return False
    fired = account.parties[-1:] if account.kind == "harm" else account.parties[:1]
    return fired == (desk.view.side,)


def publicly_hurt(desk: Desk, inquiry: Inquiry) -> int:
    """Return how many people the public believes to have been hurt, at least."""
    return picture(desk.book, by_story(desk.view.news, inquiry.story), HURT).low
