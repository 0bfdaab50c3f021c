"""What can be wrong with the ground an author asks for, one class for each kind of mistake."""

from __future__ import annotations

from game.errors import IfoghasError


class GroundError(IfoghasError):
    """A ground cannot be made as asked."""

    def __init__(self, message: str, suggestion: str) -> None:
        """Keep both sentences; the text of the error is one after the other."""
        super().__init__(f"{message} {suggestion}".strip())
        self.message = message
        """What is wrong: the place and the value."""

        self.suggestion = suggestion
        """What would be right; empty where nobody can tell."""


class RegionError(GroundError):
    """A region is empty, or leaves the data."""


class HexSizeError(GroundError):
    """A hex size is outside what the rules are made for."""


class UnknownPlaceError(GroundError):
    """No place has the name asked for."""


class OffMapError(GroundError):
    """A spot lies outside the map."""


class EditError(GroundError):
    """A correction says nothing, or not enough."""
