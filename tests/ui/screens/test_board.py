"""The board: every click and key ends in an order that was on offer, or in none."""

import pygame
import pytest

from game import folders
from game.hexgrid import Hex
from game.rules.changes import Put, changed
from game.rules.engine import legal
from game.rules.state import Roadblock
from game.session.session import HUMAN
from game.ui.app import starting
from game.ui.board.groups import STAFF, group_of
from game.ui.board.letters import order_letters
from game.ui.board.panel import BlankRow, Confirm
from game.ui.board.pause import KINDS
from game.ui.board.pointing import shapes_below
from game.ui.board.screen import BoardScreen
from game.ui.marks import What
from game.ui.overlay import Sign
from game.ui.screens.dialog import Dialog
from game.ui.screens.table import Match
from game.ui.widgets import Button
from game.words import LANGUAGES
from tests.ui.screens.conftest import Player


def spot(player: Player, at: Hex) -> tuple[int, int]:
    pane = player.board.map
    middle = pane.view.screen_of_hex(at, pane.hex_m)
    return round(middle.left) + pane.rect.left, round(middle.top) + pane.rect.top


def empty_goal(player: Player) -> Hex:
    """Return a hex in view and in reach, with nobody in it."""
    board = player.board
    assert board.play.draft is not None
    small = board.map.minimap.box(board.map.rect, board.map.view)
    assert small is not None
    for goal in sorted(board.play.draft.goals, key=lambda at: at.distance(board.unit_hex() or at)):
        at = spot(player, goal)
        seen = board.map.rect.inflate(-80, -80).collidepoint(at) and not small.collidepoint(at)
        far = goal.distance(board.unit_hex() or goal) > 2
        if seen and far and board.map.pile_at(at) is None:
            return goal
    raise AssertionError("no empty goal in view")


def button(player: Player, text: str) -> Button:
    for widget in player.board.desk.top.walk():
        if isinstance(widget, Button) and widget.text == text:
            return widget
    raise AssertionError(f"no button {text!r}")


def test_a_click_on_a_hex_in_reach_yields_exactly_one_order_on_offer(at_board: Player) -> None:
    board = at_board.board
    session, before = board.match.session, len(board.match.session.steps)
    at_board.press(pygame.K_TAB)
    goal = empty_goal(at_board)
    at_board.click(spot(at_board, goal))
    given = session.steps[before:]
    assert [step.order.kind for step in given] == ["march"]
    offered = session.book.orders["march"]
    assert isinstance(given[0].order, offered)


def test_every_hex_that_the_map_shows_in_reach_is_legal(at_board: Player) -> None:
    at_board.press(pygame.K_TAB)
    board = at_board.board
    draft = board.play.draft
    assert draft is not None
    for goal in sorted(draft.goals)[::7]:
        order = draft.offer.fill(**{**draft.filled, "to": goal})
        assert legal(board.match.book, board.play.view, order) is None


def test_a_click_out_of_reach_gives_no_order(at_board: Player) -> None:
    at_board.press(pygame.K_TAB)
    board = at_board.board
    draft = board.play.draft
    assert draft is not None
    before = len(board.match.session.steps)
    board.map.fit()
    outside = next(
        at
        for at in board.match.book.ground.grid.hexes
        if at not in draft.goals and board.map.pile_at(spot(at_board, at)) is None
    )
    at_board.click(spot(at_board, outside))
    assert len(board.match.session.steps) == before


def test_a_drag_moves_the_map_and_orders_nothing(at_board: Player) -> None:
    at_board.press(pygame.K_TAB)
    board = at_board.board
    before, left = len(board.match.session.steps), board.map.view.left
    start = board.map.rect.center
    at_board.app.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=start, button=1))
    for step in (10, 30, 60):
        at = start[0] + step, start[1]
        at_board.app.handle(
            pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(20, 0), buttons=(1, 0, 0))
        )
    at_board.app.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=1))
    assert board.map.view.left < left
    assert len(board.match.session.steps) == before


def test_undo_restores_the_state_before_the_order(at_board: Player) -> None:
    at_board.press(pygame.K_TAB)
    board = at_board.board
    before = board.match.session.state
    lines = len(board.log.entries)
    at_board.click(spot(at_board, empty_goal(at_board)))
    if not board.match.session.can_undo("csp"):
        pytest.skip("the march taught something")
    at_board.letter("u")
    assert board.match.session.state == before
    assert len(board.log.entries) == lines


def test_the_undo_button_says_why_it_cannot_be_pressed(at_board: Player) -> None:
    assert not button(at_board, "Undo").enabled
    assert button(at_board, "Undo").tooltip


def test_an_attack_shows_its_odds_and_waits_to_be_confirmed(at_board: Player) -> None:
    board = at_board.board
    before = len(board.match.session.steps)
    at_board.press(pygame.K_TAB)
    at_board.press(pygame.K_PAGEDOWN)
    draft = board.play.draft
    assert draft is not None
    assert draft.offer.kind == "attack"
    assert len(board.match.session.steps) == before
    assert isinstance(board.desk.focused, Confirm)
    at_board.press(pygame.K_RETURN)
    assert [step.order.kind for step in board.match.session.steps[before:]] == ["attack"]


def test_a_turn_can_be_played_with_the_keyboard_alone(at_board: Player) -> None:
    board = at_board.board
    session, before = board.match.session, len(board.match.session.steps)
    at_board.press(pygame.K_TAB)
    start = board.unit_hex()
    for _ in range(3):
        at_board.press(pygame.K_DOWN)
    at_board.press(pygame.K_RETURN)
    if board.desk.modals:
        at_board.press(pygame.K_RETURN)
    assert session.steps[before].order.kind == "march"
    assert session.steps[before].before.units[session.steps[before].order.units[0]].at == start
    at_board.press(pygame.K_TAB)
    at_board.letter(order_letters(board.case.book, board.case.words, "csp")["posture"])
    at_board.press(pygame.K_1, "1")
    assert session.steps[-1].order.kind == "posture"
    at_board.letter("e")
    assert session.steps[-1].order.kind == "pass"
    at_board.wait_for_impulse()


def test_a_digit_turns_the_pace_and_the_reach_follows(at_board: Player) -> None:
    at_board.press(pygame.K_TAB)
    board = at_board.board
    assert board.play.draft is not None
    normal = board.play.draft.goals
    at_board.press(pygame.K_1, "1")
    assert board.play.draft.filled["pace"] == "secured"
    assert board.play.draft.goals < normal
    assert any(isinstance(widget, BlankRow) for widget in board.frame.side.walk())


def test_a_pile_fans_out_under_the_pointer_and_each_counter_can_be_chosen(
    at_board: Player,
) -> None:
    board = at_board.board
    pile = next(pile for pile in board.map.piles if len(pile.tokens) > 1)
    board.map.look_at(pile.at)
    at_board.point(board.map.box_of(pile).center)
    fan = board.map.fan
    assert fan is not None
    assert len(fan.places) == len(pile.tokens)
    at_board.click(fan.places[1].center)
    assert pile.tokens[1].id in (
        board.play.unit,
        board.play.contact,
        (board.play.draft.filled.get("contact") if board.play.draft else None),
    )


def test_passing_with_nothing_spent_is_asked_about_first(at_board: Player) -> None:
    board = at_board.board
    before = len(board.match.session.steps)
    at_board.letter("e")
    assert isinstance(board.desk.top, Dialog)
    at_board.press(pygame.K_ESCAPE)
    assert len(board.match.session.steps) == before
    assert board.play.mine


def test_bots_never_act_while_a_report_is_being_read(at_board: Player) -> None:
    board = at_board.board
    board.pass_on()
    board.ask("Report", "Read me.")
    before = len(board.match.session.steps)
    for _ in range(10):
        at_board.app.tick(500)
    assert len(board.match.session.steps) == before


def test_a_seat_left_to_a_bot_is_played_by_it_and_can_be_taken_back(at_board: Player) -> None:
    board = at_board.board
    session = board.match.session
    session.hand_over("csp", "standard")
    before = len(session.steps)
    at_board.wait(lambda: bool(board.desk.modals) or len(session.steps) > before)
    while board.desk.modals:
        at_board.press(pygame.K_RETURN)
    session.hand_over("csp", HUMAN)
    at_board.wait_for_impulse()
    assert KINDS[0] == HUMAN


def test_a_line_of_the_log_leads_to_its_place(at_board: Player) -> None:
    board = at_board.board
    number, entry = next(
        (number, entry)
        for number, entry in enumerate(board.log.shown)
        if "contact" in entry.text.casefold()
    )
    board.map.fit()
    board.map.zoom(3)
    board.jump(entry)
    assert board.map.cursor is not None
    assert board.map.rect.collidepoint(spot(at_board, board.map.cursor))
    assert number >= 0


def test_a_match_goes_on_where_it_was_left(at_board: Player, match: Match) -> None:
    from game.ui.screens.loading import take_up

    at_board.press(pygame.K_TAB)
    at_board.click(spot(at_board, empty_goal(at_board)))
    state, path = match.session.state, match.session.log.path
    assert path is not None
    take_up(at_board.app, path)
    at_board.seen()
    at_board.app.tick(10)
    assert at_board.board.match.session.state == state
    assert at_board.board.match is not match


def test_a_copy_is_saved_and_play_goes_on_in_the_same_file(at_board: Player, match: Match) -> None:
    before = match.session.log.path
    at_board.press(pygame.K_ESCAPE)
    at_board.letter("s")
    at_board.press(pygame.K_RETURN)
    assert match.session.log.path == before
    (copy,) = [path for path in folders.saves().glob("*.jsonl") if path != before]
    written = copy.read_bytes()
    at_board.press(pygame.K_TAB)
    at_board.click(spot(at_board, empty_goal(at_board)))
    assert copy.read_bytes() == written
    assert before is not None
    assert len(before.read_bytes()) > len(written)


def test_a_log_named_on_the_command_line_goes_on_in_the_window(
    player: Player, match: Match
) -> None:
    path = match.session.log.path
    assert path is not None
    match.session.close()
    app = player.app
    app.show(starting(path, "csp", app))
    player.seen()
    app.tick(10)
    assert app.match is not None
    assert app.match.session.state == match.session.state


def test_a_seat_nobody_plays_in_a_log_is_refused(player: Player, match: Match) -> None:
    path = match.session.log.path
    assert path is not None
    match.session.close()
    app = player.app
    app.show(starting(path, "army", app))
    player.seen()
    app.tick(10)
    assert "people play csp" in str(app.problem)


@pytest.mark.parametrize("percent", [80, 130, 200])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_lasting_button_leaves_the_window_at_any_size_of_text(
    at_board: Player, percent: int, language: str
) -> None:
    from dataclasses import replace

    app = at_board.app
    app.choose(replace(app.settings, text_percent=percent, language=language))
    at_board.press(pygame.K_TAB)
    at_board.seen()
    window = app.window.get_rect()
    foot = at_board.board.side.children[1]
    for widget in foot.walk():
        assert window.contains(widget.rect)
        if isinstance(widget, Button):
            assert widget.rect.height >= widget.height_for(widget.rect.width, app.theme)


def test_every_figure_of_a_chosen_unit_says_why_in_both_languages(at_board: Player) -> None:
    for language in LANGUAGES:
        at_board.app.speak(language)
        at_board.press(pygame.K_TAB)
        figures = [each for each in at_board.board.side.walk() if each.answers]
        assert len(figures) >= 4
        assert all("⟨" not in " ".join(each.explanation()) for each in figures)
        assert all(each.explanation() for each in figures)


def test_a_hex_in_reach_says_what_the_march_there_costs(at_board: Player) -> None:
    at_board.press(pygame.K_TAB)
    at_board.point(spot(at_board, empty_goal(at_board)))
    said = at_board.board.map.explanation()
    assert "km of way" in said[0]


def test_the_command_points_say_of_how_many_they_are_left(at_board: Player) -> None:
    at_board.seen()
    points = at_board.board.bar.points
    at_board.point(points.rect.center)
    at_board.wait(lambda: at_board.board.desk.explaining)
    assert at_board.board.desk.hinting is points
    assert "command point" in points.explanation()[0]


def test_orders_of_one_list_never_share_a_letter(at_board: Player) -> None:
    board = at_board.board
    letters = order_letters(board.case.book, board.case.words, "csp")
    of_staff = [letter for kind, letter in letters.items() if group_of(kind) in STAFF]
    of_units = [letter for kind, letter in letters.items() if group_of(kind) not in STAFF]
    assert len(set(of_staff)) == len(of_staff)
    assert len(set(of_units)) == len(of_units)


def test_an_order_that_cannot_be_given_now_is_shown_and_says_why(at_board: Player) -> None:
    at_board.board.choose_unit(at_board.board.play.view.own()[-1].id)
    barred = [offer for offer in at_board.board.play.menu() if offer.refusal is not None]
    for offer in barred:
        shown = button(at_board, at_board.board.case.say(f"order.{offer.kind}"))
        assert not shown.enabled
        assert shown.tooltip


def test_a_closed_road_the_side_has_met_is_signed_and_told_of(at_board: Player) -> None:
    board, session = at_board.board, at_board.board.match.session
    at = board.match.book.ground.places["tin_gamira"].at
    block = Roadblock("b", "jihadists", at, known=("csp",))
    session.state = changed(session.state, (Put("roadblocks", "b", block),))
    board.play.look()
    assert Sign(at, What.ROADBLOCK) in tuple(shapes_below(board.case, board.play))
    assert "The road is closed here by the jihadists" in board.line_about(at)


def test_a_report_met_on_sitting_down_is_put_away_by_the_keyboard(at_board: Player) -> None:
    board = at_board.board
    board.match.read["csp"] = 0
    at_board.app.show(BoardScreen(at_board.app, board.match, "csp"))
    assert at_board.board.desk.modals
    at_board.press(pygame.K_RETURN)
    assert not at_board.board.desk.modals
