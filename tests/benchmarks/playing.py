"""Playing: random orders, the turns of bots, and how they grow."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple

from game import folders
from game.bots import Desk, bot_named
from game.rules.engine import begin, carried_out
from game.rules.events import play
from game.rules.rulebook import Rulebook
from game.rules.state import GameState
from game.rules.view import observe
from game.scenario.load import Opened, opened
from game.session import Session
from game.simulation.measures import figures
from game.simulation.series import between_bots
from tests.benchmarks.clock import Cost, median_process
from tests.benchmarks.invented import TURNS, invented
from tests.benchmarks.peers import (
    CHESS,
    FIRST_ORDERS,
    FREECIV_ROUND,
    WESNOTH_MATCH,
    WESNOTH_MEMORY,
    WESNOTH_SIDE_TURN,
    chess_rate,
    slowness,
)
from tests.benchmarks.row import Row, milliseconds

TWO = ("army", "csp")
FOUR = ("army", "wagner", "csp", "jihadists")
SHIPPED = folders.scenarios() / "tinzaouaten_2024.yaml"


def random_orders() -> Row:
    """Measure random legal orders: view, offers, choice, resolution, new state."""
    ours, peer = orders_a_second(), chess_rate() or CHESS / slowness()
    return Row(
        "random legal orders", f"{ours:,.0f}/s", f"python-chess {peer:,.0f}/s", ours / peer,
        0.12, 0.5, "Tinzaouaten, 11 units",
    )  # fmt: skip


def time_per_order() -> Row:
    """Measure the time of a random legal order against that of the game's first version."""
    ours, peer = 1 / orders_a_second(), slowness() / FIRST_ORDERS
    return Row(
        "time per random order, against the first version", milliseconds(ours),
        f"first version {milliseconds(peer)}", ours / peer, 1.5, 1.2, "Tinzaouaten, 11 units",
    )  # fmt: skip


@cache
def orders_a_second() -> float:
    """Return the random orders a second: of each match the best of three, of matches the middle."""
    book = opened(SHIPPED).book
    return median(max(random_match(book, seed) for _ in range(3)) for seed in range(2, 9))


def random_match(book: Rulebook, seed: int) -> float:
    """Return the orders a second of a match of random players."""
    bots = {side: bot_named("random", book, side) for side in book.factions}
    began, given = process_time(), 0
    state = play(GameState(), begin(book, seed))
    while (side := state.clock.acting) is not None:
        order = bots[side].choose(Desk(book, observe(book, state, side), given)).order
        state = carried_out(book, state, order).state
        given += 1
    return given / (process_time() - began)


class Pace(NamedTuple):
    """How a match between bots went."""

    side_turn: float
    """Seconds for one side in one turn, mornings and evenings shared out."""

    orders: float
    """Given by one side in one turn."""

    fights: int


@cache
def pace(sides: tuple[str, ...], units: int, hexes: int) -> Pace:
    """Return how bots play an invented match, the middle of three.

    Every staff gets a command point for each unit, beyond the scenario format's limit of 30.
    """
    with TemporaryDirectory() as folder:
        read = opened(invented(Path(folder) / "invented.yaml", sides, units, hexes))
    book = with_points(read.book, units)
    return sorted(played(replace(read, book=book), seed) for seed in (1, 2, 3))[1]


def with_points(book: Rulebook, points: int) -> Rulebook:
    """Return a rulebook in which every staff has so many command points."""
    sides = {key: replace(side, command_points=points) for key, side in book.sides.items()}
    return replace(book, sides=sides)


def played(read: Opened, seed: int) -> Pace:
    """Return how one match goes."""
    session = Session.start(read.book, read.text, read.digest, seed, {})
    began = process_time()
    session.run_bots()
    taken = process_time() - began
    side_turns = session.state.clock.turn * len(session.players)
    fights = sum(fact.kind == "fight" for fact in session.state.facts.values())
    return Pace(taken / side_turns, len(session.steps) / side_turns, fights)


def side_turn() -> Row:
    """Measure a bot's turn against that of Wesnoth's default AI."""
    ours, peer = pace(TWO, 25, 2400), WESNOTH_SIDE_TURN * slowness()
    return Row(
        "side turn of a bot, 25 units a side, 2,400 hexes", milliseconds(ours.side_turn),
        f"Wesnoth {milliseconds(peer)}", ours.side_turn / peer, 1 / 10, 1 / 20,
        f"{ours.orders:.1f} orders a side turn, {ours.fights} fights in {TURNS} turns",
    )  # fmt: skip


def round_of_four() -> Row:
    """Measure a round of four bots against one of Freeciv's."""
    ours, peer = 4 * pace(FOUR, 43, 2400).side_turn, FREECIV_ROUND * slowness()
    return Row(
        "round of four bots, 172 units", milliseconds(ours), f"Freeciv {milliseconds(peer)}",
        ours / peer, 0.5, 0.25,
    )  # fmt: skip


def growth_with_units() -> Row:
    """Measure how much longer a turn takes with four times the units."""
    few, many = pace(TWO, 25, 2400), pace(TWO, 100, 2400)
    return grown("side turn, from 25 to 100 units a side", few, many, "26", 5, 4)


def growth_with_hexes() -> Row:
    """Measure how much longer a turn takes on four times the ground."""
    small, large = pace(TWO, 25, 2400), pace(TWO, 25, 9600)
    return grown("side turn, from 2,400 to 9,600 hexes", small, large, "1.6", 1.3, 1.1)


def grown(work: str, before: Pace, after: Pace, peer: str, must: float, dream: float) -> Row:
    """Return the row of a growth."""
    return Row(
        work,
        f"{milliseconds(before.side_turn)} to {milliseconds(after.side_turn)}",
        f"Wesnoth grows {peer} times",
        after.side_turn / before.side_turn,
        must,
        dream,
        f"{before.orders:.1f} to {after.orders:.1f} orders a side turn, "
        f"{before.fights} to {after.fights} fights",
    )


def whole_match() -> Row:
    """Measure a match from the command line, process start included."""
    with TemporaryDirectory() as folder:
        cost = match_of(Path(folder), 25)
    peer = WESNOTH_MATCH * slowness()
    return Row(
        f"whole match, {TURNS} turns, 25 units a side", f"{cost.cpu:.2f} s",
        f"Wesnoth {peer:.1f} s", cost.cpu / peer, 1 / 7, 1 / 15,
    )  # fmt: skip


def memory_of_match() -> Row:
    """Measure the memory of a match from the command line."""
    with TemporaryDirectory() as folder:
        few, many = (match_of(Path(folder), units).memory for units in (25, 100))
    return Row(
        "memory of a match, 25 units a side", f"{few / 1e6:.0f} MB",
        f"Wesnoth {WESNOTH_MEMORY / 1e6:.0f} MB", few / WESNOTH_MEMORY, 120 / 166, 80 / 166,
        f"{many / 1e6:.0f} MB at 100 a side",
    )  # fmt: skip


def match_of(folder: Path, units: int) -> Cost:
    """Return what it costs to play one invented match from the command line."""
    scenario = invented(folder / f"{units}.yaml", TWO, units, 2400)
    command = ["main.py", "simulate", str(scenario), "--games", "1", "--workers", "1", "--json"]
    return median_process(command, rounds=3 if units == 25 else 1)


def better_than_random() -> Row:
    """Measure how often a bot does better than random play in its seat, on the same luck."""
    read = opened(SHIPPED)
    pairs = [(side, seed) for side in read.book.factions for seed in range(1, 11)]
    won = Counter(
        side
        for side, seed in pairs
        if score(read, seed, side, "standard") > score(read, seed, side, "random")
    )
    wins, by_side = won.total(), (f"{side} {won[side]}" for side in read.book.factions)
    return Row(
        "bots against random play, paired matches", f"{wins} won", f"of {len(pairs)}",
        wins / len(pairs), 0.95, 1.0, ", ".join(by_side),
    )  # fmt: skip


def score(read: Opened, seed: int, side: str, player: str) -> float:
    """Return what a faction scores when *player* plays it and bots the others."""
    found = figures(between_bots(read, seed, {side: player}))
    return next(float(each.value or 0) for each in found if each[:2] == ("score", side))
