"""Staffs bargain by interest: what costs nothing and helps is agreed to, and nothing else."""

from typing import Any

import pytest

from game.bots.player import Choice, Desk, bot_named
from game.rules.bargains import Aid, Bargain, Secrecy, Terms
from game.rules.changes import Put
from game.rules.chapters.relations import (
    AskAid,
    AskPassage,
    BreakBargain,
    Disclose,
    OfferInformation,
    OfferJointAction,
    OfferPlace,
    OfferTruce,
    Proposal,
)
from game.rules.chapters.requests import Answer, Reply
from game.rules.contacts import Level
from game.rules.dealing import trust_moves
from game.rules.places import as_known
from game.rules.units import Ledger
from tests.pictures import Match, match

SECRET, PUBLIC = Secrecy.SECRET, Secrecy.PUBLIC
BATTLE = """
    army      f1@0,1 motorised_company   120 truck=8
    wagner    w1@0,1 assault_detachment   40 technical=5
    csp       c1@0,4 technical_squadron  120 technical=12
    jihadists j1@0,5 katiba               90 technical=8
"""
END = 7


def drawn(between: str = "hostile", **said: Any) -> Match:
    return match(
        "..............",
        BATTLE,
        places="town@0,3 people=500\nfar@0,13 people=90",
        relations={"army|wagner": "allied", "csp|jihadists": between},
        **{"turn_hours": 12, **said},
    )


def answer(now: Match, offer: Proposal, asker: str) -> tuple[Reply, str]:
    """Return what the staff that is made an offer says to it, and the key of its reason."""
    asked = now.give(asker, offer).acting(offer.faction)
    chosen = choice(asked, offer.faction)
    assert isinstance(chosen.order, Answer)
    return chosen.order.reply, chosen.reason


def choice(now: Match, side: str) -> Choice:
    return bot_named("standard", now.book, side).choose(Desk(now.book, now.view(side)))


def beaten(now: Match, unit: str) -> Match:
    return now.but(unit, people=40, ledger=Ledger(start=120, killed=80))


def test_rivals_with_the_same_enemy_make_peace_in_secret() -> None:
    truce = OfferTruce((), "csp", END, SECRET)
    assert answer(drawn(), truce, "jihadists") == (Reply.ACCEPT, "reason.truce_accept")


def test_the_csp_makes_no_peace_with_the_jihadists_in_public() -> None:
    truce = OfferTruce((), "csp", END, PUBLIC)
    assert answer(drawn(), truce, "jihadists") == (Reply.REFUSE, "reason.truce_refuse")


@pytest.mark.parametrize("secrecy", [SECRET, PUBLIC])
def test_with_the_enemy_peace_is_made_only_by_the_beaten_and_in_secret(secrecy: Secrecy) -> None:
    truce = OfferTruce((), "csp", END, secrecy)
    assert answer(drawn(), truce, "army")[0] is Reply.REFUSE
    agreed = answer(beaten(drawn(), "c1"), truce, "army")[0] is Reply.ACCEPT
    assert agreed is (secrecy is SECRET)


def test_nobody_bargains_with_whom_he_does_not_trust() -> None:
    now = drawn()
    course = now.course()
    trust_moves(course, "csp", "jihadists", "cause.unkept", -100)
    doubtful = now.after(course.closed())
    assert answer(doubtful, OfferTruce((), "csp", END, SECRET), "jihadists")[0] is Reply.REFUSE


def test_joint_action_is_joined_where_bands_are_near_and_the_enemy_is_seen() -> None:
    joint = OfferJointAction((), "jihadists", END, "town", SECRET)
    blind = drawn("truce")
    seen = blind.but("f1", people=60).seen("jihadists", "f1", Level.IDENTIFIED)
    assert answer(seen, joint, "csp")[0] is Reply.ACCEPT
    assert answer(blind, joint, "csp")[0] is Reply.REFUSE
    away = OfferJointAction((), "jihadists", END, "far", SECRET)
    assert answer(seen, away, "csp")[0] is Reply.REFUSE


def test_what_is_known_of_a_common_enemy_is_shared_with_partners() -> None:
    assert answer(drawn("truce"), OfferInformation((), "csp", END), "jihadists")[0] is Reply.ACCEPT


def test_an_enemy_is_let_pass_only_where_nobody_of_ours_is_near() -> None:
    assert answer(drawn(), AskPassage((), "csp", END, "town", SECRET), "army")[0] is Reply.REFUSE
    assert answer(drawn(), AskPassage((), "csp", END, "far", SECRET), "army")[0] is Reply.ACCEPT


def test_a_place_that_is_given_is_taken() -> None:
    held = drawn("truce").with_place("town", holder="jihadists")
    course = held.course()
    known = as_known(held.state, held.state.places["town"], "jihadists", 1)
    course.happen("place_known", {}, (Put("known/jihadists", "town", known),))
    offer = OfferPlace((), "csp", END, "town", SECRET)
    told = held.after(course.closed())
    assert answer(told, offer, "jihadists") == (Reply.ACCEPT, "reason.handover_accept")


def test_help_is_promised_by_who_can_give_it() -> None:
    come = AskAid((), "wagner", END, Aid.COMING, "town")
    assert answer(drawn(), come, "army") == (Reply.ACCEPT, "reason.aid_come_accept")
    fly = AskAid((), "wagner", END, Aid.AIR, "town")
    assert answer(drawn(), fly, "army") == (Reply.REFUSE, "reason.aid_air_refuse")
    feed = AskAid((), "wagner", END, Aid.STORES, "town")
    assert answer(drawn(), feed, "army") == (Reply.REFUSE, "reason.aid_stores_refuse")


def doubting(side: str, secrecy: Secrecy) -> Match:
    """Return a truce of the CSP and the jihadists in which one has lost all trust in the other."""
    terms = Terms(None, END, secret=secrecy is SECRET)
    truce = Bargain("t", "truce", ("csp", "jihadists"), 0, terms, before="hostile")
    found = drawn("truce").course()
    found.happen("agreed", {}, (Put("bargains", "t", truce),))
    other = truce.other(side)
    trust_moves(found, side, other, "cause.broke_pact", -300)
    return drawn("truce").after(found.closed()).acting(side)


def test_the_jihadists_tell_the_secret_of_a_partner_they_doubt() -> None:
    told = choice(doubting("jihadists", SECRET), "jihadists")
    assert (told.order, told.reason) == (Disclose((), "t"), "reason.expose")


def test_the_csp_breaks_in_silence_what_would_shame_it_abroad() -> None:
    assert choice(doubting("csp", SECRET), "csp").order == BreakBargain((), "t")


def test_what_was_agreed_in_public_outlives_doubts() -> None:
    assert not isinstance(choice(doubting("csp", PUBLIC), "csp").order, BreakBargain)
