"""Chapter 6: units are merged and split, and nobody is lost from the books."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.chapters.organisation import Merge, Part, Split
from game.rules.groups import moves_by
from game.rules.units import Fleet, Ledger, Mobility, Unit, Vehicles
from tests.pictures import Match, match

PAIR = """
    csp c1@0,0 technical_squadron 100 technical=12
    csp c2@0,0 technical_squadron  40 technical=5 fuel=100
    csp b1@0,0 border_screen       30 technical=4
"""


def books_of(drawn: Match) -> list[tuple[int, int]]:
    return [(unit.balance, unit.fleet_balance) for unit in drawn.state.units.values()]


def whole(units: list[Unit]) -> tuple[int, int, int]:
    return (
        sum(unit.present for unit in units),
        sum(unit.vehicles.total + unit.broken.total for unit in units),
        sum(unit.vehicles.motorcycle for unit in units),
    )


@pytest.mark.rule("6.4")
def test_merging_sums_people_and_vehicles_and_balances_the_books() -> None:
    after = match("..", PAIR).give("csp", Merge(("c1",), "c2"))
    one, other = after.unit("c1"), after.unit("c2")
    assert (one.people, one.vehicles.technical, one.ledger.joined) == (140, 17, 40)
    assert (other.at, other.people, other.ledger.detached, other.ledger.went) == (None, 0, 40, 0)
    assert one.water_fuel == (500 * 100 + 100 * 40) // 140
    assert set(books_of(after)) == {(0, 0)}


@pytest.mark.rule("6.4")
def test_only_units_of_one_kind_and_side_in_one_hex_merge() -> None:
    drawn = match("..", PAIR + "csp c3@0,1 technical_squadron 40 technical=5")
    assert drawn.offer("csp", Merge, "c1").choices("unit", {}) == ("c2",)
    assert not any(offer.order is Merge for offer in drawn.menu("csp", "b1"))


@pytest.mark.rule("6.4")
def test_a_unit_does_not_grow_beyond_its_most() -> None:
    drawn = match("..", PAIR).but("c2", people=160, ledger=Ledger(start=160))
    assert not any(offer.order is Merge for offer in drawn.menu("csp", "c1"))


@pytest.mark.rule("6.5")
@pytest.mark.parametrize(("part", "people", "pickups"), [("half", 50, 6), ("quarter", 25, 3)])
def test_a_part_goes_its_own_way_with_its_share(part: str, people: int, pickups: int) -> None:
    after = match("..", PAIR).give("csp", Split(("c1",), Part(part)))
    new, old = after.unit("c1b"), after.unit("c1")
    assert (new.people, new.vehicles.technical, new.at) == (people, pickups, old.at)
    assert (old.people, old.vehicles.technical) == (100 - people, 12 - pickups)
    assert moves_by(after.book, new) is Mobility.TECHNICAL
    assert set(books_of(after)) == {(0, 0)}


@pytest.mark.rule("6.5")
def test_a_part_has_its_units_name_with_a_letter_more() -> None:
    after = match("..", PAIR).give("csp", Split(("c1",), Part.HALF))
    again = after.give("csp", Split(("c1b",), Part.HALF))
    assert "c1c" in again.state.units
    assert again.book.name_of("c1c") == {"en": "c1 (C)"}


@pytest.mark.rule("6.5")
def test_those_without_a_seat_are_left_so_that_the_others_ride() -> None:
    walking = match("..", PAIR).but(
        "c1", vehicles=Vehicles(technical=4), fleet=Fleet(start=12, destroyed=8)
    )
    assert moves_by(walking.book, walking.unit("c1")) is Mobility.FOOT
    after = walking.give("csp", Split(("c1",), Part.WALKERS))
    assert moves_by(after.book, after.unit("c1")) is Mobility.TECHNICAL
    assert moves_by(after.book, after.unit("c1b")) is Mobility.FOOT
    assert after.unit("c1b").people == 100 - 4 * 8


@pytest.mark.rule("6.5")
def test_too_small_a_unit_is_not_split() -> None:
    drawn = match("..", "csp c1@0,0 technical_squadron 19 technical=4")
    assert not any(offer.order is Split for offer in drawn.menu("csp", "c1"))


def test_a_part_rests_and_fights_as_its_unit_would() -> None:
    after = match("..", PAIR).give("csp", Split(("c1",), Part.HALF)).turns(2)
    assert after.unit("c1b").cohesion >= 800


@settings(max_examples=40)
@given(
    people=st.integers(10, 120),
    wounded=st.integers(0, 20),
    pickups=st.integers(0, 12),
    bikes=st.integers(0, 9),
    towed=st.integers(0, 3),
    part=st.sampled_from([Part.HALF, Part.QUARTER]),
)
def test_splitting_and_merging_again_loses_nobody(
    people: int, wounded: int, pickups: int, bikes: int, towed: int, part: Part
) -> None:
    drawn = match("..", PAIR).but(
        "c1",
        people=people,
        wounded=wounded,
        vehicles=Vehicles(technical=pickups, motorcycle=bikes),
        broken=Vehicles(technical=towed),
        ledger=Ledger(start=people + wounded),
        fleet=Fleet(start=pickups + towed),
    )
    before = whole(list(drawn.state.units.values()))
    order = Split(("c1",), part)
    if drawn.acting("csp").refused("csp", order) is None:
        drawn = drawn.give("csp", order).give("csp", Merge(("c1",), "c1b"))
    assert whole(list(drawn.state.units.values())) == before
    assert set(books_of(drawn)) == {(0, 0)}
