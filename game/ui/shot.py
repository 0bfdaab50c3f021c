"""A picture of a board for a scenario's start or for a turn of a match, without a window."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.errors import WrongUseError
from game.rules.engine import begin
from game.rules.events import INSTRUCTOR, PUBLIC, play
from game.rules.rulebook import Rulebook
from game.rules.state import GameState
from game.rules.view import View, observe
from game.scenario.load import load
from game.session.replay import open_match
from game.ui.assets import SMOOTH
from game.ui.board.tokens import stacks_of
from game.ui.ground_sheet import sheet_of
from game.ui.picture import picture
from game.ui.theme import Size, Theme
from game.ui.widgets.text import letters
from game.ui.words import ScreenWords
from game.words import Words, capital, sentence

SEED: Final = 1
"""Of the start that a scenario's picture shows."""


def shoot(
    source: Path,
    out: Path,
    *,
    seat: str = PUBLIC,
    turn: int | None = None,
    size: tuple[int, int] = (1280, 800),
    language: str = "en",
) -> None:
    """Write a picture of a board as a PNG file.

    Args:
        source: A scenario, of which the start is shown, or the log of a match.
        out: The picture.
        seat: Who sees the board so: a faction, `public` or `instructor`.
        turn: Of a log, shown as it ended; None for the last.
        size: Pixels across and down.
        language: Of the caption.

    Raises:
        ScenarioError, LogError: If the source cannot be read.
        WrongUseError: If there is no such seat or turn, or the picture cannot be written.
    """
    book, state = moment_of(source, turn)
    if seat not in (*book.factions, PUBLIC, INSTRUCTOR):
        seats = ", ".join((*book.factions, PUBLIC, INSTRUCTOR))
        raise WrongUseError(f"There is no seat {seat!r}; there are {seats}.")
    shown = drawn(book, observe(book, state, seat), state.seed, size, ScreenWords(language))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(shown, str(out))
    except (OSError, pygame.error) as trouble:
        raise WrongUseError(f"{out}: the picture cannot be written there ({trouble}).") from trouble


def moment_of(source: Path, turn: int | None) -> tuple[Rulebook, GameState]:
    """Return the rulebook and the state that is to be shown."""
    if not is_log(source):
        book = load(source)
        if turn is not None and turn > 1:
            raise WrongUseError(
                f"{source}: a scenario shows its start; turn {turn} wants the log of a match."
            )
        return book, play(GameState(), begin(book, SEED))
    match = open_match(source)
    found = None
    for state in match.states():
        if turn is None or state.clock.turn <= turn:
            found = state
    reached = state.clock.turn
    if found is None or (turn is not None and turn > reached):
        raise WrongUseError(f"{source}: there is no turn {turn}; the match came to turn {reached}.")
    return match.book(), found


def is_log(source: Path) -> bool:
    """Return whether a file is the log of a match: its name says so, or its first letter."""
    if source.suffix == ".jsonl":
        return True
    with source.open("rb") as file:
        return file.read(1) == b"{"


def drawn(
    book: Rulebook, view: View, seed: int, size: tuple[int, int], words: Words
) -> pygame.Surface:
    """Return the board under a caption."""
    theme = Theme()
    bar = letters(Size.BODY, theme, bold=True).get_height() + 14
    canvas = pygame.Surface(size)
    canvas.fill(theme.palette.panel)
    home = next(iter(sorted(book.home_countries)), "ML")
    board = picture(
        sheet_of(book.ground, home), stacks_of(book, view), (size[0], max(1, size[1] - bar)), theme
    )
    canvas.blit(board, (0, bar))
    draw_caption(canvas, caption(book, view, seed, words), theme)
    return canvas


def caption(book: Rulebook, view: View, seed: int, words: Words) -> tuple[str, str]:
    """Return what stands above the board, left and right."""
    elapsed = max(0, book.elapsed(view.turn))
    left = f"{words.text(book.title)} · {words.date(book.start, elapsed)}"
    seen = sentence(
        book, words, "ui.shot", {"turn": str(view.turn), "faction": view.side, "seed": str(seed)}
    )
    return left, capital(seen)


def draw_caption(canvas: pygame.Surface, caption: tuple[str, str], theme: Theme) -> None:
    """Draw the caption; in a narrow picture the left part alone."""
    left = letters(Size.BODY, theme, bold=True).render(caption[0], SMOOTH, theme.palette.text)
    right = letters(Size.SMALL, theme).render(caption[1], SMOOTH, theme.palette.quiet)
    canvas.blit(left, (12, 7))
    if left.get_width() + right.get_width() + 40 <= canvas.get_width():
        canvas.blit(right, right.get_rect(topright=(canvas.get_width() - 12, 9)))
