"""Chapter 7: what supply trucks carry, whom they feed, and what goes up in flames with them."""

import pytest

from game.rules.chapters.supply import Deliver, Resupply
from game.rules.stores import load, measure
from game.rules.units import Vehicles
from tests.pictures import Match, match

COMPANY = "army f1@0,0 motorised_company 60 truck=6"
SECOND = "army f2@0,0 motorised_company 60 truck=6"


def train(fuel: int = 800, trucks: int = 5, more: str = "") -> Match:
    """Return a dry column of two companies with its trucks."""
    return match(
        "...",
        f"""
        {COMPANY} fuel=100 ammunition=0 {more}
        {SECOND} fuel=200 ammunition=20 {more}
        army t1@0,0 supply_train 20 truck={trucks} fuel={fuel} ammunition=40 {more}
        """,
        formations={"column": "army"},
    )


@pytest.mark.rule("7.4")
def test_in_the_evening_trucks_fill_up_those_beside_them() -> None:
    drawn = train()
    after = drawn.evening()
    full = drawn.book.types["motorised_company"].water_fuel
    assert after.unit("f1").water_fuel == after.unit("f2").water_fuel == full - 25
    assert after.unit("t1").water_fuel < 800 - 25


@pytest.mark.rule("7.4")
def test_the_emptiest_are_helped_first() -> None:
    drawn = train(fuel=160)
    after = drawn.evening()
    one_day = 60 * drawn.book.number("supply.people_a_truck") * 5 // 60
    assert after.unit("f1").water_fuel == 100 + one_day - 25
    assert after.unit("f2").water_fuel == 200 - 25


@pytest.mark.rule("7.4")
def test_trucks_keep_a_reserve_for_themselves() -> None:
    after = train(fuel=110).evening()
    assert after.unit("t1").water_fuel == after.book.number("supply.reserve") - 25
    assert after.unit("t1").ammunition >= after.book.number("supply.reserve_ammunition")


@pytest.mark.rule("7.4")
def test_a_day_of_a_truck_is_a_days_need_of_so_many() -> None:
    drawn = train(fuel=200, trucks=1)
    assert load(drawn.book, drawn.unit("t1")).water_fuel == 100 * drawn.book.number(
        "supply.people_a_truck"
    )


@pytest.mark.rule("7.4")
def test_a_truck_lost_takes_its_load_with_it() -> None:
    drawn = train(trucks=4)
    whole = load(drawn.book, drawn.unit("t1"))
    halved = load(drawn.book, drawn.but("t1", vehicles=Vehicles(truck=2)).unit("t1"))
    none = load(drawn.book, drawn.but("t1", vehicles=Vehicles()).unit("t1"))
    assert (halved.water_fuel, halved.ammunition) == (whole.water_fuel // 2, whole.ammunition // 2)
    assert (none.water_fuel, none.ammunition) == (0, 0)


@pytest.mark.rule("7.4")
def test_by_order_trucks_hand_out_to_one_unit() -> None:
    drawn = train()
    after = drawn.give("army", Deliver(("t1",), "f2"))
    kind = drawn.book.types["motorised_company"]
    assert (after.unit("f2").water_fuel, after.unit("f2").ammunition) == (
        kind.water_fuel,
        kind.ammunition,
    )
    assert after.unit("f1").water_fuel == 100
    assert "done.deliver" in after.heard("army")


@pytest.mark.rule("7.4")
def test_by_order_trucks_unload_into_a_depot() -> None:
    drawn = match(
        "...",
        "army t1@0,0 supply_train 20 truck=5 fuel=300",
        depots="army d1@0,0 days=10",
    )
    whole = load(drawn.book, drawn.unit("t1"))
    after = drawn.give("army", Deliver(("t1",), "d1"))
    assert after.state.depots["d1"].water_fuel == 1000 + whole.water_fuel
    assert after.unit("t1").water_fuel == after.book.number("supply.reserve")
    assert "done.deliver_depot" in after.heard("army")


def test_handing_out_makes_no_stores_and_loses_less_than_a_measure() -> None:
    drawn = train()
    after = drawn.give("army", Deliver(("t1",), "f1"))
    given = (drawn.unit("t1").water_fuel - after.unit("t1").water_fuel) * measure(
        drawn.book, drawn.unit("t1")
    )
    got = (after.unit("f1").water_fuel - 100) * 60
    assert 0 <= given - got < measure(drawn.book, drawn.unit("t1"))


def test_trucks_with_nothing_to_spare_hand_nothing_out() -> None:
    drawn = train(fuel=100).but("t1", ammunition=0)
    assert drawn.refused("army", Deliver(("t1",), "f1")) == "refused.empty_trucks"


def test_trucks_hand_nothing_to_the_full_the_distant_and_the_enemy() -> None:
    drawn = match(
        "...",
        """
        army t1@0,0 supply_train 20 truck=5
        army f1@0,0 motorised_company 60
        army f2@0,1 motorised_company 60 fuel=0
        csp  c1@0,0 technical_squadron 60 fuel=0 hidden
        """,
    )
    assert drawn.refused("army", Deliver(("t1",), "f2")) == "refused.no_taker"


def test_one_fills_up_from_trucks_beside_without_waiting_for_the_evening() -> None:
    after = train().give("army", Resupply(("f1",)))
    assert after.unit("f1").water_fuel == after.book.types["motorised_company"].water_fuel
    assert after.unit("t1").water_fuel < 800


@pytest.mark.rule("7.10")
def test_a_column_shares_when_one_of_it_runs_low() -> None:
    drawn = train(more="in=column").but("t1", at=None)
    low = drawn.book.number("supply.share_below") - 1
    poor = drawn.but("f1", water_fuel=low).but("f2", water_fuel=301)
    after = poor.evening()
    assert after.unit("f1").water_fuel == after.unit("f2").water_fuel == (low + 301) // 2 - 25


@pytest.mark.rule("7.10")
def test_nobody_shares_while_all_have_enough_nor_outside_a_column() -> None:
    rich = train(more="in=column").but("t1", at=None)
    enough = rich.book.number("supply.share_below")
    assert rich.but("f1", water_fuel=enough).evening().unit("f2").water_fuel == 200 - 25
    apart = train().but("t1", at=None).but("f1", water_fuel=10)
    assert apart.evening().unit("f2").water_fuel == 200 - 25


@pytest.mark.rule("7.10")
def test_a_column_does_not_leave_its_empty_trucks_behind() -> None:
    drawn = train(more="in=column", fuel=0)
    after = drawn.evening()
    assert after.unit("t1").water_fuel == after.unit("f1").water_fuel > 0
