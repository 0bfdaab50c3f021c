"""The newsroom: reached by a key, filtered, left again; what is said in it is one offered order."""

from dataclasses import replace

import pygame
import pytest

from game.rules.chapters.news import Speak
from game.rules.events import INSTRUCTOR
from game.rules.newsroom import together
from game.rules.orders import Order
from game.rules.public import Access, Claimed, Inquiry, Story, named
from game.rules.reports import HURT
from game.rules.state import Stage
from game.scenario.load import Opened
from game.session.session import HUMAN
from game.ui.board.screen import BoardScreen
from game.ui.news.aftermath import AftermathScreen
from game.ui.news.feed import Feed
from game.ui.news.screen import Credit, Newsroom
from game.ui.news.speaking import Say, subject_of
from game.ui.screens.ending import Ending
from game.ui.screens.handover import Handover
from game.ui.screens.table import Match, begun
from game.ui.widgets import Button, Choice, RangeBar
from tests.ui.screens.conftest import Player

SEED = 3


def played(found: Opened, until: Stage, people: tuple[str, ...]) -> Match:
    """Let bots play to a stage in which the first of some people has the word."""
    match = begun(found, SEED, {})
    session = match.session

    def due() -> bool:
        clock = session.state.clock
        spoken = until is not Stage.IMPULSES or clock.turn >= 8
        return clock.stage is until and spoken and session.acting == people[0]

    while not due():
        assert session.bot_step() is not None
    for side in people:
        session.hand_over(side, HUMAN)
    return match


@pytest.fixture
def reader(player: Player, found: Opened, home: object) -> Player:
    """Somebody at the board late in a match."""
    player.sit_at(played(found, Stage.IMPULSES, ("csp",)))
    player.wait_for_impulse()
    return player


def newsroom(player: Player) -> Newsroom:
    assert isinstance(player.app.screen, Newsroom)
    return player.app.screen


def stops(player: Player, kind: type) -> list[object]:
    return [stop for stop in player.app.screen.desk.stops() if isinstance(stop, kind)]


def orders_given(match: Match) -> list[Order]:
    return [step.order for step in match.session.steps]


def open_newsroom(player: Player) -> Newsroom:
    player.letter("n")
    player.letter("n")
    return newsroom(player)


def open_a_question(player: Player) -> Newsroom:
    """Open what to say about the first story one may speak of."""
    screen = open_newsroom(player)
    stories = dict.fromkeys(item.story for item in screen.case.view.news.values() if item.story)
    screen.open(next(each for each in stories if screen.ways(each)))
    player.letter("s")
    assert screen.desk.modals
    return screen


def test_n_shows_the_news_beside_the_map_and_again_all_over_the_window(reader: Player) -> None:
    reader.letter("n")
    assert reader.board.play.news
    assert stops(reader, Feed)
    reader.letter("n")
    newsroom(reader)


def test_escape_leads_from_a_story_to_all_stories_and_then_to_the_board(reader: Player) -> None:
    screen = open_newsroom(reader)
    screen.choose_item(0)
    assert screen.wanted.story is not None
    reader.press(pygame.K_ESCAPE)
    assert screen.wanted.story is None
    reader.press(pygame.K_ESCAPE)
    assert isinstance(reader.app.screen, BoardScreen)


def test_enter_on_a_line_of_the_feed_opens_the_page_with_its_range_bars(reader: Player) -> None:
    screen = open_newsroom(reader)
    reader.press(pygame.K_F6)
    assert isinstance(screen.desk.focused, Feed)
    reader.press(pygame.K_RETURN)
    assert screen.wanted.story == screen.items[0].story
    assert stops(reader, RangeBar)


def asked_to_let_in(player: Player) -> str:
    """Let journalists ask to see where the CSP's first unit stands; return the story."""
    session = player.board.match.session
    item = next(each for each in session.state.news.values() if each.story)
    at = session.view("csp").own()[0].at
    story = named("harm", 1, at, 1)
    told = replace(item, id="n999", story=story, claims={HURT: Claimed(4, 4)})
    inquiry = Inquiry(f"journalists|{story}", "journalists", story, 0)
    session.state = replace(
        session.state,
        news={**session.state.news, told.id: told},
        stories={**session.state.stories, story: Story(story, None)},
        inquiries={inquiry.id: inquiry},
    )
    return story


def test_who_asks_to_see_is_let_in_on_the_page_of_the_story(reader: Player) -> None:
    story = asked_to_let_in(reader)
    screen = open_newsroom(reader)
    screen.open(story)
    choices = [
        stop
        for stop in stops(reader, Button)
        if isinstance(stop, Button) and stop.text.startswith("Journalists: ")
    ]
    assert [stop.text for stop in choices] == [
        "Journalists: let in",
        "Journalists: keep out",
    ]
    reader.click(choices[0].rect.center)
    (inquiry,) = screen.match.session.state.inquiries.values()
    assert inquiry.answers == {"csp": Access.LET_IN}


def test_a_filter_leaves_what_one_side_says_or_is_told_of(reader: Player) -> None:
    screen = open_newsroom(reader)
    everything = len(screen.items)
    by_side = stops(reader, Choice)[0]
    assert isinstance(by_side, Choice)
    by_side.turn(1)
    assert 0 < len(screen.items) < everything
    assert screen.wanted.side == next(iter(screen.match.book.sides))


def test_a_story_jumps_to_its_place_on_the_map(reader: Player) -> None:
    screen = open_newsroom(reader)
    screen.choose_item(0)
    reader.letter("m")
    assert reader.board.map.cursor is not None
    assert reader.board.map.cursor in {at for at in screen.places() if at}


def test_a_click_on_a_way_to_say_it_gives_exactly_one_offered_order(reader: Player) -> None:
    screen = open_a_question(reader)
    offered = [way.order for way in screen.ways(screen.wanted.story or "")]
    before = len(orders_given(screen.match))
    button = stops(reader, Say)[-1]
    assert isinstance(button, Say)
    screen.desk._reveal(button)
    reader.click(button.rect.center)
    given = orders_given(screen.match)[before:]
    assert given == [offered[-1]]


def test_enter_says_the_first_way_by_keyboard_alone(reader: Player) -> None:
    screen = open_a_question(reader)
    offered = [way.order for way in screen.ways(screen.wanted.story or "")]
    before = len(orders_given(screen.match))
    reader.press(pygame.K_RETURN)
    assert orders_given(screen.match)[before:] == offered[:1]


def test_each_audience_s_credit_answers_why(reader: Player) -> None:
    screen = open_newsroom(reader)
    bars = [each for each in screen.desk.root.walk() if isinstance(each, Credit)]
    me = screen.case.view.me
    assert me is not None
    assert len(bars) == len(me.credibility)
    assert all(bar.explanation() for bar in bars)


def test_what_was_said_stands_in_the_feed(reader: Player) -> None:
    screen = open_a_question(reader)
    before = len(screen.items)
    reader.press(pygame.K_RETURN)
    assert len(screen.items) == before + 1
    assert screen.items[0].speaker == "csp"


def test_a_question_mark_on_a_way_tells_what_is_at_stake(reader: Player) -> None:
    screen = open_a_question(reader)
    button = stops(reader, Say)[0]
    assert isinstance(button, Say)
    assert len(button.explanation()) >= len(screen.case.view.me.credibility)  # type: ignore[union-attr]


def test_the_aftermath_goes_from_news_turn_to_news_turn_and_ends_with_the_score(
    player: Player, found: Opened
) -> None:
    match = played(found, Stage.AFTERMATH, ("csp",))
    player.sit_at(match)
    assert isinstance(player.app.screen, AftermathScreen)
    first = match.session.state.clock.news_turn
    player.letter("c")
    player.wait(lambda: match.session.acting == "csp")
    assert match.session.state.clock.news_turn == first + 1
    player.letter("e")
    player.wait(lambda: isinstance(player.app.screen, Ending))


def test_between_two_people_the_aftermath_draws_a_curtain(player: Player, found: Opened) -> None:
    match = played(found, Stage.AFTERMATH, ("csp", "army"))
    player.sit_at(match)
    assert isinstance(player.app.screen, Handover)
    player.letter("o")
    assert isinstance(player.app.screen, AftermathScreen)
    player.letter("c")
    player.wait(lambda: isinstance(player.app.screen, Handover))


def test_no_letter_stands_on_two_buttons_of_the_aftermath(player: Player, found: Opened) -> None:
    player.sit_at(played(found, Stage.AFTERMATH, ("csp",)))
    screen = newsroom(player)
    for story in (None, screen.items[0].story):
        screen.open(story)
        letters = [each.key_letter for each in screen.foot() if isinstance(each, Button)]
        assert len(letters) == len(set(letters))


def test_the_staff_s_other_orders_are_given_beside_the_map(player: Player, found: Opened) -> None:
    player.sit_at(played(found, Stage.AFTERMATH, ("csp",)))
    screen = newsroom(player)
    assert isinstance(screen, AftermathScreen)
    screen.show_staff()
    assert player.board.play.staff
    player.app.tick(100)
    assert isinstance(player.app.screen, BoardScreen)


def test_an_instructor_reads_what_is_public(player: Player, found: Opened) -> None:
    match = begun(found, SEED, {})
    for _ in range(150):
        match.session.bot_step()
    player.sit_at(match)
    screen = open_newsroom(player)
    assert screen.seat == INSTRUCTOR
    groups = reversed(together(match.session.state.news.values()))
    assert [item.id for item in screen.items] == [group[0].id for group in groups]


def test_the_map_of_the_aftermath_leads_back_to_it(player: Player, found: Opened) -> None:
    player.sit_at(played(found, Stage.AFTERMATH, ("csp",)))
    player.press(pygame.K_ESCAPE)
    assert isinstance(player.app.screen, BoardScreen)
    player.app.tick(100)
    open_newsroom(player)
    assert isinstance(player.app.screen, AftermathScreen)


def figures_opened(reader: Player) -> Newsroom:
    """Open the figures of the first fight the CSP might speak of, had it said nothing yet."""
    session = open_newsroom(reader).match.session
    told = {
        key: replace(each, account=replace(each.account, said=(), settled=False))
        for key, each in session.state.reports["csp"].items()
    }
    session.state = replace(session.state, reports={**session.state.reports, "csp": told})
    screen = newsroom(reader)
    subjects = [subject_of(each.account) for each in told.values()]
    subject, way = next(
        (subject, way)
        for subject in subjects
        for way in screen.ways(subject)
        if way.offer is not None
    )
    screen.speak(subject)
    screen.choose_figures(way)
    return screen


def test_a_figure_turned_by_keyboard_is_the_figure_given(reader: Player) -> None:
    screen = figures_opened(reader)
    before = len(orders_given(screen.match))
    rows = [row for row in stops(reader, Choice) if isinstance(row, Choice)]
    part = rows[0].options[1]
    reader.press(pygame.K_RIGHT)
    reader.letter("s")
    (order,) = orders_given(screen.match)[before:]
    assert isinstance(order, Speak)
    assert part in {str(figure) for figure in order.chosen.values()}


def test_the_keyboard_stays_on_the_row_whose_figure_is_turned(reader: Player) -> None:
    screen = figures_opened(reader)
    reader.press(pygame.K_RIGHT)
    reader.press(pygame.K_RIGHT)
    row = screen.desk.focused
    assert isinstance(row, Choice)
    assert row.chosen == 2


def test_escape_leads_from_the_figures_back_to_the_manners(reader: Player) -> None:
    screen = figures_opened(reader)
    reader.press(pygame.K_ESCAPE)
    assert stops(reader, Say)
    assert len(screen.desk.modals) == 1


def test_an_account_of_ones_own_is_no_story_of_the_same_name(reader: Player) -> None:
    accounts = list(reader.board.play.view.reports.values())
    public = next(each for each in accounts if each.story is not None)
    own = replace(public, id=str(public.story), story=None)
    assert subject_of(own) != subject_of(public)


def test_subjects_that_look_alike_are_numbered(reader: Player) -> None:
    screen = open_newsroom(reader)
    _, column = screen.subject_buttons("ui.news.subjects", ["strike|1|22,14|1"] * 2)
    assert [each.text[-4:] for each in column.walk() if isinstance(each, Button)] == [
        " (1)",
        " (2)",
    ]
