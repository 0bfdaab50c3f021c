"""After the match the truth stands beside what was said; who plays never sees it before."""

import csv
import json
from pathlib import Path

import pygame
import pytest

from game import folders
from game.debrief import truth_table
from game.debrief.reality import matters, said_by, where_said
from game.rules.events import INSTRUCTOR
from game.scenario.load import Opened
from game.ui.board.screen import BoardScreen
from game.ui.debrief.screen import ClaimsTable, Page
from game.ui.screens.ending import Ending
from game.ui.screens.table import Match, begun
from game.ui.widgets import Button, Label, RangeBar
from game.words import Words
from tests.ui.screens.conftest import Player

SEED = 7
"""Of a match in which something was spoken of by nobody."""


@pytest.fixture
def over(player: Player, found: Opened, home: Path) -> Player:
    """Somebody before the scores of a match that is over."""
    match = begun(found, SEED, {})
    match.session.run_bots()
    player.sit_at(match)
    return player


def table(player: Player) -> ClaimsTable:
    assert isinstance(player.app.screen, ClaimsTable)
    return player.app.screen


def opened_table(player: Player) -> ClaimsTable:
    player.letter("c")
    return table(player)


def read(player: Player) -> str:
    return "\n".join(
        each.text for each in player.app.screen.desk.root.walk() if isinstance(each, Label)
    )


def test_every_figure_the_public_heard_of_has_its_range_with_all_claimants(over: Player) -> None:
    screen = opened_table(over)
    bars = [each for each in screen.desk.root.walk() if isinstance(each, RangeBar)]
    assert [len(bar.pins) for bar in bars] == [len(entry.claims) for entry in screen.shown()]


def test_what_was_agreed_in_secret_is_told_when_the_match_is_over(over: Player) -> None:
    opened_table(over)
    assert "without a term (secret): agreed before the match" in read(over)


def test_what_nobody_spoke_of_is_shown_on_demand(over: Player) -> None:
    screen = opened_table(over)
    before = len(screen.shown())
    screen.choose(1)
    assert len(screen.shown()) == len(screen.entries) > before


def test_escape_leads_back_to_the_scores(over: Player) -> None:
    opened_table(over)
    over.press(pygame.K_ESCAPE)
    assert isinstance(over.app.screen, Ending)


def test_the_table_is_written_beside_the_saves_and_told_in_one_sentence(over: Player) -> None:
    screen = opened_table(over)
    over.letter("s")
    (written,) = folders.saves().glob("*.csv")
    assert str(written) in "".join(
        each.text for each in screen.desk.top.walk() if isinstance(each, Label)
    )
    lines = list(csv.DictReader(written.open(encoding="utf-8")))
    assert len(lines) == sum(max(1, len(entry.claims)) for entry in screen.entries)


def test_a_second_file_never_overwrites_the_first(over: Player) -> None:
    opened_table(over)
    for _ in range(2):
        over.letter("j")
        over.press(pygame.K_RETURN)
    found = sorted(folders.saves().glob("*.json"))
    assert len(found) == 2
    assert json.loads(found[0].read_text(encoding="utf-8"))["readings"]


def test_accounts_of_reality_keep_claimant_and_source(over: Player, found: Opened) -> None:
    opened_table(over)
    over.letter("r")
    text = read(over)
    for matter in matters(found.scenario).values():
        assert matter.title["en"] in text
        for account in matter.accounts:
            where = where_said(Words("en"), found.scenario.sources, account)
            said = said_by(found.book, Words("en"), account)
            assert f"{account.by['en']}: {said} {where}" in text


def test_each_story_has_what_was_said_of_the_like_in_reality_below_it(over: Player) -> None:
    screen = opened_table(over)
    screen.choose(1)
    (_, quantity), given = next(iter(screen.laid.figures.items()))
    assert quantity.startswith(("killed.", "captured."))
    assert f"{given[0].by['en']}: " in read(over)


def test_events_and_decisions_are_a_page_of_their_own_and_a_file(over: Player) -> None:
    screen = opened_table(over)
    over.letter("e")
    text = read(over)
    assert all(occasion.plan.title["en"] in text for occasion in screen.script)
    assert "Why: " in text
    over.letter("s")
    (written,) = folders.saves().glob("*-events.csv")
    lines = list(csv.DictReader(written.open(encoding="utf-8")))
    assert len(lines) == len(screen.script) > 0


def test_a_second_press_leads_back_from_the_events_to_the_table(over: Player) -> None:
    screen = opened_table(over)
    over.letter("e")
    over.letter("e")
    assert screen.page is Page.TABLE


def watched(player: Player, found: Opened) -> Match:
    """Let an instructor watch bots for a while."""
    match = begun(found, SEED, {})
    for _ in range(60):
        match.session.bot_step()
    player.sit_at(match)
    return match


def test_an_instructor_who_opens_the_table_during_the_match_is_written_into_the_log(
    player: Player, found: Opened
) -> None:
    match = watched(player, found)
    assert player.board.play.seat == INSTRUCTOR
    player.letter("c")
    assert table(player).entries == truth_table(match.book, match.session.state)
    assert match.session.log.records[-1]["kind"] == "note"
    assert "The table was opened before the end, on " in read(player)
    player.press(pygame.K_ESCAPE)
    assert isinstance(player.app.screen, BoardScreen)


def test_who_plays_has_no_way_to_the_table(at_board: Player) -> None:
    title = at_board.app.words.say("ui.table.title")
    at_board.letter("n")
    at_board.letter("n")
    buttons = [each for each in at_board.app.screen.desk.stops() if isinstance(each, Button)]
    assert buttons
    assert title not in {button.text for button in buttons}
