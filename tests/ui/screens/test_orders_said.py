"""Whatever can be ordered can be read: every choice of every order has words in each language."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from game.hexgrid import Hex
from game.rules.orders import Offer
from game.scenario.load import Opened
from game.session import Session
from game.ui.board.case import Case
from game.ui.board.draft import first_of
from game.ui.theme import Theme
from game.words import LANGUAGES, Missing, Words

RAW_ID = re.compile(r"[a-z]_[a-z]|\w\|\w|⟨")
"""What only programs read."""


def choices(offer: Offer) -> Iterator[tuple[str, Any]]:
    """Yield blank and choice, each blank filled as it is before anybody chose."""
    filled: dict[str, Any] = {}
    for slot in offer.slots if offer.refusal is None else ():
        listed = slot.choices(filled)
        yield from ((slot.name, choice) for choice in listed if not isinstance(choice, Hex))
        filled[slot.name] = first_of(listed)


def menus(found: Opened) -> Iterator[tuple[Case, str, Offer]]:
    """Yield what is on offer now and then in a match of bots, in each language."""
    session = Session.start(found.book, found.text, found.digest, 4, {})
    steps = 0
    while session.bot_step() is not None:
        steps += 1
        seat = session.acting
        if seat is None or steps % 7:
            continue
        view = session.view(seat)
        asked = [None, *(unit.id for unit in view.own())]
        for language in LANGUAGES:
            case = Case(found.book, view, Words(language, Missing.RAISED), Theme())
            for unit in asked:
                yield from ((case, language, offer) for offer in session.menu(seat, unit))


@pytest.fixture(scope="module")
def offered(found: Opened) -> list[tuple[Case, str, Offer]]:
    return list(menus(found))


def test_every_choice_of_an_order_is_said_in_words(
    offered: list[tuple[Case, str, Offer]],
) -> None:
    raw = {
        f"{language} {offer.kind}.{blank}: {said}"
        for case, language, offer in offered
        for blank, choice in choices(offer)
        if RAW_ID.search(said := case.choice_name(blank, choice))
    }
    assert not raw


def test_every_blank_of_an_order_has_a_name(offered: list[tuple[Case, str, Offer]]) -> None:
    for case, _, offer in offered:
        for slot in offer.slots:
            assert case.words.say(f"slot.{slot.name}")


def test_every_order_that_is_barred_says_why(offered: list[tuple[Case, str, Offer]]) -> None:
    for case, _, offer in offered:
        if offer.refusal is not None:
            assert case.say(offer.refusal.key, **offer.refusal.args)
