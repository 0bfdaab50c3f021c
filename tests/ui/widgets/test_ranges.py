"""A range is read from its bar: by the pointer on a pin, or by the arrows from pin to pin."""

import pygame

from game.ui.theme import Theme
from game.ui.widgets import Believed, Desk, Pin, RangeBar, scale_to
from tests.ui.keys import point, type_key

PLACE = pygame.Rect(0, 0, 400, 120)


def disc(target: pygame.Surface, box: pygame.Rect, _: Theme) -> None:
    pygame.draw.circle(target, (200, 80, 20), box.center, box.width // 2)


def bar(*values: int) -> RangeBar:
    pins = [Pin(value, disc, f"somebody: {value}") for value in values]
    return RangeBar(scale_to(50), Believed(4, 8, 20), pins, firm=True)


def test_equal_claims_stand_above_each_other() -> None:
    shown = bar(10, 10, 10)
    Desk(shown, PLACE, Theme())
    boxes = [pin.rect for pin in shown.pins]
    assert not any(one.colliderect(other) for one in boxes for other in boxes if one is not other)


def test_a_larger_claim_stands_further_right() -> None:
    shown = bar(30, 2, 9)
    Desk(shown, PLACE, Theme())
    lefts = [pin.rect.left for pin in sorted(shown.pins, key=lambda pin: pin.value)]
    assert lefts == sorted(lefts)


def test_the_arrows_name_one_claimant_after_the_other() -> None:
    desk = Desk(bar(30, 2), PLACE, Theme())
    type_key(desk, pygame.K_TAB)
    said = []
    for _ in range(2):
        type_key(desk, pygame.K_RIGHT)
        assert desk.hinting is not None
        said.append(desk.hinting.explanation()[0])
    assert said == ["somebody: 2", "somebody: 30"]


def test_the_pointer_on_a_pin_names_its_claimant() -> None:
    shown = bar(30, 2)
    desk = Desk(shown, PLACE, Theme())
    point(desk, shown.pins[0])
    assert desk.hinting is shown.pins[0]


def test_all_of_a_scale_lies_on_the_bar() -> None:
    scale = scale_to(64)
    shares = [scale.share(value) for value, _ in scale.ticks]
    assert (shares[0], shares[-1]) == (0, 1)
