"""Processes: how soon something can be seen, and whether two work twice as fast as one."""

from pathlib import Path

from tests.benchmarks.clock import Cost, median_process, process
from tests.benchmarks.peers import WESNOTH_TITLE, slowness
from tests.benchmarks.playing import SHIPPED
from tests.benchmarks.row import Missing, Row, milliseconds
from tests.source import GAME

BLIND = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}

BARE_WINDOW = """
import math, pygame
pygame.display.init()
window = pygame.display.set_mode((1280, 800))
corners = [(math.sin(n * math.pi / 3), math.cos(n * math.pi / 3)) for n in range(6)]
for number in range(2400):
    left, top = 21 * (number % 60), 19 * (number // 60)
    shape = [(left + 12 * right, top + 12 * down) for right, down in corners]
    pygame.draw.polygon(window, (200, 180, number % 256), shape)
pygame.display.flip()
"""
"""A window with 2,400 shapes and nothing else."""

GAMES = 16
"""Matches in a series that one worker plays, then two."""


def version() -> Row:
    """Measure `main.py --version` against Python doing nothing."""
    ours = median_process(["main.py", "--version"], rounds=11).cpu
    peer = median_process(["-c", "pass"], rounds=11).cpu
    return Row(
        "main.py --version", milliseconds(ours), f"python -c pass {milliseconds(peer)}",
        ours / peer, 4, 3,
    )  # fmt: skip


def first_frame() -> Cost:
    """Return what it costs to start the game and draw one frame."""
    return median_process(["main.py", "play", str(SHIPPED), "--frames", "1"], rounds=3, **BLIND)


def wait_for_first_frame() -> Row | Missing:
    """Measure the wait for the first frame against Wesnoth's title screen."""
    if not is_there("ui/app.py"):
        return Missing("start to first frame, wall", "there is no window yet")
    ours, peer = first_frame().wall, WESNOTH_TITLE * slowness()
    return Row(
        "start to first frame, wall", f"{ours:.2f} s", f"Wesnoth's title {peer:.2f} s",
        ours / peer, 0.33, 0.15,
    )  # fmt: skip


def work_of_first_frame() -> Row | Missing:
    """Measure the processor time of the first frame against a bare window's."""
    if not is_there("ui/app.py"):
        return Missing("start to first frame, processor", "there is no window yet")
    ours = first_frame().cpu
    peer = median_process(["-c", BARE_WINDOW], rounds=5, **BLIND).cpu
    return Row(
        "start to first frame, processor", milliseconds(ours),
        f"bare window with 2,400 shapes {milliseconds(peer)}", ours / peer, 3, 2,
    )  # fmt: skip


def is_there(file: str) -> bool:
    """Return whether the game has a file."""
    return Path(GAME, file).is_file()


def two_workers() -> Row:
    """Measure how much sooner two workers are done than one."""
    alone, shared = series(1), series(2)
    return Row(
        f"two workers against one, {GAMES} matches", f"{shared.wall:.1f} s",
        f"one {alone.wall:.1f} s", alone.wall / shared.wall, 1.8, 1.95,
        "wall time: means nothing on a busy machine",
    )  # fmt: skip


def series(workers: int) -> Cost:
    """Return what it costs to play a series of matches."""
    return process(
        "main.py", "simulate", str(SHIPPED), "--games", str(GAMES), "--workers", str(workers),
        "--json",
    )  # fmt: skip
