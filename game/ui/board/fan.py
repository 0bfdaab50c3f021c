"""A pile fanned out: all its counters side by side."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.board.tokens import Pile, Token
from game.ui.counters import draw_face
from game.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Fan:
    """Where each counter of a pile lies while the pile is open."""

    pile: Pile
    root: pygame.Rect
    """Where the pile itself is, in the window."""

    plate: pygame.Rect
    """What the counters lie on."""

    places: tuple[pygame.Rect, ...]
    """Where each counter lies."""

    @classmethod
    def of(cls, pile: Pile, root: pygame.Rect, room: pygame.Rect, theme: Theme) -> Fan:
        """Open a pile, inside the *room* there is."""
        side, gap = max(root.width, theme.px(54)), theme.px(6)
        columns = max(1, min(len(pile.tokens), (room.width - gap) // (side + gap), 6))
        rows = -(-len(pile.tokens) // columns)
        size = columns * (side + gap) + gap, rows * (side + gap) + gap
        plate = pygame.Rect((0, 0), size)
        plate.midbottom = root.centerx, root.top + theme.px(2)
        if plate.top < room.top:
            plate.midtop = root.centerx, root.bottom - theme.px(2)
        plate.clamp_ip(room)
        places = tuple(
            pygame.Rect(
                plate.left + gap + number % columns * (side + gap),
                plate.top + gap + number // columns * (side + gap),
                side,
                side,
            )
            for number in range(len(pile.tokens))
        )
        return cls(pile, root, plate, places)

    def holds(self, point: tuple[int, int]) -> bool:
        """Return whether a point is on the plate or on the pile."""
        return self.plate.collidepoint(point) or self.root.collidepoint(point)

    def token_at(self, point: tuple[int, int]) -> Token | None:
        """Return the counter under a point, if any."""
        for token, place in zip(self.pile.tokens, self.places, strict=True):
            if place.collidepoint(point):
                return token
        return None

    def draw(self, target: pygame.Surface, theme: Theme) -> None:
        """Draw the plate and the counters on it."""
        plate = pygame.Surface(self.plate.size, pygame.SRCALPHA)
        ground = (*theme.palette.panel, 236)
        pygame.draw.rect(plate, ground, plate.get_rect(), border_radius=theme.px(8))
        target.blit(plate, self.plate)
        pygame.draw.rect(target, theme.palette.edge, self.plate, 1, border_radius=theme.px(8))
        for token, place in zip(self.pile.tokens, self.places, strict=True):
            target.blit(draw_face(token.face, place.width, theme), place)
