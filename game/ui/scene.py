"""Ground, overlay and counters as one picture, wider than the window: panning only copies it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import pygame

from game.ui.camera import Camera
from game.ui.map_view import MapView
from game.ui.overlay import Overlay
from game.ui.pieces import Pieces
from game.ui.theme import Theme

MARGIN_PX: Final = 192
"""How far the picture reaches beyond the window on each side. Choice: a second of slow panning;
making it again costs no more than a frame."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What the picture was made for."""

    camera: Camera
    versions: tuple[int, int, int]


class Scene:
    """The board as seen, made again only when something on it changed or the window left it."""

    def __init__(self, ground: MapView, overlay: Overlay, pieces: Pieces, theme: Theme) -> None:
        """Put the layers on each other: ground, overlay, pieces."""
        self.ground = ground
        self.overlay = overlay
        self.pieces = pieces
        self.theme = theme
        self._picture = pygame.Surface((1, 1))
        self._made: _Made | None = None

    def draw(self, target: pygame.Surface, camera: Camera, part: pygame.Rect | None = None) -> None:
        """Draw the board, or only *part* of the viewport: what a moving counter uncovered."""
        made = self._current(camera)
        left, top = camera.left - made.camera.left, camera.top - made.camera.top
        shown = part or pygame.Rect((0, 0), camera.viewport)
        target.blit(self._picture, shown.topleft, shown.move(left, top))

    def _current(self, camera: Camera) -> _Made:
        versions = self.ground.version, self.overlay.version, self.pieces.version
        made = self._made
        if made is None or made.versions != versions or not _holds(made.camera, camera):
            made = _Made(_widened(camera), versions)
            self._make(made.camera)
            self._made = made
        return made

    def _make(self, camera: Camera) -> None:
        if self._picture.get_size() != camera.viewport:
            self._picture = pygame.Surface(camera.viewport)
        self._picture.fill(self.theme.palette.backdrop)
        self.ground.draw(self._picture, camera)
        self.overlay.draw(self._picture, camera)
        self.pieces.draw(self._picture, camera)


def _widened(camera: Camera) -> Camera:
    width, height = camera.viewport
    return replace(
        camera,
        viewport=(width + 2 * MARGIN_PX, height + 2 * MARGIN_PX),
        left=camera.left - MARGIN_PX,
        top=camera.top - MARGIN_PX,
    )


def _holds(wide: Camera, camera: Camera) -> bool:
    """Return whether all that a camera shows is in the picture made for a wide one."""
    if wide.scale != camera.scale:
        return False
    whole = pygame.Rect((wide.left, wide.top), wide.viewport)
    return whole.contains(pygame.Rect((camera.left, camera.top), camera.viewport))
