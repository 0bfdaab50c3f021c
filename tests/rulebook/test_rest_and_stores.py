"""Chapters 6 and 7: postures, rest, formations and stores, as their paragraphs say."""

import pytest

from game.rules.chapters.posture import ChangePosture, LeaveFormation
from game.rules.chapters.supply import Resupply
from game.rules.units import Posture
from tests.pictures import match

COLUMN = "army f1@0,0 motorised_company 120 truck=6"


@pytest.mark.rule("6.1")
@pytest.mark.parametrize("posture", [Posture.DUG_IN, Posture.GARRISON])
def test_a_posture_takes_its_time(posture: Posture) -> None:
    drawn = match("...", COLUMN)
    before = drawn.unit("f1").minutes
    after = drawn.give("army", ChangePosture(("f1",), posture)).unit("f1")
    assert after.posture is posture
    assert before - after.minutes == drawn.book.numbers[f"posture.minutes.{posture}"]


@pytest.mark.rule("6.2")
def test_unused_hours_are_rest_up_to_what_a_unit_began_with() -> None:
    drawn = match("...", COLUMN).but("f1", cohesion=400, fatigue=900)
    rested = drawn.evening().unit("f1")
    share = drawn.unit("f1").minutes
    numbers = drawn.book.numbers
    assert rested.cohesion == 400 + share * numbers["rest.cohesion_per_day"] // 1440
    assert rested.fatigue == 900 - share * numbers["rest.fatigue_per_day"] // 1440
    assert drawn.but("f1", cohesion=795).evening().unit("f1").cohesion == 800


@pytest.mark.rule("6.2")
def test_without_water_rest_gives_no_cohesion_back() -> None:
    drawn = match("...", COLUMN).but("f1", cohesion=400, water_fuel=0)
    assert drawn.evening().unit("f1").cohesion <= 400


@pytest.mark.rule("6.3")
def test_an_owner_takes_its_unit_out_of_a_column_that_another_leads() -> None:
    drawn = match(
        "...",
        f"{COLUMN} in=column\nwagner w1@0,0 assault_detachment 40 armoured=3 in=column",
        formations={"column": "army"},
    )
    left = drawn.give("wagner", LeaveFormation(("w1",)))
    assert left.unit("w1").formation is None
    assert left.unit("f1").formation == "column"


@pytest.mark.rule("7.1")
def test_filling_up_takes_hours_at_a_place_of_ones_own() -> None:
    drawn = match("...", f"{COLUMN} fuel=50 ammunition=1", places="camp@0,0 holder=army people=9")
    before = drawn.unit("f1").minutes
    after = drawn.give("army", Resupply(("f1",))).unit("f1")
    assert after.water_fuel > 50
    assert before - after.minutes == drawn.book.numbers["supply.minutes"]


@pytest.mark.rule("7.1")
def test_nobody_fills_up_in_the_desert() -> None:
    assert match("...", f"{COLUMN} fuel=50").refused("army", Resupply(("f1",))) is not None


@pytest.mark.rule("7.2")
def test_a_day_takes_a_day_of_stores_where_nobody_feeds_a_unit() -> None:
    assert match("...", f"{COLUMN} fuel=300").evening().unit("f1").water_fuel == 300 - 25
    among = match("...", f"{COLUMN} fuel=300", places="camp@0,0 holder=army people=500")
    assert among.evening().unit("f1").water_fuel == 300


@pytest.mark.rule("7.2")
def test_kin_feed_a_unit_from_a_certain_leaning_on() -> None:
    band = "csp c1@0,0 technical_squadron 60 technical=8 fuel=300"
    enough = match("...", band).book.numbers["supply.kin_leaning"]
    for leaning, left in ((enough, 300), (enough - 1, 275)):
        drawn = match("...", band, places=f"camp@0,0 people=500 csp={leaning}")
        assert drawn.evening().unit("c1").water_fuel == left


@pytest.mark.rule("7.3")
def test_a_day_without_water_costs_cohesion() -> None:
    drawn = match("...", f"{COLUMN} fuel=0").but("f1", minutes=0)
    thirst = drawn.book.numbers["supply.thirst_per_day"] * 360 // 1440
    assert drawn.evening().unit("f1").cohesion == 800 - thirst


@pytest.mark.rule("7.1")
def test_a_place_has_no_ammunition() -> None:
    drawn = match("...", f"{COLUMN} fuel=50 ammunition=1", places="camp@0,0 holder=army people=9")
    assert drawn.give("army", Resupply(("f1",))).unit("f1").ammunition == 1
