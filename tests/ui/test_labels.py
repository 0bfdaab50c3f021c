from itertools import combinations

import pygame

from game.ui.camera import Camera
from game.ui.labels import placed
from game.ui.sheet import PlaceMark, Rank, Spot
from game.ui.theme import Theme
from tests.ui.sheets import HEX_M, small_sheet

SHEET = small_sheet()
CAMERA = Camera.fitting(SHEET.frame, (800, 600), HEX_M)
HEX_PX = CAMERA.scale * HEX_M


def test_no_two_names_overlap() -> None:
    labels = placed(SHEET.places, CAMERA, HEX_PX, (), Theme())
    assert len(labels) >= 2
    for one, other in combinations(labels, 2):
        assert not one.box.inflate(-6, -6).colliderect(other.box.inflate(-6, -6))


def test_a_name_moves_away_from_a_counter() -> None:
    mark = SHEET.places[0]
    (free,) = placed([mark], CAMERA, HEX_PX, (), Theme())
    counter = free.box.copy()
    (moved,) = placed([mark], CAMERA, HEX_PX, [counter], Theme())
    assert not moved.box.inflate(-4, -6).colliderect(counter)


def test_a_town_is_named_even_where_counters_leave_no_room_and_a_village_is_not() -> None:
    everywhere = [pygame.Rect(0, 0, 800, 600)]
    town = PlaceMark("Kidal", Spot(20_000, 20_000), Rank.TOWN)
    village = PlaceMark("Essouk", Spot(20_000, 20_000), Rank.VILLAGE)
    half = [pygame.Rect(0, 0, 800, 290), pygame.Rect(0, 310, 800, 290)]
    assert placed([town], CAMERA, HEX_PX, half, Theme())
    assert not placed([village], CAMERA, HEX_PX, everywhere, Theme())


def test_lone_places_are_named_only_when_hexes_are_large_enough() -> None:
    names = {label.mark.name for label in placed(SHEET.places, CAMERA, 12.0, (), Theme())}
    assert "Gamma" not in names
    assert "Alpha" in names
