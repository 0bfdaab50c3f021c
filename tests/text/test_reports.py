"""Whatever happens in a match can be said in every language."""

import pytest

from game.rules.engine import menu
from game.rules.events import INSTRUCTOR, PUBLIC
from game.scenario.load import Opened
from game.session import Session
from game.words import LANGUAGES, Missing, Words, aim_line, line, published, sentence
from game.words.arguments import clause


@pytest.fixture(scope="module", params=["standard", "random"])
def played(request: pytest.FixtureRequest, scenario: Opened) -> Session:
    players = dict.fromkeys(scenario.book.factions, request.param)
    match = Session.start(scenario.book, scenario.text, scenario.digest, 7, players)
    match.run_bots()
    return match


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_of_a_match_can_be_said(played: Session, language: str) -> None:
    words = Words(language, Missing.RAISED)
    for seat in (INSTRUCTOR, PUBLIC):
        for tell in played.reports(seat):
            assert line(played.book, words, tell)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_said_in_public_can_be_read(played: Session, language: str) -> None:
    words = Words(language, Missing.RAISED)
    for item in played.view(PUBLIC).news.values():
        assert published(played.book, words, item)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_aim_of_the_scenario_can_be_said(scenario: Opened, language: str) -> None:
    words = Words(language, Missing.RAISED)
    for side in scenario.book.sides.values():
        for aim in side.aims:
            assert aim_line(scenario.book, words, aim)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_of_a_track_can_be_said(played: Session, language: str) -> None:
    words = Words(language, Missing.RAISED)
    for step in played.steps:
        for faction in step.before.factions.values():
            for name, track in faction.tracks.items():
                assert words.say(f"track.{name}")
                assert all(clause(played.book, words, key, {}) for key, _ in track.causes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_met_in_a_match_can_be_said(scenario: Opened, language: str) -> None:
    words = Words(language, Missing.RAISED)
    players = dict.fromkeys(scenario.book.factions, "random")
    match = Session.start(scenario.book, scenario.text, scenario.digest, 3, players)
    for _ in range(60):
        if match.bot_step() is None:
            break
        for side in scenario.book.factions:
            view = match.view(side)
            for unit in (None, *(each.id for each in view.own())):
                for offer in menu(scenario.book, view, unit):
                    if offer.refusal is not None:
                        refusal = offer.refusal
                        assert sentence(scenario.book, words, refusal.key, refusal.args)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_a_bot_can_be_said(played: Session, language: str) -> None:
    words = Words(language, Missing.RAISED)
    for record in played.log.records:
        if "reason" in record:
            key, args = record["reason"]
            assert sentence(played.book, words, key, args)
