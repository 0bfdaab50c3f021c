"""What happens where there is neither window nor terminal: bots play and their match is told."""

import sys
from pathlib import Path

from game import folders

SCENARIO = "tinzaouaten_2024.yaml"
"""The scenario that is played where none is named."""


def tell(scenario: Path | None, seed: int | None, language: str) -> int:
    """Let bots play a match, tell it as the public sees it, leave its log and last picture."""
    from game.session import unattended
    from game.ui.shot import shoot

    log = unattended(
        scenario or folders.scenarios() / SCENARIO,
        seed=seed,
        folder=folders.saves(),
        say=print,
        progress=show_progress,
        language=language,
    )
    picture = log.with_suffix(".png")
    shoot(log, out=picture, seat="public", turn=None, size=(1280, 800))
    print(f"The match is in {log}, its last board in {picture}.")
    return 0


def show_progress(done: int, of: int) -> None:
    """Say on standard error how many turns of the match are played."""
    print(f"turn {done} of {of}", file=sys.stderr)
