from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from game.rules.state import News
from game.scenario.load import Opened
from game.session import Session, replay
from game.session.session import HUMAN
from game.text import converse
from game.text.commands import COMMANDS, by_word
from game.text.finding import numbers
from game.text.ordering import kinds
from game.text.talk import Talk
from game.words import Words
from tests.text.conftest import Play


def test_a_match_begins_with_where_it_stands(play: Play) -> None:
    said = play()
    assert "You play the CSP." in said
    assert "It is your impulse" in said


def test_the_end_of_the_lines_keeps_the_match(play_fresh: Play, tmp_path: Path) -> None:
    said = play_fresh("look")
    assert f"The match is kept in {tmp_path / 'match.jsonl'}." in said
    assert not replay(tmp_path / "match.jsonl", verify=True).differs


def test_an_interrupt_leaves_quietly(
    match: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(talk: Talk) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(Talk, "read", interrupted)
    said = StringIO()
    converse(match, "csp", Words("en"), StringIO(), said, tmp_path / "kept.jsonl")
    assert said.getvalue().endswith(f"The match is kept in {tmp_path / 'kept.jsonl'}.\n")


def test_quit_leaves_before_the_next_line(play: Play) -> None:
    assert "no command" not in play("quit", "nonsense")


def test_every_question_without_an_answer_gets_one_sentence(play: Play) -> None:
    said = play("fly me to the moon", "unit 99", "contacts", "? c99", "? atlantis", "do 9")
    for part in (
        "There is no unit 99",
        "no contact c99",
        "called atlantis",
        "`orders` lists them, and it is empty.",
    ):
        assert part in said


def test_a_misspelt_command_is_answered_with_the_nearest(play: Play) -> None:
    assert "Did you mean unit" in play("unist")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_answers_in_every_language(play: Play, language: str) -> None:
    words = Words(language)
    typed = [words.say(f"text.command.{name}").split()[0] for name in COMMANDS if name != "quit"]
    said = play("1", *typed, language=language)
    assert "⟨" not in said


def test_commands_and_orders_share_no_word(scenario: Opened, match: Session) -> None:
    talk = Talk(match, "csp", Words("en"), None, None, None)  # type: ignore[arg-type]
    assert set(by_word()) & set(kinds(talk)) == set()
    assert len(set(by_word().values())) == len(COMMANDS)
    assert set(kinds(talk).values()) == set(scenario.book.orders)


def test_units_keep_their_numbers_for_the_whole_match(match: Session) -> None:
    talk = Talk(match, "csp", Words("en"), None, None, None)  # type: ignore[arg-type]
    before = numbers(talk)
    match.state = replace(match.state, units=dict(list(match.state.units.items())[3:]))
    assert numbers(talk) == before


def test_help_names_every_order(play: Play, scenario: Opened) -> None:
    said = play("help")
    for kind in scenario.book.orders:
        assert Words("en").say(f"order.{kind}.about").replace("’", "'") in said


def test_a_whole_match_can_be_passed_through(play_fresh: Play) -> None:
    said = play_fresh(*["end"] * 60)
    assert "The match is over." in said
    assert "of 100." in said


def test_a_second_person_is_handed_the_terminal(scenario: Opened, tmp_path: Path) -> None:
    players = dict.fromkeys(scenario.book.factions, "random") | {"csp": HUMAN, "army": HUMAN}
    match = Session.start(scenario.book, scenario.text, scenario.digest, 1, players)
    said = StringIO()
    typed = StringIO("\n" + "end\n\n" * 3)
    converse(match, "csp", Words("en"), typed, said, tmp_path / "two.jsonl")
    assert "Hand over, then press Enter." in said.getvalue()
    assert "You play the army." in said.getvalue()


def test_news_is_told_with_its_speaker_and_its_day(play: Play, match: Session) -> None:
    at = match.view("csp").own()[0].at
    body = ("said.inflate.aircraft_seen", {"at": at})
    voice = ("voice.spokesman", {"speaker": "csp"})
    story = f"aircraft_lost|1|{at.q},{at.r}|1" if at else ""
    args: dict[str, Any] = {"about": story, "voice_sentence": voice, "body_sentence": body}
    item = News("n1", 1, "csp", "news.statement", args)
    match.state = replace(match.state, news={"n1": item})
    said = play("news")
    assert "(report). A spokesman of the CSP (aircraft down at Tinzaouaten" in said
    assert "“We shot it down.”" in said


def test_setting_up_shows_no_points_where_orders_are_free(scenario: Opened, tmp_path: Path) -> None:
    players = dict.fromkeys(scenario.book.factions, "random") | {"jihadists": HUMAN}
    match = Session.start(scenario.book, scenario.text, scenario.digest, 1, players)
    said = StringIO()
    converse(match, "jihadists", Words("en"), StringIO("march 1\n"), said, tmp_path / "kept.jsonl")
    assert "once the first turn has begun" in said.getvalue()
    assert "orders before the first turn cost no command point" in said.getvalue()
    assert "to spend now" not in said.getvalue()
