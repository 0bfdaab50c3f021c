"""What must hold of every march, over generated ground: pace, route, weather, fuel, company."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.hexgrid import Hex
from game.rules.ground import Terrain
from game.rules.marching import budget, marchable, reach
from game.rules.orders import Pace, Route
from game.rules.state import Weather
from game.rules.units import Mobility
from game.scenario.catalogue import catalogue
from tests.pictures import Match, match

SIDE = 6
KINDS = {
    "motorised_company": "truck=6",
    "technical_squadron": "technical=9",
    "motorcycle_band": "motorcycle=30",
    "garrison_company": "",
}
"""A kind of unit for each class of movement, with what it drives."""

grounds = st.text("..spMwgeT", min_size=SIDE * SIDE, max_size=SIDE * SIDE).map(
    lambda letters: "\n".join(letters[row * SIDE : (row + 1) * SIDE] for row in range(SIDE))
)
kinds = st.sampled_from([*KINDS])


def drawn_on(ground: str, kind: str, **said: int) -> Match:
    """Return a unit in the middle of generated ground, at the beginning of a day."""
    unit = f"csp u1@3,3 {kind} 60 {KINDS[kind]}"
    return match(ground, unit, turn_hours=24, **said)  # type: ignore[arg-type]


def reached(drawn: Match, pace: Pace, route: Route = Route.FAST) -> dict[Hex, int]:
    """Return what the unit gets to and the metres of march it takes."""
    found = reach(drawn.book, drawn.view("csp"), (drawn.unit("u1"),), pace, route)
    assert found is not None
    return dict(found.costs)


@pytest.mark.parametrize("terrain", Terrain)
@pytest.mark.parametrize("mobility", Mobility)
def test_the_covered_way_is_never_the_cheaper_one(terrain: Terrain, mobility: Mobility) -> None:
    going = catalogue().going
    fast, covered = (going.rate(terrain, mobility, route) for route in Route)
    assert covered >= fast
    assert (covered == 0) is (fast == 0), "what is closed to it is closed by either way"


@settings(max_examples=25, deadline=None)
@given(grounds, kinds)
def test_a_faster_pace_reaches_all_that_a_slower_one_does(ground: str, kind: str) -> None:
    drawn = drawn_on(ground, kind)
    dash, normal, secured = (reached(drawn, pace) for pace in Pace)
    assert dash.keys() >= normal.keys() >= secured.keys()


@settings(max_examples=25, deadline=None)
@given(grounds, kinds)
def test_covered_ways_lead_no_farther_than_fast_ones(ground: str, kind: str) -> None:
    drawn = drawn_on(ground, kind)
    fast, covered = (reached(drawn, Pace.NORMAL, route) for route in Route)
    assert fast.keys() >= covered.keys()
    assert all(fast[at] <= covered[at] for at in covered)


@settings(max_examples=25, deadline=None)
@given(grounds, kinds, st.integers(0, 300), st.integers(0, 200))
def test_more_fuel_never_shortens_the_reach(ground: str, kind: str, fuel: int, more: int) -> None:
    drawn = drawn_on(ground, kind)
    short, full = (drawn.but("u1", water_fuel=stores) for stores in (fuel, fuel + more))
    assert reached(full, Pace.NORMAL).keys() >= reached(short, Pace.NORMAL).keys()


minutes = st.integers(0, 720)


@given(minutes, minutes, minutes, st.integers(0, 720))
def test_worse_weather_never_leaves_more_of_a_march(
    night: int, storm: int, heat: int, more: int
) -> None:
    book = match(".", "csp u1@0,0 technical_squadron 60", turn_hours=24).book
    fair = marchable(book, Weather(night=night, storm=storm, heat=heat))
    assert 0 < fair <= 1000
    for worse in (
        Weather(night=night + more, storm=storm, heat=heat),
        Weather(night=night, storm=storm + more, heat=heat),
        Weather(night=night, storm=storm, heat=heat + more),
    ):
        assert marchable(book, worse) <= fair


@settings(max_examples=25, deadline=None)
@given(kinds, kinds, st.sampled_from([*Pace]))
def test_company_never_makes_a_group_faster(one: str, other: str, pace: Pace) -> None:
    drawn = match(
        "...",
        f"""
        csp  u1@0,1  {one}    60  {KINDS[one]}
        csp  u2@0,1  {other}  60  {KINDS[other]}
        """,
        turn_hours=24,
    )
    both = (drawn.unit("u1"), drawn.unit("u2"))
    alone = [budget(drawn.book, (unit,), pace) for unit in both]
    assert budget(drawn.book, both, pace) <= max(alone)
