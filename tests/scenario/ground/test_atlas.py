"""The data as read."""

import numpy as np
import pytest

from game.rules.ground import RoadClass, Terrain
from game.scenario.ground.atlas import DATA_BOX, Box, LineKind, atlas


def test_the_grids_cover_the_data_and_are_shut_against_writing() -> None:
    data = atlas()
    for layer in (data.elevation, data.ruggedness, data.terrain):
        assert layer.shape == (254, 260)
        with pytest.raises(ValueError, match="read-only"):
            layer[0, 0] = 0


def test_no_cell_is_a_town_for_towns_come_from_the_places() -> None:
    assert set(np.unique(atlas().terrain).tolist()) == set(Terrain) - {Terrain.TOWN}


def test_the_kinds_of_road_lines_are_the_classes_of_roads() -> None:
    assert [LineKind(road).name for road in RoadClass] == [road.name for road in RoadClass]


def test_every_line_has_two_points_and_bounds_that_hold_them() -> None:
    data = atlas()
    assert np.diff(data.starts).min() >= 2
    assert data.starts[-1] == len(data.points)
    for number in range(0, len(data.kinds), 50):
        assert (data.lows[number] == data.line(number).min(axis=0)).all()
        assert (data.highs[number] == data.line(number).max(axis=0)).all()


def test_only_lines_whose_bounds_touch_a_box_are_found() -> None:
    data = atlas()
    assert data.touching(Box(0, 0, 1, 1), frozenset(LineKind)) == []
    assert len(data.touching(DATA_BOX, frozenset(LineKind))) > 3000


def test_the_border_of_mali_and_algeria_is_one_line_from_niger_to_mauritania() -> None:
    data = atlas()
    (number,) = np.nonzero(data.names == "Mali / Algeria")[0].tolist()
    line = data.line(number)
    assert line[0].tolist() == [42_667, 191_442]
    assert line[-1].tolist() == [-48_212, 249_948]
    coarse = line[line[:, 0] < -214]
    assert np.abs(np.diff(coarse, axis=0)).max() < 1_200
