"""Chapter 2: a march goes hex by hex and is paid for in metres, minutes and fuel."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.chapters.movement import March
from game.rules.chapters.off_map import LeaveMap
from game.rules.contacts import Level
from game.rules.orders import Pace, Route
from game.rules.units import Bound, Ledger, OffMap, Posture
from tests.pictures import Match, at, match

TRUCKS = "army f1@0,0 motorised_company 80 truck=6"
PICKUPS = "csp c1@0,0 technical_squadron 100 technical=12"


def march(row: int, col: int, *, unit: str, pace: Pace = Pace.NORMAL) -> March:
    return March((unit,), pace, Route.FAST, at(row, col))


def goals(drawn: Match, side: str, unit: str, pace: Pace = Pace.NORMAL) -> list[tuple[int, int]]:
    """Return the goals of a march as row and column."""
    offer = drawn.offer(side, March, unit)
    return sorted(
        (hex_.r, hex_.q + (hex_.r >> 1))
        for hex_ in offer.choices("to", {"pace": pace, "route": Route.FAST})
    )


@pytest.mark.rule("2.10")
def test_a_march_is_resolved_hex_by_hex() -> None:
    after = match(".....", PICKUPS).give("csp", march(0, 3, unit="c1"))
    assert [event.args["to"] for event in after.happened("stepped")] == [
        at(0, 1),
        at(0, 2),
        at(0, 3),
    ]
    assert after.unit("c1").at == at(0, 3)


def test_who_marched_stands_in_march_order() -> None:
    after = match("...", PICKUPS).give("csp", march(0, 1, unit="c1"))
    assert after.unit("c1").posture is Posture.MARCH


@pytest.mark.rule("2.1")
def test_a_column_makes_two_hexes_of_gravel_in_six_hours() -> None:
    assert goals(match("......", TRUCKS), "army", "f1") == [(0, 1), (0, 2)]


@pytest.mark.rule("2.2")
def test_a_dash_goes_farther_and_scouts_cost_half_the_way() -> None:
    drawn = match("..........", TRUCKS, turn_hours=12)
    far = {pace: len(goals(drawn, "army", "f1", pace)) for pace in Pace}
    assert far[Pace.DASH] > far[Pace.NORMAL] > far[Pace.SECURED] == far[Pace.NORMAL] // 2


@pytest.mark.rule("2.3")
def test_a_track_carries_a_column_farther_than_dunes() -> None:
    dunes = match("eeeeee", TRUCKS)
    assert len(goals(dunes, "army", "f1")) == 0
    track = match("eeeeee", TRUCKS, roads=("0,0 0,1 0,2 0,3",))
    assert (0, 2) in goals(track, "army", "f1")


@pytest.mark.rule("2.3")
def test_the_covered_route_leaves_the_road() -> None:
    drawn = match("eeee", PICKUPS, roads=("0,0 0,1 0,2 0,3",))
    offer = drawn.offer("csp", March, "c1")
    fast = offer.choices("to", {"pace": Pace.NORMAL, "route": Route.FAST})
    covered = offer.choices("to", {"pace": Pace.NORMAL, "route": Route.COVERED})
    assert len(covered) < len(fast)


@pytest.mark.rule("2.1", "2.5")
def test_each_step_takes_metres_minutes_and_fuel() -> None:
    before = match("...", TRUCKS)
    after = before.give("army", march(0, 1, unit="f1"))
    old, new = before.unit("f1"), after.unit("f1")
    assert old.march_m - new.march_m == 5000 * 1150 // 1000
    assert old.minutes - new.minutes == 75
    assert new.water_fuel < old.water_fuel
    assert new.fatigue > old.fatigue


@pytest.mark.rule("2.7")
def test_what_was_not_marched_is_carried_over_toward_the_next_hex() -> None:
    drawn = match("MMM", TRUCKS)
    assert goals(drawn, "army", "f1") == [], "a hex of mountain is more than six hours"
    assert goals(drawn.turns(1), "army", "f1") == [(0, 1)]


@pytest.mark.rule("2.7")
def test_no_more_than_a_part_of_the_way_is_carried_over() -> None:
    drawn = match("M.", TRUCKS)
    fresh = drawn.book.march_m(drawn.book.types["motorised_company"].mobility)
    most = 5000 * drawn.book.number("march.carry_hexes") // 1000
    assert drawn.turns(4).unit("f1").march_m == fresh + most


@pytest.mark.rule("2.5")
def test_with_dry_tanks_nobody_drives() -> None:
    drawn = match("...", TRUCKS + " fuel=0")
    offer = drawn.offer("army", March, "f1")
    assert offer.refusal is not None
    assert offer.refusal.key == "refused.no_fuel"


@pytest.mark.rule("2.5")
def test_little_fuel_shortens_the_reach() -> None:
    full, low = match("..........", PICKUPS), match("..........", PICKUPS + " fuel=8")
    assert 0 < len(goals(low, "csp", "c1")) < len(goals(full, "csp", "c1"))


@pytest.mark.rule("2.8")
def test_a_closed_border_is_never_in_reach() -> None:
    closed = {("DZ", "army"): "closed"}
    drawn = match("..:", TRUCKS, borders=closed)
    assert goals(drawn, "army", "f1") == [(0, 1)]


def test_an_open_border_is_crossed() -> None:
    assert (0, 2) in goals(match("..:", TRUCKS), "army", "f1")


def test_the_river_is_passed_where_the_ground_lets_one() -> None:
    assert goals(match(".~.", TRUCKS), "army", "f1") == [(0, 1)]


@pytest.mark.rule("2.8")
def test_a_hex_with_a_known_enemy_is_entered_but_not_passed() -> None:
    drawn = match(
        "......",
        f"{PICKUPS}\narmy f1@0,2 motorised_company 80 truck=6",
    )
    unaware = goals(drawn, "csp", "c1")
    aware = goals(drawn.seen("csp", "f1", Level.SIGHTED), "csp", "c1")
    assert (0, 4) in unaware
    assert aware == [(0, 1), (0, 2)]


def test_a_march_goes_round_a_known_enemy_as_its_reach_promised() -> None:
    drawn = match(
        ".....\n.....\n.....",
        """
        csp   c1@1,0  technical_squadron  100  technical=12
        army  f1@1,2  motorised_company    80  truck=6 dug_in
        """,
    ).seen("csp", "f1", Level.SIGHTED)
    assert (1, 4) in goals(drawn, "csp", "c1")
    assert drawn.give("csp", march(1, 4, unit="c1")).unit("c1").at == at(1, 4)


def test_who_spent_the_day_marches_no_more() -> None:
    drawn = match("...", PICKUPS).but("c1", minutes=0)
    assert drawn.refused("csp", march(0, 1, unit="c1")) == "refused.no_march_left"


def test_out_of_reach_is_refused_with_its_own_sentence() -> None:
    assert match("....", TRUCKS).refused("army", march(0, 3, unit="f1")) == "refused.march.to"


@pytest.mark.rule("2.11")
def test_a_band_that_slinks_by_covered_ways_stays_hidden() -> None:
    drawn = match("www", PICKUPS + " hidden")
    slunk = drawn.give("csp", March(("c1",), Pace.NORMAL, Route.COVERED, at(0, 1)))
    drove = drawn.give("csp", March(("c1",), Pace.NORMAL, Route.FAST, at(0, 1)))
    assert (slunk.unit("c1").hidden, drove.unit("c1").hidden) == (True, False)


@pytest.mark.rule("2.12")
def test_at_the_edge_a_unit_leaves_for_its_base_with_everybody() -> None:
    drawn = match("..", TRUCKS, bases={"kidal": ("0,0", 43_000)}).but(
        "f1", wounded=7, ledger=Ledger(start=87)
    )
    gone = drawn.give("army", LeaveMap(("f1",), "kidal")).unit("f1")
    assert (gone.at, gone.present, gone.balance) == (None, 87, 0)
    assert gone.away == OffMap("kidal", 0, Bound.BOX)


@pytest.mark.rule("2.9")
def test_a_column_is_as_slow_as_its_slowest() -> None:
    drawn = match(
        "..........",
        """
        army  f1@0,0  motorised_company   80  truck=6     in=column
        army  t1@0,0  militia_scouts      30  technical=6 in=column
        """,
        formations={"column": "army"},
    )
    assert goals(drawn, "army", "t1") == [(0, 1), (0, 2)]
    offer = drawn.offer("army", March, "t1")
    assert offer.units == ("f1", "t1"), "one order moves the whole column"


letters = st.sampled_from(".sepMwg~T")


@settings(max_examples=25)
@given(
    rows=st.lists(st.text(letters, min_size=6, max_size=6), min_size=5, max_size=5),
    kind=st.sampled_from(["motorised_company", "technical_squadron", "garrison_company"]),
    pace=st.sampled_from(list(Pace)),
    route=st.sampled_from(list(Route)),
    minutes=st.integers(1, 360),
    metres=st.integers(1, 47_500),
    fuel=st.integers(1, 500),
)
def test_every_goal_that_was_offered_is_reached_when_nobody_interferes(
    rows: list[str], kind: str, pace: Pace, route: Route, minutes: int, metres: int, fuel: int
) -> None:
    unit = f"army f1@2,3 {kind} 80 truck=6"
    drawn = match("\n".join(rows), unit).but("f1", minutes=minutes, march_m=metres, water_fuel=fuel)
    offer = drawn.offer("army", March, "f1")
    for goal in offer.choices("to", {"pace": pace, "route": route}):
        after = drawn.give("army", March(("f1",), pace, route, goal)).unit("f1")
        assert after.at == goal
        assert min(after.march_m, after.minutes, after.water_fuel) >= 0
