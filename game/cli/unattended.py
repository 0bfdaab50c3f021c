"""What happens where there is neither window nor terminal: bots play and their match is told."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game import folders

SCENARIO: Final = "tinzaouaten_2024.yaml"
"""The scenario that is played where none is named."""

PICTURE_SIZE: Final = (1280, 800)
"""Width and height of the last board, in pixels."""


def tell(
    scenario: Path | None,
    seed: int | None,
    language: str,
    assume: Sequence[str] | None = None,
) -> int:
    """Let bots play a match, tell it as the public sees it, leave its log and last picture."""
    from game.session import unattended
    from game.ui.shot import shoot
    from game.words import Words

    words = Words(language)

    def show_progress(turn: int, turns: int) -> None:
        print(words.say("cli.turn", turn=turn, turns=turns), file=sys.stderr)

    log = unattended(
        scenario or folders.scenarios() / SCENARIO,
        seed=seed,
        folder=folders.saves(),
        say=print,
        progress=show_progress,
        language=language,
        assume=assume,
    )
    picture = log.with_suffix(".png")
    shoot(log, picture, seat="public", turn=None, size=PICTURE_SIZE)
    print(words.say("cli.left", log=str(log), picture=str(picture)))
    return 0
