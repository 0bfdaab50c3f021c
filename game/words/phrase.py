"""What fills a blank of a sentence: a name in its grammatical cases, or a count with its noun."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name that changes with its place in the sentence.

    >>> army = Phrase("l'armée", {"of": "de l'armée", "to": "à l'armée"})
    >>> "Communiqué {faction:of}".format(faction=army)
    "Communiqué de l'armée"
    """

    plain: str
    """As it stands where no case is asked for."""

    cases: Mapping[str, str]
    """By the word after the colon in the blank: `of`, `to`, `at`, `name`."""

    def __str__(self) -> str:
        return self.plain

    def __format__(self, case: str) -> str:
        if not case:
            return self.plain
        if case not in self.cases:
            raise ValueError(f"{self.plain!r} has no case {case!r}, only {', '.join(self.cases)}")
        return self.cases[case]


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number that brings the right form of its noun.

    The forms stand in the blank, singular first; a third one, put before them, is for none.

    >>> "{killed:# killed}, {left:nobody left|# man left|# men left}".format(
    ...     killed=Count(3, "3", 1), left=Count(0, "0", 1))
    '3 killed, nobody left'
    """

    value: int
    printed: str
    """The number as this language writes it."""

    plural: int
    """Which form the language uses: 0 singular, 1 plural."""

    def __str__(self) -> str:
        return self.printed

    def __format__(self, forms: str) -> str:
        if not forms:
            return self.printed
        *none, one, many = forms.split("|") if "|" in forms else (forms, forms)
        if none and self.value == 0:
            return none[0].replace("#", self.printed)
        return (many if self.plural else one).replace("#", self.printed)


class Gap(str):
    """A blank nothing was given for: it is shown whatever form the sentence asks for.

    >>> "{killed:# killed|# killed}".format(killed=Gap("⟨killed⟩"))
    '⟨killed⟩'
    """

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return str(self)


class Blanks(dict[str, object]):
    """What fills the blanks of a sentence, a gap where something is lacking."""

    def __missing__(self, name: str) -> Gap:
        return Gap(f"⟨{name}⟩")
