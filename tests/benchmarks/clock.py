"""Processor time: of a call, and of a process with everything it starts."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import process_time
from typing import Final, NamedTuple

from tests.source import ROOT


def cpu_of(call: Callable[[], object], *, times: int = 1, rounds: int = 5) -> float:
    """Return the seconds one of *times* calls takes; the median of some rounds."""
    return median(one_round(call, times) for _ in range(rounds))


def one_round(call: Callable[[], object], times: int) -> float:
    """Return the mean seconds of a call."""
    began = process_time()
    for _ in range(times):
        call()
    return (process_time() - began) / times


class Cost(NamedTuple):
    """What a process took."""

    wall: float
    """Seconds from its start to its end."""

    cpu: float
    """Seconds of processor time, its own and that of the processes it waited for."""

    memory: float
    """Bytes of memory at most."""


LAUNCHER: Final = """
import os, subprocess, sys, time
began = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
unit = 1 if sys.platform == "darwin" else 1024
print(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)
os._exit(os.waitstatus_to_exitcode(status) != 0)
"""
"""Starts a process and tells its cost. A process counts what its parent held when it was started
as its own memory, so the parent has to be a small one."""


def process(*arguments: str, **environment: str) -> Cost:
    """Return what it costs to run this Python with *arguments* in the checkout.

    Raises:
        CalledProcessError: If it fails.
    """
    launched = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        check=True,
    )
    wall, cpu, memory = map(float, launched.stdout.split())
    return Cost(wall, cpu, memory)


def median_process(arguments: Sequence[str], *, rounds: int, **environment: str) -> Cost:
    """Return the middle of several runs, each quantity by itself."""
    runs = [process(*arguments, **environment) for _ in range(rounds)]
    return Cost(*(median(each) for each in zip(*runs, strict=True)))
