"""Who speaks, as a small picture: a faction's plate, or a round sign for what was shown."""

from __future__ import annotations

from typing import Final

import pygame

from game.rules.state import News
from game.ui.board.case import Case
from game.ui.marks import PAPER
from game.ui.screens.badge import draw_plate
from game.ui.theme import Colour
from game.ui.widgets.ranges import Painter

GROUND: Final[Colour] = (92, 90, 98)
"""Behind the sign of evidence: no faction's colour."""

PEOPLE: Final = frozenset(("prisoners", "residents", "family", "politician", "un", "journalists"))
"""Kinds of evidence that people give; the others are pictures."""


def painter(case: Case, item: News) -> Painter:
    """Return what draws whose word, or which kind of evidence, an item is."""
    if item.evidence is None and item.speaker not in case.book.factions:
        return lambda target, box, _: draw_evidence("journalists", target, box)
    if item.evidence is None:
        identity = case.identity(item.speaker)
        return lambda target, box, theme: draw_plate(target, box, identity, theme)
    kind = item.evidence
    return lambda target, box, _: draw_evidence(kind, target, box)


def draw_evidence(kind: str, target: pygame.Surface, box: pygame.Rect) -> None:
    """Draw a round sign: a person for a witness, a film for a video, an eye for other pictures."""
    pygame.draw.circle(target, GROUND, box.center, box.width / 2)
    inner = box.inflate(-round(box.width * 0.42), -round(box.width * 0.42))
    if kind in PEOPLE:
        head = max(2, inner.width // 4)
        pygame.draw.circle(target, PAPER, (inner.centerx, inner.top + head), head)
        body = pygame.Rect(inner.left, inner.centery, inner.width, inner.height // 2)
        pygame.draw.rect(
            target, PAPER, body, border_top_left_radius=head, border_top_right_radius=head
        )
    elif kind == "video":
        points = [inner.topleft, inner.midright, inner.bottomleft]
        pygame.draw.polygon(target, PAPER, points)
    else:
        flat = inner.inflate(inner.width // 3, -inner.height // 4)
        pygame.draw.ellipse(target, PAPER, flat)
        pygame.draw.circle(target, GROUND, flat.center, max(2, flat.height // 3))
