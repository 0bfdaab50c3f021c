from dataclasses import replace
from itertools import combinations

import numpy as np
import pygame
import pytest

from game.ui.counters import Face, Known, draw_doubt, draw_face, draw_stack, stack_box
from game.ui.theme import COLOUR_BLIND, NORMAL, Palette, Theme, contrast

OWN = Face("motorised_infantry", "army", "120", 80, "march")
FACTIONS = ("army", "wagner", "csp", "jihadists")


def grey(face: Face, palette: Palette = NORMAL) -> np.ndarray:
    """Return the shapes of a counter without any colour: its edges in greyscale."""
    picture = pygame.transform.grayscale(draw_face(face, 64, Theme(palette)))
    return pygame.surfarray.array_red(picture).astype(int)


def difference(one: np.ndarray, other: np.ndarray) -> int:
    """Return how many pixels differ clearly once both are equally light on the whole."""
    shifted = one - one.mean() - (other - other.mean())
    return int((np.abs(shifted) > 40).sum())


@pytest.mark.parametrize("palette", [NORMAL, COLOUR_BLIND])
@pytest.mark.parametrize(("one", "other"), list(combinations(FACTIONS, 2)))
def test_two_factions_differ_by_more_than_colour(palette: Palette, one: str, other: str) -> None:
    first = grey(replace(OWN, faction=one), palette)
    second = grey(replace(OWN, faction=other), palette)
    assert difference(first, second) > 40


@pytest.mark.parametrize(
    "changed",
    [
        replace(OWN, posture="dug_in"),
        replace(OWN, posture=None),
        replace(OWN, cohesion_percent=20),
        replace(OWN, people_text="45"),
        replace(OWN, symbol="headquarters"),
        replace(OWN, level=Known.SIGHTED),
        replace(OWN, level=Known.RUMOUR),
        replace(OWN, stale=True),
    ],
)
def test_what_changes_on_a_unit_can_be_seen_without_colour(changed: Face) -> None:
    assert difference(grey(OWN), grey(changed)) > 12


@pytest.mark.parametrize("first", FACTIONS)
def test_a_rumour_does_not_give_the_faction_away(first: str) -> None:
    rumour = Face("unknown", first, "?", level=Known.RUMOUR)
    nobody = Face("unknown", None, "?", level=Known.RUMOUR)
    assert (grey(rumour) == grey(nobody)).all()


@pytest.mark.parametrize("palette", [NORMAL, COLOUR_BLIND])
def test_white_is_readable_on_every_faction(palette: Palette) -> None:
    for _, identity in palette.factions:
        assert contrast(identity.colour, (250, 246, 238)) >= 4.5
    for identity in palette.spare:
        assert contrast(identity.colour, (250, 246, 238)) >= 4.5


@pytest.mark.parametrize("palette", [NORMAL, COLOUR_BLIND])
def test_text_is_readable_on_every_ground_of_the_window(palette: Palette) -> None:
    for ground in (palette.backdrop, palette.panel, palette.raised, palette.hovered):
        assert contrast(palette.text, ground) >= 4.5
    for ground in (palette.backdrop, palette.panel):
        assert contrast(palette.quiet, ground) >= 4.5


def test_a_stack_is_drawn_as_large_as_it_is_said_to_be() -> None:
    for count in (1, 3, 7):
        picture = draw_stack((OWN,) * count, 48, Theme())
        assert picture.get_size() == stack_box(count, (100, 100), 48).size


def test_a_stack_covers_more_than_one_counter() -> None:
    assert stack_box(3, (100, 100), 48).contains(stack_box(1, (100, 100), 48))


def test_a_stack_too_high_to_draw_says_how_many_there_are() -> None:
    four, seven = (draw_stack((OWN,) * count, 48, Theme()) for count in (4, 7))
    assert four.get_size() == seven.get_size()
    assert pygame.image.tobytes(four, "RGBA") != pygame.image.tobytes(seven, "RGBA")


def test_a_circle_of_doubt_is_as_wide_as_the_doubt() -> None:
    drawn = pygame.mask.from_surface(draw_doubt(60), threshold=20).get_bounding_rects()
    assert drawn[0].width == pytest.approx(120, abs=8)


def test_an_unknown_symbol_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="no symbol 'tank'"):
        draw_face(Face("tank", "army"), 48, Theme())


def test_an_unknown_posture_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="no posture 'asleep'"):
        draw_face(replace(OWN, posture="asleep"), 48, Theme())
