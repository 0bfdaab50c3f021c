"""Visits: who has asked to see for himself what the public speaks of, and how that stands."""

from game.rules.public import Access, Inquiry
from game.rules.view import View


def inquiries_into(view: View, story: str) -> tuple[Inquiry, ...]:
    """Return who has asked to see for himself what a story is about."""
    return tuple(each for each in view.inquiries.values() if each.story == story)


def how_it_stands(inquiry: Inquiry) -> tuple[str, tuple[str, ...]]:
    """Return how far an inquiry has come, as a words key, and the factions that decided it."""
    by_answer = {
        access: tuple(side for side, given in inquiry.answers.items() if given is access)
        for access in Access
    }
    if inquiry.came is not None:
        return "inquiry.came", ()
    if by_answer[Access.KEEP_OUT]:
        return "inquiry.kept_out", by_answer[Access.KEEP_OUT]
    admitted = by_answer[Access.LET_IN]
    return ("inquiry.let_in" if admitted else "inquiry.asks"), admitted
