"""Fire from afar: what it costs whom it finds, and the fact that remains."""

from game.rules.fires import cost_of_fire, fact_of_fire
from tests.pictures import Match, at, match


def found() -> Match:
    return match("..", "army f1@0,0 motorised_company 100 truck=10")


def hit(drawn: Match, lost: int, shock: int = 0) -> Match:
    course = drawn.course()
    change, _ = cost_of_fire(course, drawn.unit("f1"), lost, "air.vehicles", shock)
    course.happen("struck", {}, (change,))
    return drawn.after(course.closed())


def test_everybody_fire_hits_is_dead_or_wounded_and_the_books_balance() -> None:
    after = hit(found(), 20).unit("f1")
    assert after.people == 80
    assert after.ledger.killed + after.wounded == 20
    assert (after.balance, after.fleet_balance) == (0, 0)


def test_fire_that_hits_nobody_may_shake_but_costs_nothing_else() -> None:
    before, after = found().unit("f1"), hit(found(), 0, shock=50).unit("f1")
    assert (after.people, after.vehicles) == (before.people, before.vehicles)
    assert after.cohesion == before.cohesion - 50


def test_the_fact_names_the_firing_side_alone_where_nobody_was_found() -> None:
    course = found().course()
    fact = fact_of_fire(course, "strike", "armed_drone", "csp", at(0, 0), None)
    assert (fact.parties, dict(fact.figures)) == (("csp",), {})


def test_the_fact_counts_the_difference_fire_made() -> None:
    drawn = found()
    after = hit(drawn, 20)
    pair = drawn.unit("f1"), after.unit("f1")
    figures = fact_of_fire(after.course(), "strike", "armed_drone", "csp", at(0, 0), pair).figures
    assert figures["killed.army"] + figures["wounded.army"] == 20
    assert figures["vehicles.army"] == after.unit("f1").fleet.destroyed
