"""Events as a person makes them."""

import pygame

from game.ui.widgets import Desk, Widget


def type_key(desk: Desk, key: int, *, letter: str = "", mod: int = 0) -> bool:
    event = pygame.event.Event(pygame.KEYDOWN, key=key, unicode=letter, mod=mod)
    return desk.handle(event)


def click(desk: Desk, widget: Widget) -> bool:
    event = pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=widget.rect.center)
    return desk.handle(event)


def point(desk: Desk, widget: Widget) -> bool:
    return desk.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=widget.rect.center))


def turn_wheel(desk: Desk, notches: int) -> bool:
    return desk.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=notches, x=0))
