"""The bot that follows a plan does what stands in it, and nothing else."""

from game.bots.planned import Planned, Step, ratio_for
from game.bots.player import Choice, Desk
from game.hexgrid import Hex
from game.rules.chapters.combat import RATIOS, Attack, Wait
from game.rules.chapters.movement import March
from game.rules.chapters.posture import ChangePosture
from game.rules.chapters.turn import Pass
from game.rules.contacts import Level
from game.rules.engine import legal
from game.rules.orders import Pace, Route
from game.rules.units import Posture
from tests.pictures import Match, at, match

DRAWN = """
    csp   c1@0,1  technical_squadron  200  technical=12
    army  f1@0,2  motorised_company    80  truck=6
"""


def step(unit: str, does: str, to: Hex | None = None, odds: int = 1000, **said: Pace) -> Step:
    return Step(unit, does, to, said.get("pace", Pace.NORMAL), Route.FAST, odds)


def choice(drawn: Match, side: str, *steps: Step) -> Choice:
    """Return what the plan's bot orders next; it is always legal."""
    view = drawn.acting(side).view(side)
    chosen = Planned(drawn.book, side, steps).choose(Desk(drawn.book, view))
    assert legal(drawn.book, view, chosen.order) is None
    return chosen


def test_a_unit_marches_at_the_pace_of_its_plan() -> None:
    drawn = match(".......", "army f1@0,1 motorised_company 80 truck=6", turn_hours=24)
    order = choice(drawn, "army", step("f1", "march", at(0, 6), pace=Pace.SECURED)).order
    assert isinstance(order, March)
    assert order.pace is Pace.SECURED


def test_who_has_arrived_goes_on_to_the_next_step() -> None:
    drawn = match(".......", "army f1@0,1 motorised_company 80 truck=6")
    order = choice(drawn, "army", step("f1", "march", at(0, 1)), step("f1", "dig_in")).order
    assert isinstance(order, ChangePosture)
    assert order.posture is Posture.DUG_IN


def test_a_march_comes_before_whatever_follows_it() -> None:
    drawn = match(".......", "army f1@0,1 motorised_company 80 truck=6").but("f1", march_m=0)
    assert isinstance(
        choice(drawn, "army", step("f1", "march", at(0, 6)), step("f1", "dig_in")).order, Pass
    )


def test_who_has_been_somewhere_need_not_go_back() -> None:
    drawn = match(".......", "army f1@0,1 motorised_company 80 truck=6", turn_hours=24)
    steps = (step("f1", "march", at(0, 1)), step("f1", "march", at(0, 4)))
    bot = Planned(drawn.book, "army", steps)
    orders = []
    for _ in range(2):
        order = bot.choose(Desk(drawn.book, drawn.acting("army").view("army"))).order
        orders.append(order)
        drawn = drawn.give("army", order)
    assert isinstance(orders[0], March)
    assert orders[0].to == at(0, 4)
    assert isinstance(orders[1], Pass)


def test_who_no_longer_stands_gets_no_orders() -> None:
    drawn = match(".......", DRAWN).but("f1", cohesion=100)
    assert isinstance(choice(drawn, "army", step("f1", "march", at(0, 6))).order, Pass)


def test_an_attack_is_made_at_the_odds_of_the_plan_and_not_below() -> None:
    drawn = match(".......", DRAWN).seen("csp", "f1", Level.IDENTIFIED)
    assert isinstance(choice(drawn, "csp", step("c1", "attack", odds=500)).order, Attack)
    assert isinstance(choice(drawn, "csp", step("c1", "attack", odds=9000)).order, Pass)


def test_a_hunter_follows_whom_it_cannot_attack_yet() -> None:
    drawn = match(".......", DRAWN, turn_hours=24).but("f1", at=at(0, 6))
    drawn = drawn.seen("csp", "f1", Level.IDENTIFIED)
    order = choice(drawn, "csp", step("c1", "hunt")).order
    assert isinstance(order, March)
    assert order.to.distance(at(0, 6)) < at(0, 1).distance(at(0, 6))


def test_a_hunter_without_a_trace_stays() -> None:
    assert isinstance(choice(match(".......", DRAWN), "csp", step("c1", "hunt")).order, Pass)


def test_an_ambush_is_laid_once() -> None:
    drawn = match(".......", DRAWN)
    lying = choice(drawn, "csp", step("c1", "wait"))
    assert isinstance(lying.order, Wait)
    assert lying.reason == "reason.plan"
    after = drawn.give("csp", lying.order)
    assert isinstance(choice(after, "csp", step("c1", "wait")).order, Pass)


def test_the_plan_of_a_unit_that_is_gone_is_over() -> None:
    drawn = match(".......", DRAWN).but("c1", at=None, people=0)
    assert isinstance(choice(drawn, "csp", step("c1", "wait")).order, Pass)


def test_the_ratio_of_an_ambush_is_one_that_can_be_ordered() -> None:
    assert {ratio_for(odds) for odds in range(0, 4000, 100)} == {*RATIOS}
