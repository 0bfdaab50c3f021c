"""Legality has one voice: what is offered is legal, what is not is refused in words there are."""

from dataclasses import fields, replace
from typing import Any

import pytest

from game.hexgrid import Hex
from game.rules.chapters.artillery import Bombard
from game.rules.chapters.borders import SeekRefuge
from game.rules.chapters.combat import Attack
from game.rules.chapters.movement import March
from game.rules.chapters.off_map import EnterMap, LeaveMap
from game.rules.chapters.prisoners import CHAPTER as PRISONERS
from game.rules.chapters.recruitment import Levy
from game.rules.chapters.relations import AskExchange, OfferSettlement
from game.rules.chapters.roads import ClearRoad
from game.rules.chapters.turn import Pass
from game.rules.engine import legal, menu, offers
from game.rules.orders import Offer, Order, Pace, Route
from game.rules.state import GameState
from game.rules.view import View, observe
from game.scenario.doctrine import doctrine
from game.session import Session
from game.words import Words
from tests.contract.playing import moments, played, scenario, started

BOOK = scenario().book
NOWHERE = Hex(9999, 9999)


def views() -> list[View]:
    """Return what the acting side saw at moments of matches of both kinds of bot."""
    states = [*moments(played(1, "standard"), 11), *moments(played(1, "random"), 17)]
    return [observe(BOOK, state, acting(state)) for state in states]


def acting(state: GameState) -> str:
    assert state.clock.acting is not None
    return state.clock.acting


def everything(view: View) -> list[Offer]:
    return [offer for unit in (None, *view.units) for offer in menu(BOOK, view, unit)]


def first_filled(offer: Offer) -> Order | None:
    """Return an order the offer stands for."""
    return next(offer.orders(), None)


def test_every_order_offered_is_legal() -> None:
    tried = 0
    for view in views():
        for unit in (None, *view.units):
            for offer in offers(BOOK, view, unit):
                order = first_filled(offer)
                if order is not None:
                    assert legal(BOOK, view, order) is None, order
                    tried += 1
    assert tried > 200


def test_what_is_offered_can_be_filled() -> None:
    for view in views():
        for unit in (None, *view.units):
            for offer in offers(BOOK, view, unit):
                assert first_filled(offer) is not None, offer.kind


def test_an_offer_refused_is_refused_as_an_order_with_the_same_words() -> None:
    for view in views():
        for offer in everything(view):
            if offer.refusal is not None:
                blanks = {slot.name: None for slot in offer.slots}
                assert legal(BOOK, view, offer.fill(**blanks)) == offer.refusal


def spoilt(order: Order) -> list[Order]:
    """Return an order with each blank in turn filled with what is no choice."""
    wrong = [replace(order, units=("nobody",)), replace(order, units=("f1", "c1"))]
    for field in fields(order):
        if field.name == "units":
            continue
        value = getattr(order, field.name)
        other: Any = NOWHERE if isinstance(value, Hex) else ("nobody",) if value == () else "none"
        wrong.append(replace(order, **{field.name: other}))
    return wrong


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_order_not_offered_is_refused_and_the_refusal_has_words(language: str) -> None:
    words = Words(language)
    refused = set()
    for view in views()[::2]:
        for offer in everything(view):
            order = first_filled(offer) if offer.refusal is None else None
            for wrong in spoilt(order) if order else ():
                refusal = legal(BOOK, view, wrong)
                assert refusal is not None, wrong
                refused.add(refusal.key)
            if offer.refusal is not None:
                refused.add(offer.refusal.key)
    assert len(refused) > 10
    assert [key for key in sorted(refused) if not words.knows(key)] == []


def test_outside_its_impulse_a_side_is_refused_everything() -> None:
    for state in moments(played(1, "standard"), 37):
        for side in BOOK.factions:
            if side != acting(state):
                view = observe(BOOK, state, side)
                assert not [
                    offer for unit in (None, *view.units) for offer in offers(BOOK, view, unit)
                ]
                refusal = legal(BOOK, view, Pass(()))
                assert refusal is not None
                assert refusal.key == "refused.not_your_impulse"


def test_nobody_orders_anothers_unit() -> None:
    for view in views():
        for offer in everything(view):
            for key in offer.units:
                assert key in view.units


def test_to_end_the_impulse_is_always_possible() -> None:
    for view in views():
        assert legal(BOOK, view, Pass(())) is None


def test_no_two_offers_at_one_moment_say_the_same() -> None:
    for view in views():
        for unit in (None, *view.units):
            named = [(offer.order, offer.units) for offer in menu(BOOK, view, unit)]
            assert len(named) == len(set(named))


def test_every_kind_of_order_is_given_by_some_bot_or_offered_at_some_moment() -> None:
    seen = {offer.order for view in views() for offer in everything(view)}
    given = {
        type(step.order)
        for player in ("standard", "random")
        for seed in (1, 2, 3)
        for step in played(seed, player).steps
    }
    # The scenario has no guns and no border to be interned behind; bots that left do not return,
    # and bands keep out of villages.
    # Nor need anybody come to the edge, run into a closed road, or hold prisoners; and it lists no
    # terms on which it could be ended.
    elsewhere = {
        Bombard,
        SeekRefuge,
        EnterMap,
        Levy,
        LeaveMap,
        ClearRoad,
        AskExchange,
        OfferSettlement,
        *PRISONERS.orders,
    }
    assert set(doctrine().orders.values()) - seen - given <= elsewhere


def refused_by(session: Session, order: Order) -> str:
    assert session.acting is not None
    report = session.submit(session.acting, order)
    assert report.refusal is not None
    return report.refusal.key


def test_a_refused_order_changes_nothing() -> None:
    session = started(1, "standard")
    before, records = session.state, len(session.log.records)
    refused_by(session, Attack(("w1",), "csp1", ()))
    refused_by(session, March(("w1",), Pace.NORMAL, Route.FAST, NOWHERE))
    assert session.state is before
    assert (len(session.log.records), session.steps) == (records, [])
