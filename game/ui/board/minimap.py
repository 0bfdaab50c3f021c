"""The whole board in a corner: where the units are, and what part of it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.ui.board.art import Art
from game.ui.board.tokens import Pile
from game.ui.camera import Camera
from game.ui.sheet import Spot
from game.ui.theme import UNKNOWN, Theme

WIDE_PX: Final = 150
"""Width at 100 %."""

LEAST_PANE_PX: Final = 560
"""In a narrower map the corner is needed for the map itself, at 100 %."""


class Minimap:
    """Drawn over the lower right corner of the map while not all of the board is in view."""

    def __init__(self, art: Art, theme: Theme) -> None:
        """Make the small picture once."""
        self.theme = theme
        self.hex_m = art.sheet.hex_m
        self.frame = art.ground.painter.frame
        wide = theme.px(WIDE_PX)
        size = wide, round(wide * self.frame.height_m / self.frame.width_m)
        self.picture = pygame.transform.smoothscale(art.ground.overview, size)

    def box(self, pane: pygame.Rect, camera: Camera) -> pygame.Rect | None:
        """Return where in the window it lies; None where it is not shown."""
        if camera.step == 0 or pane.width < self.theme.px(LEAST_PANE_PX):
            return None
        margin = self.theme.px(10)
        box = self.picture.get_rect()
        box.bottomright = pane.right - margin, pane.bottom - margin
        return box

    def spot_at(self, box: pygame.Rect, point: tuple[int, int]) -> Spot:
        """Return the point of the plane under a point of the window."""
        across = (point[0] - box.left) / box.width
        down = (point[1] - box.top) / box.height
        return Spot(
            self.frame.west_m + across * self.frame.width_m,
            self.frame.north_m + down * self.frame.height_m,
        )

    def draw(
        self, target: pygame.Surface, box: pygame.Rect, camera: Camera, piles: Sequence[Pile]
    ) -> None:
        """Draw the picture, a dot for each pile, the frame of what is seen."""
        palette = self.theme.palette
        target.blit(self.picture, box)
        scale = box.width / self.frame.width_m
        radius = self.theme.px(3)
        for pile in piles:
            spot = camera.spot_at(camera.screen_of_hex(pile.at, self.hex_m))
            centre = (
                round(box.left + (spot.east_m - self.frame.west_m) * scale),
                round(box.top + (spot.south_m - self.frame.north_m) * scale),
            )
            face = pile.tokens[0].face
            look = self.theme.identity(face.faction, face.faction_number)
            colour = UNKNOWN.colour if face.faction is None else look.colour
            pygame.draw.circle(target, (250, 246, 238), centre, radius + 1)
            pygame.draw.circle(target, colour, centre, radius)
        seen = pygame.Rect(
            round(box.left + camera.left / camera.scale * scale),
            round(box.top + camera.top / camera.scale * scale),
            round(camera.viewport[0] / camera.scale * scale),
            round(camera.viewport[1] / camera.scale * scale),
        ).clip(box)
        pygame.draw.rect(target, palette.focus, seen, 2)
        pygame.draw.rect(target, palette.panel, box, 2)
