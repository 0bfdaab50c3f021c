"""What sides know of each other before the first turn."""

from dataclasses import replace

import pytest

from game.rules.contacts import Contact, Level
from game.rules.engine import begin
from game.rules.events import play
from game.rules.rulebook import ContactPlan, Rulebook, Span
from game.rules.state import GameState
from game.rules.view import observe
from game.scenario.load import load_text
from tests.contract.playing import scenario
from tests.scenario.delta import DELTA

BOOK = load_text(DELTA, "delta.yaml")
COLUMN = ContactPlan("csp", ("f1", "f2"), Level.RUMOUR, 10_000, 0, "herders")


def told(*plans: ContactPlan, seed: int = 1, book: Rulebook = BOOK) -> GameState:
    return play(GameState(), begin(replace(book, contacts=plans), seed))


def only_contact(state: GameState, side: str = "csp") -> Contact:
    (contact,) = state.contacts[side].values()
    return contact


@pytest.mark.rule("3.19")
def test_a_column_told_of_is_one_contact_with_who_told_it_how_long_ago_and_how_sure() -> None:
    contact = only_contact(told(COLUMN))
    sighting = contact.sighting
    assert contact.unit == "f1"
    assert (sighting.source, sighting.turn, sighting.level) == ("herders", 0, Level.RUMOUR)
    assert (sighting.doubt_m, sighting.faction, sighting.type) == (10_000, None, None)


@pytest.mark.rule("3.19")
def test_it_is_put_by_lot_somewhere_within_its_doubt() -> None:
    found = set()
    for seed in range(30):
        state = told(COLUMN, seed=seed)
        true, put = state.units["f1"].at, only_contact(state).sighting.at
        assert true is not None
        assert true.distance(put) * BOOK.ground.hex_m <= 10_000
        found.add(put)
    assert len(found) > 10


@pytest.mark.rule("3.19")
def test_its_numbers_are_those_of_the_whole_column_and_wrong_by_its_level() -> None:
    error = BOOK.numbers["sight.error.rumour"]
    guesses = set()
    for seed in range(30):
        state = told(COLUMN, seed=seed)
        people = sum(state.units[key].present for key in COLUMN.units)
        guess = only_contact(state).sighting.people.best
        assert abs(guess - people) <= people * error // 1000 + 3, "in fives"
        guesses.add(guess - people)
    assert len(guesses) > 10


@pytest.mark.rule("3.19")
def test_what_was_identified_says_whose_and_what_it_is() -> None:
    sighting = only_contact(told(COLUMN._replace(level=Level.IDENTIFIED))).sighting
    assert (sighting.faction, sighting.type) == ("army", "motorised_company")
    assert sighting.vehicles is not None


def test_a_staff_hears_of_it_and_the_others_do_not() -> None:
    events = begin(replace(BOOK, contacts=(COLUMN,)), 1)
    tells = [tell for event in events if event.name == "noticed" for tell in event.tells]
    assert [(tell.side, tell.key) for tell in tells] == [("csp", "learnt.contact_new")]
    assert told(COLUMN).contacts.get("army", {}) == {}


def test_what_a_side_is_told_hangs_on_nothing_else_that_is_hidden_from_it() -> None:
    other = replace(BOOK.units["c2"], faction="army", people=Span(9, 9, 9))
    changed = replace(BOOK, units={**BOOK.units, "c2": other})
    assert only_contact(told(COLUMN)) == only_contact(told(COLUMN, book=changed))


def test_in_the_shipped_scenario_herders_have_told_the_csp_of_the_column() -> None:
    book = scenario().book
    view = observe(book, play(GameState(), begin(book, 7)), "csp")
    (sighting,) = view.contacts.values()
    assert (sighting.source, sighting.level) == ("herders", Level.RUMOUR)
