"""Chapter 7: water, fuel and ammunition; and the evening's rest."""

from dataclasses import replace

import pytest

from game.rules.chapters.movement import March
from game.rules.chapters.supply import LeaveVehicles, Resupply
from game.rules.orders import Pace, Route
from game.rules.unit_why import stores_why
from tests.pictures import Match, at, match

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
def test_water_and_fuel_are_filled_at_a_place_ones_side_or_an_ally_holds(holder: str) -> None:
    drawn = match("..", COLUMN, places=f"camp@0,0 holder={holder} people=100", factions="wagner")
    after = drawn.give("army", Resupply(("f1",)))
    kind = after.book.types["motorised_company"]
    unit = after.unit("f1")
    assert (unit.water_fuel, unit.ammunition) == (kind.water_fuel, 2)
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


def test_there_is_nothing_to_fill_up_for_those_who_have_all_there_is() -> None:
    drawn = match("..", "army f1@0,0 motorised_company 80", places="camp@0,0 holder=army")
    assert drawn.refused("army", Resupply(("f1",))) == "refused.stores_full"


def test_filling_up_says_from_what_and_how_much() -> None:
    drawn = match("..", COLUMN, places="camp@0,0 holder=army people=100")
    told = next(each for each in drawn.give("army", Resupply(("f1",))).told("army"))
    assert told.key == "done.resupply"
    assert told.args["from_sentences"] == (("stock.place", {"place": "camp"}),)
    assert (told.args["taken_days"], told.args["days"]) == (300, 400)


def test_hopes_may_be_disappointed() -> None:
    drawn = match("..", COLUMN, places="camp@0,0 people=900 army=600")
    afraid = {"camp": replace(drawn.state.places["camp"], fear=900)}
    after = replace(drawn, state=replace(drawn.state, places=afraid)).give(
        "army", Resupply(("f1",))
    )
    assert "learnt.resupply_none" in after.heard("army")
    assert after.unit("f1").water_fuel == 100


# Those without water walk away, and without fuel leave their vehicles.


def dry(cohesion: int) -> Match:
    """Return a company that has worked all day and has nothing left."""
    drawn = match("..", "army f1@0,0 motorised_company 100 truck=6 fuel=0", turn_hours=24)
    return drawn.but("f1", minutes=0, cohesion=cohesion)


@pytest.mark.rule("7.3")
def test_people_leave_a_unit_without_water_that_no_longer_holds_together() -> None:
    broken = dry(300)
    after = broken.evening()
    share = broken.book.numbers["supply.desert_per_day"]
    assert after.unit("f1").ledger.deserted == 100 * share // 1000
    assert after.unit("f1").balance == 0
    assert "learnt.deserted" in after.heard("army")


@pytest.mark.rule("7.3")
def test_who_still_holds_together_stays() -> None:
    assert dry(1000).evening().unit("f1").ledger.deserted == 0


@pytest.mark.rule("7.11")
def test_a_unit_without_fuel_leaves_its_vehicles_and_walks() -> None:
    drawn = match("...", "army f1@0,0 motorised_company 60 truck=6 technical=2 fuel=0")
    after = drawn.give("army", LeaveVehicles(("f1",)))
    walking = after.unit("f1")
    assert (walking.vehicles.total, walking.fleet.abandoned, walking.fleet_balance) == (0, 8, 0)
    assert after.state.factions["army"] == drawn.state.factions["army"]
    assert drawn.refused("army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 1))) is not None
    again = after.turns(1)
    assert again.refused("army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 1))) in (
        None,
        "refused.not_your_impulse",
    )


@pytest.mark.rule("7.11")
def test_nobody_leaves_vehicles_that_still_drive() -> None:
    drawn = match("...", "army f1@0,0 motorised_company 60 truck=6")
    least = drawn.book.numbers["supply.walk_below"]
    assert drawn.but("f1", water_fuel=least).refused("army", LeaveVehicles(("f1",))) == (
        "refused.has_fuel"
    )
    assert drawn.but("f1", water_fuel=least - 1).refused("army", LeaveVehicles(("f1",))) is None


# What moved the stores is written down, and says why there are so many.


def test_the_reasons_of_a_units_stores_add_up() -> None:
    drawn = match("....", "army f1@0,0 motorised_company 80 truck=6 fuel=300").evening()
    marched = drawn.give("army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 2)))
    why = stores_why(marched.book, marched.view("army"), marched.unit("f1"))
    assert why.adds_up
    assert why.base == 300
    assert {change.key for change in why.changes} == {"cause.stores_living", "cause.stores_march"}


@pytest.mark.parametrize(
    ("places", "key"),
    [
        ("camp@0,0 holder=army", "why.fed"),
        ("well@0,0 kind=well", "why.fed_partly"),
        ("", "why.fed_none"),
    ],
)
def test_why_says_what_feeds_a_unit_where_it_stands(places: str, key: str) -> None:
    drawn = match("..", "army f1@0,0 motorised_company 80 truck=6", places=places)
    why = stores_why(drawn.book, drawn.view("army"), drawn.unit("f1"))
    sentence = why.args["feeds_sentence"]
    assert isinstance(sentence, tuple)
    assert sentence[0] == key
