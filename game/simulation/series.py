"""A series of matches between bots, played by one process or shared among several."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from game.errors import IfoghasError, WrongUseError
from game.scenario.load import Opened, opened, opened_text
from game.session import Session
from game.simulation.measures import Figure, figures
from game.simulation.summary import summed_up

Progress = Callable[[int, int], None]
"""Gets how many matches are over, of how many."""


class MatchError(IfoghasError):
    """A match that could not be played to its end: which, and what happened."""


class Task(NamedTuple):
    """One match of a series; everything another process needs to play it."""

    name: str
    """What findings call the scenario: its path."""

    text: str
    """The scenario file, so that every process plays the same one."""

    seed: int
    log: Path | None
    """Where the match's log goes, if anywhere."""


class Played(NamedTuple):
    """A match of a series that was played."""

    seed: int
    figures: tuple[Figure, ...]


def simulate(
    path: Path,
    *,
    games: int,
    seed: int,
    workers: int,
    logs: Path | None,
    progress: Progress | None,
) -> dict[str, Any]:
    """Play a scenario *games* times between bots and return what comes out, ready for JSON.

    The measures depend on the scenario and the seeds alone, not on how many share the work.
    Their names are explained in `game.simulation.measures`.

    Args:
        path: The scenario file.
        games: Number of matches.
        seed: Of the first match; the next ones count up from it.
        workers: Processes that share the work.
        logs: Folder for the matches' logs, `<scenario>-<seed>.jsonl`; made where it is missing.
        progress: Told of each match that is over.

    Raises:
        ScenarioError: If the scenario is missing or wrong.
        WrongUseError: If one of the logs exists already; no match is played then.
        MatchError: If a match breaks down.
    """
    began = perf_counter()
    read = opened(path)
    tasks = [
        Task(str(path), read.text, number, log_of(read, logs, number))
        for number in range(seed, seed + games)
    ]
    refuse_to_overwrite(tasks)
    if logs is not None:
        logs.mkdir(parents=True, exist_ok=True)
    workers = min(workers, games)
    played: list[Played] = []
    for each in all_played(read, tasks, workers):
        played.append(each)
        if progress is not None:
            progress(len(played), games)
    return {
        "scenario": read.book.scenario,
        "games": games,
        "seed": seed,
        "workers": workers,
        "seconds": round(perf_counter() - began, 3),
        "measures": summed_up([each.figures for each in in_sequence(played)]),
    }


def log_of(read: Opened, folder: Path | None, seed: int) -> Path | None:
    """Return where a match's log goes."""
    return None if folder is None else folder / f"{read.book.scenario}-{seed}.jsonl"


def refuse_to_overwrite(tasks: Sequence[Task]) -> None:
    """Refuse to play when a log of the series exists."""
    taken = [task.log for task in tasks if task.log is not None and task.log.exists()]
    if taken:
        raise WrongUseError(
            f"{taken[0]}: a log is there already and will not be overwritten; "
            "name another folder or another first seed."
        )


def all_played(read: Opened, tasks: Sequence[Task], workers: int) -> Iterator[Played]:
    """Yield each match as it ends, in whatever sequence that happens."""
    if workers == 1:
        yield from (played_out(read, task) for task in tasks)
        return
    from joblib import Parallel, delayed

    shared = Parallel(n_jobs=workers, backend="loky", return_as="generator_unordered")
    yield from shared(delayed(played_elsewhere)(task) for task in tasks)


def in_sequence(played: Iterable[Played]) -> list[Played]:
    """Return matches from the first seed to the last."""
    return sorted(played, key=attrgetter("seed"))


def played_elsewhere(task: Task) -> Played:
    """Play one match of a series in a process of its own."""
    return played_out(read_once(task.text, task.name), task)


def played_out(read: Opened, task: Task) -> Played:
    """Play one match of a series.

    Raises:
        MatchError: If it breaks down.
        LogError: If its log cannot be written.
    """
    try:
        session = between_bots(read, task.seed, {})
        measured = figures(session)
    except Exception as trouble:
        raise MatchError(
            f"{task.name}: the match with seed {task.seed} broke down "
            f"({type(trouble).__name__}: {trouble})."
        ) from trouble
    if task.log is not None:
        session.save(task.log)
        session.close()
    return Played(task.seed, measured)


@lru_cache(maxsize=1)
def read_once(text: str, name: str) -> Opened:
    """Return a scenario; a process reads it once for all the matches it plays."""
    return opened_text(text, name)


def between_bots(read: Opened, seed: int, players: Mapping[str, str]) -> Session:
    """Return a match that bots have played to its end.

    Args:
        read: The scenario.
        seed: Of the match.
        players: Kind of bot by faction; `standard` for those left out.
    """
    session = Session.start(read.book, read.text, read.digest, seed, players)
    session.run_bots()
    return session
