import pygame
import pytest

from game.hexgrid import Pixel
from game.ui.camera import Camera
from game.ui.counters import Face
from game.ui.ground_painter import GroundPainter
from game.ui.map_view import MapView
from game.ui.overlay import Overlay, Ring
from game.ui.pieces import Pieces, Stack
from game.ui.scene import Scene
from game.ui.theme import Theme
from tests.ui.sheets import HEX_M, small_sheet

SHEET = small_sheet()
WINDOW = (400, 300)


@pytest.fixture(scope="module")
def painter() -> GroundPainter:
    return GroundPainter.of(SHEET)


def camera_of(painter: GroundPainter) -> Camera:
    return Camera.fitting(painter.frame, WINDOW, HEX_M).zoomed(3, Pixel(200, 150))


def scene_of(painter: GroundPainter) -> Scene:
    scale = Camera.fitting(painter.frame, WINDOW, HEX_M).scale
    view = MapView(painter, scale)
    return Scene(view, Overlay(HEX_M, Theme()), Pieces(SHEET, Theme()), Theme())


def shown(scene: Scene, camera: Camera) -> bytes:
    canvas = pygame.Surface(WINDOW)
    scene.draw(canvas, camera)
    return pygame.image.tobytes(canvas, "RGB")


def test_panning_shows_the_same_as_drawing_anew(painter: GroundPainter) -> None:
    scene, camera = scene_of(painter), camera_of(painter)
    shown(scene, camera)
    for across, down in ((30, 10), (-90, 40), (300, -200)):
        camera = camera.panned(across, down)
        fresh = scene_of(painter)
        assert shown(scene, camera) == shown(fresh, camera)


@pytest.mark.parametrize("what", ["counter", "ring", "tile"])
def test_whatever_changes_on_the_board_is_seen_at_once(painter: GroundPainter, what: str) -> None:
    scene, camera = scene_of(painter), camera_of(painter)
    before = shown(scene, camera)
    at = camera.hex_at(Pixel(200, 150), HEX_M)
    if what == "counter":
        scene.pieces.show((Stack(at, (Face("infantry", "army"),)),))
    elif what == "ring":
        scene.overlay.show((Ring(at, (255, 220, 120)),))
    else:
        scene.ground.paint_next(camera)
    assert shown(scene, camera) != before


def test_a_part_of_the_board_can_be_drawn_alone(painter: GroundPainter) -> None:
    scene, camera = scene_of(painter), camera_of(painter)
    part = pygame.Rect(50, 60, 40, 30)
    whole, patch = pygame.Surface(WINDOW), pygame.Surface(WINDOW)
    scene.draw(whole, camera)
    scene.draw(patch, camera, part)
    same = whole.subsurface(part), patch.subsurface(part)
    assert pygame.image.tobytes(same[0], "RGB") == pygame.image.tobytes(same[1], "RGB")
    assert patch.get_at((10, 10))[:3] == (0, 0, 0)
