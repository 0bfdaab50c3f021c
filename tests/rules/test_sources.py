"""Chapter 7: places, people, markets, wells and wadis, and who is kept from them."""

from dataclasses import replace

import pytest

from game.rules.chapters.supply import Resupply
from game.rules.contacts import Level
from tests.pictures import NEIGHBOUR, Match, match

COLUMN = "army f1@0,0 motorised_company 80 truck=6 fuel=0"
BAND = "csp c1@0,0 technical_squadron 60 technical=8 fuel=0"
WALKERS = "csp c1@0,0 technical_squadron 60 fuel=0"


def after_filling(drawn: Match, side: str, unit: str) -> int:
    """Return the hundredths of a day a unit has once it has filled up."""
    return drawn.give(side, Resupply((unit,))).unit(unit).water_fuel


@pytest.mark.rule("7.2")
@pytest.mark.parametrize(("fear", "fills"), [(0, True), (200, False)])
def test_kin_fill_a_band_up_unless_fear_holds_them_back(fear: int, fills: bool) -> None:
    drawn = match("..", BAND, places=f"camp@0,0 people=500 csp=500 fear={fear}")
    full = drawn.book.types["technical_squadron"].water_fuel
    assert (after_filling(drawn, "csp", "c1") == full) is fills


@pytest.mark.rule("7.6")
def test_people_who_would_do_something_help_up_to_a_point() -> None:
    drawn = match("..", BAND, places="camp@0,0 people=500 csp=300")
    assert after_filling(drawn, "csp", "c1") == drawn.book.number("supply.help_days")
    few = match("..", BAND, places="camp@0,0 people=500 csp=199")
    assert few.refused("csp", Resupply(("c1",))) == "refused.no_source"


@pytest.mark.rule("7.5")
@pytest.mark.parametrize(
    ("picture", "places", "number"),
    [("..", "well@0,0 kind=well", "supply.well"), ("w.", "", "supply.wadi")],
)
def test_water_takes_those_with_vehicles_so_far_and_keeps_them_there(
    picture: str, places: str, number: str
) -> None:
    drawn = match(picture, COLUMN, places=places)
    filled = drawn.give("army", Resupply(("f1",)))
    level = drawn.book.number(number)
    assert filled.unit("f1").water_fuel == level
    assert filled.evening().unit("f1").water_fuel == level
    assert filled.but("f1", water_fuel=400).evening().unit("f1").water_fuel == 375


@pytest.mark.rule("7.5")
def test_nobody_is_thirsty_at_a_well() -> None:
    drawn = match("..", COLUMN, places="well@0,0 kind=well").but("f1", minutes=0)
    after = drawn.evening()
    assert after.unit("f1").cohesion == 800
    assert "learnt.dry" not in after.heard("army")


@pytest.mark.rule("7.5")
def test_those_on_foot_need_no_more_than_water() -> None:
    drawn = match("..", WALKERS, places="well@0,0 kind=well").but("c1", on_foot=True)
    full = drawn.book.types["technical_squadron"].water_fuel
    assert after_filling(drawn, "csp", "c1") == full


@pytest.mark.rule("7.5")
def test_a_well_held_gives_nothing() -> None:
    drawn = match(
        "..",
        f"{COLUMN}\ncsp c1@0,0 technical_squadron 60 technical=8",
        places="well@0,0 kind=well holder=csp",
    )
    seen = drawn.seen("army", "c1", Level.SIGHTED)
    assert seen.refused("army", Resupply(("f1",))) == "refused.source_held"
    assert "learnt.dry" in drawn.evening().heard("army")


@pytest.mark.rule("7.5")
def test_who_hides_at_a_well_keeps_nobody_from_it() -> None:
    drawn = match(
        "..",
        f"{COLUMN}\ncsp c1@0,0 technical_squadron 60 technical=8 hidden dispersed",
        places="well@0,0 kind=well",
    )
    assert after_filling(drawn, "army", "f1") == drawn.book.number("supply.well")


@pytest.mark.rule("7.7")
@pytest.mark.parametrize(
    ("stance", "sells"), [("open", True), ("tolerated", True), ("closed", False)]
)
def test_a_market_across_the_border_sells_water_and_fuel(stance: str, sells: bool) -> None:
    drawn = match(
        ":.",
        f"{BAND} ammunition=3",
        places=f"town@0,0 kind=town people=2000 country={NEIGHBOUR}",
        borders={(NEIGHBOUR, "csp"): stance},
    )
    if not sells:
        assert drawn.refused("csp", Resupply(("c1",))) == "refused.no_source"
        return
    after = drawn.give("csp", Resupply(("c1",)))
    full = drawn.book.types["technical_squadron"].water_fuel
    assert (after.unit("c1").water_fuel, after.unit("c1").ammunition) == (full, 3)
    assert after.evening().unit("c1").water_fuel == full


def test_what_a_side_is_offered_does_not_depend_on_what_people_truly_think() -> None:
    drawn = match("..", BAND, places="camp@0,0 people=500 csp=600")
    angry = {"camp": replace(drawn.state.places["camp"], leaning={}, blame={"csp": 1000})}
    other = replace(drawn, state=replace(drawn.state, places=angry))
    assert other.refused("csp", Resupply(("c1",))) == drawn.refused("csp", Resupply(("c1",)))
