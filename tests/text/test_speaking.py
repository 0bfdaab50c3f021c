"""Speaking in a terminal: what is asked, and what is read before."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from game.rules.contacts import Estimate
from game.rules.public import Account, KnownFact, named
from game.rules.state import Fact
from game.session import Session
from game.text.speaking import as_it_reads
from game.text.talk import Talk
from game.words import Words
from tests.text.conftest import Play


@pytest.fixture
def match(match: Session) -> Session:
    """The CSP's impulse after a fight with the army that cost both."""
    at = match.book.ground.places["tinzaouaten"].at
    figures = {"killed.army": 20, "killed.csp": 8}
    told = {key: Estimate(dead, dead, dead) for key, dead in figures.items()}
    account = Account(named("fight", 1, at, 1), "fight", 1, at, ("csp", "army"), told)
    match.state = replace(
        match.state,
        facts={"f1": Fact("f1", "fight", 1, at, figures, ("csp", "army"), reported=True)},
        reports={"csp": {account.id: KnownFact(account, "f1")}},
    )
    return match


def test_each_figure_is_asked_for_with_what_is_known_of_it(play: Play) -> None:
    said = play("speak make larger", "3", "2", "quit")
    assert "your people report 8; nothing public yet" in said
    assert "your people report 20; nothing public yet" in said
    assert "1. As the spokesman sees fit" in said


def test_the_figure_chosen_is_the_figure_printed(play: Play, match: Session) -> None:
    play("speak inflate", "own dead", "quit")
    play("speak inflate", "4", "5", "quit")
    claims = next(iter(match.state.news.values())).claims
    assert (claims["killed.csp"].low, claims["killed.army"].low) == (4, 39)


def test_it_is_said_what_a_claim_brings_and_what_it_costs_if_disproved(play: Play) -> None:
    said = play("speak inflate", "1", "1", "quit")
    assert "Unity of the CSP: +" in said
    assert "−3.6 should it prove wrong." in said
    assert "abroad −12" in said


def test_each_manner_is_listed_with_the_sentence_it_will_make(play: Play) -> None:
    said = play("speak", "quit")
    assert "1. Admit: \u201c25 enemy dead as far as we know; 8 dead on our side.\u201d" in said


def test_what_may_be_put_right_is_listed_as_it_was_said(play: Play, match: Session) -> None:
    play("speak inflate", "4", "5", "quit")
    talk = Talk(match, "csp", Words("en"), StringIO(), StringIO(), Path("unused"))
    listed = as_it_reads(talk, "statement", "n1", {}, "Item 1")
    assert "A spokesman of the CSP (fighting at Tinzaouaten" in listed
