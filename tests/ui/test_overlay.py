import pygame

from game.hexgrid import Hex, Pixel
from game.ui.camera import Camera
from game.ui.overlay import Area, Overlay, Ring, Route, Shape, Tint, rim
from game.ui.sheet import Frame
from game.ui.theme import Mark, Theme

HEX_M = 1000
CAMERA = Camera.fitting(Frame(-5000, -5000, 10_000, 10_000), (400, 400), HEX_M)
RED = (220, 20, 20)


def drawn(*shapes: Shape, camera: Camera = CAMERA) -> pygame.Surface:
    canvas = pygame.Surface(camera.viewport, pygame.SRCALPHA)
    overlay = Overlay(HEX_M, Theme())
    overlay.show(shapes)
    overlay.draw(canvas, camera)
    return canvas


def opacity_at(canvas: pygame.Surface, at: Hex, camera: Camera = CAMERA) -> int:
    centre = camera.screen_of_hex(at, HEX_M)
    return canvas.get_at((round(centre.left), round(centre.top))).a


def test_the_line_around_hexes_leaves_out_the_sides_between_them() -> None:
    ring = {Hex(0, 0), *Hex(0, 0).neighbours()}
    assert len(rim(ring)) == 18
    assert not any(at == Hex(0, 0) for at, _ in rim(ring))


def test_an_area_fills_its_hexes_lightly_and_no_other() -> None:
    canvas = drawn(Area(frozenset({Hex(0, 0), Hex(1, 0)}), RED))
    assert 0 < opacity_at(canvas, Hex(0, 0)) < 128
    assert opacity_at(canvas, Hex(-1, 0)) == 0


def test_a_ring_leaves_the_inside_of_its_hex_free() -> None:
    canvas = drawn(Ring(Hex(1, -1), RED))
    assert opacity_at(canvas, Hex(1, -1)) == 0
    assert pygame.mask.from_surface(canvas).count() > 50


def test_a_route_runs_over_each_of_its_hexes() -> None:
    way = (Hex(-2, 0), Hex(-1, 0), Hex(0, 0), Hex(1, 0))
    canvas = drawn(Route(way, RED))
    assert all(opacity_at(canvas, at) > 128 for at in way[:-1])
    assert opacity_at(canvas, Hex(0, 2)) == 0


def test_a_tint_shows_the_mark_beside_the_colour() -> None:
    plain = drawn(Tint({Hex(0, 0): RED}, {}))
    marked = drawn(Tint({Hex(0, 0): RED}, {Hex(0, 0): Mark.DISC}))
    assert pygame.image.tobytes(plain, "RGBA") != pygame.image.tobytes(marked, "RGBA")


def test_an_overlay_follows_the_camera() -> None:
    camera = CAMERA.zoomed(3, Pixel(200, 200)).panned(40, -30)
    canvas = drawn(Area(frozenset({Hex(0, 0)}), RED), camera=camera)
    assert opacity_at(canvas, Hex(0, 0), camera) > 0
    assert opacity_at(canvas, Hex(1, 0), camera) == 0


def test_a_route_of_one_hex_draws_nothing() -> None:
    assert pygame.mask.from_surface(drawn(Route((Hex(0, 0),), RED))).count() == 0
