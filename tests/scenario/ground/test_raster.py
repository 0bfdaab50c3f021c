"""Many points at once find the hexes that one point finds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.ground.raster import centres, numbers_of
from game.scenario.ground.region import Region, plan

GRID, PROJECTION = plan(Region(1.6, 19.0, 3.4, 20.5), 7)


@given(st.integers(15_000, 35_000), st.integers(189_000, 206_000))
def test_a_point_lies_in_the_hex_the_projection_says(lon_e4: int, lat_e4: int) -> None:
    at = PROJECTION.hex_of(lon_e4 / 10_000, lat_e4 / 10_000)
    (number,) = numbers_of(GRID, PROJECTION, np.array([lon_e4]), np.array([lat_e4])).tolist()
    assert number == (GRID.index(at) if at in GRID else -1)


def test_centres_are_those_of_the_projection_and_lie_in_their_hexes() -> None:
    lon_e4, lat_e4 = centres(GRID, PROJECTION)
    flat = numbers_of(GRID, PROJECTION, lon_e4, lat_e4[:, None]).ravel()
    assert flat.tolist() == list(range(len(GRID)))
    lon, lat = PROJECTION.centre_of(GRID.hexes[100])
    assert abs(lon_e4.ravel()[100] / 10_000 - lon) < 1e-9
    assert abs(lat_e4[100 // GRID.cols] / 10_000 - lat) < 1e-9
