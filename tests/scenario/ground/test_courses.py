"""Lines of the data walked through the hexes."""

import numpy as np
import pytest

from game.rules.ground import RoadClass
from game.scenario.ground.atlas import DATA_BOX, Atlas, LineKind
from game.scenario.ground.courses import hexes_along, roads
from game.scenario.ground.region import Region, plan

REGION = Region(1.0, 18.0, 2.0, 19.0)
GRID, PROJECTION = plan(REGION, 5)


def drawn(*lines: tuple[LineKind, list[tuple[float, float]]]) -> Atlas:
    """Return an atlas that holds nothing but some lines."""
    arrays = [np.rint(np.array(points) * 10_000).astype(np.int32) for _, points in lines]
    cell = np.zeros((1, 1), dtype=np.uint8)
    return Atlas(
        elevation=cell,
        ruggedness=cell,
        terrain=cell,
        points=np.concatenate(arrays),
        starts=np.cumsum([0, *(len(array) for array in arrays)]),
        kinds=np.array([kind for kind, _ in lines], dtype=np.uint8),
        names=np.array(["" for _ in lines]),
        lows=np.array([array.min(axis=0) for array in arrays]),
        highs=np.array([array.max(axis=0) for array in arrays]),
    )


def joined(start: tuple[float, float], end: tuple[float, float], ways: object) -> int | None:
    """Return over how few sides roads lead from one point to another, or None."""
    assert isinstance(ways, dict)
    goal, near = PROJECTION.hex_of(*end), {PROJECTION.hex_of(*start)}
    for steps in range(len(GRID)):
        if goal in near:
            return steps
        ends = {GRID.index(at) for at in near}
        wider = {side[side[0] in ends] for side in ways if ends & set(side)}
        if {GRID.hexes[number] for number in wider} <= near:
            return None
        near |= {GRID.hexes[number] for number in wider}
    return None


@pytest.mark.parametrize("end", [(1.9, 18.1), (1.9, 18.5), (1.9, 18.9), (1.1, 18.9), (1.3, 18.9)])
def test_a_straight_road_leads_on_the_board_without_a_gap_and_without_a_detour(
    end: tuple[float, float],
) -> None:
    start = (1.1, 18.1)
    ways = roads(drawn((LineKind.PISTE, [start, end])), GRID, PROJECTION, REGION)
    direct = PROJECTION.hex_of(*start).distance(PROJECTION.hex_of(*end))
    steps = joined(start, end, ways)
    assert steps is not None
    assert direct <= steps <= direct + 1


def test_a_road_with_far_points_has_no_gap() -> None:
    points = [(1.05, 18.05), (1.95, 18.9), (1.05, 18.95)]
    ways = roads(drawn((LineKind.TRACK, points)), GRID, PROJECTION, REGION)
    assert joined(points[0], points[-1], ways) is not None


def test_where_two_roads_run_the_better_counts() -> None:
    line = [(1.1, 18.5), (1.9, 18.5)]
    for order in ((LineKind.TRACK, LineKind.HIGHWAY), (LineKind.HIGHWAY, LineKind.TRACK)):
        ways = roads(drawn(*((kind, line) for kind in order)), GRID, PROJECTION, REGION)
        assert set(ways.values()) == {RoadClass.HIGHWAY}


def test_two_roads_that_do_not_meet_are_not_joined() -> None:
    first, second = [(1.1, 18.2), (1.3, 18.2)], [(1.7, 18.8), (1.9, 18.8)]
    ways = roads(drawn((LineKind.ROAD, first), (LineKind.ROAD, second)), GRID, PROJECTION, REGION)
    assert joined(first[0], second[-1], ways) is None


def test_a_road_off_the_board_leaves_no_side() -> None:
    off = drawn((LineKind.ROAD, [(3.0, 22.0), (4.0, 22.0)]))
    assert roads(off, GRID, PROJECTION, REGION) == {}
    assert hexes_along(off, GRID, PROJECTION, REGION, LineKind.ROAD) == frozenset()


def test_a_river_lies_in_every_hex_between_its_ends() -> None:
    course = drawn((LineKind.RIVER_COURSE, [(1.1, 18.5), (1.9, 18.5)]))
    found = hexes_along(course, GRID, PROJECTION, REGION, LineKind.RIVER_COURSE)
    assert GRID.index(PROJECTION.hex_of(1.1, 18.5)) in found
    assert GRID.index(PROJECTION.hex_of(1.9, 18.5)) in found
    assert 16 <= len(found) <= 40
    assert hexes_along(course, GRID, PROJECTION, REGION, LineKind.WADI) == frozenset()


def test_the_box_of_the_data_touches_every_line_drawn_in_it() -> None:
    course = drawn((LineKind.WADI, [(1.1, 18.5), (1.9, 18.5)]))
    assert course.touching(DATA_BOX, frozenset((LineKind.WADI,))) == [0]
