"""The small card that says why: an answer, and its reasons below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import pygame

from game.ui.assets import SMOOTH
from game.ui.theme import Size, Theme
from game.ui.widgets.base import Look, Widget
from game.ui.widgets.layout import Column
from game.ui.widgets.text import Label, letters

WIDTH_PX: Final = 340
"""Of the card at most, at 100 %."""

AMOUNTS: Final = "×+−–"
"""What the amount of a reason begins with."""

INDENT: Final = "    "
"""What a reason's line begins with."""


class Reason(Widget):
    """One reason: what it is on the left, how much on the right."""

    def __init__(self, name: str, amount: str) -> None:
        """Say a reason."""
        super().__init__()
        self.amount = amount
        self._name = Label(name, Size.SMALL)

    def _room(self, width: int, theme: Theme) -> int:
        amount = letters(Size.SMALL, theme, bold=True).size(self.amount)[0]
        return max(1, width - amount - theme.px(10))

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of its name, wrapped beside the amount."""
        return self._name.height_for(self._room(width, theme), theme)

    def width_wanted(self, theme: Theme) -> int:
        """Return the width at which the name does not wrap."""
        amount = letters(Size.SMALL, theme, bold=True).size(self.amount)[0]
        return self._name.width_wanted(theme) + amount + theme.px(11)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw name and amount."""
        theme = look.theme
        room = self._room(self.rect.width, theme)
        self._name.place(pygame.Rect(self.rect.topleft, (room, self.rect.height)), theme)
        self._name.draw(target, look)
        face = letters(Size.SMALL, theme, bold=True)
        amount = face.render(self.amount, SMOOTH, theme.palette.accent)
        target.blit(amount, amount.get_rect(topright=self.rect.topright))


def parts(lines: Sequence[str]) -> Iterator[Widget]:
    """Yield the widgets of an explanation's lines.

    >>> [type(part).__name__ for part in parts(["20 km.", "    wadi ×0.5", "    Theirs:"])]
    ['Label', 'Reason', 'Label']
    """
    for line in lines:
        name, _, amount = line.strip().rpartition(" ")
        if line.startswith(INDENT) and name and amount[:1] in AMOUNTS:
            yield Reason(name, amount)
        else:
            yield Label(line.strip(), Size.SMALL, bold=line.startswith(INDENT))


def draw_answer(
    target: pygame.Surface, lines: Sequence[str], beside: pygame.Rect, room: pygame.Rect, look: Look
) -> None:
    """Draw the card above what it explains, or below where there is no room."""
    theme, palette = look.theme, look.theme.palette
    body = Column(tuple(parts(lines)), gap=3)
    across, down = theme.px(9), theme.px(7)
    most = min(theme.px(WIDTH_PX), room.width - theme.px(16))
    width = min(body.width_wanted(theme) + 1, most - 2 * across)
    box = pygame.Rect(0, 0, width + 2 * across, body.height_for(width, theme) + 2 * down)
    box.midbottom = beside.centerx, beside.top - theme.px(4)
    if box.top < room.top:
        box.midtop = beside.centerx, beside.bottom + theme.px(4)
    if box.bottom > room.bottom:
        box.midright = beside.left - theme.px(6), beside.centery
    box.clamp_ip(room)
    pygame.draw.rect(target, palette.backdrop, box, border_radius=theme.px(5))
    pygame.draw.rect(target, palette.accent, box, 1, border_radius=theme.px(5))
    body.place(box.inflate(-2 * across, -2 * down), theme)
    body.draw(target, look)
