"""What a speaker reads before he speaks is what he says, up to the figures still to be picked."""

import pytest

from game import folders
from game.rules.engine import resolve
from game.rules.events import play
from game.rules.foretelling import foretold, stakes_why
from game.rules.orders import Order
from game.rules.public import Audience, Style
from game.scenario.load import opened
from game.session import Session
from game.session.session import HUMAN


@pytest.fixture(scope="module")
def session() -> Session:
    """A match of bots at a moment at which the CSP has much to speak of."""
    found = opened(folders.scenarios() / "tinzaouaten_2024.yaml")
    session = Session.start(found.book, found.text, found.digest, 3, {})
    while session.acting != "csp" or len(manners(session)) <= 2:
        session.bot_step()
    session.hand_over("csp", HUMAN)
    return session


def manners(session: Session) -> set[Style]:
    """Return the manners in which the CSP may speak of anything now."""
    return {order.style for order in speakings(session)}  # type: ignore[attr-defined]


def speakings(session: Session) -> list[Order]:
    """Return every way in which the CSP may speak now."""
    offers = (each for each in session.menu("csp") if each.kind == "speak" and each.slots)
    return [
        offer.fill(about=account, style=manner)
        for offer in offers
        for about, style, *_ in (offer.slots,)
        for account in about.choices({})
        for manner in style.choices({"about": account})
        if manner is not Style.SILENT
    ]


def test_a_statement_says_what_was_foretold(session: Session) -> None:
    for order in speakings(session):
        view = session.view("csp")
        told = foretold(session.book, view, view.reports[order.about], order.style)  # type: ignore[attr-defined]
        after = play(session.state, resolve(session.book, session.state, order))
        said = list(after.news.values())[-1]
        assert set(said.claims) == set(told.figures)
        for quantity, ends in told.figures.items():
            assert ends.high is not None
            assert ends.low <= said.claims[quantity].low <= ends.high


def test_there_is_something_to_speak_of(session: Session) -> None:
    assert len(manners(session)) > 2


def test_a_word_found_false_is_said_to_cost_more_than_a_true_one_brings(session: Session) -> None:
    why = stakes_why(session.book, session.view("csp"), Audience.ABROAD)
    assert why is not None
    lost, won = (change.permille for change in why.changes)
    assert lost < -won < 0
