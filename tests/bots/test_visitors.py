"""Staffs decide with a reason whether those who ask to see may come."""

from dataclasses import replace

import pytest

from game.bots import Desk
from game.bots.visitors import answers
from game.rules.changes import Put, changed
from game.rules.contacts import Estimate
from game.rules.public import Access, Claimed, Inquiry, Style
from game.rules.reports import HURT
from tests.affairs import account, after, drawn, harm, said, statement
from tests.pictures import Match


def asked(holder: str, *, told: int = 10, public: int = 0) -> Match:
    """Return a village kept by a side, where journalists ask after harm the army is accused of.

    Args:
        holder: Who stands there.
        told: How many were hurt by what the army's own people told it.
        public: How many the accusation names; 0 for as many as the CSP was told of.
    """
    now = said(after(drawn("town@0,2 people=900"), harm()), "csp", Style.ALLEGE, "harm")
    own = account(now, "army", "harm")
    estimate = replace(own, figures={HURT: Estimate(told, told, told)} if told else {})
    known = replace(now.state.reports["army"][own.id], account=estimate)
    item = statement(now, "csp")
    if public:
        item = replace(item, claims={HURT: Claimed(public, public)})
    (story,) = now.state.stories
    inquiry = Inquiry(f"journalists|{story}", "journalists", story, 0)
    rows = (
        Put("reports/army", own.id, known),
        Put("news", item.id, item),
        Put("inquiries", inquiry.id, inquiry),
    )
    there, one = now.unit("c1").at, {"army": "f1", "csp": "c1", "jihadists": "j1"}[holder]
    found = Match(now.book, changed(now.state, rows), now.events)
    for unit in ("f1", "c1", "j1"):
        found = found.but(unit, at=there if unit == one else None, hidden=False)
    return found.acting(holder)


def choice(now: Match, side: str) -> tuple[Access, str]:
    found = answers(Desk(now.book, now.view(side)))
    assert found is not None
    return found.order.access, found.reason  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("holder", "told", "public", "access", "reason"),
    [
        ("jihadists", 10, 0, Access.KEEP_OUT, "reason.keep_out_doctrine"),
        ("csp", 10, 0, Access.LET_IN, "reason.let_in_others"),
        ("army", 0, 0, Access.LET_IN, "reason.let_in_clear"),
        ("army", 60, 0, Access.KEEP_OUT, "reason.keep_out_hurt"),
        ("army", 1, 40, Access.LET_IN, "reason.let_in_known"),
    ],
)
def test_a_staff_lets_in_or_keeps_out_for_a_reason(
    holder: str, told: int, public: int, access: Access, reason: str
) -> None:
    assert choice(asked(holder, told=told, public=public), holder) == (access, reason)


def test_an_answer_given_for_good_is_not_given_again() -> None:
    now = asked("army", told=60)
    first = answers(Desk(now.book, now.view("army")))
    assert first is not None
    later = now.give("army", first.order).acting("army")
    assert answers(Desk(later.book, later.view("army"))) is None
