"""The window's widgets together: focus, pointer, questions on top, tooltips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.ui.theme import Theme
from game.ui.widgets.answer import draw_answer
from game.ui.widgets.base import SOON_MS, Look, Widget, draw_focus
from game.ui.widgets.button import Button
from game.ui.widgets.layout import Scroll
from game.ui.widgets.modal import Modal

PAGE_NOTCHES: Final = 8
"""Notches of the wheel that Page Up and Down stand for."""

ASK: Final = "?"
"""What asks why."""

MODIFIERS: Final = frozenset((pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_RALT, pygame.K_LALT))
"""Keys that type nothing by themselves; a question mark may need one of them."""

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
        self.asked: Widget | None = None
        """What was asked why by the keyboard."""

        self.answer: tuple[Widget, Sequence[str]] | None = None
        """Who explains itself now, and how; worked out once, for it may take a moment."""

        self.dirty = True
        self.layout()

    def layout(self) -> None:
        """Give every widget its place again, after a change of text, size or window."""
        self.root.place(self.rect, self.theme)
        for modal in self.modals:
            modal.place(self.rect, self.theme)
        self.dirty = True

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
        asked = self.hinting
        if asked is not None and before < asked.patience_ms <= self.rested_ms:
            self.dirty = True

    def rest(self) -> None:
        """Begin to wait anew: what is pointed at has changed."""
        self.dirty = self.dirty or self.answer is not None
        self.rested_ms, self.asked, self.answer = 0, None, None

    def draw(self, target: pygame.Surface) -> None:
        """Draw everything, the tooltip last."""
        look = Look(self.theme, self.focused, self.hovered)
        self.root.draw(target, look)
        for modal in self.modals:
            modal.draw(target, look)
        self._draw_answer(target, look)
        self.dirty = False

    def _point(self, at: tuple[int, int]) -> bool:
        self.pointer = at
        found = self.top.at(at)
        if found is self.hovered:
            return False
        self.hovered = found
        self.rest()
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
        if getattr(event, "unicode", "") == ASK:
            return self._ask()
        if self.asked is not None and event.key not in MODIFIERS:
            self.rest()
            if event.key == pygame.K_ESCAPE:
                return True
        if event.key == pygame.K_TAB:
            return self._step(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        if event.key == pygame.K_ESCAPE and self.modals:
            self.modals[-1].cancel()
            return True
        if self.focused is not None and self.focused.key(event):
            self.answer = None
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
        self.rest()
        self.rested_ms = SOON_MS
        self.hovered = None
        if self.focused is not None:
            self._reveal(self.focused)

    def _reveal(self, shown: Widget) -> None:
        """Scroll so that a widget can be seen."""
        for widget in self.top.walk():
            if isinstance(widget, Scroll) and shown in widget.walk():
                widget.reveal(shown.rect)

    def _ask(self) -> bool:
        """Ask what the keyboard is on why; asked again, the next one, and after the last none."""
        stops = [widget for widget in self.top.walk() if widget.answers]
        if self.asked in stops:
            place = stops.index(self.asked) + 1
        else:
            place = stops.index(self.focused) if self.focused in stops else 0
        self.rest()
        self.asked = stops[place] if place < len(stops) else None
        if self.asked is not None:
            self._reveal(self.asked)
        self.hovered = None
        return True

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

    @property
    def hinting(self) -> Widget | None:
        """What explains itself: what was asked, else under the pointer, else under the keyboard."""
        if self.asked is not None:
            return self.asked
        if self.hovered is not None and (self.hovered.tooltip or self.hovered.answers):
            return self.hovered
        return self.focused if self.focused is not None and self.focused.tooltip else None

    @property
    def explaining(self) -> bool:
        """Whether an explanation is to be drawn on top of everything."""
        hinting = self.hinting
        return hinting is not None and (
            hinting is self.asked or self.rested_ms >= hinting.patience_ms
        )

    def _draw_answer(self, target: pygame.Surface, look: Look) -> None:
        """Draw the explanation that is due, if any."""
        hinting = self.hinting
        if hinting is None or not self.explaining:
            self.answer = None
            return
        if self.answer is None or self.answer[0] is not hinting:
            self.answer = hinting, hinting.explanation()
        if self.asked is not None:
            draw_focus(target, hinting.anchor(), look)
        if self.answer[1]:
            draw_answer(target, self.answer[1], hinting.anchor(), self.rect, look)
