"""The window's widgets together: focus, pointer, questions on top, tooltips."""

from __future__ import annotations

from typing import Final

import pygame

from game.ui.theme import Size, Theme
from game.ui.widgets.base import Look, Widget
from game.ui.widgets.button import Button
from game.ui.widgets.layout import Scroll
from game.ui.widgets.modal import Modal
from game.ui.widgets.text import Label

TOOLTIP_AFTER_MS: Final = 350
"""Choice: soon enough to be found, late enough not to follow every movement."""

PAGE_NOTCHES: Final = 8
"""Notches of the wheel that Page Up and Down stand for."""

_ARROWS: Final = {
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
}


class Desk:
    """Hands events to widgets and draws them; `dirty` says whether drawing is due."""

    def __init__(self, root: Widget, rect: pygame.Rect, theme: Theme) -> None:
        """Put a widget on a part of the window; it gets all of it."""
        self.root = root
        self.rect = rect.copy()
        self.theme = theme
        self.modals: list[Modal] = []
        self.focused: Widget | None = None
        self.hovered: Widget | None = None
        self.pointer = (-1, -1)
        self.rested_ms = 0
        self.dirty = True
        self.layout()

    def layout(self) -> None:
        """Give every widget its place again, after a change of text, size or window."""
        self.root.place(self.rect, self.theme)
        for modal in self.modals:
            modal.place(self.rect, self.theme)
        self.dirty = True

    def restyle(self, theme: Theme) -> None:
        """Take another theme: colours or size of text."""
        self.theme = theme
        self.layout()

    def open(self, modal: Modal) -> None:
        """Put a question on top; the keyboard goes to its first button."""
        self.modals.append(modal)
        self.layout()
        self.hovered = None
        self.focused = next(iter(self.stops()), None)

    def close(self) -> None:
        """Take away the question on top."""
        self.modals.pop()
        self.focused = None
        self.dirty = True

    @property
    def top(self) -> Widget:
        """What events go to: the question on top, else the root."""
        return self.modals[-1] if self.modals else self.root

    def stops(self) -> list[Widget]:
        """Return what Tab goes through, in order."""
        return [widget for widget in self.top.walk() if widget.focusable]

    def handle(self, event: pygame.event.Event) -> bool:
        """Use an event; return whether it was used. Under a question all are."""
        used = self._handle(event)
        self.dirty = self.dirty or used
        return used or bool(self.modals)

    def _handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEMOTION:
            return self._point(event.pos)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._click(event.pos)
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(event.y)
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        return False

    def tick(self, elapsed_ms: int) -> None:
        """Let time pass: a tooltip appears when the pointer rests."""
        before = self.rested_ms
        self.rested_ms += elapsed_ms
        if before < TOOLTIP_AFTER_MS <= self.rested_ms and self._hint():
            self.dirty = True

    def draw(self, target: pygame.Surface) -> None:
        """Draw everything, the tooltip last."""
        look = Look(self.theme, self.focused, self.hovered)
        self.root.draw(target, look)
        for modal in self.modals:
            modal.draw(target, look)
        self._draw_tooltip(target, look)
        self.dirty = False

    def _point(self, at: tuple[int, int]) -> bool:
        self.pointer = at
        found = self.top.at(at)
        if found is self.hovered:
            return False
        self.hovered = found
        self.rested_ms = 0
        return True

    def _click(self, at: tuple[int, int]) -> bool:
        self._point(at)
        found = self.top.at(at)
        if found is None or not found.focusable:
            return False
        self.focused = found
        found.click(at)
        return True

    def _wheel(self, notches: int) -> bool:
        under = [widget for widget in self.top.walk() if widget.rect.collidepoint(self.pointer)]
        return any(widget.wheel(notches) for widget in reversed(under))

    def _key(self, event: pygame.event.Event) -> bool:
        if event.key == pygame.K_TAB:
            return self._step(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        if event.key == pygame.K_ESCAPE and self.modals:
            self.modals[-1].cancel()
            return True
        if self.focused is not None and self.focused.key(event):
            return True
        if event.key in {pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE}:
            return self._press()
        if event.key in _ARROWS and self.focused is not None:
            return self._towards(_ARROWS[event.key])
        if event.key in {pygame.K_PAGEUP, pygame.K_PAGEDOWN}:
            return self._page(PAGE_NOTCHES if event.key == pygame.K_PAGEUP else -PAGE_NOTCHES)
        return self._letter(event)

    def _page(self, notches: int) -> bool:
        """Scroll what is too high, for who has no wheel."""
        return any(
            widget.wheel(notches) for widget in self.top.walk() if isinstance(widget, Scroll)
        )

    def _press(self) -> bool:
        if self.focused is None:
            return False
        self.focused.press()
        return True

    def _step(self, way: int) -> bool:
        stops = self.stops()
        if not stops:
            return False
        if self.focused in stops:
            self.focused = stops[(stops.index(self.focused) + way) % len(stops)]
        else:
            self.focused = stops[0] if way > 0 else stops[-1]
        self._arrived()
        return True

    def _arrived(self) -> None:
        """Show what the keyboard came to, and its tooltip."""
        self.rested_ms = TOOLTIP_AFTER_MS
        self.hovered = None
        for widget in self.top.walk():
            if self.focused and isinstance(widget, Scroll) and self.focused in widget.walk():
                widget.reveal(self.focused.rect)

    def _towards(self, way: tuple[int, int]) -> bool:
        """Move the keyboard to the nearest widget that lies in a direction."""
        if self.focused is None:
            return False
        here = pygame.Vector2(self.focused.rect.center)
        best: tuple[float, Widget] | None = None
        for widget in self.stops():
            off = pygame.Vector2(widget.rect.center) - here
            ahead = off.dot(way)
            if widget is self.focused or ahead <= 0:
                continue
            cost = ahead + 3 * (off - ahead * pygame.Vector2(way)).length()
            if best is None or cost < best[0]:
                best = cost, widget
        if best is None:
            return False
        self.focused = best[1]
        self._arrived()
        return True

    def _letter(self, event: pygame.event.Event) -> bool:
        letter = getattr(event, "unicode", "").casefold()
        if not letter or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return False
        for widget in self.top.walk():
            if isinstance(widget, Button) and widget.key_letter.casefold() == letter:
                self.focused = widget
                self._arrived()
                widget.press()
                return True
        return False

    def _hint(self) -> Widget | None:
        """Return what the tooltip is about: under the pointer, else under the keyboard."""
        for widget in (self.hovered, self.focused):
            if widget is not None and widget.tooltip:
                return widget
        return None

    def _draw_tooltip(self, target: pygame.Surface, look: Look) -> None:
        widget = self._hint()
        if widget is None or self.rested_ms < TOOLTIP_AFTER_MS:
            return
        theme = self.theme
        label = Label(widget.tooltip, Size.SMALL)
        width = min(theme.px(300), label.width_wanted(theme) + 1, self.rect.width - theme.px(16))
        text = pygame.Rect(0, 0, width, label.height_for(width, theme))
        box = text.inflate(theme.px(16), theme.px(10))
        box.midbottom = widget.rect.centerx, widget.rect.top - theme.px(4)
        if box.top < self.rect.top:
            box.top = widget.rect.bottom + theme.px(4)
        box.clamp_ip(self.rect)
        text.center = box.center
        pygame.draw.rect(target, theme.palette.backdrop, box, border_radius=theme.px(4))
        pygame.draw.rect(target, theme.palette.accent, box, 1, border_radius=theme.px(4))
        label.place(text, theme)
        label.draw(target, look)
