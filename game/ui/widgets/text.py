"""Text: wrapped to a width, plain or in runs of several looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from game.ui.assets import SMOOTH, font, script_of
from game.ui.theme import TEXT_PX, Colour, Size, Theme
from game.ui.widgets.base import Look, Widget, draw_dots

_BREAK: Final = re.compile(r"[ \n]")
"""Where a line may end: at a common space, never at a no-break space (French « » : ; ? !)."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look."""

    text: str
    """What is read; a line may end at each common space and does at each newline."""

    bold: bool = False
    """Whether heavy."""

    colour: Colour | None = None
    """None for that of the label."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters between two places where a line may end."""

    text: str
    bold: bool
    colour: Colour | None
    ends_line: bool
    """Whether a newline follows."""

    spaced: bool
    """Whether a space stands before it."""


def letters(size: Size, theme: Theme, text: str = "", *, bold: bool = False) -> pygame.font.Font:
    """Return the font of a size of text at the theme's scale."""
    return font(theme.px(TEXT_PX[size]), bold=bold, script=script_of(text))


def wrapped(text: str, face: pygame.font.Font, width: int) -> list[str]:
    """Return the lines of a text that fit a width; a longer word is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if face.size(longer)[0] <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *cut, line = _cut(word, face, width)
            lines.extend(cut)
        lines.append(line)
    return lines


def _cut(word: str, face: pygame.font.Font, width: int) -> list[str]:
    """Return a word in pieces that fit a width."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and face.size(pieces[-1] + letter)[0] > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


class Label(Widget):
    """Text that wraps; it is as high as its lines."""

    def __init__(
        self,
        text: str | Sequence[Run],
        size: Size = Size.BODY,
        *,
        bold: bool = False,
        colour: Colour | None = None,
    ) -> None:
        """Show a text, or runs of text in several looks; no colour means the theme's."""
        super().__init__()
        self.runs = (Run(text, bold),) if isinstance(text, str) else tuple(text)
        self.size = size
        self.colour = colour
        self._wrapped: dict[tuple[int, int], list[list[Word]]] = {}
        """Lines by width and scale: each layout asks for them several times."""

    @property
    def text(self) -> str:
        """What is read."""
        return "".join(run.text for run in self.runs)

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of its lines."""
        return len(self.lines(width, theme)) * self.line_px(theme)

    def width_wanted(self, theme: Theme) -> int:
        """Return the width of its longest line unwrapped."""
        lines = self.lines(1_000_000, theme)
        return max(
            sum(self._advance(word, theme, first=not place) for place, word in enumerate(line))
            for line in lines
        )

    def line_px(self, theme: Theme) -> int:
        """Return the height of one line."""
        return round(theme.px(TEXT_PX[self.size]) * 1.36)

    def lines(self, width: int, theme: Theme) -> list[list[Word]]:
        """Return its words line by line for a width."""
        wanted = width, theme.scale_percent
        if wanted not in self._wrapped:
            self._wrapped[wanted] = self._wrap(width, theme)
        return self._wrapped[wanted]

    def _wrap(self, width: int, theme: Theme) -> list[list[Word]]:
        lines: list[list[Word]] = [[]]
        used = 0
        for word in self._words(width, theme):
            advance = self._advance(word, theme, first=not lines[-1])
            if lines[-1] and used + advance > width:
                lines.append([])
                used = 0
                advance = self._advance(word, theme, first=True)
            lines[-1].append(word)
            used += advance
            if word.ends_line:
                lines.append([])
                used = 0
        return lines

    def _words(self, width: int, theme: Theme) -> Iterator[Word]:
        spaced = False
        for run in self.runs:
            pieces = _BREAK.split(run.text)
            breaks = [*_BREAK.findall(run.text), ""]
            for text, after in zip(pieces, breaks, strict=True):
                face = letters(self.size, theme, text, bold=run.bold)
                *cut, last = _cut(text, face, width)
                for piece in cut:
                    yield Word(piece, run.bold, run.colour, ends_line=True, spaced=spaced)
                if last or after == "\n":
                    yield Word(last, run.bold, run.colour, after == "\n", spaced)
                spaced = after == " " or (spaced and not last and not after)

    def _advance(self, word: Word, theme: Theme, *, first: bool) -> int:
        face = letters(self.size, theme, word.text, bold=word.bold)
        space = face.size(" ")[0] if word.spaced and not first else 0
        return face.size(word.text)[0] + space

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw its lines."""
        top, lines = self.rect.top, self.lines(self.rect.width, look.theme)
        for line in lines:
            left = self.rect.left
            for place, word in enumerate(line):
                face = letters(self.size, look.theme, word.text, bold=word.bold)
                advance = self._advance(word, look.theme, first=not place)
                colour = word.colour or self.colour or look.theme.palette.text
                picture = face.render(word.text, SMOOTH, colour)
                target.blit(picture, (left + advance - picture.get_width(), top))
                left += advance
            top += self.line_px(look.theme)
            if self.answers and line is lines[-1]:
                draw_dots(target, (self.rect.left, top - 2), left - self.rect.left, look)
