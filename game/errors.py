"""The mistakes that a caller can make and a reader must understand."""

from typing import ClassVar


class IfoghasError(Exception):
    """What went wrong, as one clear sentence: the place, the value, what would be right.

    Every error that the game expects derives from this class; the command line prints its text
    and ends with its exit code, without a traceback.

    >>> str(IfoghasError("delta.yaml:3:7: 'x' is not in the legend '.', 'w'."))
    "delta.yaml:3:7: 'x' is not in the legend '.', 'w'."
    """

    exit_code: ClassVar[int] = 1
    """How the process ends: 1 for something found wrong in what was read."""


class WrongUseError(IfoghasError):
    """What was asked for cannot be: an unknown faction, a file that is not there.

    >>> WrongUseError("There is no faction 'fama'; the scenario has army, csp.").exit_code
    2
    """

    exit_code: ClassVar[int] = 2
    """How the process ends: 2 for wrong use."""
