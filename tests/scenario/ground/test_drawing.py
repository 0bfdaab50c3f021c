"""Lines and relief for pictures."""

import numpy as np

from game.scenario.ground import (
    CLOSED,
    DATA_REGION,
    LineKind,
    Region,
    build_ground,
    lines,
    region_of,
    relief,
)

NORTH_EAST = Region(1.6, 19.0, 3.4, 20.5)


def test_the_north_east_has_roads_wadis_and_the_border() -> None:
    kinds = {line.kind for line in lines(NORTH_EAST)}
    assert {LineKind.PISTE, LineKind.WADI, LineKind.BORDER, LineKind.LANDSCAPE} <= kinds
    assert LineKind.COUNTRY not in kinds


def test_open_lines_leave_the_region_by_one_point_at_most() -> None:
    low, high = np.array(NORTH_EAST[:2]), np.array(NORTH_EAST[2:])
    for line in lines(NORTH_EAST):
        if line.kind not in CLOSED:
            outside = ((line.points < low) | (line.points > high)).any(axis=1)
            sides = (
                np.maximum(line.points[:-1], line.points[1:]),
                np.minimum(line.points[:-1], line.points[1:]),
            )
            assert len(line.points) >= 2
            assert (sides[0] >= low).all()
            assert (sides[1] <= high).all()
            assert not outside.all() or len(line.points) < 6


def test_outlines_end_where_they_begin() -> None:
    for line in lines(DATA_REGION, frozenset(CLOSED)):
        assert (line.points[0] == line.points[-1]).all(), line.name


def test_the_whole_data_gives_back_every_cell() -> None:
    assert relief(DATA_REGION).elevation.shape == (254, 260)


def test_the_relief_of_a_region_reaches_one_cell_beyond_it() -> None:
    found = relief(NORTH_EAST)
    rows, cols = found.terrain.shape
    assert found.west <= NORTH_EAST.west - found.step / 2
    assert found.north >= NORTH_EAST.north + found.step / 2
    assert found.west + found.step * (cols - 1) >= NORTH_EAST.east + found.step / 2
    assert found.north - found.step * (rows - 1) <= NORTH_EAST.south - found.step / 2


def test_the_relief_agrees_with_the_heights_of_the_hexes() -> None:
    ground, found = build_ground(NORTH_EAST, 5), relief(NORTH_EAST)
    lon, lat = ground.projection.centre_of(ground.grid.hexes[800])
    row, col = round((found.north - lat) / found.step), round((lon - found.west) / found.step)
    assert found.elevation[row, col] == ground.height_at(ground.grid.hexes[800])


def test_the_rectangle_of_a_map_holds_every_corner_of_every_hex() -> None:
    ground = build_ground(NORTH_EAST, 20)
    west, south, east, north = region_of(ground)
    layout = ground.projection.layout
    for at in ground.grid.hexes:
        for left, top in layout.corners(at):
            lon, lat = ground.projection.lonlat_of(left, -top)
            assert west - 1e-9 <= lon <= east + 1e-9
            assert south - 1e-9 <= lat <= north + 1e-9
