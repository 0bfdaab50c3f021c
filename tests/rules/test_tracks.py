"""Tracks: every move has a cause that stays, and others hear of public ones alone, a turn late."""

from game.rules.state import Moved
from game.rules.track_why import runs, shown_why, track_why
from game.rules.tracks import move
from tests.pictures import Match, match

BAND = "csp c1@0,0 technical_squadron 60 technical=8"
COLUMN = "army f1@0,3 motorised_company 80 truck=6"


def drawn() -> Match:
    return match("....", f"{BAND}\n{COLUMN}")


def moved(found: Match, *causes: tuple[str, int]) -> Match:
    """Let the CSP's unity move for causes."""
    course = found.course()
    for cause, tenths in causes:
        move(course, "csp", "unity", cause, tenths)
    return found.after(course.closed())


def test_each_cause_stays_on_the_list_with_its_turn() -> None:
    found = moved(moved(drawn(), ("cause.claimed", 30)).turns(1), ("cause.own_losses", -50))
    kept = [(each.turn, each.cause, each.tenths) for each in found.view("csp").moves.values()]
    assert kept[0] == (1, "cause.claimed", 30)
    assert kept[-1] == (2, "cause.own_losses", -50)


def test_the_explanation_tells_last_evening_from_before() -> None:
    found = moved(moved(drawn(), ("cause.claimed", 30)).turns(1), ("cause.own_losses", -50))
    why = track_why(found.book, found.view("csp"), "unity")
    assert why.adds_up
    assert [change.key for change in why.changes] == ["cause.own_losses"]
    assert [each.args["cause_sentence"] for each in why.history] == [("cause.claimed", {})]


def test_what_moved_nothing_on_a_track_at_its_end_is_not_told_as_a_cause() -> None:
    found = moved(drawn(), ("cause.own_losses", -2000), ("cause.silence", -20))
    why = track_why(found.book, found.view("csp"), "unity")
    assert why.adds_up
    assert [change.key for change in why.changes] == ["cause.own_losses"]


def test_others_hear_of_a_public_cause_after_the_next_evening() -> None:
    found = moved(drawn(), ("cause.claimed", 30))
    assert found.view("army").shown["csp"]["unity"] == 600
    later = found.turns(1)
    assert later.view("army").shown["csp"]["unity"] == 630
    why = shown_why(later.book, later.view("army"), "csp", "unity")
    assert [each.args["cause_sentence"] for each in why.history] == [("cause.claimed", {})]


def test_others_never_hear_of_a_private_cause() -> None:
    found = moved(drawn(), ("cause.own_losses", -200)).turns(2)
    view = found.view("army")
    assert view.shown["csp"]["unity"] == 600
    assert dict(view.shown_moves) == {}


def test_the_ends_of_a_track_do_not_show_through_what_others_hear() -> None:
    """A hidden fall to the bottom would else be seen in how far a public cause moves it."""
    low = moved(drawn(), ("cause.own_losses", -1000), ("cause.known_losses", -40)).turns(1)
    high = moved(drawn(), ("cause.known_losses", -40)).turns(1)
    assert low.view("army").shown == high.view("army").shown
    assert low.view("army").shown_moves == high.view("army").shown_moves


def test_a_side_does_not_find_its_own_track_among_those_of_others() -> None:
    assert set(drawn().view("csp").shown) == {"army"}
    assert set(drawn().view("public").shown) == {"csp", "army"}


def test_a_track_the_scenario_did_not_give_does_not_move() -> None:
    course = drawn().course()
    move(course, "csp", "scrutiny", "cause.people_hurt", -10)
    assert course.state.moves == {}


def test_turns_in_which_a_cause_goes_on_are_told_together() -> None:
    moves = [Moved("unity", "cause.quiet", -5, -5, 0, turn) for turn in (1, 2, 3, 6)]
    moves.insert(1, Moved("unity", "cause.claimed", 9, 9, 0, 1))
    told = [(run.cause, run.first, run.last, run.tenths) for run in runs(moves)]
    assert told == [
        ("cause.quiet", 1, 3, -15),
        ("cause.claimed", 1, 1, 9),
        ("cause.quiet", 6, 6, -5),
    ]
