import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.hexgrid import Grid, Hex, Pixel
from game.ui.camera import Camera
from game.ui.sheet import Frame, Spot, frame_of

BOARD = Frame(-2_500, -2_900, 192_500, 170_000)


def camera_of(viewport: tuple[int, int] = (950, 800)) -> Camera:
    return Camera.fitting(BOARD, viewport, hex_m=5000)


@given(st.floats(0, 949), st.floats(0, 799), st.integers(0, 8))
def test_a_pixel_leads_to_a_point_and_back(left: float, top: float, steps: int) -> None:
    camera = camera_of().zoomed(steps, Pixel(475, 400))
    found = camera.screen_of(camera.spot_at(Pixel(left, top)))
    assert found == pytest.approx((left, top), abs=1e-6)


@given(st.integers(0, 37), st.integers(0, 38), st.integers(0, 8))
def test_the_pixel_of_a_hex_lies_in_that_hex(col: int, row: int, steps: int) -> None:
    camera = camera_of().zoomed(steps, Pixel(475, 400))
    at = Hex(col - (row >> 1), row)
    assert camera.hex_at(camera.screen_of_hex(at, 5000), 5000) == at


def test_the_whole_board_is_seen_at_first() -> None:
    camera = camera_of()
    corners = (
        camera.screen_of(Spot(BOARD.west_m, BOARD.north_m)),
        camera.screen_of(Spot(BOARD.west_m + BOARD.width_m, BOARD.north_m + BOARD.height_m)),
    )
    for corner in corners:
        assert -1 <= corner.left <= 951
        assert -1 <= corner.top <= 801


def test_zooming_keeps_what_is_under_the_pointer() -> None:
    camera, pointer = camera_of(), Pixel(500, 420)
    before = camera.spot_at(pointer)
    after = camera.zoomed(3, pointer).spot_at(pointer)
    assert after == pytest.approx(before, abs=1 / camera.scale)


def test_zooming_in_and_out_again_returns_to_the_same_scale() -> None:
    camera = camera_of()
    assert camera.zoomed(2, Pixel(1, 1)).zoomed(-2, Pixel(900, 3)).scale == camera.scale


def test_panning_stops_at_the_edge_of_the_map() -> None:
    camera = camera_of().zoomed(4, Pixel(475, 400))
    far = camera.panned(1_000_000, 1_000_000)
    edge = far.spot_at(Pixel(950, 800))
    assert edge.east_m == pytest.approx(BOARD.west_m + BOARD.width_m, abs=2 / far.scale)
    assert camera.panned(-1_000_000, 0).left == 0


def test_a_map_narrower_than_the_window_stays_in_its_middle() -> None:
    camera = camera_of((2000, 800))
    assert camera.screen_of(BOARD.centre).left == pytest.approx(1000, abs=1)
    assert camera.panned(500, 0) == camera


def test_a_hex_in_the_middle_of_the_map_can_be_centred() -> None:
    camera = camera_of().zoomed(5, Pixel(1, 1)).centred_on(BOARD.centre)
    assert camera.centre == pytest.approx(BOARD.centre, abs=2 / camera.scale)


def test_another_size_of_window_keeps_the_middle() -> None:
    camera = camera_of().zoomed(5, Pixel(1, 1)).centred_on(BOARD.centre)
    again = camera.resized((1600, 1000), 5000)
    assert again.centre == pytest.approx(camera.centre, abs=2 / again.scale)


def test_the_frame_of_a_board_holds_every_hex() -> None:
    grid = Grid(rows=5, cols=4)
    frame = frame_of(grid, 1000)
    camera = Camera.fitting(frame, (500, 500), 1000)
    for at in grid.hexes:
        centre = camera.screen_of_hex(at, 1000)
        assert 0 < centre.left < 500
        assert 0 < centre.top < 500
