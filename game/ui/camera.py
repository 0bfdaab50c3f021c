"""What part of the plane the window shows, and how large."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from game.hexgrid import Hex, Layout, Pixel
from game.ui.sheet import ROOT_3, Frame, Spot

STEP: Final = 1.25
"""Times larger from one zoom step to the next. Choice: three notches of a wheel double the map."""

WIDEST_HEX_PX: Final = 150
"""Pixels across a hex at the last step; more shows nothing new."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A view of the map; moving it makes a new one.

    >>> camera = Camera.fitting(Frame(0, 0, 10_000, 10_000), (500, 500), hex_m=1000)
    >>> camera.screen_of(Spot(5000, 5000))
    Pixel(left=250.0, top=250.0)
    """

    frame: Frame
    """What there is to see."""

    viewport: tuple[int, int]
    """Width and height of the part of the window that shows the map, in pixels."""

    scales: tuple[float, ...]
    """Pixels per metre of each zoom step; the first shows the whole frame."""

    step: int
    """Which of the zoom steps."""

    left: int
    """Pixels from the frame's left edge to the viewport's; negative where the map is narrower."""

    top: int
    """Pixels from the frame's upper edge to the viewport's."""

    @classmethod
    def fitting(cls, frame: Frame, viewport: tuple[int, int], hex_m: float) -> Camera:
        """Return the view that just shows the whole frame."""
        scales = [min(viewport[0] / frame.width_m, viewport[1] / frame.height_m)]
        while scales[-1] * STEP * hex_m <= WIDEST_HEX_PX:
            scales.append(scales[-1] * STEP)
        return cls(frame, viewport, tuple(scales), 0, 0, 0)._clamped()

    @property
    def scale(self) -> float:
        """Pixels per metre."""
        return self.scales[self.step]

    @property
    def centre(self) -> Spot:
        """The point in the middle of the viewport."""
        return self.spot_at(Pixel(self.viewport[0] / 2, self.viewport[1] / 2))

    def screen_of(self, spot: Spot) -> Pixel:
        """Return where a point of the plane is in the viewport."""
        return Pixel(
            (spot.east_m - self.frame.west_m) * self.scale - self.left,
            (spot.south_m - self.frame.north_m) * self.scale - self.top,
        )

    def spot_at(self, pixel: Pixel) -> Spot:
        """Return the point of the plane under a pixel of the viewport."""
        return Spot(
            (pixel.left + self.left) / self.scale + self.frame.west_m,
            (pixel.top + self.top) / self.scale + self.frame.north_m,
        )

    def screen_of_hex(self, at: Hex, hex_m: float) -> Pixel:
        """Return where the centre of a hex is in the viewport."""
        return self.screen_of(Spot(*Layout(hex_m / ROOT_3, Pixel(0.0, 0.0)).pixel_of(at)))

    def hex_at(self, pixel: Pixel, hex_m: float) -> Hex:
        """Return the hex under a pixel of the viewport, on the board or not."""
        return Layout(hex_m / ROOT_3, Pixel(0.0, 0.0)).hex_at(Pixel(*self.spot_at(pixel)))

    def zoomed(self, steps: int, pointer: Pixel) -> Camera:
        """Return the view some steps closer (or further); what is under the pointer stays there."""
        kept = self.spot_at(pointer)
        step = min(max(self.step + steps, 0), len(self.scales) - 1)
        return replace(self, step=step)._with(kept, pointer)

    def panned(self, across_px: float, down_px: float) -> Camera:
        """Return the view moved east and south by pixels, as far as the map goes."""
        moved = replace(self, left=round(self.left + across_px), top=round(self.top + down_px))
        return moved._clamped()

    def centred_on(self, spot: Spot) -> Camera:
        """Return the view with a point in the middle, or as near as the map's edge allows."""
        return self._with(spot, Pixel(self.viewport[0] / 2, self.viewport[1] / 2))

    def resized(self, viewport: tuple[int, int], hex_m: float) -> Camera:
        """Return the view in a viewport of another size: same middle, nearest scale."""
        fresh = Camera.fitting(self.frame, viewport, hex_m)
        nearest = min(
            range(len(fresh.scales)), key=lambda step: abs(fresh.scales[step] / self.scale - 1)
        )
        step = 0 if self.step == 0 else nearest
        return replace(fresh, step=step).centred_on(self.centre)

    def _with(self, spot: Spot, pixel: Pixel) -> Camera:
        left = (spot.east_m - self.frame.west_m) * self.scale - pixel.left
        top = (spot.south_m - self.frame.north_m) * self.scale - pixel.top
        return replace(self, left=round(left), top=round(top))._clamped()

    def _clamped(self) -> Camera:
        return replace(
            self,
            left=_held(self.left, self.viewport[0], self.frame.width_m * self.scale),
            top=_held(self.top, self.viewport[1], self.frame.height_m * self.scale),
        )


def _held(edge: int, shown: int, total: float) -> int:
    room = round(total) - shown
    return room // 2 if room <= 0 else min(max(edge, 0), room)
