"""Whatever a match tells anybody can be said, whole, in every language."""

import pytest

from game.rules.events import PUBLIC
from game.words import LANGUAGES, Missing, Words, line, published, sentence
from tests.contract.playing import played

MATCHES = [(seed, player) for player in ("standard", "random") for seed in (1, 2, 3)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("seed", "player"), MATCHES)
def test_every_line_of_every_report_can_be_said(seed: int, player: str, language: str) -> None:
    session, words = played(seed, player), Words(language, Missing.RAISED)
    for side in (*session.book.factions, PUBLIC):
        for tell in session.reports(side):
            said = line(session.book, words, tell)
            assert said
            assert "{" not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_piece_of_news_can_be_read(seed: int, language: str) -> None:
    session, words = played(seed, "standard"), Words(language, Missing.RAISED)
    assert session.state.news
    for item in session.state.news.values():
        assert published(session.book, words, item)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_a_bot_can_be_said(language: str) -> None:
    session, words = played(1, "standard"), Words(language, Missing.RAISED)
    for record in session.log.records:
        if "reason" in record:
            key, args = record["reason"]
            assert sentence(session.book, words, key, args)
