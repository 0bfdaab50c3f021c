"""Small map sheets made by hand."""

import numpy as np

from game.hexgrid import Grid
from game.ui.sheet import Line, LineKind, PlaceMark, Rank, Raster, Sheet, Spot, numbers

GRID = Grid(rows=8, cols=10)
HEX_M = 5000


def small_sheet(*, rugged: float = 6.0) -> Sheet:
    """Return a board of rock in the west and sand in the east, a border across the middle."""
    terrain = GRID.layer("uint8", 4)
    terrain[:, 5:] = 2
    abroad = np.zeros((GRID.rows, GRID.cols), dtype=bool)
    abroad[:4] = True
    heights = np.add.outer(np.arange(12) * 20.0, np.arange(14) * 15.0)
    border = numbers([[-20_000, 15_155], [80_000, 15_155]])
    road = numbers([[0, 0], [20_000, 20_000], [45_000, 20_000]])
    return Sheet(
        GRID,
        HEX_M,
        terrain,
        abroad,
        Raster(numbers(heights), Spot(-5000, -5000), 5000, 5000),
        Raster(numbers(np.full((12, 14), rugged)), Spot(-5000, -5000), 5000, 5000),
        (Line(LineKind.BORDER, border), Line(LineKind.PISTE, road)),
        (),
        (
            PlaceMark("Alpha", Spot(10_000, 10_000), Rank.TOWN),
            PlaceMark("Beta", Spot(12_000, 10_500), Rank.VILLAGE),
            PlaceMark("Gamma", Spot(11_000, 12_000), Rank.LONE),
        ),
    )
