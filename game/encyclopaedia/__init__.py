"""What is known, said and meant outside the match: actors, readings, terms, sources.

Entries are compiled from `game/data/encyclopaedia` and from scenarios, in one language at a time.
"""

from game.encyclopaedia.entries import Entry, Kind, compiled, found, of_kind

__all__ = ["Entry", "Kind", "compiled", "found", "of_kind"]
