"""The debrief in a terminal."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

from game.debrief import occasions
from game.rules.state import Stage
from game.session import Session
from game.session.openness import openings
from game.text.debrief import debrief
from game.text.talk import Talk
from game.words import LANGUAGES, Missing, Words
from tests.contract.playing import played
from tests.text.conftest import Play


def test_the_truth_is_not_told_before_the_match_is_over(play: Play) -> None:
    assert "The truth is told when the match is over" in play("debrief")


def test_an_instructor_may_have_it_before_and_that_is_told_from_then_on(
    play: Play, match: Session
) -> None:
    said = play("debrief instructor")
    assert "The table was opened before the end, on Thursday 25 July 2024, 12:00." in said
    assert openings(match.log.records) == (0,)


def told(match: Session, language: str) -> str:
    out = StringIO()
    words = Words(language, Missing.RAISED)
    debrief(Talk(match, "csp", words, StringIO(), out, Path("unused")), "")
    return out.getvalue()


def test_when_it_is_over_truth_and_claims_are_told_in_every_language() -> None:
    over = played(2, "standard")
    assert over.state.clock.stage is Stage.OVER
    for language in LANGUAGES:
        assert told(over, language).count("\n") > 20


def test_what_was_said_in_reality_keeps_its_claimant_and_its_source() -> None:
    text = told(played(2, "standard"), "en")
    assert "none of it is told here as a fact" in text
    assert "CSP: Hit at Tinzaouaten, it came down at Kidal. (Sunday 28 July 2024; S06. " in text


def test_who_claimed_how_many_dead_in_reality_stands_below_the_story_that_cost_most() -> None:
    lines = told(played(2, "standard"), "en").splitlines()
    first = next(line for line in lines if "CSP: 84 (dead of Wagner)" in line)
    above = lines[: lines.index(first)]
    last_story = next(line for line in reversed(above) if not line.startswith(" "))
    assert last_story.lower().startswith(("fighting", "battle"))


def test_what_was_agreed_in_secret_is_told_when_the_match_is_over() -> None:
    text = told(played(2, "standard"), "en").split("What sides proposed to each other")[1]
    assert "without a term (secret): agreed before the match" in text


def test_a_match_without_news_has_nothing_but_readings(match: Session) -> None:
    clock = replace(match.state.clock, stage=Stage.OVER)
    match.state = replace(match.state, clock=clock, news={}, facts={}, stories={})
    assert "In the end the public takes it" not in told(match, "en")


def test_who_has_played_to_the_end_reads_it_before_leaving(play: Play, match: Session) -> None:
    match.state = replace(match.state, clock=replace(match.state.clock, stage=Stage.OVER))
    assert "What happened, what was said" in play("debrief", "quit")


def test_events_and_decisions_are_told_with_what_followed() -> None:
    over = played(2, "standard")
    found = occasions(over.book, over.log.records)
    for language in LANGUAGES:
        said = told(over, language)
        assert all(occasion.plan.title[language] in said for occasion in found)
        assert (Words(language).say("text.debrief.events") in said) == bool(found)
