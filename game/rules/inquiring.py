"""Inquiries: those who want to see for themselves, whoever keeps the ground, and what they find.

Press, human-rights investigators and the UN ask once the public speaks of people hurt, whether
it is true, false or too much. Whoever keeps the ground lets them in or does not; what they find
is evidence like any other, and only what is found is known.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from game.rules.changes import Change, Put, Set
from game.rules.credibility import believed, public_reacts
from game.rules.evidence import item_of, keepers_of, reading
from game.rules.picture import by_story
from game.rules.public import Access, Claimed, Inquiry, Story, topic
from game.rules.publishing import next_number, publish
from game.rules.reports import HURT, figures_of, hurt_beside
from game.rules.resolution import Resolution
from game.rules.state import GameState, News
from game.rules.tracks import move
from game.rules.world import look_closer

ASKERS: Final = ("journalists", "investigators", "un")
"""Kinds of evidence whose people come to see, in the sequence in which they hear of things."""


def inquiries_go_on(course: Resolution) -> None:
    """Let new ones ask, take silence for an answer, let those come who may."""
    for story in tuple(course.state.stories.values()):
        told = [item for item in by_story(course.state.news, story.id) if HURT in item.claims]
        for who in ASKERS if told and story.fact and topic(story.id).at is not None else ():
            if wants_to_see(course, who, story, told):
                ask(course, who, story)
    found = False
    for inquiry in tuple(course.state.inquiries.values()):
        if inquiry.came is None:
            answer_for_the_silent(course, inquiry)
            found |= visit(course, course.state.inquiries[inquiry.id])
    if found:
        public_reacts(course)


def wants_to_see(course: Resolution, who: str, story: Story, told: Sequence[News]) -> bool:
    """Return whether somebody new has heard of enough people hurt, and long enough ago."""
    if f"{who}|{story.id}" in course.state.inquiries:
        return False
    most = max(item.claims[HURT].middle for item in told)
    since = course.book.moment(course.state.clock) - told[0].minute
    return most >= course.number(f"inquiry.{who}.least") and since >= course.number(
        f"inquiry.{who}.minutes"
    )


def ask(course: Resolution, who: str, story: Story) -> None:
    """Let somebody ask in public to see for himself."""
    inquiry = Inquiry(f"{who}|{story.id}", who, story.id, course.book.moment(course.state.clock))
    course.happen(
        "inquiry_asked", {"inquiry": inquiry.id}, (Put("inquiries", inquiry.id, inquiry),)
    )
    item = News(
        id=next_number(course.state),
        turn=course.state.clock.turn,
        speaker=who,
        key="news.inquiry",
        args={"who_sentence": (f"inquiry.{who}", {}), "about": story.id},
        minute=inquiry.asked,
        story=story.id,
        evidence=who,
    )
    publish(course, item)


def answer_for_the_silent(course: Resolution, inquiry: Inquiry) -> None:
    """Take the ways of those who keep the ground for their answer, once they were silent long."""
    waited = course.book.moment(course.state.clock) - inquiry.asked
    if waited < course.number("inquiry.answer_minutes"):
        return
    for side in keepers_at(course, inquiry):
        if side not in inquiry.answers and side in course.book.factions:
            opens = course.book.factions[side].access() == "open"
            answer(course, inquiry.id, side, Access.LET_IN if opens else Access.KEEP_OUT)


def keepers_at(course: Resolution, inquiry: Inquiry) -> tuple[str, ...]:
    """Return who keeps the ground an inquiry is about."""
    at = topic(inquiry.story).at
    assert at is not None
    return keepers_of(course, at)


def answer(course: Resolution, number: str, side: str, access: Access) -> None:
    """Let a side say whether those who ask may come; who keeps them out pays for it."""
    inquiry = course.state.inquiries[number]
    course.happen(
        "inquiry_answered",
        {"inquiry": number, "faction": side, "access": access},
        (Set("inquiries", number, {"answers": {**inquiry.answers, side: access}}),),
    )
    publish(course, answer_item(course, inquiry.story, side, access))
    if access is Access.LET_IN:
        open_ground(course, side, inquiry.story)
        return
    believed(course, side, "cause.kept_out", -course.number("inquiry.kept_out"), 1000)
    look_closer(course, "cause.kept_out", course.number("scrutiny.kept_out"))
    for track in course.book.factions[side].answers_with():
        move(course, side, track, "cause.kept_out", -course.number("inquiry.kept_out_track"))


def answer_item(course: Resolution, story: str, side: str, access: Access) -> News:
    """Return an answer as a piece of news."""
    return News(
        id=next_number(course.state),
        turn=course.state.clock.turn,
        speaker=side,
        key="news.let_in" if access is Access.LET_IN else "news.keep_out",
        args={
            "voice_sentence": (f"voice.{course.book.sides[side].channel}", {"speaker": side}),
            "about": story,
        },
        minute=course.book.moment(course.state.clock),
        story=story,
    )


def open_ground(course: Resolution, side: str, story: str) -> None:
    """Let anybody look at what a story is about: those who ask, and all who may yet come."""
    known = course.state.stories[story]
    changes: list[Change] = [
        Set("inquiries", each.id, {"answers": {**each.answers, side: Access.LET_IN}})
        for each in course.state.inquiries.values()
        if each.story == story and each.answers.get(side) is not Access.LET_IN
    ]
    if side not in known.let_in:
        changes.append(Set("stories", story, {"let_in": (*known.let_in, side)}))
    if changes:
        course.happen("let_in", {"faction": side, "story": story}, tuple(changes))


def visit(course: Resolution, inquiry: Inquiry) -> bool:
    """Let those come whom nobody keeps out, and say what they found; return whether they did."""
    now = course.book.moment(course.state.clock)
    travelled = now >= inquiry.asked + course.number("inquiry.visit_minutes")
    if not travelled or not may_come(course, inquiry):
        return False
    course.happen(
        "inquiry_came", {"inquiry": inquiry.id}, (Set("inquiries", inquiry.id, {"came": now}),)
    )
    publish(course, finding(course, inquiry))
    return True


def may_come(course: Resolution, inquiry: Inquiry) -> bool:
    """Return whether everybody who keeps the ground lets them in; nobody need be asked."""
    known = course.state.inquiries[inquiry.id]
    return all(
        known.answers.get(side) is Access.LET_IN
        for side in keepers_at(course, inquiry)
        if side in course.book.factions
    )


def finding(course: Resolution, inquiry: Inquiry) -> News:
    """Return what a visit shows of how many people were hurt; it may be that nobody was."""
    kind, at = course.book.evidence[inquiry.who], topic(inquiry.story).at
    claimed = reading(course, kind, inquiry.id, HURT, truly_hurt(course.state, inquiry.story))
    item = item_of(course, kind, inquiry.story, at, HURT, claimed or Claimed(1, None))
    opening = (f"inquiry.{inquiry.who}.found", {"at": at})
    return replace(item, args={**item.args, "opening_sentence": opening})


def truly_hurt(state: GameState, story: str) -> int:
    """Return how many people were hurt where a story says they were."""
    fact = state.stories[story].fact
    if fact is None:
        return 0
    known = state.facts[fact]
    return figures_of(known).get(HURT, 0) if known.kind == "harm" else hurt_beside(state, known)
