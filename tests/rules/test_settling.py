"""Rule 20.19: a match ends on the terms a scenario lists, and on no others."""

from dataclasses import replace

import pytest

from game.bots.player import Desk, bot_named
from game.rules.chapters.relations import OfferSettlement
from game.rules.chapters.requests import Answer, Reply
from game.rules.engine import begin, legal, resolve
from game.rules.rulebook import Aim, Settlement
from game.rules.state import Captives, GameState, Stage
from game.words import Words, argument
from tests.pictures import Match, match

TERMS = Settlement("peace", ("army", "csp"), {"en": "Peace"}, (("town", "csp"),), prisoners=True)
BATTLE = """
    army      f1@0,0 motorised_company    80 truck=6
    csp       c1@0,4 technical_squadron   50 technical=8
    jihadists j1@0,6 katiba               60 technical=6
"""


def drawn(*terms: Settlement) -> Match:
    found = match(
        "........",
        BATTLE,
        places="town@0,2 people=500 holder=army",
        aims={"csp": (Aim("hold", 100, "town"),)},
        turns=9,
    )
    book = replace(found.book, settlements={each.id: each for each in terms})
    return replace(found, book=book)


def offered(now: Match) -> Match:
    return now.give("army", OfferSettlement((), "csp", 9, "peace"))


def settled() -> Match:
    return answered(offered(drawn(TERMS)))


def answered(now: Match) -> Match:
    return now.give("csp", Answer((), next(iter(now.state.pending)), Reply.ACCEPT))


@pytest.mark.rule("20.19")
def test_without_listed_terms_nobody_can_end_the_match() -> None:
    assert OfferSettlement not in {offer.order for offer in drawn().menu("army")}


@pytest.mark.rule("20.19")
def test_terms_are_offered_by_those_they_name_alone() -> None:
    assert OfferSettlement in {offer.order for offer in drawn(TERMS).menu("army")}
    assert OfferSettlement not in {
        offer.order for offer in drawn(TERMS).acting("jihadists").menu("jihadists")
    }


@pytest.mark.rule("20.19")
def test_a_yes_carries_the_terms_out_and_ends_the_match_with_the_turn() -> None:
    after = settled()
    assert after.state.places["town"].holder == "csp"
    assert not after.state.hostile("army", "csp")
    assert "news.bargain_made" in after.heard("jihadists")
    over = after.turns(3)
    assert over.state.clock.stage is Stage.OVER
    assert over.state.clock.turn == after.state.clock.turn


@pytest.mark.rule("20.19")
def test_a_place_counts_as_it_stands_where_no_evening_has_counted() -> None:
    scores = settled().turns(3).state.scores["csp"]
    assert [reached for _, reached, _ in scores] == [1000]


@pytest.mark.rule("20.19")
def test_both_let_go_whom_they_hold() -> None:
    asked = offered(drawn(TERMS))
    rows = {"csp|army": Captives("csp|army", {"town": 3}), "army|csp": Captives("army|csp")}
    home = answered(replace(asked, state=replace(asked.state, captives=rows))).state
    assert home.factions["army"].home == 3
    assert not home.captives["csp|army"].places


@pytest.mark.rule("20.19")
def test_a_no_leaves_everything_as_it_is() -> None:
    asked = offered(drawn(TERMS))
    after = asked.give("csp", Answer((), next(iter(asked.state.pending)), Reply.REFUSE))
    assert after.state.places["town"].holder == "army"
    assert after.state.clock.last_turn == drawn().state.clock.last_turn


def test_any_legal_order_with_terms_to_offer_comes_to_an_end() -> None:
    for seed in range(4):
        book = drawn(TERMS).book
        now = Match(book, GameState()).after(begin(book, seed))
        bots = {side: bot_named("random", book, side) for side in book.factions}
        for number in range(3000):
            side = now.state.clock.acting
            if side is None:
                break
            order = bots[side].choose(Desk(book, now.view(side), number, seed)).order
            assert legal(book, now.view(side), order) is None
            now = now.after(resolve(book, now.state, order))
        assert now.state.clock.stage is Stage.OVER


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "“Peace”, the CSP to hold town and prisoners of both to go home"),
        ("fr", "« Peace », town reviendrait au CSP et les prisonniers des deux rentreraient"),
    ],
)
def test_terms_are_named_with_what_they_say(language: str, said: str) -> None:
    shown = str(argument(drawn(TERMS).book, Words(language), "settlement", "peace"))
    assert shown.replace("\u00a0", " ").replace("\u202f", " ").casefold() == said.casefold()
