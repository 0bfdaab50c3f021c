import numpy as np
import pygame
import pytest

from game.hexgrid import Hex, Pixel
from game.ui.camera import Camera
from game.ui.fields import Points
from game.ui.ground_painter import GroundPainter
from game.ui.map_view import MapView
from game.ui.relief import relief_of
from game.ui.sheet import Spot
from tests.ui.sheets import HEX_M, small_sheet


@pytest.fixture(scope="module")
def painter() -> GroundPainter:
    return GroundPainter.of(small_sheet())


def pixels(surface: pygame.Surface) -> np.ndarray:
    return pygame.surfarray.array3d(surface).astype(int)


def test_the_same_ground_is_painted_the_same_twice(painter: GroundPainter) -> None:
    part = pygame.Rect(40, 40, 120, 90)
    again = GroundPainter.of(small_sheet())
    first, second = painter.paint(part, 0.006), again.paint(part, 0.006)
    assert (pixels(first) == pixels(second)).all()


def test_neighbouring_tiles_meet_without_a_seam(painter: GroundPainter) -> None:
    whole = pixels(painter.paint(pygame.Rect(0, 0, 200, 100), 0.005))
    right = pixels(painter.paint(pygame.Rect(100, 0, 100, 100), 0.005))
    assert np.abs(whole[100:] - right).max() <= 40
    assert np.abs(whole[100:] - right).mean() < 0.5


def test_rough_ground_has_more_light_and_shadow_than_smooth() -> None:
    at = Points(Spot(5_000, 20_000), 200, 60, 60)
    rough = relief_of(small_sheet(rugged=9.0)).shaded(at)
    smooth = relief_of(small_sheet(rugged=0.2)).shaded(at)
    assert rough.mean(axis=-1).std() > smooth.mean(axis=-1).std()


def test_ground_abroad_is_greyer_than_at_home(painter: GroundPainter) -> None:
    picture = pixels(painter.paint(pygame.Rect(0, 0, 270, 210), 0.005))
    colourful = picture.max(axis=-1) - picture.min(axis=-1)
    north, south = colourful[20:120, 20:80], colourful[20:120, 110:180]
    assert north.mean() < 0.75 * south.mean()


def test_each_hex_has_an_outline_darker_than_its_middle(painter: GroundPainter) -> None:
    scale = 60 / HEX_M
    picture = pixels(painter.paint(pygame.Rect(0, 0, 700, 500), scale)).mean(axis=-1)
    camera = Camera(painter.frame, (700, 500), (scale,), 0, 0, 0)
    left, right = (camera.screen_of_hex(at, HEX_M) for at in (Hex(4, 4), Hex(5, 4)))
    side, row = round((left.left + right.left) / 2), round(left.top)
    on_side = picture[side - 1 : side + 2, row - 12 : row + 12].min(axis=0).mean()
    beside = picture[side + 12 : side + 20, row - 12 : row + 12].mean()
    assert on_side < 0.92 * beside


def test_a_view_becomes_sharp_tile_by_tile_and_then_only_copies(painter: GroundPainter) -> None:
    camera = Camera.fitting(painter.frame, (400, 300), HEX_M).zoomed(3, Pixel(200, 150))
    view = MapView(painter, Camera.fitting(painter.frame, (400, 300), HEX_M).scale)
    canvas = pygame.Surface((400, 300))
    assert not view.draw(canvas, camera)
    while view.paint_next(camera):
        pass
    assert view.draw(canvas, camera)
    assert not view.paint_next(camera)
