"""Chapter 17: one side asks, the other answers or keeps silent."""

import pytest

from game.rules.chapters.movement import March
from game.rules.chapters.posture import LeaveFormation
from game.rules.chapters.requests import Answer, AskToJoin, Reply
from game.rules.orders import Pace, Route
from tests.pictures import Match, at, match

TWO = """
    army   f1@0,0 motorised_company  80 truck=6
    wagner w1@0,0 assault_detachment 40 armoured=3 technical=5
    csp    c1@0,4 technical_squadron 50 technical=8
"""


def asked() -> Match:
    return match(".....", TWO).give("army", AskToJoin(("f1",), "w1"))


def answered(reply: Reply) -> Match:
    return asked().give("wagner", Answer((), "join|f1|w1", reply))


@pytest.mark.rule("17.1")
def test_a_request_is_known_to_the_two_sides_alone() -> None:
    found = asked()
    assert list(found.view("army").pending) == ["join|f1|w1"]
    assert list(found.view("wagner").pending) == ["join|f1|w1"]
    assert not found.view("csp").pending
    assert found.heard("wagner") == ["learnt.ask_join"]


@pytest.mark.rule("17.1")
def test_answering_is_free_and_in_ones_own_impulse() -> None:
    before = asked().acting("wagner")
    points = before.state.factions["wagner"].command_points
    after = before.give("wagner", Answer((), "join|f1|w1", Reply.ACCEPT))
    assert after.state.factions["wagner"].command_points == points
    order = Answer((), "join|f1|w1", Reply.ACCEPT)
    assert asked().acting("army").refused("army", order) is not None


@pytest.mark.rule("17.2")
def test_who_accepts_marches_under_the_askers_lead_until_he_leaves() -> None:
    joined = answered(Reply.ACCEPT)
    offer = joined.acting("army").offer("army", March, "f1")
    assert offer.units == ("f1", "w1")
    gone = joined.give("army", March(("f1", "w1"), Pace.NORMAL, Route.FAST, at(0, 1)))
    assert gone.unit("w1").at == at(0, 1)
    free = gone.give("wagner", LeaveFormation(("w1",)))
    assert free.unit("w1").formation is None
    assert not joined.state.pending


@pytest.mark.rule("17.2")
def test_who_refuses_stays_his_own_master() -> None:
    refused = answered(Reply.REFUSE)
    assert refused.unit("w1").formation is None
    assert "learnt.join_refused" in refused.heard("army")
    assert not refused.state.pending


@pytest.mark.rule("17.2")
def test_a_yes_to_somebody_who_has_gone_changes_nothing() -> None:
    gone = asked().give("army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 1)))
    after = gone.give("wagner", Answer((), "join|f1|w1", Reply.ACCEPT))
    assert after.unit("w1").formation is None


@pytest.mark.rule("17.1")
def test_silence_is_a_no_at_the_deadline() -> None:
    found = asked()
    wait = found.book.number("request.answer_minutes") // 360
    assert found.turns(wait).state.pending
    after = found.turns(wait + 1)
    assert not after.state.pending
    assert after.unit("w1").formation is None


def test_the_same_question_is_put_once_at_a_time() -> None:
    offer = asked().acting("army").offer("army", AskToJoin, "f1")
    assert offer.refusal is not None
    assert offer.refusal.key == "refused.asked_already"


def test_a_new_column_is_no_news_to_the_enemy() -> None:
    assert answered(Reply.ACCEPT).view("csp") == answered(Reply.REFUSE).view("csp")
