"""Worked examples: cases computed, when the book is made, by the functions that a match uses."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Final

from game.rulebook.field import HERE, aircraft, far, field, unit
from game.rulebook.pages import Example, Table
from game.rules.airbase import fire_of
from game.rules.contacts import Contact, Estimate, Level, Sighting
from game.rules.forces import Manner, Scene, arrayed
from game.rules.forgetting import grow_old
from game.rules.ground import Terrain
from game.rules.odds import Odds, odds
from game.rules.orders import Pace, Route
from game.rules.power import Factor
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import Clock, GameState
from game.rules.units import Mobility, Posture, Unit, Vehicles
from game.words import Words

Made = Callable[[Words], Example]
"""Works an example out in a language."""


def engagement(words: Words) -> Example:
    """Three to one, both ready, on open gravel."""
    book = field(Terrain.REG)
    ours = unit(book, "army", "technical_squadron", 300, Vehicles(technical=36))
    theirs = unit(book, "csp", "technical_squadron", 100, Vehicles(technical=12))
    battle = arrayed(book, Scene(HERE), (ours,), (theirs,), ("example",))
    found = odds(book.numbers, battle)
    rows = (
        *expectation(words, found),
        *factor_rows(words, "book.attackers", found.attackers),
        *factor_rows(words, "book.defenders", found.defenders),
    )
    return told(words, "engagement", rows, ours.people, theirs.people)


def ambush(words: Words) -> Example:
    """A band in a wadi waits for a column of twice its people, at the three paces."""
    book = field(Terrain.WADI)
    ours = unit(book, "jihadists", "katiba", 60, Vehicles(technical=6))
    column = unit(book, "army", "motorised_company", 120, Vehicles(2, 4, 14), Posture.MARCH)
    by_pace = {pace: sprung(book, ours, column, pace) for pace in Pace}
    labels = [label for label, _ in expectation(words, by_pace[Pace.NORMAL])]
    rows = tuple(
        (label, *(expectation(words, by_pace[pace])[place][1] for pace in Pace))
        for place, label in enumerate(labels)
    )
    paces = tuple(words.say(f"pace.{pace}") for pace in Pace)
    return told(words, "ambush", rows, ours.people, column.people, head=("", *paces))


def sprung(book: Rulebook, ours: Unit, column: Unit, pace: Pace) -> Odds:
    """Return the odds of an ambush on a column at a pace, shaken by the first shots."""
    shaken = replace(column, cohesion=column.cohesion - book.numbers["combat.surprised"])
    scene = Scene(HERE, Manner.AMBUSH, pace)
    return odds(book.numbers, arrayed(book, scene, (ours,), (shaken,), ("example",)))


def expectation(words: Words, found: Odds) -> tuple[tuple[str, str], ...]:
    """Return what may be expected of an engagement, line by line."""
    return (
        (words.say("book.ratio"), words.ratio(found.ratio)),
        (words.say("book.win"), words.percent(found.win)),
        (words.say("book.draw"), words.percent(found.draw)),
        (words.say("book.loss"), words.percent(found.loss)),
        (words.say("book.own_losses"), words.estimate(*found.own_losses)),
        (words.say("book.their_losses"), words.estimate(*found.their_losses)),
    )


def factor_rows(words: Words, key: str, factors: tuple[Factor, ...]) -> Iterator[tuple[str, str]]:
    """Yield the factors of a side with whose they are."""
    for factor in factors:
        yield words.say(key, factor=words.say(factor.key)), words.factor(factor.permille)


def march(words: Words) -> Example:
    """How far a column goes in a day, by terrain and pace."""
    book = field(Terrain.REG)
    rows = tuple(
        (words.say(f"terrain.{terrain.name.lower()}"), *kilometres(words, book, terrain))
        for terrain in Terrain
    )
    paces = tuple(words.say(f"pace.{pace}") for pace in Pace)
    return told(words, "march", rows, head=("", *paces))


def kilometres(words: Words, book: Rulebook, terrain: Terrain) -> Iterator[str]:
    """Yield a column's day in a terrain at each pace."""
    rate = book.going.rate(terrain, Mobility.COLUMN, Route.FAST)
    for pace in Pace:
        if rate == 0:
            yield "–"
        else:
            metres = book.going.day_m[Mobility.COLUMN] * 1000 // rate
            yield words.km(metres * 1000 // book.numbers[f"march.pace.{pace}"])


def decay(words: Words) -> Example:
    """An identified column that nobody sees again, turn by turn."""
    book = field(Terrain.REG)
    state = GameState(
        clock=Clock(turn=1),
        factions={"csp": None},  # type: ignore[dict-item]
        contacts={"csp": {"csp1": Contact(first_sight(), "army_column")}},
    )
    rows = tuple(decay_rows(words, book, state))
    head = tuple(words.say(f"book.{name}") for name in ("unseen", "level", "doubt"))
    return told(words, "decay", rows, head=head)


def first_sight() -> Sighting:
    """Return a column as it was identified in the first turn."""
    return Sighting(
        "csp1", Level.IDENTIFIED, HERE, 0, 1, "own", Estimate(105, 120, 140), 24, "army"
    )


def decay_rows(words: Words, book: Rulebook, state: GameState) -> Iterator[tuple[str, ...]]:
    """Yield how long ago a contact was seen, what it counts as and its doubt, until it is gone."""
    for turn in count(1):
        course = Resolution(book, replace(state, clock=replace(state.clock, turn=turn)))
        grow_old(course)
        state = course.state
        unseen = words.hours((turn - 1) * book.turn_minutes)
        held = state.contacts["csp"].get("csp1")
        if held is None:
            yield unseen, words.say("book.forgotten"), ""
            return
        level = words.say(f"level.{held.sighting.level.name.lower()}")
        yield unseen, level, words.km(held.sighting.doubt_m)


def sortie(words: Words) -> Example:
    """What a strike hits in the open, by its distance from the base."""
    book = field(Terrain.REG)
    kinds = [kind for kind in book.aircraft_types.values() if kind.strike]
    rows = tuple(
        (words.km(metres), *(people_hit(words, book, kind.id, metres) for kind in kinds))
        for metres in range(0, 350_000, 50_000)
    )
    return told(words, "sortie", rows, head=("", *(words.text(kind.name) for kind in kinds)))


def people_hit(words: Words, book: Rulebook, kind: str, metres: int) -> str:
    """Return the people a mean strike hits in the open, to a tenth."""
    fire = fire_of(book, aircraft(kind), far(metres))
    return words.tenths(fire * book.numbers["air.loss"] // 100)


def told(
    words: Words,
    name: str,
    rows: tuple[tuple[str, ...], ...],
    people: int = 0,
    foes: int = 0,
    head: tuple[str, ...] = (),
) -> Example:
    """Return an example with its words."""
    title = words.say(f"book.example.{name}")
    text = words.say(f"book.example.{name}.about", people=people, foes=foes)
    return Example(title, text, Table("", head, rows))


EXAMPLES: Final[Mapping[int, tuple[Made, ...]]] = {
    2: (march,),
    3: (decay,),
    4: (engagement, ambush),
    5: (sortie,),
}
"""By the number of the chapter they stand in."""
