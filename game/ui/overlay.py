"""What is laid over the ground for a while: reach, routes, chosen hexes, colours by hex."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from game.hexgrid import DIRECTIONS, Hex, Layout, Pixel
from game.ui.assets import font
from game.ui.camera import Camera
from game.ui.labels import INK, haloed
from game.ui.marks import What, draw_mark, draw_sign
from game.ui.pieces import Sprite, blit_in_view
from game.ui.sheet import ROOT_3
from game.ui.strokes import thick_line
from game.ui.theme import Colour, Mark, Theme

SMOOTHING: Final = 2
"""Overlays are drawn this much larger and scaled down, for clean edges."""

CASING: Final[Colour] = (30, 22, 20)

MARGIN_PX: Final = 12
"""Room around an overlay for its line and its arrowhead."""


@dataclass(frozen=True, slots=True)
class Area:
    """Hexes with one line around them: what can be reached, what is seen."""

    hexes: frozenset[Hex]
    """Which."""

    colour: Colour
    """Of the line and of the fill."""

    opacity: int = 40
    """Of the fill, 0 to 255: the ground stays readable."""

    text: str = ""
    """Printed on the line: 6 h."""


@dataclass(frozen=True, slots=True)
class Route:
    """A way from hex to hex, with an arrowhead; the start included."""

    hexes: tuple[Hex, ...]
    """In order."""

    colour: Colour
    """Of the line."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One hex with a heavy outline: chosen, aimed at."""

    at: Hex
    """Which."""

    colour: Colour
    """Of the outline."""


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour for each of many hexes: who holds it, what it costs, how people lean."""

    colours: Mapping[Hex, Colour]
    """Colour by hex."""

    marks: Mapping[Hex, Mark]
    """Shape by hex, where colour alone must not tell."""

    opacity: int = 96
    """0 to 255."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A small sign at the edge of a hex, where counters leave it in sight."""

    at: Hex
    """Which hex."""

    what: What
    """What is there."""


Shape = Area | Route | Ring | Tint | Sign


class Overlay:
    """Draws shapes over the ground; each is made once a zoom step and only copied after that."""

    def __init__(self, hex_m: float, theme: Theme) -> None:
        """Start with nothing; *hex_m* is the width of a hex in metres."""
        self.hex_m = hex_m
        self.theme = theme
        self.shapes: tuple[Shape, ...] = ()
        self.version = 0
        self._scale = 0.0
        self._sprites: tuple[Sprite, ...] = ()

    def show(self, shapes: Sequence[Shape]) -> None:
        """Lay other shapes over the ground, the first the lowest."""
        self.shapes = tuple(shapes)
        self.version += 1
        self._scale = 0.0

    def draw(self, target: pygame.Surface, camera: Camera) -> None:
        """Draw what the camera shows."""
        if self._scale != camera.scale:
            self._scale = camera.scale
            brush = _Brush.of(camera, self.hex_m)
            self._sprites = tuple(brush.drawn(shape, self.theme) for shape in self.shapes)
        blit_in_view(target, self._sprites, camera)


def rim(hexes: Collection[Hex]) -> list[tuple[Hex, int]]:
    """Return the sides that lie on the outside of a set of hexes: hex and direction.

    >>> len(rim({Hex(0, 0)})), len(rim({Hex(0, 0), Hex(1, 0)}))
    (6, 10)
    """
    inside = frozenset(hexes)
    return [
        (at, side)
        for at in sorted(inside)
        for side, step in enumerate(DIRECTIONS)
        if at.plus(step) not in inside
    ]


@dataclass(frozen=True, slots=True)
class _Brush:
    layout: Layout
    """In pixels of the whole map."""

    @classmethod
    def of(cls, camera: Camera, hex_m: float) -> _Brush:
        origin = camera.screen_of_hex(Hex(0, 0), hex_m)
        corner = Pixel(origin.left + camera.left, origin.top + camera.top)
        return cls(Layout(hex_m / ROOT_3 * camera.scale, corner))

    def drawn(self, shape: Shape, theme: Theme) -> Sprite:
        if isinstance(shape, Area):
            return self._area(shape, theme)
        if isinstance(shape, Route):
            return self._route(shape)
        if isinstance(shape, Ring):
            return self._ring(shape)
        if isinstance(shape, Sign):
            return self._sign(shape, theme)
        return self._tint(shape)

    @property
    def _line_px(self) -> float:
        return min(max(self.layout.size / 9, 1.6), 4.0)

    def _area(self, area: Area, theme: Theme) -> Sprite:
        box = self._box(area.hexes)
        canvas = _canvas(box)
        for at in area.hexes:
            pygame.draw.polygon(canvas, (*area.colour, area.opacity), self._corners(at, box))
        sides = [self._side(at, side, box) for at, side in rim(area.hexes)]
        width = self._line_px * SMOOTHING
        for colour, across in ((CASING, width + 2 * SMOOTHING), (area.colour, width)):
            for side in sides:
                thick_line(canvas, (*colour, 255), side, across)
        picture = _smaller(canvas)
        if area.text and sides:
            face = font(theme.px(13), bold=True)
            text = haloed(area.text, face, INK, 2)
            left, top = max(sides[len(sides) // 3], key=lambda end: end[0])
            spot = left / SMOOTHING, top / SMOOTHING
            place = text.get_rect(center=(round(spot[0]), round(spot[1])))
            picture.blit(text, place.clamp(picture.get_rect()))
        return Sprite(picture, box)

    def _route(self, route: Route) -> Sprite:
        box = self._box(route.hexes)
        canvas = _canvas(box)
        points = [self._placed(self.layout.pixel_of(at), box) for at in route.hexes]
        if len(points) > 1:
            width = self._line_px * 1.3 * SMOOTHING
            shaft, head = _arrow(points, self.layout.size * 0.55 * SMOOTHING)
            for colour, across in ((CASING, width + 2 * SMOOTHING), (route.colour, width)):
                thick_line(canvas, (*colour, 255), shaft, across)
            pygame.draw.polygon(canvas, (*route.colour, 255), head)
            thick_line(canvas, (*CASING, 255), [*head, head[0]], SMOOTHING)
        picture = _smaller(canvas)
        picture.set_alpha(215)
        return Sprite(picture, box)

    def _ring(self, ring: Ring) -> Sprite:
        box = self._box((ring.at,))
        canvas = _canvas(box)
        corners = self._corners(ring.at, box)
        width = self._line_px * 1.4 * SMOOTHING
        for colour, across in ((CASING, width + 3 * SMOOTHING), (ring.colour, width)):
            thick_line(canvas, (*colour, 255), [*corners, corners[0]], across)
        return Sprite(_smaller(canvas), box)

    def _sign(self, sign: Sign, theme: Theme) -> Sprite:
        box = self._box((sign.at,))
        canvas = _canvas(box)
        left, top = self._placed(self.layout.pixel_of(sign.at), box)
        hex_px = self.layout.size * SMOOTHING
        side = round(max(14.0 * SMOOTHING, hex_px * 0.5))
        plate = pygame.Rect(0, 0, side, side)
        plate.center = round(left - hex_px * 0.55), round(top + hex_px * 0.42)
        draw_sign(canvas, sign.what, plate, theme.palette.bad)
        return Sprite(_smaller(canvas), box)

    def _tint(self, tint: Tint) -> Sprite:
        box = self._box(tint.colours)
        canvas = pygame.Surface(box.size, pygame.SRCALPHA)
        side = max(5, round(self.layout.size * 0.32))
        for at, colour in tint.colours.items():
            corners = [(left / SMOOTHING, top / SMOOTHING) for left, top in self._corners(at, box)]
            pygame.draw.polygon(canvas, (*colour, tint.opacity), corners)
        for at, mark in tint.marks.items():
            centre = self.layout.pixel_of(at)
            badge = pygame.Rect(0, 0, side, side)
            top = centre.top - self.layout.size * 0.62 - box.top
            badge.center = round(centre.left - box.left), round(top)
            draw_mark(canvas, mark, badge, tint.colours.get(at, CASING))
        return Sprite(canvas, box)

    def _box(self, hexes: Collection[Hex]) -> pygame.Rect:
        centres = [self.layout.pixel_of(at) for at in hexes] or [self.layout.origin]
        reach = self.layout.size + MARGIN_PX
        left = min(centre.left for centre in centres) - reach
        top = min(centre.top for centre in centres) - reach
        right = max(centre.left for centre in centres) + reach
        bottom = max(centre.top for centre in centres) + reach
        return pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))

    def _placed(self, point: Pixel, box: pygame.Rect) -> tuple[float, float]:
        return (point.left - box.left) * SMOOTHING, (point.top - box.top) * SMOOTHING

    def _corners(self, at: Hex, box: pygame.Rect) -> list[tuple[float, float]]:
        return [self._placed(corner, box) for corner in self.layout.corners(at)]

    def _side(self, at: Hex, side: int, box: pygame.Rect) -> list[tuple[float, float]]:
        corners = self._corners(at, box)
        return [corners[side - 1], corners[side]]


def _arrow(
    points: list[tuple[float, float]], length: float
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Return the line without its last stretch, and the head that takes its place."""
    tip, before = pygame.Vector2(points[-1]), pygame.Vector2(points[-2])
    way = (tip - before).normalize()
    neck = tip - way * length
    across = pygame.Vector2(-way.y, way.x) * length * 0.5
    head = [tuple(tip), tuple(neck + across), tuple(neck - across)]
    return [*points[:-1], (neck.x, neck.y)], [(point[0], point[1]) for point in head]


def _canvas(box: pygame.Rect) -> pygame.Surface:
    return pygame.Surface((box.width * SMOOTHING, box.height * SMOOTHING), pygame.SRCALPHA)


def _smaller(canvas: pygame.Surface) -> pygame.Surface:
    size = canvas.get_width() // SMOOTHING, canvas.get_height() // SMOOTHING
    return pygame.transform.smoothscale(canvas, size)
