"""Processor time: of a call, and of a process with everything it starts."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

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

    memory: int
    """Bytes of memory at most."""


def process(*arguments: str, **environment: str) -> Cost:
    """Return what it costs to run this Python with *arguments* in the checkout.

    Raises:
        CalledProcessError: If it fails.
    """
    began = perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    ) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    kibibytes = usage.ru_maxrss if sys.platform != "darwin" else usage.ru_maxrss // 1024
    return Cost(perf_counter() - began, usage.ru_utime + usage.ru_stime, kibibytes * 1024)


def median_process(arguments: Sequence[str], *, rounds: int, **environment: str) -> Cost:
    """Return the middle of several runs, each quantity by itself."""
    runs = [process(*arguments, **environment) for _ in range(rounds)]
    wall, cpu, memory = (median(each) for each in zip(*runs, strict=True))
    return Cost(wall, cpu, int(memory))
