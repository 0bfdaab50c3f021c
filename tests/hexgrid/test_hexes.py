"""The laws of hex coordinates."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.hexgrid import DIRECTIONS, Hex

coordinates = st.integers(-60, 60)
hexes = st.builds(Hex, coordinates, coordinates)
radii = st.integers(0, 12)


def test_the_six_directions_are_the_six_neighbours_and_cancel_out() -> None:
    assert Hex(0, 0).neighbours() == DIRECTIONS
    assert len(set(DIRECTIONS)) == 6
    for direction in range(6):
        assert Hex(0, 0).neighbour(direction).neighbour(direction + 3) == Hex(0, 0)


def test_east_is_to_the_right_and_the_north_east_is_one_row_up() -> None:
    assert DIRECTIONS[0] == Hex(1, 0)
    assert [direction.r for direction in DIRECTIONS] == [0, -1, -1, 0, 1, 1]


@given(hexes, hexes)
def test_what_is_added_can_be_taken_away(here: Hex, step: Hex) -> None:
    assert here.plus(step).minus(step) == here


@given(hexes, hexes, hexes)
def test_distance_is_a_metric(here: Hex, there: Hex, over: Hex) -> None:
    assert (here.distance(there) == 0) == (here == there)
    assert here.distance(there) == there.distance(here)
    assert here.distance(there) <= here.distance(over) + over.distance(there)


@given(hexes, hexes, hexes)
def test_distance_is_the_same_wherever_both_hexes_are_moved(here: Hex, there: Hex, by: Hex) -> None:
    assert here.plus(by).distance(there.plus(by)) == here.distance(there)


@given(hexes, hexes)
def test_a_line_takes_one_step_per_hex_of_distance(here: Hex, there: Hex) -> None:
    line = here.line(there)
    assert (line[0], line[-1]) == (here, there)
    assert len(line) == here.distance(there) + 1
    assert all(last.distance(after) == 1 for last, after in pairwise(line))


@given(hexes, hexes)
def test_the_line_back_is_the_line_reversed(here: Hex, there: Hex) -> None:
    assert there.line(here) == here.line(there)[::-1]


@given(hexes, hexes, hexes)
def test_a_line_keeps_its_form_wherever_it_is_drawn(here: Hex, there: Hex, by: Hex) -> None:
    moved = here.plus(by).line(there.plus(by))
    assert moved == tuple(at.plus(by) for at in here.line(there))


@given(hexes, st.integers(1, 12))
def test_a_ring_holds_six_hexes_for_each_step_of_radius(centre: Hex, radius: int) -> None:
    ring = centre.ring(radius)
    assert len(set(ring)) == len(ring) == 6 * radius
    assert {centre.distance(at) for at in ring} == {radius}


@given(hexes, st.integers(1, 12))
def test_a_ring_is_closed_and_starts_in_the_east(centre: Hex, radius: int) -> None:
    ring = centre.ring(radius)
    assert ring[0] == centre.plus(Hex(radius, 0))
    assert all(
        last.distance(after) == 1 for last, after in zip(ring, ring[1:] + ring[:1], strict=True)
    )


@given(hexes, radii)
def test_a_spiral_is_sorted_by_distance_and_holds_what_is_within(centre: Hex, radius: int) -> None:
    spiral = centre.spiral(radius)
    distances = [centre.distance(at) for at in spiral]
    assert len(set(spiral)) == len(spiral) == 1 + 3 * radius * (radius + 1)
    assert distances == sorted(distances)
    assert set(spiral) == set(centre.within(radius))


@given(hexes, radii)
def test_within_is_sorted_by_row(centre: Hex, radius: int) -> None:
    within = centre.within(radius)
    assert list(within) == sorted(within, key=lambda at: (at.r, at.q))
    assert len(set(within)) == len(within)


@pytest.mark.parametrize("shape", ["ring", "spiral", "within"])
def test_a_negative_radius_is_refused(shape: str) -> None:
    with pytest.raises(ValueError, match="radius -1 is negative"):
        getattr(Hex(0, 0), shape)(-1)


@given(hexes, hexes, st.integers(-12, 12))
def test_turning_keeps_the_distance_and_can_be_undone(here: Hex, centre: Hex, sixths: int) -> None:
    turned = here.rotated(sixths, around=centre)
    assert turned.distance(centre) == here.distance(centre)
    assert turned.rotated(-sixths, around=centre) == here
    assert turned.rotated(6, around=centre) == turned


@given(st.integers(0, 5), st.integers(0, 12))
def test_turning_by_a_sixth_leads_from_one_direction_to_the_next(start: int, sixths: int) -> None:
    assert DIRECTIONS[start].rotated(sixths) == DIRECTIONS[(start + sixths) % 6]
