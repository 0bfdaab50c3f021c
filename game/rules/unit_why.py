"""Why a unit stands as it does: its cohesion, its stores, its ammunition, its hours.

The second half of `game.rules.why`: what a unit's owner may ask of its figures. As there, every
reason comes from the number or the function that the rules themselves use.
"""

from game.rules.chapters.supply import known_sources
from game.rules.going import Share
from game.rules.marching import hours
from game.rules.power import steadiness
from game.rules.rulebook import Rulebook
from game.rules.sources import Source, said
from game.rules.state import Value
from game.rules.units import Unit
from game.rules.view import View
from game.rules.why import Why, sight_why


def cohesion_why(book: Rulebook, unit: Unit) -> Why:
    """Return how far a unit still acts as one, what that does, and what brings it back."""
    return Why(
        "why.cohesion",
        unit.cohesion,
        "permille",
        args={
            "unit": unit.id,
            "power_factor": steadiness(book.numbers, unit.cohesion),
            "break_permille": book.factions[unit.faction].breaking_point(book, unit),
            "rest_permille": book.numbers["rest.cohesion_per_day"],
            "best_permille": max(unit.cohesion, book.plan_of(unit.id).cohesion),
        },
    )


def stores_why(book: Rulebook, view: View, unit: Unit) -> Why:
    """Return how many days of water and fuel a unit has, what moved them, what feeds it here."""
    changes = tuple(Share(cause, moved, {}) for cause, moved in unit.stores_causes)
    march = 100 + book.numbers["march.fuel_per_day"]
    return Why(
        "why.stores",
        unit.water_fuel,
        "days",
        unit.water_fuel - sum(change.permille for change in changes),
        changes=changes,
        args={
            "unit": unit.id,
            "full_days": book.types[unit.type].water_fuel,
            "thirst_permille": book.numbers["supply.thirst_per_day"],
            "march_days": unit.water_fuel * 100 // march,
            "feeds_sentence": feeding(tuple(known_sources(book, view, unit))),
        },
    )


def feeding(here: tuple[Source, ...]) -> Value:
    """Return the sentence on what a unit lives on where it stands, or could draw on."""
    lives_on = [source for source in here if source.feeds]
    key = "why.fed" if lives_on else "why.fed_partly" if here else "why.fed_none"
    listed = tuple(said(source.kind, source.id) for source in lives_on or here)
    return key, {"from_sentences": listed} if here else {}


def ammunition_why(book: Rulebook, unit: Unit) -> Why:
    """Return how many fights a unit's ammunition lasts, and what it is without."""
    return Why(
        "why.ammunition",
        unit.ammunition,
        "tenths",
        args={
            "unit": unit.id,
            "full_tenths": book.types[unit.type].ammunition,
            "dry_tenths": book.numbers["combat.dry_below"],
            "dry_factor": book.numbers["combat.dry"],
        },
    )


def hours_why(book: Rulebook, view: View, unit: Unit) -> Why:
    """Return how much of the turn a unit can still work; the weather takes part of a march."""
    return Why(
        "why.hours",
        unit.minutes,
        "minutes",
        factors=hours(book, view.weather),
        args={
            "unit": unit.id,
            "turn_minutes": book.turn_minutes,
            "marched_m": unit.marched_m,
            "left_m": unit.march_m,
            "rest_permille": unit.minutes * book.numbers["rest.cohesion_per_day"] // 1440,
            "fatigue_permille": unit.minutes * book.numbers["rest.fatigue_per_day"] // 1440,
        },
    )


def unit_whys(book: Rulebook, view: View, unit: Unit) -> tuple[Why, ...]:
    """Return the answers to all that its owner may ask of a unit."""
    return (
        cohesion_why(book, unit),
        stores_why(book, view, unit),
        ammunition_why(book, unit),
        hours_why(book, view, unit),
        sight_why(book, view, unit),
    )
