"""The map on the screen: painted in tiles once a zoom step, and only copied after that."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final, NamedTuple

import pygame

from game.ui.camera import Camera
from game.ui.ground_painter import GroundPainter
from game.ui.pieces import blit_all

TILE_PX: Final = 256
"""Side of a tile. Choice: one takes about a frame to paint, a screen has 20."""

TILES_KEPT: Final = 360
"""Choice: 70 MB, a large screen at four zoom steps."""


class TileKey(NamedTuple):
    """Which tile."""

    scale: float
    row: int
    col: int


class MapView:
    """Draws the ground; what is not painted yet is shown blurred, from the overview."""

    def __init__(self, painter: GroundPainter, overview_scale: float) -> None:
        """Start with the whole map at one scale, painted at once."""
        self.painter = painter
        self.version = 0
        self._tiles: OrderedDict[TileKey, pygame.Surface] = OrderedDict()
        self._overview = painter.paint(self._bounds(overview_scale), overview_scale)
        self._overview_scale = overview_scale

    def draw(self, target: pygame.Surface, camera: Camera) -> bool:
        """Draw what the camera shows; return whether all of it is sharp."""
        sharp = True
        pictures = []
        left, top = camera.left, camera.top
        for key in self._shown(camera):
            tile = self._tiles.get(key)
            if tile is None:
                sharp = False
                tile = self._blurred(key)
            else:
                self._tiles.move_to_end(key)
            pictures.append((tile, (key[2] * TILE_PX - left, key[1] * TILE_PX - top)))
        blit_all(target, pictures)
        return sharp

    @property
    def overview(self) -> pygame.Surface:
        """The whole map at the first scale, for a small map in a corner."""
        return self._overview

    def paint_next(self, camera: Camera) -> bool:
        """Paint the missing tile nearest to the middle; return whether there was one."""
        missing = [key for key in self._shown(camera) if key not in self._tiles]
        if not missing:
            return False
        middle = camera.left + camera.viewport[0] / 2, camera.top + camera.viewport[1] / 2
        key = min(missing, key=lambda key: _distance(key, middle))
        self._tiles[key] = self.painter.paint(self._part(key), key.scale)
        self.version += 1
        while len(self._tiles) > TILES_KEPT:
            self._tiles.popitem(last=False)
        return True

    def _bounds(self, scale: float) -> pygame.Rect:
        frame = self.painter.frame
        return pygame.Rect(0, 0, round(frame.width_m * scale), round(frame.height_m * scale))

    def _part(self, key: TileKey) -> pygame.Rect:
        """Return the rectangle of the whole map that a tile shows."""
        tile = pygame.Rect(key.col * TILE_PX, key.row * TILE_PX, TILE_PX, TILE_PX)
        return tile.clip(self._bounds(key.scale))

    def _shown(self, camera: Camera) -> list[TileKey]:
        """Return the tiles in view."""
        bounds = self._bounds(camera.scale)
        view = pygame.Rect((camera.left, camera.top), camera.viewport).clip(bounds)
        rows = range(view.top // TILE_PX, -(-view.bottom // TILE_PX))
        cols = range(view.left // TILE_PX, -(-view.right // TILE_PX))
        return [TileKey(camera.scale, row, col) for row in rows for col in cols]

    def _blurred(self, key: TileKey) -> pygame.Surface:
        ratio = self._overview_scale / key.scale
        tile = self._part(key)
        edges = (tile.left * ratio, tile.top * ratio, tile.width * ratio, tile.height * ratio)
        part = pygame.Rect(*(round(edge) for edge in edges)).clip(self._overview.get_rect())
        if not part.width or not part.height:
            return pygame.Surface(tile.size)
        return pygame.transform.scale(self._overview.subsurface(part), tile.size)


def _distance(key: TileKey, middle: tuple[float, float]) -> float:
    """Return the square of the distance of a tile's middle from a point of the map."""
    across = (key.col + 0.5) * TILE_PX - middle[0]
    down = (key.row + 0.5) * TILE_PX - middle[1]
    return across * across + down * down
