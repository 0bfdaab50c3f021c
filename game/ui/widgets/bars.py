"""Bars that show how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.ui.assets import SMOOTH
from game.ui.theme import Colour, Size, Theme, contrast
from game.ui.widgets.base import Look, Widget, draw_dots
from game.ui.widgets.text import letters, wrapped


class Bar(Widget):
    """A name, a value in words, and a bar of its length."""

    def __init__(
        self,
        name: str,
        value_text: str,
        percent: int,
        *,
        colour: Colour | None = None,
        tooltip: str = "",
    ) -> None:
        """Show *percent* (0 to 100); without a colour it is green, yellow or red by its length."""
        super().__init__()
        self.name = name
        self.value_text = value_text
        self.percent = min(max(percent, 0), 100)
        self.colour = colour
        self.tooltip = tooltip

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of the text and of the bar under it."""
        return len(self._lines(width, theme)) * self._line(theme) + theme.px(10)

    def _line(self, theme: Theme) -> int:
        return letters(Size.SMALL, theme).get_height()

    def _lines(self, width: int, theme: Theme) -> list[str]:
        """Return name and value on one line, or on two where they do not fit beside."""
        face = letters(Size.SMALL, theme)
        value = letters(Size.SMALL, theme, bold=True).size(self.value_text)[0]
        if face.size(self.name)[0] + value + theme.px(8) <= width:
            return [self.name]
        return [*wrapped(self.name, face, width), ""]

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw name on the left, value on the right, the bar below."""
        theme, palette = look.theme, look.theme.palette
        top = self.rect.top
        lines = self._lines(self.rect.width, theme)
        for line in lines:
            text = letters(Size.SMALL, theme).render(line, SMOOTH, palette.quiet)
            target.blit(text, (self.rect.left, top))
            top += self._line(theme)
        value = letters(Size.SMALL, theme, bold=True).render(self.value_text, SMOOTH, palette.text)
        where = value.get_rect(right=self.rect.right, bottom=top)
        target.blit(value, where)
        if self.answers:
            draw_dots(target, (where.left, where.bottom - 1), where.width, look)
        trough = pygame.Rect(self.rect.left, top + theme.px(2), self.rect.width, theme.px(6))
        pygame.draw.rect(target, palette.raised, trough, border_radius=theme.px(3))
        filled = trough.copy()
        filled.width = trough.width * self.percent // 100
        pygame.draw.rect(target, self._colour(look), filled, border_radius=theme.px(3))

    def _colour(self, look: Look) -> Colour:
        palette = look.theme.palette
        if self.colour is not None:
            return self.colour
        return (
            palette.good
            if self.percent >= 60
            else palette.accent
            if self.percent >= 35
            else palette.bad
        )


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a whole."""

    name: str
    """What it is."""

    percent: int
    """How much of the whole, 0 to 100."""

    colour: Colour
    """What it is filled with."""


class Odds(Widget):
    """Shares of a whole side by side, each with its percent in it and its name below."""

    def __init__(self, shares: Sequence[Share], *, tooltip: str = "") -> None:
        """Show shares that add up to 100."""
        super().__init__()
        self.shares = tuple(shares)
        self.tooltip = tooltip

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of the bar and of the names below it."""
        return theme.px(24) + len(self._legend(width, theme)) * self._line(theme)

    def _line(self, theme: Theme) -> int:
        return letters(Size.SMALL, theme).get_height()

    def _legend(self, width: int, theme: Theme) -> list[list[Share]]:
        """Return the shares by line of the legend; a narrow bar needs several."""
        lines: list[list[Share]] = [[]]
        used = 0
        for share in self.shares:
            wide = letters(Size.SMALL, theme).size(self._text(share))[0] + theme.px(26)
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(share)
            used += wide
        return lines

    def _text(self, share: Share) -> str:
        return f"{share.name} {share.percent}\u00a0%"

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the bar, then what each colour means and how much it is."""
        theme = look.theme
        bar = pygame.Rect(self.rect.topleft, (self.rect.width, theme.px(20)))
        total = sum(share.percent for share in self.shares) or 1
        left, done = bar.left, 0
        for share in self.shares:
            done += share.percent
            right = bar.left + bar.width * done // total
            part = pygame.Rect(left, bar.top, right - left, bar.height)
            pygame.draw.rect(target, share.colour, part.inflate(-1, 0))
            self._draw_percent(target, share, part, theme)
            left = right
        self._draw_legend(target, look, bar.bottom + theme.px(4))

    def _draw_percent(
        self, target: pygame.Surface, share: Share, part: pygame.Rect, theme: Theme
    ) -> None:
        dark, light = (24, 22, 22), (255, 252, 244)
        ink = dark if contrast(share.colour, dark) > contrast(share.colour, light) else light
        text = letters(Size.SMALL, theme, bold=True).render(f"{share.percent}\u00a0%", SMOOTH, ink)
        if text.get_width() + 4 <= part.width:
            target.blit(text, text.get_rect(center=part.center))

    def _draw_legend(self, target: pygame.Surface, look: Look, top: int) -> None:
        theme = look.theme
        side = theme.px(9)
        for line in self._legend(self.rect.width, theme):
            left = self.rect.left
            for share in line:
                text = letters(Size.SMALL, theme).render(
                    self._text(share), SMOOTH, theme.palette.quiet
                )
                swatch = pygame.Rect(left, top + (self._line(theme) - side) // 2, side, side)
                pygame.draw.rect(target, share.colour, swatch)
                target.blit(text, (left + side + theme.px(5), top))
                left += text.get_width() + theme.px(26)
            top += self._line(theme)
