"""A match in a terminal: short sentences, lists with numbers, `?` for every why."""

from game.text.conversation import converse
from game.text.entry import play

__all__ = ["converse", "play"]
