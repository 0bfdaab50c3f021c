"""The map on the screen: painted in tiles once a zoom step, and only copied after that."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
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
        self._tiles: OrderedDict[TileKey, pygame.Surface] = OrderedDict()
        self._overview = painter.paint(self._bounds(overview_scale), overview_scale)
        self._overview_scale = overview_scale

    def draw(self, target: pygame.Surface, camera: Camera) -> bool:
        """Draw what the camera shows; return whether all of it is sharp."""
        sharp = True
        pictures = []
        for key, box in self._shown(camera):
            tile = self._tiles.get(key)
            if tile is None:
                sharp = False
                tile = self._blurred(key, box.size)
            else:
                self._tiles.move_to_end(key)
            pictures.append((tile, box.topleft))
        blit_all(target, pictures)
        return sharp

    @property
    def overview(self) -> pygame.Surface:
        """The whole map at the first scale, for a small map in a corner."""
        return self._overview

    def paint_next(self, camera: Camera) -> bool:
        """Paint the missing tile nearest to the middle; return whether there was one."""
        missing = [(box, key) for key, box in self._shown(camera) if key not in self._tiles]
        if not missing:
            return False
        middle = pygame.Vector2(camera.viewport) / 2
        box, key = min(missing, key=lambda item: middle.distance_squared_to(item[0].center))
        part = pygame.Rect(key.col * TILE_PX, key.row * TILE_PX, *box.size)
        self._tiles[key] = self.painter.paint(part, key.scale)
        while len(self._tiles) > TILES_KEPT:
            self._tiles.popitem(last=False)
        return True

    def _bounds(self, scale: float) -> pygame.Rect:
        frame = self.painter.frame
        return pygame.Rect(0, 0, round(frame.width_m * scale), round(frame.height_m * scale))

    def _shown(self, camera: Camera) -> Iterator[tuple[TileKey, pygame.Rect]]:
        """Yield the tiles in view, and where each goes in the viewport."""
        bounds = self._bounds(camera.scale)
        view = pygame.Rect((camera.left, camera.top), camera.viewport).clip(bounds)
        for row in range(view.top // TILE_PX, -(-view.bottom // TILE_PX)):
            for col in range(view.left // TILE_PX, -(-view.right // TILE_PX)):
                tile = pygame.Rect(col * TILE_PX, row * TILE_PX, TILE_PX, TILE_PX).clip(bounds)
                yield TileKey(camera.scale, row, col), tile.move(-camera.left, -camera.top)

    def _blurred(self, key: TileKey, size: tuple[int, int]) -> pygame.Surface:
        ratio = self._overview_scale / key.scale
        left, top = key.col * TILE_PX * ratio, key.row * TILE_PX * ratio
        part = pygame.Rect(round(left), round(top), round(size[0] * ratio), round(size[1] * ratio))
        part = part.clip(self._overview.get_rect())
        if not part.width or not part.height:
            return pygame.Surface(size)
        return pygame.transform.scale(self._overview.subsurface(part), size)
