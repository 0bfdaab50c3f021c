import pygame

from game.hexgrid import Hex, Pixel
from game.ui.camera import Camera
from game.ui.counters import Face
from game.ui.pieces import Pieces, Stack
from game.ui.theme import Theme
from tests.ui.sheets import HEX_M, small_sheet

SHEET = small_sheet()
CAMERA = Camera.fitting(SHEET.frame, (500, 400), HEX_M)
BLACK = (0, 0, 0)


def changed(stacks: tuple[Stack, ...], camera: Camera) -> pygame.Rect:
    """Return what counters change on an otherwise equal map."""
    pictures = []
    for shown in ((), stacks):
        canvas = pygame.Surface(camera.viewport, pygame.SRCALPHA)
        pieces = Pieces(SHEET, Theme())
        pieces.show(shown)
        pieces.draw(canvas, camera)
        pictures.append(pygame.mask.from_surface(canvas, threshold=60))
    difference = pictures[0].copy()
    difference.draw(pictures[1], (0, 0))
    difference.erase(pictures[0], (0, 0))
    boxes = difference.get_bounding_rects()
    return boxes[0].unionall(boxes[1:])


def test_a_counter_stands_on_its_hex_at_every_zoom() -> None:
    at = Hex(2, 6)
    for steps in range(len(CAMERA.scales)):
        camera = CAMERA.zoomed(steps, Pixel(250, 200))
        centre = camera.screen_of_hex(at, HEX_M)
        camera = camera.panned(centre.left - 250, centre.top - 200)
        box = changed((Stack(at, (Face("infantry", "army"),)),), camera)
        middle = camera.screen_of_hex(at, HEX_M)
        assert abs(box.centerx - middle.left) <= 5
        assert abs(box.centery - middle.top) <= 5


def test_counters_taken_off_leave_the_map_as_it_was() -> None:
    pieces = Pieces(SHEET, Theme())
    before, after = (pygame.Surface(CAMERA.viewport) for _ in range(2))
    pieces.draw(before, CAMERA)
    pieces.show((Stack(Hex(3, 3), (Face("infantry", "csp"),)),))
    pieces.draw(pygame.Surface(CAMERA.viewport), CAMERA)
    pieces.show(())
    pieces.draw(after, CAMERA)
    assert pygame.image.tobytes(before, "RGB") == pygame.image.tobytes(after, "RGB")
