"""Statements: what a side says of what it was told, from the manner to the sentence in print."""

from game.rules.claims import NOTHING, Chosen, claims_of
from game.rules.events import Tell
from game.rules.phrasing import worded
from game.rules.public import Account, Audience, Style
from game.rules.publishing import next_number, open_story, publish
from game.rules.reports import account_changed
from game.rules.resolution import Resolution
from game.rules.state import News


def say(
    course: Resolution,
    side: str,
    account: Account,
    style: Style,
    chosen: Chosen = NOTHING,
    corrects: str | None = None,
) -> None:
    """Publish what a side says of something it knows, or note that it keeps silent."""
    if style is Style.SILENT:
        course.happen(
            "kept_silent",
            {"faction": side, "account": account.id},
            (account_changed(course.state, side, account, settled=True),),
            (Tell(side, "done.silent", {"about": account.id}),),
        )
        return
    story = open_story(course, account, course.state.reports[side][account.id].fact)
    account = course.state.reports[side][account.id].account
    claims = claims_of(course, side, account, style, chosen)
    item = News(
        id=next_number(course.state),
        turn=course.state.clock.turn,
        speaker=side,
        key="news.statement",
        args={"about": story, **worded(course, side, account, style, claims)},
        minute=course.book.moment(course.state.clock),
        story=story,
        style=style,
        claims=claims,
        trust=course.state.factions[side].credit(Audience.ABROAD),
        corrects=corrects,
    )
    publish(course, item, account)
