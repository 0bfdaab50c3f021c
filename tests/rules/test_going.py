"""Chapter 2: what a step costs, why, and who has to walk."""

from dataclasses import replace
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.factions.wagner import Spearhead
from game.rules.chapters.movement import March
from game.rules.contacts import Level
from game.rules.going import Going
from game.rules.ground import Ground, RoadClass
from game.rules.groups import moves_by, without_room
from game.rules.marching import hours, price
from game.rules.orders import Pace, Route
from game.rules.state import Weather
from game.rules.units import Fleet, Mobility, Vehicles
from tests.pictures import Match, at, match

TRUCKS = "army f1@0,0 motorised_company 80 truck=6"
ALL = frozenset[str]()


def cost(ground: Ground, going: Going, mobility: Mobility, route: Route = Route.FAST) -> int | None:
    """Return what the step from the first hex to the second costs."""
    return going.step_cost(ground, mobility, route, ALL)(at(0, 0), at(0, 1))


def on_highway(drawn: Match, lat_e4: int) -> Ground:
    ground = drawn.book.ground
    return replace(
        ground,
        roads={(0, 1): RoadClass.HIGHWAY},
        projection=replace(ground.projection, lat_e4=lat_e4),
    )


@pytest.mark.rule("2.17")
def test_a_paved_road_carries_a_column_three_hundred_km_a_day() -> None:
    drawn = match("..", TRUCKS)
    going = drawn.book.going
    south, north = on_highway(drawn, 145_000), on_highway(drawn, 205_000)
    for mobility in (Mobility.COLUMN, Mobility.TECHNICAL):
        metres = cost(south, going, mobility)
        assert metres
        assert going.day_m[mobility] * 5000 // metres >= 300_000
        assert cost(north, going, mobility) == 5000 * going.roads[RoadClass.HIGHWAY] // 1000


@pytest.mark.rule("2.17")
def test_the_tempo_of_columns_and_technicals_is_that_of_the_record() -> None:
    book = match("..", TRUCKS).book
    day = {kind: metres // 1000 for kind, metres in book.going.day_m.items()}
    pace = {each: book.numbers[f"march.pace.{each}"] for each in Pace}
    assert 40 <= day[Mobility.COLUMN] <= 55
    assert 58 <= day[Mobility.COLUMN] * 1000 // pace[Pace.DASH] <= 80
    assert 18 <= day[Mobility.COLUMN] * 1000 // pace[Pace.SECURED] <= 25
    assert day[Mobility.TECHNICAL] * 1000 // pace[Pace.DASH] >= 200


@pytest.mark.rule("2.18")
def test_trucks_pass_the_river_at_a_crossing_alone() -> None:
    drawn = match(".=.", TRUCKS, places="ferry@0,1")
    ground, going = drawn.book.ground, drawn.book.going
    ferry = {"ferry": replace(ground.places["ferry"], kind="crossing")}
    assert cost(ground, going, Mobility.COLUMN) is None
    assert cost(ground, going, Mobility.FOOT)
    assert cost(replace(ground, places=ferry), going, Mobility.COLUMN)


@pytest.mark.rule("2.18")
def test_a_road_carries_trucks_over_the_river() -> None:
    drawn = match(".=", TRUCKS, roads=("0,0 0,1",))
    assert cost(drawn.book.ground, drawn.book.going, Mobility.COLUMN) == 5000
    assert cost(drawn.book.ground, drawn.book.going, Mobility.COLUMN, Route.COVERED) is None


letters = st.sampled_from(".sepMwg~=T")


@settings(max_examples=60)
@given(
    picture=st.text(letters, min_size=2, max_size=2),
    mobility=st.sampled_from(list(Mobility)),
    route=st.sampled_from(list(Route)),
    road=st.booleans(),
)
def test_the_reasons_of_a_step_multiply_to_its_cost(
    picture: str, mobility: Mobility, route: Route, *, road: bool
) -> None:
    drawn = match(picture, TRUCKS, roads=("0,0 0,1",) if road else ())
    ground, going = drawn.book.ground, drawn.book.going
    metres = cost(ground, going, mobility, route)
    if metres is not None:
        reasons = going.reasons(ground, mobility, route, at(0, 0), at(0, 1))
        product = prod(share.permille for share in reasons) * 5000 // 1000 ** len(reasons)
        assert abs(product - metres) <= 10, reasons


def test_the_price_of_a_way_is_what_the_march_takes() -> None:
    drawn = match("..e.", TRUCKS, turn_hours=24)
    before = drawn.unit("f1")
    path = (at(0, 1), at(0, 2))
    borders = drawn.state.borders
    found = price(drawn.book, borders, (before,), Pace.DASH, Route.FAST, path)
    after = drawn.give("army", March(("f1",), Pace.DASH, Route.FAST, at(0, 2))).unit("f1")
    assert found is not None
    assert found.march_m == before.march_m - after.march_m
    assert abs(found.minutes - (before.minutes - after.minutes)) <= 1
    assert [share.key for share in found.burden] == ["pace.dash"]
    assert [[share.key for share in step] for step in found.steps] == [
        ["terrain.reg"],
        ["cause.two_grounds"],
    ]


@pytest.mark.rule("2.4")
def test_the_hours_lost_to_weather_are_named_one_by_one() -> None:
    book = match("..", TRUCKS).book
    found = hours(book, Weather(storm=180, night=360))
    assert [share.key for share in found] == ["cause.march_night", "cause.march_storm"]
    assert found[1].permille == 1000 - (1000 - book.numbers["march.storm"]) // 2


def bled(vehicles: int, lost: int) -> Match:
    drawn = match("......", TRUCKS, turn_hours=24)
    fleet = Fleet(start=6, destroyed=lost)
    return drawn.but("f1", vehicles=Vehicles(truck=vehicles), fleet=fleet)


@pytest.mark.rule("2.13")
def test_a_unit_that_lost_most_of_its_vehicles_goes_on_foot() -> None:
    assert moves_by(bled(4, 2).book, bled(4, 2).unit("f1")) is Mobility.COLUMN
    few = bled(2, 4)
    assert moves_by(few.book, few.unit("f1")) is Mobility.FOOT
    assert without_room(few.book, few.unit("f1")) == 80 - 2 * few.book.number("march.seats.truck")


@pytest.mark.rule("2.13")
def test_who_walks_covers_a_days_walk() -> None:
    walking = bled(0, 6)
    assert walking.morning().unit("f1").march_m <= 30_000 + 2 * 5000
    far = walking.book.going.day_m[Mobility.FOOT] // 5000
    offered = walking.but("f1", march_m=46_000).offer("army", March, "f1")
    goals = offered.choices("to", {"pace": Pace.NORMAL, "route": Route.FAST})
    assert max(hex_.distance(at(0, 0)) for hex_ in goals) <= min(5, far + 2)


@pytest.mark.rule("2.13")
def test_dry_tanks_do_not_hold_those_who_walk() -> None:
    walking = bled(1, 5).but("f1", water_fuel=0)
    assert walking.offer("army", March, "f1").refusal is None


def test_the_last_march_by_covered_ways_is_marked_on_the_unit() -> None:
    drawn = match("www", TRUCKS, turn_hours=24)
    slunk = drawn.give("army", March(("f1",), Pace.NORMAL, Route.COVERED, at(0, 1)))
    assert slunk.unit("f1").covered
    drove = slunk.give("army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 2)))
    assert not drove.unit("f1").covered


def test_a_spearhead_pays_for_its_dash_like_any_march() -> None:
    drawn = match(
        "......",
        """
        wagner w1@0,0 assault_detachment 40 armoured=3 technical=5
        csp    c1@0,2 technical_squadron 20 technical=4
        """,
    ).seen("wagner", "c1", Level.SIGHTED)
    offer = drawn.acting("wagner").offer("wagner", Spearhead, "w1")
    order = Spearhead(("w1",), offer.choices("contact", {})[0])
    before, after = drawn.unit("w1"), drawn.give("wagner", order).unit("w1")
    assert after.water_fuel < before.water_fuel
    assert after.marched_m > 0
    assert before.minutes - after.minutes > drawn.book.number("combat.minutes")
