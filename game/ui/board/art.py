"""The painted map of a match: made once, shown by every screen that needs it."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.rulebook import Rulebook
from game.ui.camera import Camera
from game.ui.ground_painter import GroundPainter
from game.ui.ground_sheet import sheet_of
from game.ui.map_view import MapView
from game.ui.sheet import Sheet

OVERVIEW_PX = (1280, 900)
"""Choice: an overview this large still looks like a map while sharper tiles are painted."""


@dataclass(slots=True, eq=False)
class Art:
    """What the board is drawn from."""

    sheet: Sheet
    """The ground, its lines and its names."""

    ground: MapView
    """The painted ground."""

    @classmethod
    def of(cls, book: Rulebook) -> Art:
        """Paint the ground of a match; takes about a second."""
        home = next(iter(sorted(book.home_countries)), "ML")
        sheet = sheet_of(book.ground, home)
        painter = GroundPainter.of(sheet)
        whole = Camera.fitting(painter.frame, OVERVIEW_PX, sheet.hex_m)
        return cls(sheet, MapView(painter, whole.scale))

    def camera(self, viewport: tuple[int, int]) -> Camera:
        """Return the view that just shows the whole board."""
        return Camera.fitting(self.ground.painter.frame, viewport, self.sheet.hex_m)
