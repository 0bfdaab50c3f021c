"""Training: what days beside better troops do for a unit, within limits."""

from game.rules.rulebook import Rulebook
from game.rules.units import Unit


def quality_of(book: Rulebook, unit: Unit) -> int:
    """Return how well a unit fights, 1 to 5: its kind's quality, a step more once trained."""
    kind = book.types[unit.type].quality
    if unit.drill < book.numbers["train.step_minutes"]:
        return kind
    return max(kind, min(kind + 1, book.numbers["train.quality_most"]))


def trained_cohesion(book: Rulebook, unit: Unit) -> int:
    """Return a unit's cohesion after one more session, tenths: never beyond what training gives."""
    most = max(unit.cohesion, book.numbers["train.cohesion_most"])
    return min(most, unit.cohesion + book.numbers["train.cohesion"])
