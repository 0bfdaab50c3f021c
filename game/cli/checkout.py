"""Some commands work on the files beside main.py, which an installed copy does not have."""

from pathlib import Path

from game.bootstrap import ROOT
from game.errors import WrongUseError


def checkout(command: str) -> Path:
    """Return the folder of main.py, for a *command* that needs what lies there."""
    if not (Path(ROOT) / "main.py").is_file():
        raise WrongUseError(
            f"`{command}` works on a checkout of the game, as `python3 main.py {command}`; "
            "this is an installed copy."
        )
    return Path(ROOT)
