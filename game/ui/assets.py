"""Fonts and symbols, loaded once for each size."""

from __future__ import annotations

import os
import re
from functools import cache
from io import BytesIO
from typing import Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.folders import assets
from game.ui.theme import Colour

SMOOTH: Final = True
"""Letters with soft edges; named, since pygame takes the flag by position only."""

_FONTS: Final = {
    ("latin", False): "NotoSans-Regular.ttf",
    ("latin", True): "NotoSans-Bold.ttf",
    ("tifinagh", False): "NotoSansTifinagh-Regular.ttf",
    ("arabic", False): "NotoNaskhArabic-Regular.ttf",
}
_SIZE: Final = re.compile(rb'width="(\d+)" height="(\d+)"')


@cache
def font(px: int, *, bold: bool = False, script: str = "latin") -> pygame.font.Font:
    """Return a font whose em is *px* pixels high; scripts other than Latin have one weight."""
    if not pygame.font.get_init():
        pygame.font.init()
    name = _FONTS.get((script, bold)) or _FONTS[script, False]
    face = pygame.font.Font(str(assets() / "fonts" / name), px)
    if script == "arabic" and hasattr(face, "set_direction"):
        face.set_script("Arab")
        face.set_direction(pygame.DIRECTION_RTL)
    return face


def script_of(text: str) -> str:
    """Return which font a text needs, by its first letter outside Latin.

    >>> script_of("Kidal"), script_of("ⴽⵉⴷⴰⵍ"), script_of("كيدال")
    ('latin', 'tifinagh', 'arabic')
    """
    for letter in text:
        if "\u2d30" <= letter <= "\u2d7f":
            return "tifinagh"
        if "\u0600" <= letter <= "\u06ff":
            return "arabic"
    return "latin"


def symbols() -> tuple[str, ...]:
    """Return the names of all symbols.

    >>> "infantry" in symbols()
    True
    """
    return tuple(sorted(path.stem for path in (assets() / "symbols").glob("*.svg")))


@cache
def symbol(name: str, width_px: int, colour: Colour = (255, 255, 255)) -> pygame.Surface:
    """Return a symbol whose frame fills *width_px*; a headquarters hangs its staff below that.

    Raises:
        KeyError: If there is no such symbol.
    """
    path = assets() / "symbols" / f"{name}.svg"
    if not path.is_file():
        raise KeyError(f"There is no symbol {name!r}; there are {', '.join(symbols())}.")
    picture = _rasterised(path.read_bytes(), width_px)
    if colour != (255, 255, 255):
        picture.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return picture


def _rasterised(svg: bytes, width_px: int) -> pygame.Surface:
    """Draw an SVG at a width: SDL renders at the size the file's head names."""

    def resized(found: re.Match[bytes]) -> bytes:
        width, height = int(found[1]), int(found[2])
        return b'width="%d" height="%d"' % (width_px, round(height * width_px / width))

    return pygame.image.load(BytesIO(_SIZE.sub(resized, svg, count=1)), "symbol.svg")
