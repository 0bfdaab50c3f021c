"""Which country a hex counts to."""

import numpy as np
import pytest

from game.scenario.ground.atlas import DATA_BOX, LineKind, atlas
from game.scenario.ground.countries import COUNTRIES, country_layer
from game.scenario.ground.courses import hexes_along
from game.scenario.ground.region import DATA_REGION, Region, plan


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [
        (1.41, 18.44, "ML"),
        (5.53, 22.79, "DZ"),
        (2.11, 13.52, "NE"),
        (-1.63, 14.10, "BF"),
        (-6.9, 20.0, "MR"),
        (5.5, 12.9, "NG"),
        (-5.1, 24.9, "ML"),
        (-4.9, 25.15, "DZ"),
        (4.5, 19.0, "NE"),
        (4.5, 19.4, "DZ"),
    ],
)
def test_a_point_well_inside_a_country_counts_to_it(lon: float, lat: float, country: str) -> None:
    grid, projection = plan(DATA_REGION, 10)
    layer = country_layer(atlas(), grid, projection)
    number = grid.index(projection.hex_of(lon, lat))
    assert COUNTRIES[layer.flat[number]] == country


def test_every_hex_of_the_data_counts_to_a_country() -> None:
    grid, projection = plan(DATA_REGION, 25)
    layer = country_layer(atlas(), grid, projection)
    assert set(np.unique(layer).tolist()) == set(range(len(COUNTRIES)))


def test_mali_ends_at_the_border_that_is_drawn() -> None:
    region = Region(1.6, 19.0, 3.4, 20.5)
    grid, projection = plan(region, 5)
    layer = country_layer(atlas(), grid, projection).ravel()
    border = hexes_along(atlas(), grid, projection, region, LineKind.BORDER)
    for number in set(range(len(grid))) - border:
        around = {int(layer[other]) for other in grid.neighbours[number] if other not in border}
        assert around <= {int(layer[number])}


def test_the_outlines_of_the_data_are_those_of_the_countries() -> None:
    data = atlas()
    found = data.touching(DATA_BOX, frozenset((LineKind.COUNTRY,)))
    assert sorted(str(data.names[line]) for line in found) == sorted(COUNTRIES)
