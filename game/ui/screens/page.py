"""Pages: a card of widgets before a picture of the country."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import pygame

from game.folders import assets
from game.ui.screens.badge import Inset
from game.ui.screens.screen import Screen
from game.ui.theme import Theme
from game.ui.widgets import Column, Look, Scroll, Widget

PICTURE: Final = "ground.jpg"
"""In assets/pictures; made by assets/make_screenshots.py."""


class Card(Widget):
    """A panel in the middle of the window, with a foot that never scrolls away."""

    def __init__(
        self, parts: Sequence[Widget], foot: Sequence[Widget] = (), *, width: int = 640
    ) -> None:
        """Show *parts* above *foot*; *width* is in pixels at 100 %."""
        super().__init__()
        self.width = width
        self._body = Scroll(Inset(parts, gap=10))
        self._foot = Column(foot, gap=10)
        self._box = pygame.Rect(0, 0, 0, 0)

    @property
    def children(self) -> Sequence[Widget]:
        """Body and foot."""
        return (self._body, self._foot)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Take the window; the panel is as high as it needs to be and fits."""
        super().place(rect, theme)
        pad = theme.px(24)
        width = min(theme.px(self.width), rect.width - theme.px(24))
        inner = width - 2 * pad
        foot = self._foot.height_for(inner, theme)
        gap = theme.px(16) if self._foot.children else 0
        most = rect.height - theme.px(24) - 2 * pad - foot - gap
        wide = inner + Inset.bar_px(theme)
        body = min(self._body.height_for(wide, theme), most)
        self._box = pygame.Rect(0, 0, width, body + foot + gap + 2 * pad)
        self._box.center = rect.center
        left, top = self._box.left + pad, self._box.top + pad
        self._body.place(pygame.Rect(left, top, wide, body), theme)
        self._foot.place(pygame.Rect(left, top + body + gap, inner, foot), theme)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the picture, the panel on it, and what is in the panel."""
        palette, radius = look.theme.palette, look.theme.px(10)
        target.blit(backdrop(self.rect.size, palette.backdrop), self.rect)
        panel = pygame.Surface(self._box.size, pygame.SRCALPHA)
        ground = (*palette.panel, 244)
        pygame.draw.rect(panel, ground, panel.get_rect(), border_radius=radius)
        target.blit(panel, self._box)
        pygame.draw.rect(target, palette.edge, self._box, 1, border_radius=radius)
        super().draw(target, look)


@lru_cache(maxsize=2)
def backdrop(size: tuple[int, int], colour: tuple[int, int, int]) -> pygame.Surface:
    """Return the picture of the country, filling *size*; plain colour where it is missing."""
    canvas = pygame.Surface(size)
    canvas.fill(colour)
    path = assets() / "pictures" / PICTURE
    if path.is_file():
        picture = pygame.image.load(str(path))
        scale = max(size[0] / picture.get_width(), size[1] / picture.get_height())
        wide, tall = (-int(-side * scale // 1) for side in picture.get_size())
        grown = pygame.transform.smoothscale(picture.convert(24), (wide, tall))
        canvas.blit(grown, ((size[0] - wide) // 2, (size[1] - tall) // 2))
        canvas.fill((150, 146, 150), special_flags=pygame.BLEND_RGB_MULT)
    return canvas


class Page(Screen):
    """A screen that is one card."""

    width = 640
    """Pixels at 100 %."""

    def parts(self) -> Sequence[Widget]:
        """Return what is read, from top to bottom."""
        raise NotImplementedError

    def foot(self) -> Sequence[Widget]:
        """Return what stays at the bottom."""
        return ()

    def content(self) -> Widget:
        """Return the card."""
        return Card(self.parts(), self.foot(), width=self.width)
