"""Words as the window's fonts can print them."""

from game.words import Words

MINUS, DASH = "\u2212", "\u2013"


class ScreenWords(Words):
    """The same words; the fonts have no minus sign, so a dash stands in for it."""

    __slots__ = ()

    def number(self, value: int) -> str:
        """Return a whole number.

        >>> ScreenWords("en").number(-3)
        '–3'
        """
        return super().number(value).replace(MINUS, DASH)

    def tenths(self, value: int) -> str:
        """Return what is counted in tenths.

        >>> ScreenWords("en").tenths(-25)
        '–2.5'
        """
        return super().tenths(value).replace(MINUS, DASH)

    def change(self, tenths: int) -> str:
        """Return a rise or a fall.

        >>> ScreenWords("en").change(-25)
        '–2.5'
        """
        return super().change(tenths).replace(MINUS, DASH)
