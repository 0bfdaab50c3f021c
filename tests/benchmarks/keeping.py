"""Files: a scenario read, an order written to the log, a recorded match played back."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import yaml

from game.rules.codec import encode_event, encode_order
from game.scenario.ground import Region, build_ground
from game.scenario.load import opened, opened_text
from game.session import Session
from game.session.log import Log
from game.session.replay import open_match
from game.simulation.series import between_bots
from tests.benchmarks.clock import cpu_of
from tests.benchmarks.invented import invented, region
from tests.benchmarks.peers import WESNOTH_AUTOSAVE, WESNOTH_REPLAY, slowness
from tests.benchmarks.playing import TWO
from tests.benchmarks.row import Row, milliseconds


def scenario_load() -> Row:
    """Measure a scenario's way to a playable state, against PyYAML's C parser on the same text."""
    text = scenario_text()
    peer = cpu_of(lambda: yaml.load(text, yaml.CSafeLoader), times=5)
    opened_text(text, "it")
    whole = cpu_of(lambda: opened_text(text, "it"))
    ground = cpu_of(lambda: build_ground(Region(**region(2400)), 5))
    return Row(
        "scenario to playable state, 2,400 hexes, without its ground",
        f"{milliseconds(whole - ground)}", f"PyYAML in C {milliseconds(peer)}",
        (whole - ground) / peer, 2.5, 1.5, f"the ground takes {milliseconds(ground)} more",
    )  # fmt: skip


def scenario_text() -> str:
    """Return an invented scenario of 25 units a side."""
    with TemporaryDirectory() as folder:
        return invented(Path(folder) / "it.yaml", TWO, 25, 2400).read_text(encoding="utf-8")


@cache
def match() -> Session:
    """Return a match of 25 units a side that is over."""
    with TemporaryDirectory() as folder:
        read = opened(invented(Path(folder) / "it.yaml", TWO, 25, 2400))
    return between_bots(read, 1, {})


def log_flushed() -> Row:
    """Measure orders on their way into the log, without waiting for the disk itself."""
    with patch("game.session.log.os.fsync"):
        taken = append()
    peer = WESNOTH_AUTOSAVE * slowness()
    return Row(
        "one order appended to the log, flushed", milliseconds(taken),
        f"Wesnoth's autosave {milliseconds(peer)}", taken / peer, 0.3, 0.1,
        f"with the disk's own flush {milliseconds(append())} of processor time",
    )  # fmt: skip


def append() -> float:
    """Return the seconds an order takes into a log, on the mean of a whole match."""
    steps = match().steps
    with TemporaryDirectory() as folder:
        log = Log()
        log.write_to(Path(folder) / "it.jsonl")

        def write() -> None:
            for step in steps:
                events = [encode_event(event) for event in step.events]
                order = encode_order(step.order)
                log.append({"kind": "order", "side": step.side, "order": order, "events": events})

        taken = cpu_of(write, rounds=3) / len(steps)
        log.close()
    return taken


def replayed_side_turn() -> Row:
    """Measure a recorded match played back, for one side's part of a turn."""
    played = match()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "it.jsonl"
        played.save(path)
        played.close()
        whole = cpu_of(lambda: [*open_match(path).states()], rounds=3)
    ours = whole / played.state.clock.turn / len(played.players)
    peer = WESNOTH_REPLAY * slowness()
    return Row(
        "replay of one recorded side turn", milliseconds(ours), f"Wesnoth {milliseconds(peer)}",
        ours / peer, 0.3, 0.05, f"{len(played.steps)} orders in the log",
    )  # fmt: skip
