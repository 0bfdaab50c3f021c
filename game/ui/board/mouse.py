"""The mouse on the map: point, click, drag, wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui.board.pane import DRAG_PX
from game.ui.board.tokens import Is, Token

if TYPE_CHECKING:
    from game.ui.board.screen import BoardScreen

LEFT, MIDDLE, RIGHT = 1, 2, 3
"""Buttons of the mouse."""


class Mouse:
    """Turns what the mouse does over the map into what the board does."""

    def __init__(self, board: BoardScreen) -> None:
        """Work for a board."""
        self.board = board

    def handle(self, event: pygame.event.Event) -> bool:
        """Use an event over the map; return whether it was used."""
        if event.type == pygame.MOUSEMOTION:
            return self.moved(event)
        if event.type == pygame.MOUSEBUTTONDOWN:
            return self.pressed(event)
        if event.type == pygame.MOUSEBUTTONUP:
            return self.released(event)
        if event.type == pygame.MOUSEWHEEL:
            return self.wheeled(event.y)
        if event.type == pygame.WINDOWLEAVE:
            self.board.map.hand.at = None
            self.board.point()
        return False

    def moved(self, event: pygame.event.Event) -> bool:
        """Drag the map, or show what lies under the pointer."""
        pane, hand = self.board.map, self.board.map.hand
        if hand.pressed is not None and not hand.dragging:
            off = pygame.Vector2(event.pos) - hand.pressed
            hand.dragging = off.length() >= DRAG_PX
        if hand.dragging:
            pane.pan(-event.rel[0], -event.rel[1])
            return True
        over = pane.rect.collidepoint(event.pos)
        hand.at = event.pos if over else None
        if over:
            pane.hover(event.pos)
        self.board.point()
        return False

    def pressed(self, event: pygame.event.Event) -> bool:
        """Begin a click or a drag on the map."""
        pane = self.board.map
        if not pane.rect.collidepoint(event.pos) or event.button > RIGHT:
            return False
        pane.by_keyboard = False
        if pane.jump_by_minimap(event.pos):
            return True
        pane.hand.pressed, pane.hand.dragging = event.pos, False
        pane.hand.at = event.pos
        pane.hover(event.pos)
        self.board.desk.focused = pane
        self.board.desk.dirty = True
        return True

    def released(self, event: pygame.event.Event) -> bool:
        """End a drag, or click."""
        hand = self.board.map.hand
        begun, dragged = hand.pressed, hand.dragging
        hand.pressed, hand.dragging = None, False
        if begun is None:
            return False
        if not dragged and event.button == LEFT:
            self.clicked(event.pos)
        elif not dragged and event.button == RIGHT:
            self.sent(event.pos)
        return True

    def wheeled(self, notches: int) -> bool:
        """Zoom to the pointer."""
        hand = self.board.map.hand
        if hand.at is None:
            return False
        self.board.map.zoom(notches, hand.at)
        self.board.point()
        return True

    def clicked(self, point: tuple[int, int]) -> None:
        """Point an order there, choose what lies there, or let go of what was chosen."""
        board, pane = self.board, self.board.map
        token, at = pane.token_at(point), pane.hex_at(point)
        draft = board.play.draft
        pane.cursor = at or pane.cursor
        if token is not None and token.what is Is.CONTACT and not self.meant_for_hex():
            board.choose_contact(token.id)
        elif at is not None and board.play.pick(board.case, at):
            board.picked()
        elif draft is not None and at in draft.goals and (draft.aiming or token is None):
            board.aim(at)
        elif token is not None:
            self.choose(token)
        elif draft is None or not draft.aiming:
            board.choose_unit(None)

    def meant_for_hex(self) -> bool:
        """Return whether the order being made up wants a hex and nothing else."""
        draft = self.board.play.draft
        return draft is not None and draft.aiming and draft.goal_name is not None

    def sent(self, point: tuple[int, int]) -> None:
        """Point the order at a hex whatever lies there."""
        at = self.board.map.hex_at(point)
        draft = self.board.play.draft
        if at is not None and draft is not None and at in draft.goals:
            self.board.aim(at)

    def choose(self, token: Token) -> None:
        """Choose a counter; of a pile that is chosen already, the next one."""
        pane, play = self.board.map, self.board.play
        if token.id == play.unit and pane.fan is None:
            pile = next(pile for pile in pane.piles if token in pile.tokens)
            token = pile.tokens[1 % len(pile.tokens)]
        if token.what is Is.UNIT:
            self.board.choose_unit(token.id)
        else:
            self.board.choose_contact(token.id)
