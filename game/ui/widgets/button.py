"""Buttons, and rows that choose one of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import pygame

from game.ui.assets import SMOOTH
from game.ui.theme import Size, Theme
from game.ui.widgets.base import Look, Widget, draw_focus
from game.ui.widgets.text import letters, wrapped

PADDING: Final = (10, 7)
"""Pixels at 100 % beside and above the text."""

TIGHT: Final = (8, 4)
"""The same where many buttons stand together."""


class Button(Widget):
    """Does one thing; a disabled one says why."""

    def __init__(
        self,
        text: str,
        action: Callable[[], None],
        *,
        key: str = "",
        refusal: str = "",
        tooltip: str = "",
        size: Size = Size.BODY,
        padding: tuple[int, int] = PADDING,
    ) -> None:
        """Do *action* when pressed, or on the letter *key*; a *refusal* disables it."""
        super().__init__()
        self.text = text
        self.action = action
        self.key_letter = key
        self.refusal = refusal
        self.tooltip = refusal or tooltip
        self.size = size
        self.padding = padding

    # A disabled button keeps its place in the order of Tab: who cannot use a mouse could
    # not learn otherwise why it is disabled.
    focusable = True

    @property
    def enabled(self) -> bool:
        """Whether it can be pressed."""
        return not self.refusal

    def press(self) -> None:
        """Do what it is for, unless it is disabled."""
        if self.enabled:
            self.action()

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of its text, wrapped, and a margin."""
        face = letters(self.size, theme, self.text)
        lines = wrapped(self.text, face, self._text_width(width, theme))
        return len(lines) * face.get_height() + 2 * theme.px(self.padding[1])

    def width_wanted(self, theme: Theme) -> int:
        """Return the width of its text on one line, its key letter and margins."""
        text = letters(self.size, theme, self.text).size(self.text)[0]
        return text + self._key_width(theme) + 2 * theme.px(self.padding[0])

    def _text_width(self, width: int, theme: Theme) -> int:
        return max(1, width - 2 * theme.px(self.padding[0]) - self._key_width(theme))

    def _key_width(self, theme: Theme) -> int:
        if not self.key_letter:
            return 0
        return letters(self.size, theme, bold=True).size(self.key_letter)[0] + theme.px(10)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw ground, key letter, text."""
        palette, theme = look.theme.palette, look.theme
        ground = palette.hovered if look.hovered is self and self.enabled else palette.raised
        radius = theme.px(5)
        pygame.draw.rect(target, ground if self.enabled else palette.panel, self.rect, 0, radius)
        pygame.draw.rect(target, palette.edge, self.rect, 1, radius)
        if look.focused is self:
            draw_focus(target, self.rect, look)
        colour = palette.text if self.enabled else palette.quiet
        face = letters(self.size, theme, self.text)
        lines = wrapped(self.text, face, self._text_width(self.rect.width, theme))
        top = self.rect.centery - len(lines) * face.get_height() // 2
        left = self.rect.left + theme.px(self.padding[0])
        if self.key_letter:
            key_colour = palette.accent if self.enabled else palette.quiet
            heavy = letters(self.size, theme, bold=True)
            target.blit(heavy.render(self.key_letter, SMOOTH, key_colour), (left, top))
            left += self._key_width(theme)
        for line in lines:
            picture = face.render(line, SMOOTH, colour)
            target.blit(picture, (left, top))
            top += face.get_height()


class Choice(Widget):
    """One of several options on a row: arrows or clicks on its ends go through them."""

    focusable = True

    def __init__(
        self,
        name: str,
        options: Sequence[str],
        chosen: int,
        changed: Callable[[int], None],
        *,
        tooltip: str = "",
    ) -> None:
        """Show *options*, starting with number *chosen*; tell *changed* each new number."""
        super().__init__()
        self.name = name
        self.options = tuple(options)
        self.chosen = chosen
        self.changed = changed
        self.tooltip = tooltip

    def turn(self, steps: int) -> None:
        """Choose an option further on; the last is followed by the first."""
        self.chosen = (self.chosen + steps) % len(self.options)
        self.changed(self.chosen)

    def press(self) -> None:
        """Choose the next option."""
        self.turn(1)

    def click(self, at: tuple[int, int]) -> None:
        """Choose the previous option by its left end, else the next."""
        on_left = self._value_box().left <= at[0] < self._value_box().left + self.rect.height
        self.turn(-1 if on_left else 1)

    def key(self, event: pygame.event.Event) -> bool:
        """Go through the options with the left and right arrows."""
        steps = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}.get(event.key, 0)
        if steps:
            self.turn(steps)
        return steps != 0

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of one line, or two where name and option do not fit beside.

        An option too long for a line of its own takes as many as it needs, in small letters.
        """
        line = letters(Size.BODY, theme).get_height() + 2 * theme.px(PADDING[1])
        if self.width_wanted(theme) <= width:
            return line
        small = letters(Size.SMALL, theme).get_height()
        most = max(len(self._lines(option, width, theme)[1]) for option in self.options)
        return line + max(line, most * small + theme.px(PADDING[1]))

    def _lines(self, option: str, width: int, theme: Theme) -> tuple[pygame.font.Font, list[str]]:
        """Return the letters and the lines of an option between the arrows of a row."""
        room = max(1, width - theme.px(60))
        face = letters(Size.BODY, theme)
        if face.size(option)[0] <= room:
            return face, [option]
        face = letters(Size.SMALL, theme)
        return face, wrapped(option, face, room)

    def width_wanted(self, theme: Theme) -> int:
        """Return the width of the name and the longest option."""
        face = letters(Size.BODY, theme)
        longest = max(face.size(option)[0] for option in self.options)
        return face.size(self.name)[0] + longest + theme.px(90)

    def _value_box(self) -> pygame.Rect:
        return self._boxes[1]

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Put the name beside the option, or above it where both do not fit."""
        super().place(rect, theme)
        line = letters(Size.BODY, theme).get_height() + 2 * theme.px(PADDING[1])
        if rect.height > line:
            name = pygame.Rect(rect.left, rect.top, rect.width, line)
            value = pygame.Rect(rect.left, rect.top + line, rect.width, rect.height - line)
        else:
            face = letters(Size.BODY, theme)
            width = max(face.size(option)[0] for option in self.options) + theme.px(60)
            value = pygame.Rect(rect.right - width, rect.top, width, rect.height)
            name = pygame.Rect(rect.left, rect.top, rect.width - width, rect.height)
        self._boxes = name, value

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw name, option, and an arrow at both ends."""
        palette, theme = look.theme.palette, look.theme
        name, value = self._boxes
        face = letters(Size.BODY, theme)
        text = face.render(self.name, SMOOTH, palette.text)
        target.blit(text, text.get_rect(midleft=name.midleft))
        ground = palette.hovered if look.hovered is self else palette.raised
        pygame.draw.rect(target, ground, value, border_radius=theme.px(5))
        self._draw_option(target, value, look)
        self._draw_arrows(target, value, look)
        if look.focused is self:
            draw_focus(target, self.rect, look)

    def _draw_option(self, target: pygame.Surface, value: pygame.Rect, look: Look) -> None:
        face, lines = self._lines(self.options[self.chosen], value.width, look.theme)
        top = value.centery - len(lines) * face.get_height() // 2
        for line in lines:
            drawn = face.render(line, SMOOTH, look.theme.palette.accent)
            target.blit(drawn, drawn.get_rect(midtop=(value.centerx, top)))
            top += face.get_height()

    def _draw_arrows(self, target: pygame.Surface, value: pygame.Rect, look: Look) -> None:
        side = look.theme.px(5)
        for middle, way in ((value.left + 2 * side, -1), (value.right - 2 * side, 1)):
            tip = middle + way * side, value.centery
            base = middle - way * side // 2
            points = [tip, (base, value.centery - side), (base, value.centery + side)]
            pygame.draw.polygon(target, look.theme.palette.text, points)
