"""Hexes on a plane and back."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.hexgrid import DIRECTIONS, Hex, Layout, Pixel

coordinates = st.integers(-200, 200)
hexes = st.builds(Hex, coordinates, coordinates)
layouts = st.builds(
    Layout,
    st.floats(0.5, 5000),
    st.builds(Pixel, st.floats(-1000, 1000), st.floats(-1000, 1000)),
)


@given(layouts, hexes)
def test_the_centre_of_a_hex_lies_in_it(layout: Layout, at: Hex) -> None:
    assert layout.hex_at(layout.pixel_of(at)) == at


@given(layouts, hexes, st.floats(0, 2 * math.pi), st.floats(0, 0.85))
def test_every_point_of_the_inner_circle_lies_in_the_hex(
    layout: Layout, at: Hex, angle: float, share: float
) -> None:
    left, top = layout.pixel_of(at)
    length = share * layout.size
    point = Pixel(left + length * math.cos(angle), top + length * math.sin(angle))
    assert layout.hex_at(point) == at


@given(layouts, hexes, st.integers(0, 5))
def test_a_point_just_over_a_side_lies_in_the_neighbour_on_that_side(
    layout: Layout, at: Hex, side: int
) -> None:
    here, there = layout.pixel_of(at), layout.pixel_of(at.neighbour(side))
    beyond = Pixel(
        here.left + 0.52 * (there.left - here.left), here.top + 0.52 * (there.top - here.top)
    )
    assert layout.hex_at(beyond) == at.neighbour(side)


@given(layouts, hexes)
def test_the_six_corners_are_one_size_away_from_the_centre(layout: Layout, at: Hex) -> None:
    centre = layout.pixel_of(at)
    for corner in layout.corners(at):
        assert math.dist(corner, centre) == pytest.approx(layout.size, rel=1e-6)


def test_neighbours_share_the_two_corners_of_the_side_between_them() -> None:
    layout = Layout(10.0, Pixel(0.0, 0.0))
    mine = [(round(left, 6), round(top, 6)) for left, top in layout.corners(Hex(0, 0))]
    for side, step in enumerate(DIRECTIONS):
        theirs = {(round(left, 6), round(top, 6)) for left, top in layout.corners(step)}
        assert {mine[side - 1], mine[side]} <= theirs


def test_neighbours_are_one_width_apart() -> None:
    layout = Layout(10.0, Pixel(3.0, 4.0))
    for step in DIRECTIONS:
        assert math.dist(layout.pixel_of(step), (3.0, 4.0)) == pytest.approx(10 * math.sqrt(3))
