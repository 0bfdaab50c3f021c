"""Words as the window's fonts can print them."""

from game.words import Words

MINUS, DASH = "\u2212", "\u2013"


class ScreenWords(Words):
    """The same words; the fonts have no minus sign, so a dash stands in for it."""

    __slots__ = ()

    def change(self, tenths: int) -> str:
        """Return a rise or a fall.

        >>> ScreenWords("en").change(-25)
        '–2.5'
        """
        return super().change(tenths).replace(MINUS, DASH)
