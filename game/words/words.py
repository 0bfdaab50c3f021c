"""Words: one language's sentences, figures, dates and places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from game.words import figures
from game.words.catalogue import LANGUAGES, Missing, catalogue, template
from game.words.phrase import Blanks, Count, Phrase
from game.words.typography import NO_BREAK, typeset

if TYPE_CHECKING:
    from game.hexgrid import Hex
    from game.rules.rulebook import Rulebook

Shown = str | int | Phrase | Count
"""What may fill a blank."""

VOWELS = "aeiouyàâéèêëîïôûAEIOUYÀÂÉÈÊËÎÏÔÛ"
"""Letters before which French drops the e of « de »."""


PLACE_CASES = ("at", "to", "from", "of")
"""The cases of a place's name that have words of their own."""


MOST_ODDS = 10_000
"""Odds in per-mille up to which they are told by their figure."""


class Words:
    """All that one language says.

    >>> Words("en").say("posture.dug_in"), Words("fr").say("posture.dug_in")
    ('dug in', 'en position retranchée')
    """

    __slots__ = ("language", "missing")

    def __init__(self, language: str, missing: Missing = Missing.SHOWN) -> None:
        """Take up *language*, one of LANGUAGES.

        Raises:
            ValueError: If the game does not speak it.
        """
        catalogue(language)
        self.language = language
        self.missing = missing

    def knows(self, key: str) -> bool:
        """Return whether there is a sentence under *key*."""
        return template(self.language, key) is not None

    def say(self, key: str, /, **args: Shown) -> str:
        r"""Return the sentence under *key*, its blanks filled from *args*.

        Whole numbers are written with their thousands apart. An argument `n` picks among
        plural forms. `game.words.arguments` says what other arguments mean.

        >>> Words("fr").say("refused.no_points", n=1)
        'Il ne reste que 1 point de commandement ce tour-ci.'

        Raises:
            KeyError: If the sentence or a blank is missing and that is to be raised.
        """
        n = args.get("n")
        found = template(self.language, key, n if isinstance(n, int) else None)
        if found is None:
            if self.missing is Missing.RAISED:
                raise KeyError(f"no words under {key!r} in {self.language!r}")
            return f"⟨{key}⟩"
        counted = {
            name: self.count(arg) if isinstance(arg, int) else arg for name, arg in args.items()
        }
        blanks = counted if self.missing is Missing.RAISED else Blanks(counted)
        return typeset(self.language, found).format_map(blanks)

    def text(self, by_language: Mapping[str, str]) -> str:
        """Return a scenario's own text; in another language where this one is lacking.

        >>> Words("fr").text({"en": "Thirst", "fr": "La soif"})
        'La soif'
        """
        for language in (self.language, *LANGUAGES, *by_language):
            if language in by_language:
                return typeset(language, by_language[language])
        return ""

    def count(self, value: int) -> Count:
        """Return *value* ready to bring its noun along."""
        return Count(value, self.number(value), figures.plural(self.language, value))

    def number(self, value: int) -> str:
        """Return a whole number.

        >>> Words("en").number(12345)
        '12,345'
        """
        return figures.number(self.language, value)

    def tenths(self, value: int) -> str:
        """Return what is counted in tenths.

        >>> Words("fr").tenths(625)
        '62,5'
        """
        return figures.decimal(self.language, value, 1)

    def counted(self, tenths: int) -> Count:
        """Return what is counted in tenths, ready to bring its noun along.

        >>> forms = "{n:# fight|# fights}"
        >>> [forms.format(n=Words("en").counted(n)) for n in (5, 10, 15)]
        ['0.5 fights', '1 fight', '1.5 fights']
        """
        whole, rest = divmod(abs(tenths), 10)
        forms = figures.plural(self.language, whole), figures.plural(self.language, 0)
        return Count(tenths, self.tenths(tenths), max(forms) if rest else forms[0])

    def change(self, tenths: int) -> str:
        """Return a rise or a fall counted in tenths.

        >>> Words("en").change(-25), Words("en").change(30)
        ('−2.5', '+3')
        """
        return figures.signed(self.language, tenths, 1)

    def km(self, metres: int) -> str:
        r"""Return a distance; below ten kilometres with one decimal.

        >>> Words("en").km(19_400), Words("fr").km(2_530)
        ('19\xa0km', '2,5\xa0km')
        """
        step = 1000 if abs(metres) >= 9_950 else 100
        tenths = figures.rounded(metres, step) * step // 100
        return self.tenths(tenths) + NO_BREAK + "km"

    def hours(self, minutes: int) -> str:
        r"""Return a duration.

        >>> Words("en").hours(210), Words("fr").hours(210), Words("en").hours(45)
        ('3\xa0h 30\xa0min', '3\xa0h\xa030', '45\xa0min')
        """
        whole, rest = divmod(minutes, 60)
        form = "minutes" if not whole else "hours_and_minutes" if rest else "hours"
        return self.say(
            f"figures.{form}", hours=str(whole), minutes=f"{rest:02}" if whole else str(rest)
        )

    def percent(self, permille: int) -> str:
        r"""Return a share; below one per cent with one decimal.

        >>> Words("en").percent(222), Words("fr").percent(222), Words("en").percent(4)
        ('22%', '22\xa0%', '0.4%')
        """
        tenths = permille if abs(permille) < 10 else figures.rounded(permille, 10) * 10
        return self.say("figures.percent", value=self.tenths(tenths))

    def factor(self, permille: int) -> str:
        """Return a multiplier.

        >>> Words("en").factor(1250), Words("fr").factor(1250)
        ('×1.25', '×1,25')
        """
        return "×" + figures.decimal(self.language, figures.rounded(permille, 10), 2)

    def ratio(self, permille: int) -> str:
        """Return odds; beyond ten to one either way the figure would say more than it knows.

        >>> Words("en").ratio(1500), Words("fr").ratio(1500)
        ('1.5 to 1', '1,5 contre 1')
        >>> Words("en").ratio(45_084_000), Words("en").ratio(20)
        ('more than 10 to 1', 'less than 1 to 10')
        """
        if permille > MOST_ODDS:
            return self.say("figures.ratio.more")
        if permille * MOST_ODDS < 1_000_000:
            return self.say("figures.ratio.less")
        value = figures.decimal(self.language, figures.rounded(permille, 10), 2)
        return self.say("figures.ratio", value=value)

    def days(self, hundredths: int) -> str:
        r"""Return days of supply, to a tenth.

        >>> Words("en").days(100), Words("fr").days(250)
        ('1\xa0day', '2,5\xa0jours')
        """
        tenths = figures.rounded(hundredths, 10)
        form = 1 if figures.plural(self.language, -(-tenths // 10)) == 0 else 2
        return self.say("figures.days", n=form, count=self.tenths(tenths))

    def estimate(self, low: int, best: int, high: int) -> str:
        """Return a number somebody believes in, with its margins.

        >>> Words("en").estimate(60, 90, 130), Words("fr").estimate(60, 90, 130)
        ('about 90 (60–130)', 'environ 90 (60 à 130)')
        >>> Words("en").estimate(4, 4, 4)
        '4'
        """
        if low == high:
            return self.number(best)
        return self.say("figures.estimate", low=low, best=best, high=high)

    def listing(self, items: Sequence[str]) -> str:
        """Return *items* as people list them; with semicolons where one has a comma of its own.

        >>> Words("en").listing(["reg", "wadi", "town"]), Words("fr").listing(["reg", "oued"])
        ('reg, wadi and town', 'reg et oued')
        """
        if len(items) < 2:
            return "".join(items)
        if any("," in item for item in items):
            most = self.say("figures.semicolon").join(items[:-1])
            return self.say("figures.listing_long", most=most, last=items[-1])
        return self.say("figures.listing", most=", ".join(items[:-1]), last=items[-1])

    def date(self, start: str, minutes: int = 0) -> str:
        r"""Return the day and hour *minutes* after *start*, which is written 2024-07-25T12:00.

        >>> Words("en").date("2024-07-25T12:00"), Words("fr").date("2024-07-31T20:30", 360)
        ('Thursday 25 July 2024, 12:00', 'jeudi 1er août 2024, 2\xa0h\xa030')
        """
        return self.say(
            "figures.date", day=self.day(start, minutes), hour=self.hour(start, minutes)
        )

    def day(self, start: str, minutes: int = 0) -> str:
        """Return the day alone.

        >>> Words("fr").day("2024-07-25T12:00")
        'jeudi 25 juillet 2024'
        """
        when = moment(start, minutes)
        return self.say(
            "figures.first_of_month" if when.day == 1 else "figures.day_of_month",
            weekday=self.say(f"weekday.{when.isoweekday()}"),
            day=str(when.day),
            month=self.say(f"month.{when.month}"),
            year=str(when.year),
        )

    def short_day(self, start: str, minutes: int = 0) -> str:
        r"""Return the day of the month, where everybody knows which year.

        >>> Words("fr").short_day("2024-08-01T12:00"), Words("en").short_day("2024-07-25T12:00")
        ('1er\xa0août', '25\xa0July')
        """
        when = moment(start, minutes)
        return self.say(
            "figures.short_first" if when.day == 1 else "figures.short_day",
            day=str(when.day),
            month=self.say(f"month.{when.month}"),
        )

    def hour(self, start: str, minutes: int = 0) -> str:
        r"""Return the hour of the day alone.

        >>> Words("en").hour("2024-07-25T12:00", 30), Words("fr").hour("2024-07-25T12:00")
        ('12:30', '12\xa0h')
        """
        when = moment(start, minutes)
        key = "figures.clock" if when.minute else "figures.clock_full"
        return self.say(key, hour=str(when.hour), minute=f"{when.minute:02}")

    def part_of_day(self, start: str, minutes: int = 0) -> str:
        """Return the part of the day.

        >>> Words("en").part_of_day("2024-07-25T12:00"), Words("fr").part_of_day("2024-07-25T23:00")
        ('noon', 'nuit')
        """
        hour = moment(start, minutes).hour
        parts = ("night", "morning", "noon", "afternoon", "evening", "night")
        return self.say(f"part_of_day.{parts[sum(hour >= limit for limit in (5, 11, 14, 18, 21))]}")

    def place_near(self, book: Rulebook, at: Hex) -> str:
        """Return where a hex lies: 19 km W of Tinzaouaten, 19 km à l'ouest de Tinzaouaten."""
        return str(self.near(book, at).cases["bare"])

    def near(self, book: Rulebook, at: Hex) -> Phrase:
        """Return where a hex lies, in its cases `at`, `to`, `from`, `of`, `by` and `bare`.

        To the kilometre: nobody speaks of 8.7 km from a village.
        """
        from game.words.bearings import bearing

        found = bearing(book, at)
        name = self.named(f"{at.q}, {at.r}" if found is None else found.place.name)
        if found is None or found.wind is None:
            return Phrase(name.plain, {**name.cases, "by": self.by(book, at)})
        bare = self.say(
            "place.bearing",
            distance=self.km(1000 * figures.rounded(found.distance_m, 1000)),
            wind=self.say(f"wind.{found.wind}"),
            place=name,
        )
        cases = {case: self.say(f"place.off.{case}", bearing=bare) for case in PLACE_CASES}
        return Phrase(cases["at"], {**cases, "bare": bare, "by": self.by(book, at)})

    def by(self, book: Rulebook, at: Hex) -> str:
        """Return whence people are who saw what happened in a hex: of a place, or near one."""
        from game.words.bearings import home_near

        home = home_near(book.ground, at)
        if home is None:
            return self.say("place.by.nowhere")
        name = self.named(home.name)
        return name.cases["of"] if home.at == at else self.say("place.by.near", place=name)

    def nowhere(self) -> Phrase:
        """Return a place nobody knows, in its cases."""
        cases = {case: self.say(f"place.unknown.{case}") for case in (*PLACE_CASES, "bare")}
        return Phrase(cases["at"], {**cases, "by": self.say("place.by.nowhere")})

    def named(self, name: str) -> Phrase:
        """Return a place's name in its cases.

        >>> "{0}, {0:of}".format(Words("fr").named("In-Afarak"))
        'à In-Afarak, d’In-Afarak'
        >>> str(Words("fr").named("Aguelhok airstrip").cases["bare"])
        'Piste d’Aguelhok'
        """
        key = f"place.called.{slug(name)}"
        name = self.say(key) if self.knows(key) else name
        cases = {
            "at": self.say("place.at", name=name),
            "to": self.say("place.to", name=name),
            "from": self.of(name, "from"),
            "of": self.of(name),
            "by": self.of(name),
            "bare": name,
        }
        return Phrase(cases["at"], cases)

    def of(self, name: str, case: str = "of") -> str:
        """Return *name* as the one something belongs to or comes from.

        >>> Words("fr").of("Anefis"), Words("fr").of("Kidal"), Words("en").of("Kidal")
        ('d’Anefis', 'de Kidal', 'of Kidal')
        """
        elided = self.language == "fr" and name[:1] in VOWELS
        return self.say(f"place.{case}_vowel" if elided else f"place.{case}", name=name)


def slug(name: str) -> str:
    """Return a name as keys of words hold it.

    >>> slug("Tin Zaouatine airfield (Algeria)")
    'tin_zaouatine_airfield_algeria'
    """
    letters = "".join(each for each in normalize("NFKD", name) if not combining(each))
    return "_".join(re.findall(r"[a-z0-9]+", letters.lower()))


def moment(start: str, minutes: int) -> datetime:
    """Return the time *minutes* after *start*."""
    return datetime.fromisoformat(start) + timedelta(minutes=minutes)
