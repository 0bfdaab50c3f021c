"""Where hexes are, for many points at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.hexgrid import Grid
from game.ui.sheet import ROOT_3, Field


@dataclass(frozen=True, slots=True)
class HexPoints:
    """The hex of each of many points."""

    row: npt.NDArray[np.intp]
    """Row of the hex, possibly beyond the board."""

    col: npt.NDArray[np.intp]
    """Column of the hex, possibly beyond the board."""

    inset: Field
    """Distance to the nearest side of the hex, as a share of the width of a hex (0 to 0.5)."""

    def values(self, layer: npt.NDArray[np.generic]) -> npt.NDArray[np.intp]:
        """Return each point's value in a layer [row, col], the nearest hex's beyond the board."""
        rows, cols = layer.shape
        found: npt.NDArray[np.intp] = layer[
            np.clip(self.row, 0, rows - 1), np.clip(self.col, 0, cols - 1)
        ].astype(np.intp)
        return found

    def on_board(self, grid: Grid) -> npt.NDArray[np.bool_]:
        """Return whether each point lies in a hex of the board."""
        inside: npt.NDArray[np.bool_] = (
            (self.row >= 0) & (self.row < grid.rows) & (self.col >= 0) & (self.col < grid.cols)
        )
        return inside


def hexes_at(east: Field, south: Field, hex_m: float) -> HexPoints:
    """Return the hexes that points of the plane lie in.

    >>> found = hexes_at(np.array([0, 1000, 500]), np.array([0, 0, 866]), 1000)
    >>> found.col.tolist(), found.row.tolist(), found.inset.round(2).tolist()
    ([0, 1, 0], [0, 0, 1], [0.5, 0.5, 0.5])
    """
    r = south * np.float32(2 / (ROOT_3 * hex_m))
    q = east * np.float32(1 / hex_m) - r / 2
    near_q, near_r, near_s = np.rint(q), np.rint(r), np.rint(-q - r)
    off_q, off_r, off_s = np.abs(near_q - q), np.abs(near_r - r), np.abs(near_s + q + r)
    q_worst = (off_q > off_r) & (off_q > off_s)
    r_worst = ~q_worst & (off_r > off_s)
    near_q = np.where(q_worst, -near_r - near_s, near_q)
    near_r = np.where(r_worst, -near_q - near_s, near_r)
    part_q, part_r = q - near_q, r - near_r
    farthest = np.maximum(np.abs(2 * part_q + part_r), np.abs(part_q - part_r))
    farthest = np.maximum(farthest, np.abs(2 * part_r + part_q))
    row = near_r.astype(np.intp)
    return HexPoints(row, near_q.astype(np.intp) + (row >> 1), (1 - farthest) / 2)
