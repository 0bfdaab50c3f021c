"""Numbers of the model as a paragraph says them: in words, with their unit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any, Final

from game.scenario.numbers import Number, kind_of
from game.words import Words, figures
from game.words.phrase import Count
from game.words.typography import typeset

Reading = Callable[[Words, int], str]
"""How a value is said in a language."""


def share(words: Words, permille: int) -> str:
    """Return a share exactly, since a rulebook does not round.

    >>> share(Words("en"), 15), share(Words("en"), 400)
    ('1.5%', '40%')
    """
    return words.say("figures.percent", value=words.tenths(permille))


def factor(words: Words, permille: int) -> str:
    """Return a multiplier exactly.

    >>> factor(Words("en"), 769), factor(Words("fr"), 1250)
    ('×0.769', '×1,25')
    """
    return "×" + figures.decimal(words.language, permille, 3)


def clock(words: Words, minute: int) -> str:
    """Return an hour of the day.

    >>> clock(Words("en"), 1150)
    '19:10'
    """
    return words.hour("2024-07-25T00:00", minute)


def tenths_of_tenths(words: Words, value: int) -> str:
    """Return hundredths as a decimal.

    >>> tenths_of_tenths(Words("fr"), 35)
    '0,35'
    """
    return figures.decimal(words.language, value, 2)


READINGS: Final[Mapping[str, Reading]] = {
    "per mille": share,
    "metres": lambda words, metres: words.km(metres),
    "minutes": lambda words, minutes: words.hours(minutes),
    "hours": lambda words, hours: words.hours(hours * 60),
    "hours of a day": lambda words, hours: words.hours(hours * 60),
    "minute of the day": clock,
    "hundredths of a day": lambda words, hundredths: words.days(hundredths),
    "tenths": lambda words, tenths: words.tenths(tenths),
    "tenths of a fight": lambda words, tenths: words.tenths(tenths),
    "tenths of a tenth": tenths_of_tenths,
}
"""By unit; a number of any other is said as it is, and its noun stands in the blank."""

FORMS: Final[Mapping[str, Reading]] = {
    "factor": factor,
    "less": lambda words, permille: share(words, 1000 - permille),
    "number": lambda words, value: words.number(value),
}
"""By what a blank may ask for instead."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the model, ready to fill a blank of a paragraph.

    >>> from game.scenario.numbers import glossary
    >>> loss = Figure(Words("en"), glossary()["combat.killed"])
    >>> f"{loss}, {loss:factor}, {loss:less}"
    '40%, ×0.4, 60%'
    """

    words: Words
    number: Number

    def __format__(self, form: str) -> str:
        """Return it as the blank wants it."""
        words, value = self.words, self.number.value
        if form in FORMS:
            return FORMS[form](words, value)
        said = READINGS.get(kind_of(self.number.unit), FORMS["number"])(words, value)
        return format(Count(value, said, self.plural), form)

    @property
    def plural(self) -> int:
        """Which form of a noun goes with it."""
        tenths = self.number.unit.startswith("tenths")
        counted = -(-self.number.value // 10) if tenths else self.number.value
        return figures.plural(self.words.language, counted)


class Filler(Formatter):
    """Fills blanks whose names have dots in them.

    >>> Filler().vformat("{a.b}", (), {"a.b": 3})
    '3'
    """

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        """Return what stands under the whole name."""
        return kwargs[field_name], field_name


def filled(words: Words, numbers: Mapping[str, Number], text: str) -> str:
    """Return a paragraph with the numbers it names.

    Raises:
        KeyError: If it names a number there is not.
    """
    shown = {name: Figure(words, number) for name, number in numbers.items()}
    return Filler().vformat(typeset(words.language, text), (), shown)
