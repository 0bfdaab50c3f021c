"""The newsroom in a terminal."""

from dataclasses import replace

import pytest

from game.rules.newsroom import pages
from game.rules.public import Audience, Claimed, Inquiry, Story, Style, named
from game.rules.state import News, Stage
from game.session import Session
from tests.contract.playing import played
from tests.text.conftest import Play


@pytest.fixture
def match(match: Session) -> Session:
    """The CSP's impulse, with the news of a match that was played."""
    over = played(2, "standard").state
    match.state = replace(match.state, news=over.news, reports=over.reports)
    return match


def test_news_can_be_asked_for_by_side_and_by_what_was_shown(play: Play) -> None:
    everything, armys, proofs = (play(f"news {what}") for what in ("", "army", "shown"))
    assert len(armys) < len(everything)
    assert "communiqué" not in proofs.split("?")[-1]


def test_stories_are_listed_with_ranges_and_grades(play: Play) -> None:
    assert "one-sided" in play("stories") or "corroborated" in play("stories")


def test_a_story_tells_who_says_what(play: Play) -> None:
    assert "On " in play("stories 1")


def test_a_story_that_is_none_is_refused(play: Play) -> None:
    assert "There is no story 999" in play("stories 999")


def test_credit_is_told_for_each_audience(play: Play) -> None:
    assert play("credit").count("Credit, ") == len(Audience)


def test_the_aftermath_says_which_news_turn_it_is_and_its_day(play: Play, match: Session) -> None:
    clock = replace(match.state.clock, stage=Stage.AFTERMATH, turn=12, news_turn=2)
    match.state = replace(match.state, clock=clock)
    assert "news turn 2 of 4: Sunday 11 August 2024" in play("look")


def asked(match: Session) -> str:
    """Let journalists ask to see the village of the CSP; return the story's number on the list."""
    story = named("harm", 1, match.book.ground.places["tinzaouaten"].at, 1)
    inquiry = Inquiry(f"journalists|{story}", "journalists", story, 0)
    item = News(
        "n999", 1, "csp", "news.let_in", {"voice_sentence": ("voice.spokesman", {"speaker": "csp"}),
        "about": story}, story=story, style=Style.ALLEGE, claims={"hurt.people": Claimed(4, 4)},
    )  # fmt: skip
    match.state = replace(
        match.state,
        news={**match.state.news, item.id: item},
        stories={**match.state.stories, story: Story(story, None)},
        inquiries={inquiry.id: inquiry},
    )
    listed = [each.story for each in pages(match.book, match.view("csp"))]
    return str(listed.index(story) + 1)


def test_who_asks_to_see_is_told_and_let_in_by_a_command(play: Play, match: Session) -> None:
    number = asked(match)
    said = play(f"stories {number}", "inquiry let in", f"stories {number}")
    assert "Journalists: ask to see for themselves; no answer yet." in said
    assert "Journalists: let in by the CSP, not there yet." in said


def test_who_is_kept_out_is_told(play: Play, match: Session) -> None:
    number = asked(match)
    said = play("inquiry keep out", f"stories {number}")
    assert "Journalists: ask to see for themselves; kept out by the CSP." in said
