"""Staffs weigh what carries their faction: pay, an ended contract, a coalition that cracks."""

from dataclasses import replace

from game.bots.csp import SURE, SURE_OF_A_POSITION, CspStaff, Hunt
from game.bots.player import Desk
from game.bots.politics import shaken, unpaid
from game.bots.situation import Situation
from game.factions.wagner import Spearhead
from game.rules.chapters.movement import March
from game.rules.chapters.requests import Answer, AskToJoin, Reply
from game.rules.contacts import Level
from game.rules.state import Broken, Track
from tests.bots.test_staffs import choice, drawn, orders
from tests.pictures import Match, at

COLUMN = """
    army    f1@1,2  motorised_company     80  armoured=2 truck=6
    wagner  w1@1,2  assault_detachment    60  armoured=2 technical=6
    csp     c1@1,3  technical_squadron    20  technical=4 march
"""


def side_with(found: Match, side: str, **fields: object) -> Match:
    """Change what a faction has beside its units."""
    faction = replace(found.state.factions[side], **fields)  # type: ignore[arg-type]
    factions = {**found.state.factions, side: faction}
    return replace(found, state=replace(found.state, factions=factions))


def asked(found: Match) -> Match:
    """Let the army ask Wagner's detachment to march with it."""
    return found.give("army", AskToJoin(("f1",), "w1"))


def test_wagner_marches_with_the_army_while_it_is_paid_and_not_in_arrears() -> None:
    paid = choice(asked(drawn(COLUMN)), "wagner")
    assert isinstance(paid.order, Answer)
    assert paid.order.reply is Reply.ACCEPT
    late = choice(side_with(asked(drawn(COLUMN)), "wagner", marks={"arrears": 720}), "wagner")
    assert isinstance(late.order, Answer)
    assert (late.order.reply, late.reason) == (Reply.REFUSE, "reason.in_arrears")


def test_wagner_risks_no_spearhead_on_a_contract_near_its_end() -> None:
    seen = drawn(COLUMN).seen("wagner", "c1", Level.IDENTIFIED)
    assert any(isinstance(order, Spearhead) for order in orders(seen, "wagner"))
    weak = side_with(seen, "wagner", tracks={"wagner_contract": Track(200)})
    assert not any(isinstance(order, Spearhead) for order in orders(weak, "wagner"))


def test_recalled_people_go_home() -> None:
    found = drawn("wagner w1@1,6 assault_detachment 60 technical=8")
    broken = {"wagner": Broken("wagner", "recalled", 1)}
    chosen = choice(replace(found, state=replace(found.state, broken=broken)), "wagner")
    assert isinstance(chosen.order, March)
    assert chosen.reason == "reason.recalled"
    assert chosen.order.to.distance(at(1, 0)) < at(1, 6).distance(at(1, 0))


def test_a_coalition_close_to_splitting_is_risked_only_where_a_fight_is_expected() -> None:
    found = drawn(COLUMN).seen("csp", "f1", Level.IDENTIFIED)
    march = found.but("f1", posture=found.unit("c1").posture).seen("csp", "f1", Level.IDENTIFIED)
    weak = side_with(march, "csp", tracks={"unity": Track(200)})

    def wanted(now: Match, goal: object) -> int:
        staff = CspStaff(now.book, "csp")
        situation = Situation(Desk(now.book, now.acting("csp").view("csp")))
        situation.plan = Hunt(goal, at(1, 2), (), strong=True, guard=None)  # type: ignore[arg-type]
        return staff.enough(situation, at(1, 2))

    assert wanted(march, at(1, 9)) == SURE
    assert wanted(weak, at(1, 9)) == SURE_OF_A_POSITION
    assert wanted(weak, at(1, 3)) == SURE


def test_a_staff_without_a_carrying_track_is_never_shaken() -> None:
    found = side_with(drawn(COLUMN), "csp", tracks={})
    assert not shaken(found.book, found.view("csp"))
    assert not unpaid(found.view("csp"))
