"""Hexes, their places in arrays and on a plane, search and sight. Knows nothing of the war."""

from game.hexgrid.grid import Cell, Grid, OffGridError, cell_of, hex_of
from game.hexgrid.hexes import DIRECTIONS, Hex
from game.hexgrid.layout import Layout, Pixel
from game.hexgrid.search import Graph, Reach, StepCost
from game.hexgrid.sight import sees, viewshed

__all__ = [
    "DIRECTIONS",
    "Cell",
    "Graph",
    "Grid",
    "Hex",
    "Layout",
    "OffGridError",
    "Pixel",
    "Reach",
    "StepCost",
    "cell_of",
    "hex_of",
    "sees",
    "viewshed",
]
