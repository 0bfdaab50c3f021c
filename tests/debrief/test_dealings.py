"""After the match all is told that sides put to each other, secret or not."""

from game.debrief import dealing_line, dealings
from game.rules.bargains import Bargain, Terms, named
from game.rules.events import Event
from game.rules.state import Clock, GameState
from game.words import Words
from tests.pictures import match

SECRET, PUBLIC = (Terms(None, 4, secret=each) for each in (True, False))
TRUCE, OPENED = (named("truce", "csp", "army", each) for each in (SECRET, PUBLIC))
BOOK = match("..", "army f1@0,0 motorised_company 80", factions="army csp").book


def state(turn: int, *bargains: str) -> GameState:
    """Return a state of a turn, with these truces in force."""
    made = {key: Bargain(key, "truce", ("csp", "army"), 0, SECRET) for key in bargains}
    return GameState(clock=Clock(turn=turn), bargains=made)


def asked() -> Event:
    return Event("asked", {"request": TRUCE, "kind": "truce", "by": "csp", "to": "army"})


def answered(outcome: str) -> Event:
    return Event("answered", {"request": TRUCE, "kind": "truce", "outcome": outcome})


def said(*given: tuple[GameState, list[Event]]) -> list[str]:
    return [dealing_line(BOOK, Words("en"), each) for each in dealings(given)]


def test_a_dealing_is_told_from_its_offer_to_its_end_in_one_sentence() -> None:
    broken = Event("bargain_ended", {"bargain": TRUCE, "how": "broken", "by": "army"})
    (line,) = said((state(1), [asked(), answered("accepted")]), (state(3, TRUCE), [broken]))
    assert line.startswith("A truce between")
    assert line.endswith("in turn 1, agreed in turn 1, broken by the army in turn 3.")


def test_what_was_agreed_before_the_match_is_told_as_well() -> None:
    (line,) = said((state(1, TRUCE), []))
    assert line.endswith("(secret): agreed before the match.")


def test_a_secret_that_was_disclosed_goes_on_under_its_new_name() -> None:
    out = Event("bargain_disclosed", {"bargain": TRUCE, "by": "csp"})
    over = Event("bargain_ended", {"bargain": OPENED, "how": "lapsed", "by": None})
    (line,) = said((state(1, TRUCE), []), (state(2, TRUCE), [out]), (state(4), [over]))
    assert line.endswith("before the match, made public by the CSP in turn 2, over in turn 4.")


def test_what_was_refused_and_proposed_again_is_told_twice() -> None:
    no = [asked(), answered("refused")]
    assert len(said((state(1), no), (state(2), no))) == 2


def test_a_match_without_dealings_tells_of_none() -> None:
    assert said((state(1), [Event("track_moved", {"faction": "csp"})])) == []
