from pathlib import Path

import pygame

from game.hexgrid import Hex
from game.scenario.ground.build import build_ground
from game.scenario.ground.region import Region
from game.ui.counters import Face, Known
from game.ui.ground_sheet import sheet_of
from game.ui.picture import picture, save_picture
from game.ui.pieces import Stack
from game.ui.sheet import LineKind, Rank
from game.ui.theme import Theme
from tests.ui.sheets import small_sheet

STACKS = (
    Stack(Hex(3, 3), (Face("infantry", "army", "90", 70, "march"),)),
    Stack(Hex(5, 5), (Face("unknown", None, "?", level=Known.RUMOUR),), doubt_m=8000),
)


def test_a_picture_is_saved_as_a_file_without_a_window(tmp_path: Path) -> None:
    path = tmp_path / "board.png"
    save_picture(path, small_sheet(), STACKS, (400, 300), Theme())
    assert pygame.image.load(path).get_size() == (400, 300)


def test_counters_are_drawn_where_their_hex_is() -> None:
    bare = picture(small_sheet(), (), (400, 300), Theme())
    with_one = picture(small_sheet(), STACKS[:1], (400, 300), Theme())
    assert pygame.image.tobytes(bare, "RGB") != pygame.image.tobytes(with_one, "RGB")


def test_the_sheet_of_real_ground_has_its_border_roads_and_towns() -> None:
    sheet = sheet_of(build_ground(Region(1.6, 19.0, 3.4, 20.5), hex_km=5))
    kinds = {line.kind for line in sheet.lines}
    assert {LineKind.BORDER, LineKind.HIGHWAY, LineKind.WADI} <= kinds
    assert {"Abeïbara", "Tinzaouaten"} <= {mark.name for mark in sheet.places}
    assert any(mark.rank is Rank.LANDSCAPE for mark in sheet.places)
    assert 0.1 < sheet.abroad.mean() < 0.6
