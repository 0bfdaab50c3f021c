"""Colours, sizes of text, and how each faction is told from the others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""


class Mark(StrEnum):
    """A shape that tells a faction without colour: corner badge and outline of its counters."""

    SQUARE = "square"
    TRIANGLE = "triangle"
    DISC = "disc"
    DIAMOND = "diamond"
    CROSS = "cross"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class Identity:
    """How one faction looks."""

    colour: Colour
    """Fill of its counters; white text on it is readable."""

    mark: Mark
    """Its shape."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of the window."""

    backdrop: Colour
    """Behind everything."""

    panel: Colour
    """Behind text."""

    raised: Colour
    """Buttons and rows."""

    hovered: Colour
    """What the pointer is on."""

    edge: Colour
    """Thin lines between parts."""

    text: Colour
    """What is read."""

    quiet: Colour
    """What may be overlooked."""

    accent: Colour
    """Key letters, the chosen one, headings."""

    focus: Colour
    """Ring around what the keyboard is on."""

    good: Colour
    """Gain, victory."""

    middling: Colour
    """Draw, doubt."""

    bad: Colour
    """Loss, danger."""

    factions: tuple[tuple[str, Identity], ...]
    """Known factions by id."""

    spare: tuple[Identity, ...]
    """For factions without an entry, in the order of the scenario."""


NORMAL: Final = Palette(
    backdrop=(22, 21, 24),
    panel=(31, 30, 34),
    raised=(50, 50, 57),
    hovered=(68, 67, 76),
    edge=(86, 84, 92),
    text=(240, 234, 222),
    quiet=(178, 172, 162),
    accent=(242, 166, 84),
    focus=(255, 224, 130),
    good=(112, 178, 104),
    middling=(150, 146, 142),
    bad=(206, 92, 72),
    factions=(
        ("army", Identity((44, 88, 146), Mark.SQUARE)),
        ("wagner", Identity((86, 62, 104), Mark.TRIANGLE)),
        ("csp", Identity((184, 84, 24), Mark.DISC)),
        ("jihadists", Identity((36, 82, 70), Mark.DIAMOND)),
    ),
    spare=(
        Identity((122, 98, 30), Mark.CROSS),
        Identity((120, 48, 62), Mark.BARS),
        Identity((66, 78, 90), Mark.SQUARE),
        Identity((92, 100, 40), Mark.TRIANGLE),
    ),
)

COLOUR_BLIND: Final = Palette(
    backdrop=NORMAL.backdrop,
    panel=NORMAL.panel,
    raised=NORMAL.raised,
    hovered=NORMAL.hovered,
    edge=NORMAL.edge,
    text=NORMAL.text,
    quiet=NORMAL.quiet,
    accent=(240, 180, 80),
    focus=(255, 240, 150),
    good=(86, 160, 220),
    middling=(160, 156, 150),
    bad=(222, 120, 30),
    factions=(
        ("army", Identity((0, 84, 148), Mark.SQUARE)),
        ("wagner", Identity((150, 76, 124), Mark.TRIANGLE)),
        ("csp", Identity((184, 78, 0), Mark.DISC)),
        ("jihadists", Identity((40, 44, 48), Mark.DIAMOND)),
    ),
    spare=NORMAL.spare,
)
"""After Okabe and Ito (2008): blue, orange, reddish purple and near-black stay apart for the
commonest kinds of colour blindness, and differ in lightness too."""

SCALES: Final = range(80, 201, 10)
"""Sizes of text that can be chosen, in percent."""

UNKNOWN: Final = Identity((116, 112, 108), Mark.CROSS)
"""A contact whose faction is not known."""


@dataclass(frozen=True, slots=True)
class Theme:
    """How the window looks, as the settings say."""

    palette: Palette = NORMAL
    """Its colours."""

    scale_percent: int = 100
    """Size of text and of all that holds text: 80 to 200."""

    def px(self, size: float) -> int:
        """Return a length in pixels at this scale, at least 1.

        >>> Theme(scale_percent=150).px(10)
        15
        """
        return max(1, round(size * self.scale_percent / 100))

    def identity(self, faction: str | None, number: int = 0) -> Identity:
        """Return how a faction looks; *number* is its place in the scenario's list.

        >>> Theme().identity("csp").mark
        <Mark.DISC: 'disc'>
        """
        if faction is None:
            return UNKNOWN
        known = dict(self.palette.factions)
        return known.get(faction, self.palette.spare[number % len(self.palette.spare)])


class Size(StrEnum):
    """What a text is for; its height follows."""

    SMALL = "small"
    BODY = "body"
    LARGE = "large"
    TITLE = "title"


TEXT_PX: Final[dict[Size, int]] = {Size.SMALL: 13, Size.BODY: 15, Size.LARGE: 19, Size.TITLE: 26}
"""Pixels of the em at 100 %."""


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """Return the colour *share* of the way to another.

    >>> mixed((0, 0, 0), (100, 200, 50), 0.5)
    (50, 100, 25)
    """
    red, green, blue = (
        round(from_ + (to - from_) * share) for from_, to in zip(colour, other, strict=True)
    )
    return red, green, blue


def lightness(colour: Colour) -> float:
    """Return how light a colour is, 0 to 1, as the eye weighs it.

    >>> lightness((255, 255, 255))
    1.0
    """
    linear = [(part / 255) ** 2.2 for part in colour]
    return round(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2], 6)


def contrast(colour: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 to 21; text wants 4.5.

    >>> contrast((0, 0, 0), (255, 255, 255))
    21.0
    """
    light, dark = sorted((lightness(colour), lightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
