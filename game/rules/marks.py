"""Marks: what a faction's doctrine remembers from one order or evening to the next."""

from game.rules.changes import Set
from game.rules.resolution import Resolution


def mark(course: Resolution, side: str, **values: int) -> None:
    """Let a side remember numbers by name; nothing happens where it remembers them already."""
    marks = course.state.factions[side].marks
    if any(marks.get(name) != value for name, value in values.items()):
        course.happen("marked", {}, (Set("factions", side, {"marks": {**marks, **values}}),))
