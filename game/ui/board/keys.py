"""The keyboard on the map: a cursor, zoom and pan, units one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from game.hexgrid import DIRECTIONS, Hex
from game.ui.board import pause
from game.ui.board.panel import BlankRow
from game.ui.board.tokens import Is

if TYPE_CHECKING:
    from game.ui.board.screen import BoardScreen

EAST, NORTH_EAST, NORTH_WEST, WEST, SOUTH_WEST, SOUTH_EAST = DIRECTIONS

PAN_PX: Final = 90
"""How far one press of a key moves the map."""

FEW: Final = 12
"""So few goals are jumped between; more are walked through hex by hex."""

WAYS: Final = {
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
}

ENTER: Final = frozenset((pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE))


class Keys:
    """Turns keys into what the board does."""

    def __init__(self, board: BoardScreen) -> None:
        """Work for a board."""
        self.board = board

    def handle(self, event: pygame.event.Event) -> bool:
        """Use a key; return whether it was used."""
        if event.type != pygame.KEYDOWN:
            return False
        self.board.map.by_keyboard = True
        if event.key == pygame.K_F1:
            pause.show_keys(self.board)
            return True
        if event.key == pygame.K_F6:
            self.change_sides()
            return True
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return False
        on_map = self.board.desk.focused in (None, self.board.map)
        return self.zoomed(event) or self.turned(event) or (on_map and self.on_map(event))

    def change_sides(self) -> None:
        """Go from the map to the panel, or back."""
        desk, pane = self.board.desk, self.board.map
        others = [stop for stop in desk.stops() if stop is not pane]
        desk.focused = others[0] if desk.focused is pane and others else pane
        desk.dirty = True

    def zoomed(self, event: pygame.event.Event) -> bool:
        """Zoom with plus and minus."""
        typed = getattr(event, "unicode", "")
        if typed in ("+", "="):
            self.board.map.zoom(1, self.board.map.hand.at)
        elif typed == "-":
            self.board.map.zoom(-1, self.board.map.hand.at)
        else:
            return False
        self.board.point()
        return True

    def turned(self, event: pygame.event.Event) -> bool:
        """Turn a blank of the order with its digit."""
        typed = getattr(event, "unicode", "")
        for widget in self.board.frame.side.walk():
            if isinstance(widget, BlankRow) and typed == str(widget.number):
                widget.turn(1)
                return True
        return False

    def on_map(self, event: pygame.event.Event) -> bool:
        """Use a key while the keyboard is on the map."""
        board, pane = self.board, self.board.map
        if event.key in WAYS:
            across, down = WAYS[event.key]
            if event.mod & pygame.KMOD_SHIFT:
                pane.pan(across * PAN_PX, down * PAN_PX)
            else:
                self.walk(across, down)
        elif event.key in ENTER:
            self.enter()
        elif event.key == pygame.K_TAB:
            self.next_unit(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        elif event.key == pygame.K_HOME:
            pane.fit()
        elif event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            self.next_contact(1 if event.key == pygame.K_PAGEDOWN else -1)
        else:
            return False
        board.point()
        return True

    def walk(self, across: int, down: int) -> None:
        """Move the cursor: to the next goal where there are few, else to the next hex."""
        pane, play = self.board.map, self.board.play
        pane.hand.at = None
        here = pane.cursor or self.board.unit_hex() or self.middle()
        goals = play.draft.goals if play.draft is not None and play.draft.aiming else frozenset()
        goals = goals or frozenset(play.pickable(self.board.case))
        if goals and len(goals) <= FEW:
            pane.cursor = self.nearest(here, goals, across, down)
        else:
            pane.cursor = self.stepped(here, across, down)
        pane.reveal(pane.cursor)
        pane.dirty = True

    def middle(self) -> Hex:
        """Return the hex in the middle of the map."""
        return self.board.map.hex_at(self.board.map.rect.center) or Hex(0, 0)

    def stepped(self, here: Hex, across: int, down: int) -> Hex:
        """Return the next hex in a direction; rows zigzag, so that a column stays one."""
        grid = self.board.match.book.ground.grid
        if across:
            step = EAST if across > 0 else WEST
        elif down < 0:
            step = NORTH_EAST if here.r % 2 == 0 else NORTH_WEST
        else:
            step = SOUTH_EAST if here.r % 2 == 0 else SOUTH_WEST
        there = here.plus(step)
        return there if there in grid else here

    def nearest(self, here: Hex, goals: frozenset[Hex], across: int, down: int) -> Hex:
        """Return the goal that lies nearest in a direction."""
        pane = self.board.map
        start = pygame.Vector2(pane.view.screen_of_hex(here, pane.hex_m))
        best: tuple[float, Hex] | None = None
        for goal in sorted(goals):
            off = pygame.Vector2(pane.view.screen_of_hex(goal, pane.hex_m)) - start
            ahead = off.dot((across, down))
            if goal == here or ahead <= 0:
                continue
            cost = ahead + 2 * (off - ahead * pygame.Vector2(across, down)).length()
            if best is None or cost < best[0]:
                best = cost, goal
        return here if best is None else best[1]

    def enter(self) -> None:
        """Point the order at the cursor, give it, or choose what stands there."""
        board, pane, play = self.board, self.board.map, self.board.play
        at, draft = pane.cursor, play.draft
        if draft is not None and at in draft.goals and at != board.unit_hex():
            board.aim(at)
            return
        if at is not None and play.pick(board.case, at):
            board.picked()
            return
        if draft is not None and draft.aiming and draft.order is not None:
            board.confirm()
            return
        pile = next((pile for pile in pane.piles if pile.at == at), None)
        if pile is None:
            return
        ids = [token.id for token in pile.tokens]
        chosen = play.unit or play.contact
        token = pile.tokens[1 % len(ids) if chosen == ids[0] else 0]
        if token.what is Is.UNIT:
            board.choose_unit(token.id)
        else:
            board.choose_contact(token.id)

    def next_unit(self, steps: int) -> None:
        """Choose the next own unit."""
        play = self.board.play
        self.board.map.hand.at = None
        units = [unit.id for unit in play.view.own()] or list(play.view.units)
        if units:
            place = units.index(play.unit) + steps if play.unit in units else 0
            self.board.choose_unit(units[place % len(units)])

    def next_contact(self, steps: int) -> None:
        """Choose the next contact."""
        play = self.board.play
        self.board.map.hand.at = None
        held = list(play.view.contacts)
        chosen = play.contact or (play.draft.filled.get("contact") if play.draft else None)
        if held:
            place = held.index(chosen) + steps if chosen in held else 0
            self.board.choose_contact(held[place % len(held)])
