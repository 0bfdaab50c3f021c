"""What stands on the ground: circles of doubt, places, counters, names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import pygame

from game.hexgrid import Hex
from game.ui.camera import Camera
from game.ui.counters import Face, draw_doubt, draw_stack, stack_box
from game.ui.labels import Label, dot, lettered, placed
from game.ui.sheet import Rank, Sheet
from game.ui.theme import Theme

LEAST_DOUBT_PX: Final = 6
"""A smaller circle of doubt would hide under its counter."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Counters that share a hex."""

    at: Hex
    """Where."""

    faces: tuple[Face, ...]
    """What they show, the top one first."""

    doubt_m: int = 0
    """They may be this many metres away from there."""


class Sprite(NamedTuple):
    """A picture with its place on the whole map."""

    picture: pygame.Surface
    """What is drawn."""

    box: pygame.Rect
    """Where, in pixels of the whole map."""


def counter_px(hex_px: float, theme: Theme) -> int:
    """Return the side of a counter at a width of a hex.

    >>> counter_px(60, Theme()), counter_px(10, Theme())
    (54, 30)
    """
    return round(min(max(hex_px * 0.90, theme.px(30)), 96))


class Pieces:
    """Draws what stands on the ground; pictures and places are made once a zoom step."""

    def __init__(self, sheet: Sheet, theme: Theme) -> None:
        """Start with places and names only."""
        self.sheet = sheet
        self.theme = theme
        self.stacks: tuple[Stack, ...] = ()
        self.version = 0
        self._scale = 0.0
        self._sprites: tuple[Sprite, ...] = ()

    def show(self, stacks: Sequence[Stack]) -> None:
        """Put other counters on the map."""
        self.stacks = tuple(stacks)
        self.version += 1
        self._scale = 0.0

    def draw(self, target: pygame.Surface, camera: Camera) -> None:
        """Draw what the camera shows."""
        if self._scale != camera.scale:
            self._scale = camera.scale
            self._sprites = tuple(self._made(camera))
        blit_in_view(target, self._sprites, camera)

    def _made(self, camera: Camera) -> Iterable[Sprite]:
        """Yield all sprites from the lowest to the topmost."""
        hex_px = camera.scale * self.sheet.hex_m
        side = counter_px(hex_px, self.theme)
        centres = [_on_map(stack.at, camera, self.sheet.hex_m) for stack in self.stacks]
        boxes = [
            stack_box(len(stack.faces), centre, side)
            for stack, centre in zip(self.stacks, centres, strict=True)
        ]
        labels = placed(self.sheet.places, camera, hex_px, boxes, self.theme)
        for stack, centre in zip(self.stacks, centres, strict=True):
            radius = round(stack.doubt_m * camera.scale)
            if radius >= LEAST_DOUBT_PX:
                yield _centred(draw_doubt(radius), centre)
        yield from self._dots(labels, camera)
        for stack, box in zip(self.stacks, boxes, strict=True):
            yield Sprite(draw_stack(stack.faces, side, self.theme), box)
        for label in labels:
            yield Sprite(lettered(label.mark.name, label.mark.rank, self.theme), label.box)

    def _dots(self, labels: Sequence[Label], camera: Camera) -> Iterable[Sprite]:
        """Yield the dots of towns, and of whatever else has room for its name."""
        named = {label.mark for label in labels}
        for mark in self.sheet.places:
            if mark.rank is not Rank.LANDSCAPE and (mark in named or mark.rank <= Rank.TOWN):
                at = camera.screen_of(mark.at)
                centre = round(at.left) + camera.left, round(at.top) + camera.top
                yield _centred(dot(mark.rank, self.theme), centre)


def _on_map(at: Hex, camera: Camera, hex_m: float) -> tuple[int, int]:
    centre = camera.screen_of_hex(at, hex_m)
    return round(centre.left) + camera.left, round(centre.top) + camera.top


def _centred(picture: pygame.Surface, centre: tuple[int, int]) -> Sprite:
    return Sprite(picture, picture.get_rect(center=centre))


def blit_in_view(target: pygame.Surface, sprites: Sequence[Sprite], camera: Camera) -> None:
    """Copy the sprites that the camera shows, in order."""
    left, top = camera.left, camera.top
    view = pygame.Rect((left, top), camera.viewport)
    seen = view.collidelistall([sprite.box for sprite in sprites])
    found = [sprites[number] for number in seen]
    blit_all(target, [(picture, (box[0] - left, box[1] - top)) for picture, box in found])


def blit_all(
    target: pygame.Surface, pictures: list[tuple[pygame.Surface, tuple[int, int]]]
) -> None:
    """Copy pictures in order, by the quickest way this pygame has."""
    if hasattr(target, "fblits"):
        target.fblits(pictures)
    else:
        target.blits(pictures, doreturn=False)
