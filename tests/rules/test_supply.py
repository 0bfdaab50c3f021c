"""Chapter 7: water, fuel and ammunition; and the evening's rest."""

from dataclasses import replace

import pytest

from game.rules.chapters.supply import Resupply
from tests.pictures import Match, match

COLUMN = "army f1@0,0 motorised_company 80 truck=6 fuel=100 ammunition=2"


def test_a_unit_lives_off_its_stores_turn_by_turn() -> None:
    drawn = match("..", COLUMN)
    assert drawn.evening().unit("f1").water_fuel == 75


def test_who_runs_dry_is_told_and_loses_cohesion() -> None:
    dry = match("..", COLUMN).but("f1", water_fuel=0).evening()
    assert "learnt.dry" in dry.heard("army")
    assert dry.unit("f1").cohesion < 800


def test_who_is_dry_gains_nothing_by_resting() -> None:
    drawn = match("..", COLUMN).but("f1", cohesion=300)
    fed, dry = drawn.evening(), drawn.but("f1", water_fuel=0).evening()
    assert fed.unit("f1").cohesion > 300 > dry.unit("f1").cohesion


def test_rest_gives_back_cohesion_and_takes_away_fatigue() -> None:
    drawn = match("..", COLUMN).but("f1", cohesion=300, fatigue=500)
    rested = drawn.evening().unit("f1")
    assert rested.cohesion > 300
    assert rested.fatigue < 500


def test_rest_makes_nobody_better_than_he_was_at_the_start() -> None:
    assert match("..", COLUMN).turns(4).unit("f1").cohesion <= 800


def test_who_worked_all_day_does_not_rest() -> None:
    drawn = match("..", COLUMN).but("f1", cohesion=300, minutes=0)
    assert drawn.evening().unit("f1").cohesion == 300


@pytest.mark.parametrize("holder", ["army", "wagner"])
def test_stores_are_filled_at_a_place_ones_side_or_an_ally_holds(holder: str) -> None:
    drawn = match("..", COLUMN, places=f"camp@0,0 holder={holder} people=100", factions="wagner")
    after = drawn.give("army", Resupply(("f1",)))
    kind = after.book.types["motorised_company"]
    unit = after.unit("f1")
    assert (unit.water_fuel, unit.ammunition) == (kind.water_fuel, kind.ammunition)
    assert unit.minutes == 360 - after.book.number("supply.minutes")


@pytest.mark.parametrize("places", ["", "camp@0,0 holder=csp people=100", "camp@0,1 holder=army"])
def test_there_is_nothing_to_fill_up_from_elsewhere(places: str) -> None:
    drawn = match("..", COLUMN, places=places, factions="csp")
    assert drawn.refused("army", Resupply(("f1",))) == "refused.no_source"


def test_in_a_place_of_ones_own_nobody_uses_up_his_stores() -> None:
    drawn = match("..", COLUMN, places="camp@0,0 holder=army people=100")
    assert drawn.evening().unit("f1").water_fuel == 100


def test_kin_feed_a_band_whoever_holds_the_place() -> None:
    band = "csp c1@0,0 technical_squadron 60 technical=6 fuel=100"
    fed = match("..", band, places="camp@0,0 holder=army people=900 csp=800", factions="army")
    strangers = match("..", band, places="camp@0,0 holder=army people=900", factions="army")
    assert fed.evening().unit("c1").water_fuel == 100 > strangers.evening().unit("c1").water_fuel


def with_trucks(fuel: int) -> Match:
    """Return a column with its trucks, which the test says carry for others."""
    drawn = match(
        "..",
        f"""
        army    t1@0,0  supply_train         20  truck=5  fuel={fuel}
        wagner  w1@0,0  assault_detachment   60  technical=8 fuel=100
        """,
    )
    types = {**drawn.book.types}
    types["supply_train"] = replace(types["supply_train"], carries=True)
    return replace(drawn, book=replace(drawn.book, types=types))


def test_supply_trucks_top_up_allies_in_their_hex() -> None:
    after = with_trucks(800).evening()
    assert after.unit("w1").water_fuel > 100
    assert after.unit("t1").water_fuel < 800 - 25


def test_supply_trucks_keep_a_day_for_themselves() -> None:
    after = with_trucks(110).evening()
    assert after.unit("t1").water_fuel >= 75


def test_the_train_of_the_catalogue_carries() -> None:
    assert match("..", COLUMN).book.types["supply_train"].carries
