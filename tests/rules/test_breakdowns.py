"""Chapter 2: vehicles give out, are towed, mended or left behind, and the books balance."""

import pytest

from game.rules.chapters.breakdowns import LeaveWrecks, break_down, repair
from game.rules.chapters.movement import March
from game.rules.orders import Pace, Route
from game.rules.retreat import retire
from game.rules.units import Vehicles
from tests.pictures import Match, at, match

COLUMN = "army f1@0,0 motorised_company 80 armoured=4 truck=6"


def evening(drawn: Match, *, mend: bool = False) -> Match:
    """Return the match after this evening's breakdowns, or after its repairs."""
    course = drawn.course()
    (repair if mend else break_down)(course)
    return drawn.after(course.closed())


def broken_after(metres: int) -> int:
    """Return how many of 200 columns of ten vehicles lost some on so much march."""
    drawn = match("..", COLUMN).but("f1", marched_m=metres)
    return sum(bool(evening(drawn.seed(seed)).unit("f1").broken.total) for seed in range(200))


@pytest.mark.rule("2.14")
def test_the_farther_the_march_the_more_vehicles_break_down() -> None:
    assert broken_after(0) == 0
    near, far = broken_after(20_000), broken_after(100_000)
    # Four armoured and six trucks: 0.19 expected on 100 km, 0.038 on 20.
    assert 1 <= near < far
    assert 20 <= far <= 60


@pytest.mark.rule("2.14")
def test_bad_ground_and_haste_wear_vehicles() -> None:
    def worn(picture: str, pace: Pace) -> int:
        drawn = match(picture, COLUMN, turn_hours=24)
        return drawn.give("army", March(("f1",), pace, Route.FAST, at(0, 1))).unit("f1").marched_m

    assert worn("..", Pace.NORMAL) < worn("ee", Pace.NORMAL)
    assert worn("..", Pace.DASH) == worn("..", Pace.NORMAL) * 1500 // 1000


@pytest.mark.rule("2.15")
def test_a_broken_vehicle_is_towed_while_there_is_one_to_tow_it() -> None:
    drawn = match("..", COLUMN).but("f1", marched_m=100_000)
    found = next(
        unit for seed in range(200) if (unit := evening(drawn.seed(seed)).unit("f1")).broken.total
    )
    assert found.fleet_balance == 0
    assert found.vehicles.total + found.broken.total == 10


@pytest.mark.rule("2.15")
def test_without_a_sound_vehicle_a_broken_one_is_left() -> None:
    drawn = match("..", "army f1@0,0 motorised_company 20 truck=1").but("f1", marched_m=10**9)
    found = evening(drawn).unit("f1")
    assert (found.vehicles.total, found.broken.total, found.fleet.abandoned) == (0, 0, 1)
    assert found.fleet_balance == 0


@pytest.mark.rule("2.15")
def test_a_tow_slows_the_march_until_it_is_left() -> None:
    drawn = match("........", COLUMN, turn_hours=24)
    towing = drawn.but("f1", vehicles=Vehicles(4, 0, 5), broken=Vehicles(truck=1))

    def far(each: Match) -> int:
        offer = each.offer("army", March, "f1")
        return len(offer.choices("to", {"pace": Pace.NORMAL, "route": Route.FAST}))

    left = towing.give("army", LeaveWrecks(("f1",)))
    assert far(towing) < far(drawn) == far(left)
    assert (left.unit("f1").fleet.abandoned, left.unit("f1").fleet_balance) == (1, 0)


def resting(trucks: int, minutes: int) -> int:
    drawn = match("..", COLUMN).but(
        "f1",
        vehicles=Vehicles(armoured=2, truck=trucks),
        broken=Vehicles(armoured=2),
        minutes=minutes,
    )
    return evening(drawn, mend=True).unit("f1").vehicles.armoured


@pytest.mark.rule("2.16")
def test_rest_beside_a_truck_mends_a_vehicle_every_few_hours() -> None:
    one = match("..", COLUMN).book.number("breakdown.repair_minutes")
    assert resting(1, one - 1) == 2
    assert resting(1, one) == 3
    assert resting(1, 2 * one) == 4
    assert resting(0, 2 * one) == 2, "no tools without a truck"


@pytest.mark.rule("2.16")
def test_an_allys_truck_beside_them_will_do() -> None:
    drawn = match(
        "..",
        """
        wagner w1@0,0 assault_detachment 40 armoured=2
        army   f1@0,0 supply_train       15 truck=3
        """,
    ).but("w1", vehicles=Vehicles(armoured=1), broken=Vehicles(armoured=1))
    assert evening(drawn, mend=True).unit("w1").vehicles.armoured == 2


@pytest.mark.rule("2.15")
@pytest.mark.parametrize(("manner", "towed"), [("withdraw", 2), ("retreat", 0), ("flee", 0)])
def test_who_retreats_leaves_what_is_under_tow(manner: str, towed: int) -> None:
    drawn = match("...", COLUMN).but(
        "f1", vehicles=Vehicles(armoured=4, truck=4), broken=Vehicles(truck=2)
    )
    course = drawn.course()
    retire(course, course.unit("f1"), manner, at(0, 1), (), 1000)
    after = drawn.after(course.closed()).unit("f1")
    assert after.broken.total == towed
    assert after.fleet_balance == 0
