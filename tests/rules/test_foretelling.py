"""What a speaker reads before he speaks is what he says, up to the figures still to be picked."""

import pytest

from game import folders
from game.rules.chapters.news import Speak
from game.rules.engine import resolve
from game.rules.events import play
from game.rules.foretelling import foretold, prospects, stakes_why, worth
from game.rules.orders import Order
from game.rules.public import Audience, Claimed, Style, Verdict
from game.scenario.load import opened
from game.session import Session
from game.session.session import HUMAN
from tests.affairs import account, after, battle, drawn, shown


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


def test_a_figure_is_held_against_what_is_shown_before_it_is_given() -> None:
    now = after(drawn(), battle())
    for kind in ("video", "journalists", "un", "family"):
        now = shown(now, kind, "killed.army")
    view, told = now.view("army"), account(now, "army")

    def verdict(figure: int) -> Verdict | None:
        claims = {"killed.army": Claimed(figure, figure)}
        return prospects(now.book, view, told, claims)[0].verdict

    assert verdict(0) is Verdict.DISPROVED
    assert verdict(40) is not Verdict.DISPROVED


def test_before_anything_is_public_no_figure_is_judged() -> None:
    now = after(drawn(), battle())
    claims = {"killed.army": Claimed(0, 0)}
    (found,) = prospects(now.book, now.view("army"), account(now, "army"), claims)
    assert (found.picture.items, found.verdict) == ((), None)


def test_what_a_claim_brings_is_what_it_moves() -> None:
    now = after(drawn(), battle())
    told = account(now, "csp")
    figure = told.figures["killed.army"].best
    order = Speak((), told.id, Style.INFLATE, foes_dead=figure, foes_captured=6)
    said = foretold(now.book, now.view("csp"), told, Style.INFLATE, order.chosen)
    (one,) = worth(now.book, now.view("csp"), told, Style.INFLATE, said.figures)
    before, later = (
        each.state.factions["csp"].tracks[one.track].value for each in (now, now.give("csp", order))
    )
    assert later - before == one.brings > 0
