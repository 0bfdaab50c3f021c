import pygame
import pytest

from game.folders import assets
from game.ui.assets import font, script_of, symbol, symbols

FILES = sorted(
    path.relative_to(assets()).as_posix()
    for path in assets().rglob("*")
    if path.is_file() and path.suffix in {".svg", ".ttf", ".mjs", ".png", ".ogg"}
)


@pytest.mark.parametrize("file", FILES)
def test_every_asset_has_a_line_in_the_credits(file: str) -> None:
    text = (assets() / "CREDITS.md").read_text(encoding="utf-8")
    assert file.rsplit("/", maxsplit=1)[-1] in text


@pytest.mark.parametrize("name", symbols())
def test_a_symbol_is_as_wide_as_asked_and_leaves_white_lines(name: str) -> None:
    picture = symbol(name, 83)
    assert picture.get_width() == 83
    lines = pygame.mask.from_surface(picture, threshold=128)
    assert 0.05 < lines.count() / (83 * picture.get_height()) < 0.6


def test_a_tinted_symbol_has_only_that_colour() -> None:
    picture = symbol("infantry", 83, (200, 10, 10))
    row = [picture.get_at((col, 40)) for col in range(83)]
    seen = {(dot.r, dot.g, dot.b) for dot in row if dot.a == 255}
    assert seen == {(200, 10, 10)}


@pytest.mark.parametrize("text", ["Ménaka ɛ ɔ ŋ « » ’", "ⴽⵉⴷⴰⵍ", "كيدال"])
def test_a_name_in_any_script_has_a_glyph_for_each_letter(text: str) -> None:
    face = font(20, script=script_of(text))
    metrics = face.metrics(text.replace(" ", ""))
    assert all(metric is not None for metric in metrics)
