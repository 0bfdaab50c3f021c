"""The map in the window: camera, counters, what the pointer is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from game.hexgrid import Hex, Pixel
from game.ui.board.art import Art
from game.ui.board.fan import Fan
from game.ui.board.minimap import Minimap
from game.ui.board.tag import draw_tag
from game.ui.board.tokens import Pile, Token
from game.ui.camera import Camera
from game.ui.counters import stack_box
from game.ui.overlay import Overlay, Shape
from game.ui.picture import draw_scale_bar
from game.ui.pieces import Pieces, counter_px
from game.ui.scene import Scene
from game.ui.sheet import Spot
from game.ui.theme import Theme
from game.ui.widgets import Look, Widget

START_HEX_PX: Final = 46
"""Pixels across a hex when a match begins. Choice: counters can be read, a day's march is seen."""

REST_MS: Final = 800
"""How long the pointer rests on a hex before the hex explains itself. Choice: nobody is in its way
while looking around, and who wonders need not do anything."""

DRAG_PX: Final = 5
"""A button held and moved this far drags the map; less is a click with a shaky hand."""


@dataclass(slots=True)
class Hand:
    """What the pointer is doing."""

    at: tuple[int, int] | None = None
    """In the window; None while it is not over the map."""

    pressed: tuple[int, int] | None = None
    """Where the button went down."""

    dragging: bool = False


class MapPane(Widget):
    """Shows the board and knows what lies under a point."""

    focusable = True
    patience_ms = REST_MS

    def __init__(self, art: Art, theme: Theme) -> None:
        """Show the ground; counters come with `show`."""
        super().__init__()
        self.art = art
        self.theme = theme
        self.below = Overlay(art.sheet.hex_m, theme)
        self.above = Overlay(art.sheet.hex_m, theme)
        self.pieces = Pieces(art.sheet, theme)
        self.scene = Scene(art.ground, self.below, self.pieces, theme)
        self.piles: tuple[Pile, ...] = ()
        self.camera: Camera | None = None
        self.hand = Hand()
        self.cursor: Hex | None = None
        """The hex the keyboard is on."""

        self.tag: tuple[str, ...] = ()
        """Lines printed beside the hex that is pointed at."""

        self.sharp_for: Camera | None = None
        """The view that was found to have all its tiles painted."""

        self.minimap = Minimap(art, theme)
        self.by_keyboard = False
        """Whether the last move was a key: only then the ring is of use."""

        self.fan: Fan | None = None
        self.dirty = True

    @property
    def hex_m(self) -> int:
        """Metres across a hex."""
        return self.art.sheet.hex_m

    @property
    def view(self) -> Camera:
        """The camera; there is one as soon as the pane has a place."""
        assert self.camera is not None
        return self.camera

    def height_for(self, width: int, theme: Theme) -> int:
        """Return any height: it takes what there is."""
        return width

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Take a place; the middle of what was seen stays in the middle."""
        if self.camera is None:
            self.camera = self.art.camera(rect.size)
            scales, wanted = self.camera.scales, self.theme.px(START_HEX_PX)
            near = [step for step, scale in enumerate(scales) if scale * self.hex_m <= wanted]
            self.zoom(near[-1] if near else 0)
        elif rect.size != self.rect.size:
            self.camera = self.camera.resized(rect.size, self.hex_m)
        super().place(rect, theme)
        self.dirty = True

    def take_from(self, other: MapPane) -> None:
        """Go on where another pane stood: same view, same cursor."""
        if other.camera is not None:
            self.camera, self.rect = other.camera, other.rect.copy()
        self.cursor, self.hand = other.cursor, other.hand

    def show(self, piles: Sequence[Pile]) -> None:
        """Put counters on the map."""
        self.piles = tuple(piles)
        self.pieces.show([pile.stack for pile in piles])
        self.fan = None
        self.dirty = True

    def lay(self, below: Sequence[Shape]) -> None:
        """Lay shapes under the counters."""
        self.below.show(below)
        self.dirty = True

    def point_out(self, above: Sequence[Shape], tag: Sequence[str]) -> None:
        """Lay shapes over the counters, with lines of text beside what is pointed at."""
        if tuple(above) != self.above.shapes or tuple(tag) != self.tag:
            self.above.show(above)
            self.tag = tuple(tag)
            self.dirty = True

    def spot_of(self, at: Hex) -> Spot:
        """Return the middle of a hex."""
        centre = self.view.screen_of_hex(at, self.hex_m)
        return self.view.spot_at(centre)

    def look_at(self, at: Hex) -> None:
        """Bring a hex to the middle."""
        self.camera = self.view.centred_on(self.spot_of(at))
        self.fan, self.dirty = None, True

    def reveal(self, at: Hex) -> None:
        """Move only as far as a hex is out of sight or at the very edge."""
        centre = self.view.screen_of_hex(at, self.hex_m)
        margin = self.theme.px(70)
        room = pygame.Rect((0, 0), self.view.viewport).inflate(-2 * margin, -2 * margin)
        if not room.collidepoint(centre.left, centre.top):
            self.look_at(at)

    def zoom(self, steps: int, pointer: tuple[int, int] | None = None) -> None:
        """Go closer or further; what is under the pointer stays there."""
        wide, high = self.view.viewport
        if pointer is None:
            kept = Pixel(wide / 2, high / 2)
        else:
            kept = Pixel(pointer[0] - self.rect.left, pointer[1] - self.rect.top)
        self.camera = self.view.zoomed(steps, kept)
        self.fan, self.dirty = None, True

    def pan(self, across_px: int, down_px: int) -> None:
        """Move the view."""
        moved = self.view.panned(across_px, down_px)
        if moved != self.camera:
            self.camera = moved
            self.fan, self.dirty = None, True

    def fit(self) -> None:
        """Show the whole board."""
        self.zoom(-len(self.view.scales))

    def hex_at(self, point: tuple[int, int]) -> Hex | None:
        """Return the hex under a point of the window; None beyond the board."""
        found = self.view.hex_at(
            Pixel(point[0] - self.rect.left, point[1] - self.rect.top), self.hex_m
        )
        return found if found in self.art.sheet.grid else None

    def box_of(self, pile: Pile) -> pygame.Rect:
        """Return where in the window a pile is drawn."""
        side = counter_px(self.view.scale * self.hex_m, self.theme)
        centre = self.view.screen_of_hex(pile.at, self.hex_m)
        box = stack_box(len(pile.tokens), (round(centre.left), round(centre.top)), side)
        return box.move(self.rect.topleft)

    def pile_at(self, point: tuple[int, int]) -> Pile | None:
        """Return the pile under a point of the window, the topmost first."""
        return next(
            (pile for pile in reversed(self.piles) if self.box_of(pile).collidepoint(point)), None
        )

    def token_at(self, point: tuple[int, int]) -> Token | None:
        """Return the counter under a point: of the open fan, else the top of a pile."""
        if self.fan is not None:
            found = self.fan.token_at(point)
            if found is not None:
                return found
        pile = self.pile_at(point)
        return None if pile is None else pile.tokens[0]

    def hover(self, point: tuple[int, int]) -> None:
        """Open the fan of the pile under the pointer, close it when the pointer leaves."""
        if self.fan is not None and self.fan.holds(point):
            return
        pile = self.pile_at(point)
        opened = None
        if pile is not None and len(pile.tokens) > 1:
            opened = Fan.of(pile, self.box_of(pile), self.rect, self.theme)
        if opened != self.fan:
            self.fan, self.dirty = opened, True

    def jump_by_minimap(self, point: tuple[int, int]) -> bool:
        """Look at the place that a point of the small map shows; return whether it is one."""
        small = self.minimap.box(self.rect, self.view)
        if small is None or not small.collidepoint(point):
            return False
        self.camera = self.view.centred_on(self.minimap.spot_at(small, point))
        self.fan, self.dirty = None, True
        return True

    def paint_next(self) -> None:
        """Sharpen one more tile of the ground, if any of those in view is not."""
        if self.sharp_for == self.view:
            return
        if self.art.ground.paint_next(self.view):
            self.dirty = True
        else:
            self.sharp_for = self.view

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the board and what lies over it."""
        window = target.subsurface(self.rect.clip(target.get_rect()))
        self.scene.draw(window, self.view)
        self.above.draw(window, self.view)
        draw_scale_bar(window, self.view, self.theme)
        small = self.minimap.box(self.rect, self.view)
        if small is not None:
            self.minimap.draw(target, small, self.view, self.piles)
        if look.focused is self and self.by_keyboard:
            ring = window.get_rect()
            pygame.draw.rect(window, look.theme.palette.focus, ring, max(2, look.theme.px(2)))
        if self.fan is not None:
            self.fan.draw(target, self.theme)
        elif self.tag and self.pointed is not None:
            centre = self.view.screen_of_hex(self.pointed, self.hex_m)
            draw_tag(window, self.tag, centre, self.view.scale * self.hex_m, self.theme)
        self.dirty = False

    def anchor(self) -> pygame.Rect:
        """Return the hex that is pointed at: what is explained is there."""
        if self.pointed is None:
            return self.rect
        side = round(self.view.scale * self.hex_m)
        centre = self.view.screen_of_hex(self.pointed, self.hex_m)
        box = pygame.Rect(0, 0, side, side)
        box.center = round(centre.left) + self.rect.left, round(centre.top) + self.rect.top
        return box

    @property
    def pointed(self) -> Hex | None:
        """The hex under the pointer, else the one the keyboard is on."""
        if self.hand.at is not None:
            return self.hex_at(self.hand.at)
        return self.cursor
