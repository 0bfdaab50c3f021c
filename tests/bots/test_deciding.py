"""A staff answers a dilemma by its interest, and by what it knows alone."""

from dataclasses import replace

import pytest

from game.bots import Desk, bot_named
from game.bots.player import Choice
from game.rules import effects as does
from game.rules.chapters.events import Decide
from game.rules.effects import Effect
from game.words import LANGUAGES, Missing, Words, sentence
from tests.dilemmas import SURE, Gift, asked_what
from tests.pictures import Match, match

BATTLE = """
    army   f1@0,0 motorised_company  80 truck=6
    wagner w1@0,0 assault_detachment 40 armoured=3 technical=5
    csp    c1@0,4 technical_squadron 50 technical=8
"""


def asked(*more: Effect, keep: int = 10, send: int = 10, side: str = "army") -> Match:
    places = "camp@0,1 holder=csp people=500 csp=600"
    drawn = match(".....", BATTLE, places=places)
    return asked_what(drawn, side, (Gift("keep", keep), Gift("send", send)), more).acting(side)


def decided(now: Match, side: str = "army", player: str = "standard") -> Choice:
    return bot_named(player, now.book, side).choose(Desk(now.book, now.view(side)))


def answer(now: Match, side: str = "army") -> str:
    order = decided(now, side).order
    assert isinstance(order, Decide)
    return order.choice


def test_a_staff_takes_what_lifts_its_track_most() -> None:
    assert answer(asked(send=40)) == "question|send"
    assert answer(asked(send=-40)) == "question|keep"


def test_where_nothing_is_better_the_default_stands() -> None:
    assert answer(asked()) == "question|keep"


@pytest.mark.parametrize(
    ("effect", "chosen"),
    [
        (does.Relates(*SURE, "army", "wagner", "hostile", secret=False), "keep"),
        (does.Relates(*SURE, "army", "csp", "truce", secret=False), "send"),
        (does.MovesTrack(*SURE, "csp", "unity", 50), "keep"),
        (does.MovesTrack(*SURE, "wagner", "wagner_contract", 50), "send"),
        (does.Frees(*SURE, "csp", "army", 3), "send"),
        (does.Frees(*SURE, "army", "csp", 3), "keep"),
        (does.SetsBorder(*SURE, "DZ", "army", "closed"), "keep"),
        (does.Supplies(*SURE, "f1", 100, 0), "send"),
        (does.ChangesPlace(*SURE, "camp", (), 0, "army", takes=True), "send"),
    ],
)
def test_a_staff_weighs_what_is_known_to_follow(effect: Effect, chosen: str) -> None:
    assert answer(asked(effect)) == f"question|{chosen}"


def test_what_nobody_foresees_no_staff_weighs() -> None:
    good, bad = (does.MovesTrack(1000, True, "army", "junta_standing", by) for by in (90, -90))
    assert answer(asked(good)) == answer(asked(bad)) == "question|keep"


def test_what_may_not_come_weighs_less() -> None:
    sure = does.MovesTrack(*SURE, "army", "junta_standing", -40)
    assert answer(asked(sure, send=25)) == "question|keep"
    assert answer(asked(replace(sure, chance=200), send=25)) == "question|send"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("effect", "reason"),
    [
        (does.MovesTrack(*SURE, "army", "junta_standing", 40), "reason.decide"),
        (does.MovesTrack(*SURE, "army", "junta_standing", -90), "reason.decide_against"),
        (does.Publishes(*SURE, {"en": "No.", "fr": "Non."}, "AFP"), "reason.decide_alike"),
    ],
)
def test_a_staff_says_what_weighed_most(effect: Effect, reason: str, language: str) -> None:
    now = asked(effect, keep=0, send=0)
    choice = decided(now)
    assert choice.reason == reason
    said = sentence(now.book, Words(language, Missing.RAISED), choice.reason, choice.args)
    assert now.book.script["question"].title[language] in said


def test_the_random_player_gives_any_answer() -> None:
    now = asked()
    bot = bot_named("random", now.book, "army")
    desks = (Desk(now.book, now.view("army"), given, luck=3) for given in range(400))
    orders = (bot.choose(desk).order for desk in desks)
    assert {order.choice for order in orders if isinstance(order, Decide)} == {
        "question|keep", "question|send",
    }  # fmt: skip
